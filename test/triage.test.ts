import { describe, expect, it } from 'vitest';
import type { Glyph } from '../src/model/page.ts';
import { judge } from '../src/read/triage.ts';
import { glyphsOf } from './pages.ts';

const prose = '全区图书馆分馆建设按照年度计划稳步推进，读者借阅环境持续改善，群众满意度达到百分之九十五以上。';
const put = (text: string, part: Partial<Glyph> = {}): Glyph[] =>
  glyphsOf({ text, x: 90, y: 90 }).map((g) => ({ ...g, ...part }));

describe('a page is read by', () => {
  it.each<[string, Glyph[], boolean, string, string]>([
    ['its text', put(prose), false, 'embedded', 'good'],
    ['its text over a picture', put(prose), true, 'embedded', 'good'],
    ['nothing where it is blank', [], false, 'embedded', 'blank'],
    ['its picture', [], true, 'picture', 'no-text'],
    ['its picture beside stamped words', put('扫描件 第3页'), true, 'picture', 'stamped-words'],
    ['its picture under hidden text', put(prose, { isVisible: false }), true, 'picture', 'hidden-text'],
    ['its looks where hidden text has no picture', put(prose, { isVisible: false }), false, 'picture', 'hidden-text'],
  ])('%s', (_, glyphs, hasPageImage, way, reason) => {
    expect(judge({ glyphs, hasPageImage })).toEqual({ way, reason });
  });
});

describe('text is garbage', () => {
  const shifted = [...prose].map((c) => String.fromCharCode(c.charCodeAt(0) + 0x1234)).join('');
  it.each([
    ['in private use', put('\ue001\ue002\ue0a3'.repeat(20))],
    ['of controls', put('\u0003\u0011\u0014'.repeat(20))],
    ['of replacement characters', put(`${prose}${'\ufffd'.repeat(12)}`)],
    ['of rare ideographs', put('龘靐齉爩鱻麤龗灪吁龖厵滟爨癵籱饢驫鲡鹂鸾骉羴犇猋毳焱')],
    ['of a map that is off', put(shifted)],
    [
      'where a Latin font leads to ideographs',
      put(prose).map((g) => ({ ...g, box: [g.box[0], 90, g.box[0] + 8, 106] as const })),
    ],
  ])('%s', (_, glyphs) => {
    expect(judge({ glyphs, hasPageImage: false })).toEqual({ way: 'picture', reason: 'garbage' });
  });

  it.each([
    ['of figures', put('41,307.25 18,204.37 59,511.62 63.27% 100.00%')],
    ['in English', put('Performance report of the library, 2023, with a table of figures.')],
    ['of few rare ideographs', put(`${prose}喆鑫淼，镕、堃`)],
  ])('but not %s', (_, glyphs) => {
    expect(judge({ glyphs, hasPageImage: false }).reason).toBe('good');
  });
});
