/** The looks of the page: light and dark by the system or by hand, and a form for paper. */
export const style = `
:root { color-scheme: light dark; --ink: #1b2430; --faint: #5b6675; --ground: #f5f6f8; --card: #ffffff;
  --line: #d9dee5;
  --link: #0b57d0; --error: #c0392b; --warning: #b7791f; --note: #3b78b5; --good: #2f855a; --mark: #eef3fb; }
:root[data-theme=light] { color-scheme: light; }
:root[data-theme=dark] { color-scheme: dark; }
@media (prefers-color-scheme: dark) { :root:not([data-theme=light]) { --ink: #e4e8ee; --faint: #9aa5b4;
  --ground: #14181e;
  --card: #1d232b; --line: #353e4a; --link: #8ab4f8; --error: #f08a7e; --warning: #e6b450; --note: #82b1e0;
  --good: #74c69d;
  --mark: #263140; } }
:root[data-theme=dark] { --ink: #e4e8ee; --faint: #9aa5b4; --ground: #14181e; --card: #1d232b; --line: #353e4a;
  --link: #8ab4f8; --error: #f08a7e; --warning: #e6b450; --note: #82b1e0; --good: #74c69d; --mark: #263140; }
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink);
  font: 15px/1.55 system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Source Han Sans SC", sans-serif; }
html[data-language=zh] .en, html[data-language=en] .zh { display: none; }
.skip { position: absolute; left: -100rem; }
.skip:focus { left: 1rem; top: 1rem; background: var(--card); padding: .5rem 1rem; z-index: 2; }
header, main, footer { max-width: 1240px; margin: 0 auto; padding: 0 1.25rem; }
header { display: flex; flex-wrap: wrap; align-items: baseline; gap: .25rem 1.5rem; padding-top: 1.5rem; }
h1 { font-size: 1.5rem; margin: 0; }
h2 { font-size: 1.15rem; margin: 2.25rem 0 .75rem; }
h3 { font-size: 1rem; margin: 0; }
header p { margin: 0; color: var(--faint); flex: 1 1 16rem; }
a { color: var(--link); }
button, input, select { font: inherit; color: inherit; background: var(--card); border: 1px solid var(--line);
  border-radius: 6px; padding: .3rem .6rem; }
button { cursor: pointer; }
:focus-visible { outline: 3px solid var(--link); outline-offset: 1px; }
.tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(8.5rem, 1fr)); gap: .75rem;
  margin: 1.25rem 0 0; padding: 0; }
.tiles div { background: var(--card); border: 1px solid var(--line); border-radius: 10px; padding: .7rem 1rem; }
.tiles dt { color: var(--faint); font-size: .85rem; }
.tiles dd { margin: 0; font-size: 1.6rem; font-weight: 600; font-variant-numeric: tabular-nums; }
.tiles .error dd, .severity.error, .count.error { color: var(--error); }
.tiles .warning dd, .severity.warning, .count.warning { color: var(--warning); }
.tiles .note dd, .severity.note { color: var(--note); }
.look { background: var(--card); border: 1px solid var(--line); border-radius: 10px; margin: 0; padding: 0;
  list-style: none; }
.look li { padding: .6rem 1rem; border-top: 1px solid var(--line); display: flex; flex-wrap: wrap; gap: .15rem 1rem; }
.look li:first-child { border-top: 0; }
.look strong { flex: 1 1 16rem; }
.look p { margin: 0; flex-basis: 100%; color: var(--faint); }
.charts { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 26rem), 1fr)); gap: 1rem; }
figure { background: var(--card); border: 1px solid var(--line); border-radius: 10px; margin: 0;
  padding: 1rem 1.1rem; }
figcaption p { color: var(--faint); font-size: .85rem; margin: .1rem 0 0; }
svg { display: block; width: 100%; height: auto; margin-top: .75rem; overflow: visible; }
svg text { fill: var(--ink); font-size: 12px; }
svg text.value { font-weight: 600; }
svg text.tick { fill: var(--faint); font-size: 11px; text-anchor: middle; }
svg text.middle { text-anchor: middle; }
svg .error { fill: var(--error); } svg .warning { fill: var(--warning); } svg .note { fill: var(--note); }
svg .good { fill: var(--good); }
svg .grid { stroke: var(--line); } svg .rail { stroke: var(--line); stroke-width: 3; }
svg .hit { fill: transparent; } svg a:hover .hit, svg a:focus .hit { fill: var(--mark); }
.filters { display: flex; flex-wrap: wrap; gap: .5rem; align-items: center; margin: 0 0 .75rem; }
.filters input { flex: 1 1 14rem; } .filters select { max-width: 20rem; }
.filters output { color: var(--faint); font-size: .9rem; }
.scroll { overflow-x: auto; background: var(--card); border: 1px solid var(--line); border-radius: 10px; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; vertical-align: top; padding: .5rem .75rem; border-top: 1px solid var(--line); }
thead th { border-top: 0; font-size: .85rem; white-space: nowrap; color: var(--faint); }
th button { border: 0; background: none; padding: .1rem .2rem; margin: -.1rem -.2rem; font-weight: 600;
  color: inherit; }
th button::after { content: " ↕"; opacity: .35; }
th[aria-sort=ascending] button::after { content: " ↑"; opacity: 1; }
  th[aria-sort=descending] button::after { content: " ↓"; opacity: 1; }
td.number, th.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
td.when, td.severity { white-space: nowrap; } td.severity { font-weight: 600; }
td small { color: var(--faint); display: block; overflow-wrap: anywhere; }
td .sentence { overflow-wrap: anywhere; }
.quotes { list-style: none; margin: .35rem 0 0; padding: 0; display: flex; flex-wrap: wrap; gap: .25rem .9rem; }
.quotes li { border-left: 3px solid var(--line); padding: 0 .6rem; overflow-wrap: anywhere; }
.quotes q { quotes: none; white-space: pre-line; }
.quotes a, .quotes .page { margin-left: .5rem; font-size: .85rem; white-space: nowrap; }
.empty, .cap { color: var(--faint); }
footer { color: var(--faint); font-size: .85rem; padding-top: 2rem; padding-bottom: 3rem; }
[hidden] { display: none !important; }
@media print {
  :root, :root:not([data-theme=light]), :root[data-theme=dark] { color-scheme: light; --ink: #000; --faint: #444;
  --ground: #fff;
    --card: #fff; --line: #bbb; --link: #000; --error: #a32a1e; --warning: #8a5a10; --note: #2b5d92;
  --good: #226644; --mark: #fff; }
  @page { size: A4; margin: 14mm; }
  body { font-size: 9.5pt; }
  header, main, footer { max-width: none; padding: 0; }
  .filters, .skip, header button, .screen { display: none; }
  .tiles { grid-template-columns: repeat(6, 1fr); }
  .tiles dd { font-size: 1.2rem; }
  th button::after { content: none; }
  .charts { grid-template-columns: 1fr 1fr; }
  svg text, svg text.tick { font-size: 15px; }
  .scroll { overflow: visible; border: 0; border-radius: 0; }
  figure, .look li, tr, .tiles div { break-inside: avoid; }
  h2, h3 { break-after: avoid; }
  thead { display: table-header-group; }
  a { text-decoration: none; }
}
`;
