/**
 * What moves on the page: language, colours, sorting, filters. Everything is in the page without it.
 *
 * A string, since it runs in a browser of any age that people still have, and nothing is compiled for it.
 */
export const script = `
'use strict';
const root = document.documentElement;

function speak(language) {
  root.dataset.language = language;
  texts = new WeakMap();
  root.lang = language === 'zh' ? 'zh-CN' : 'en';
  document.title = root.dataset[language + 'Title'];
  for (const element of document.querySelectorAll('[data-zh]')) {
    const words = element.dataset[language];
    if (element.tagName === 'OPTION') element.textContent = words;
    else if (element.tagName === 'INPUT') element.placeholder = words;
    if (element.tagName !== 'OPTION') element.setAttribute('aria-label', words);
  }
  for (const list of document.querySelectorAll('.list')) show(list);
}

function turnTheme() {
  const system = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
  root.dataset.theme = (root.dataset.theme || system) === 'dark' ? 'light' : 'dark';
}

// The words of the other language are in the row too; only what is seen is looked through.
let texts = new WeakMap();

function textOf(row) {
  if (!texts.has(row)) texts.set(row, textSeen(row));
  return texts.get(row);
}

function textSeen(row) {
  const other = root.dataset.language === 'zh' ? '.en' : '.zh';
  const copy = row.cloneNode(true);
  for (const element of copy.querySelectorAll(other)) element.remove();
  return copy.textContent.toLowerCase();
}

function show(list) {
  const form = list.querySelector('form');
  const text = form.elements.text.value.trim().toLowerCase().split(/\\s+/);
  const selects = [...form.querySelectorAll('select')];
  const rows = [...list.querySelectorAll('tbody tr')];
  let shown = 0;
  for (const row of rows) {
    const isWanted = selects.every((select) => !select.value || row.dataset[select.name] === select.value);
    row.hidden = !isWanted || (text[0] !== '' && !text.every((word) => textOf(row).includes(word)));
    if (!row.hidden) shown++;
  }
  const words = root.dataset.language === 'zh' ? ['显示 ', ' / '] : ['showing ', ' of '];
  list.querySelector('output').textContent = words[0] + shown + words[1] + rows.length;
}

function sort(heading) {
  const isDown = heading.getAttribute('aria-sort') === 'ascending';
  for (const other of heading.parentElement.children) other.removeAttribute('aria-sort');
  heading.setAttribute('aria-sort', isDown ? 'descending' : 'ascending');
  const body = heading.closest('table').tBodies[0];
  const valueOf = (row) => row.cells[heading.cellIndex].dataset.value;
  const rows = [...body.rows].sort((a, b) => compare(valueOf(a), valueOf(b), heading.className === 'number', isDown));
  body.append(...rows);
}

// What has no value comes last in both directions.
function compare(a, b, isNumber, isDown) {
  if (!a || !b) return (a ? 0 : 1) - (b ? 0 : 1);
  const order = isNumber ? Number(a) - Number(b) : a.localeCompare(b, 'zh-CN');
  return isDown ? -order : order;
}

const otherLanguage = () => (root.dataset.language === 'zh' ? 'en' : 'zh');
document.getElementById('language').addEventListener('click', () => speak(otherLanguage()));
document.getElementById('theme').addEventListener('click', turnTheme);
for (const list of document.querySelectorAll('.list')) {
  list.addEventListener('input', () => show(list));
  list.querySelector('form').addEventListener('submit', (event) => event.preventDefault());
  list.querySelector('form').addEventListener('reset', () => setTimeout(() => show(list)));
}
for (const heading of document.querySelectorAll('th')) {
  heading.firstElementChild.addEventListener('click', () => sort(heading));
}
document.addEventListener('click', (event) => {
  const link = event.target.closest('a[data-rule], a[data-find]');
  if (!link) return;
  const list = document.getElementById('findings');
  list.querySelector('form').reset();
  const form = list.querySelector('form').elements;
  if (link.dataset.rule) form.rule.value = link.dataset.rule;
  if (link.dataset.find) form.text.value = link.dataset.find;
  show(list);
});
// A search field is one key away, as on many pages; never while something is typed.
document.addEventListener('keydown', (event) => {
  if (event.key !== '/' || /INPUT|SELECT|TEXTAREA/.test(event.target.tagName)) return;
  event.preventDefault();
  document.querySelector('#findings input').focus();
});
speak(root.dataset.language);
`;
