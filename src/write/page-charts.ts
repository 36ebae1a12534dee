/** Pictures of what people would rather look at than read, as inline SVG; each shape has its words too. */

import { type Severity, severities } from '../model/check.ts';
import type { Wording } from '../model/rule.ts';
import { both, type Content, html, type Markup, say, sayInPicture } from './page-html.ts';
import { shortened } from './page-source.ts';
import { bands, type Counts, type ReportRow } from './page-tally.ts';
import { severityWords } from './page-words.ts';

/** Units of the pictures; they are drawn as wide as their column. */
const WIDTH = 520;
const ROW = 34;
/** Rows that a picture has; more of them are no picture any more. */
const MOST_RULES = 10;
const MOST_DOTS = 16;

interface Figure {
  readonly title: Wording;
  readonly note?: Wording | undefined;
  /** The note tells what can be done, which paper cannot. */
  readonly isForScreen?: boolean;
  readonly picture: Markup;
}

function figure({ title, note, isForScreen, picture }: Figure): Markup {
  return html`
    <figure>
      <figcaption>
        <h3>${both(title)}</h3>
        ${note && html`<p class="${isForScreen && 'screen'}">${both(note)}</p>`}
      </figcaption>
      ${picture}
    </figure>`;
}

/** Failing checks by rule, stacked by severity; a bar filters the list of findings by its rule. */
export function rulesChart(byRule: ReadonlyMap<string, Counts>, titleOf: (rule: string) => Wording): Markup {
  const all = [...byRule].sort(([a, one], [b, other]) => sum(other) - sum(one) || (a < b ? -1 : 1));
  const rows = all.slice(0, MOST_RULES);
  const most = Math.max(1, ...rows.map(([, counts]) => sum(counts)));
  const rest = all.length - rows.length;
  const picture = svg(
    rows.length,
    rows.map(([rule, counts], at) => ruleRow(rule, titleOf(rule), counts, at, most)),
  );
  const note = {
    zh: `点击一条即可筛选下面的问题清单。${rest > 0 ? `另有 ${rest} 条规则。` : ''}`,
    en: `A bar filters the list of findings below.${rest > 0 ? ` ${rest} more rules are not drawn.` : ''}`,
  };
  return figure({ title: { zh: '按规则统计的问题', en: 'Findings by rule' }, note, isForScreen: true, picture });
}

function sum(counts: Counts): number {
  return counts.error + counts.warning + counts.note;
}

function ruleRow(rule: string, title: Wording, counts: Counts, at: number, most: number): Markup {
  const unit = (WIDTH - 60) / most;
  const y = at * ROW;
  let x = 0;
  const bars = severities.map((severity) => {
    const width = counts[severity] * unit;
    const bar = width > 0 && barOf(severity, counts[severity], x, y + 18, width);
    x += width;
    return bar;
  });
  return html`
    <a href="#findings" data-rule="${rule}">
      <rect class="hit" x="0" y="${y}" width="${WIDTH}" height="${ROW - 2}"/>
      <text x="0" y="${y + 12}">${sayInPicture(title)}</text>
      ${bars}
      <text class="value" x="${round(x + 6)}" y="${y + 27}">${sum(counts)}</text>
    </a>`;
}

function barOf(severity: Severity, count: number, x: number, y: number, width: number): Markup {
  const { zh, en } = severityWords[severity];
  return html`
    <rect class="${severity}" x="${round(x)}" y="${y}" width="${round(width)}" height="10" rx="2">
      <title>${zh} ${en}: ${count}</title>
    </rect>`;
}

// A tenth of a unit is less than anybody sees.
function round(value: number): string {
  return value.toFixed(1);
}

function svg(rows: number, content: Content, extra = 0): Markup {
  const height = Math.max(1, rows) * ROW + extra;
  return html`<svg viewBox="0 0 ${WIDTH} ${height}" role="group">${content}</svg>`;
}

interface Dot {
  readonly name: string;
  readonly value: number;
  /** The number as it is told. */
  readonly text: string;
}

/** Scores by department, the lowest first; several reports of a department are told by their mean. */
export function scoresChart(rows: readonly ReportRow[]): Markup {
  return dotsChart(
    { zh: '各部门自评得分', en: 'Scores by department' },
    dotsOf(rows, ({ score }) => score),
    { zh: '分', en: '' },
  );
}

/** Execution rates by department, the lowest first. */
export function executionChart(rows: readonly ReportRow[]): Markup {
  return dotsChart(
    { zh: '各部门预算执行率', en: 'Execution rates by department' },
    dotsOf(rows, ({ executionRate }) => executionRate),
    { zh: '%', en: '%' },
  );
}

function dotsOf(rows: readonly ReportRow[], toValue: (row: ReportRow) => string | null): Dot[] {
  const byName = new Map<string, string[]>();
  for (const row of rows) {
    const value = toValue(row);
    if (value !== null) byName.set(row.name, [...(byName.get(row.name) ?? []), value]);
  }
  const dots = [...byName].map(([name, values]) => {
    const value = values.map(Number).reduce((total, one) => total + one, 0) / values.length;
    // A single value is told as printed: 95.10 is not 95.1.
    return { name, value, text: values.length === 1 ? `${values[0]}` : value.toFixed(2) };
  });
  return dots.sort((a, b) => a.value - b.value);
}

function dotsChart(title: Wording, all: readonly Dot[], unit: Wording): Markup {
  const dots = all.slice(0, MOST_DOTS);
  const [low, high] = axisOf(dots);
  const xOf = (value: number) => 4 + ((value - low) / (high - low)) * (WIDTH - 80);
  const ticks = [0, 1, 2, 3, 4].map((step) => low + (step * (high - low)) / 4);
  const foot = dots.length * ROW + 4;
  const grid = ticks.map(
    (tick) => html`
      <line class="grid" x1="${round(xOf(tick))}" x2="${round(xOf(tick))}" y1="0" y2="${foot}"/>
      <text class="tick" x="${round(xOf(tick))}" y="${foot + 13}">${Number(round(tick))}</text>`,
  );
  const picture = svg(dots.length, [grid, dots.map((dot, at) => dotRow(dot, at, xOf, unit))], 22);
  const note =
    all.length > dots.length
      ? { zh: `最低的 ${dots.length} 个，共 ${all.length} 个。`, en: `The ${dots.length} lowest of ${all.length}.` }
      : undefined;
  return figure({ title, note, picture: dots.length > 0 ? picture : nothing });
}

const nothing = html`<p class="empty">${say('没有数据', 'No data')}</p>`;

// Scores crowd below 100: an axis from 0 would show all of them alike. Dots, unlike bars, may begin elsewhere.
function axisOf(dots: readonly Dot[]): [number, number] {
  const values = dots.map(({ value }) => value);
  const low = Math.floor(Math.min(100, ...values) / 10) * 10;
  const high = Math.ceil(Math.max(100, ...values) / 10) * 10;
  return low === high ? [low - 10, high] : [low, high];
}

function dotRow({ name, value, text }: Dot, at: number, xOf: (value: number) => number, unit: Wording): Markup {
  const [x, y] = [round(xOf(value)), at * ROW + 22];
  const tone = value < 80 ? 'error' : value < 90 ? 'warning' : 'good';
  return html`
    <g>
      <title>${name}: ${text}${unit.zh}</title>
      <text x="4" y="${y - 10}">${shortened(name, 30)}</text>
      <line class="rail" x1="4" x2="${x}" y1="${y}" y2="${y}"/>
      <circle class="${tone}" cx="${x}" cy="${y}" r="5"/>
      <text class="value" x="${round(xOf(value) + 10)}" y="${y + 4}">${text}${sayInPicture(unit)}</text>
    </g>`;
}

const bandTones = ['error', 'error', 'warning', 'warning', 'good', 'good', 'good', 'warning'] as const;

/** How many indicators reached which share of their target. */
export function completionChart(counts: readonly number[]): Markup {
  const most = Math.max(1, ...counts);
  const columns = counts.map((count, at) => bandColumn(at, count, (count / most) * 150));
  const total = counts.reduce((all, one) => all + one, 0);
  const note = {
    zh: `共 ${total} 个可计算的指标：实际值除以目标值。目标为上限的不计。`,
    en: `${total} indicators for which it can be computed: actual by target. Targets that are upper limits are left out.`,
  };
  const picture = total > 0 ? html`<svg viewBox="0 0 ${WIDTH} 200" role="group">${columns}</svg>` : nothing;
  return figure({ title: { zh: '指标完成率', en: 'Completion rates of indicators' }, note, picture });
}

function bandColumn(at: number, count: number, height: number): Markup {
  const step = WIDTH / bands.length;
  const [x, y] = [at * step + 6, 175 - height];
  const middle = x + step / 2 - 6;
  return html`
    <g>
      <title>${bands[at]}%: ${count}</title>
      <rect class="${bandTones[at]}" x="${x}" y="${round(y)}" width="${step - 12}" height="${round(height)}" rx="2"/>
      <text class="middle value" x="${middle}" y="${round(y - 5)}">${count}</text>
      <text class="middle tick" x="${middle}" y="192">${bands[at]}%</text>
    </g>`;
}
