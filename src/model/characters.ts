/** Characters as fonts encode them, as the paper shows them, and as we search them. */

/**
 * CJK radicals that Unicode does not fold by NFKC, and the ideographs that they look like.
 *
 * Source: Unicode EquivalentUnifiedIdeograph, simplified forms only where the two differ.
 */
const RADICALS = new Map(
  Array.from(
    '⺁厂⺃乚⺅亻⺉刂⺊卜⺎兀⺏尣⺐尢⺒巳⺓幺⺔彑⺖忄⺘扌⺙攵⺛旡⺞歺⺟母⺠民⺡氵⺢氺⺣灬⺤爫⺦丬⺨犭⺩王⺫罒⺬示⺭礻⺯糹⺰纟⺲罒⺶羊⺷羊⺹耂⺺肀⺻聿⺼肉⺽臼⺾艹⺿艹⻀艹⻁虎⻂衤⻃覀⻄西⻅见⻆角⻈讠⻉贝⻊足⻋车⻌辶⻍辶⻎辶⻏阝⻐钅⻑長⻒镸⻓长⻔门⻖阝⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻟飠⻠饣⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻬齐⻭歯⻮齿⻰龙⻲亀⻳龟⼾户〈〈〉〉'.match(
      /../gu,
    ) ?? [],
    (pair) => [...pair] as [string, string],
  ),
);

const RADICAL = /[\u2e80-\u2fdf\u2329\u232a]/g;

/**
 * The ideographs that the paper shows for the radicals that some producers write into the text layer.
 *
 * Chromium and other subsetters map a glyph to the first code point that has it, which is often a radical (⻔ for 门); no
 * report prints a radical. Everything else, also full-width and enclosed characters, stays as it is.
 */
export function asPrinted(text: string): string {
  return text.replace(RADICAL, (c) => RADICALS.get(c) ?? c.normalize('NFKC'));
}

/** Characters whose NFKC form would say something else: ① is not 1, ² is not 2, and 「，」 is no thousands separator. */
const KEPT = /[\u00b2\u00b3\u00b9\u2070-\u209f\u2460-\u24ff\u3200-\u33ff，；！？]/;

const DASHES: Readonly<Record<string, string>> = {
  '−': '-',
  '–': '-',
  '‐': '-',
  '‑': '-',
  '≧': '≥',
  '≦': '≤',
  '〜': '~',
};

const forms = new Map<string, string>();

function formOf(unit: string): string {
  if (KEPT.test(unit)) return unit;
  const folded = unit.normalize('NFKC');
  return folded.length === 1 ? (DASHES[folded] ?? folded) : unit;
}

/**
 * The form in which text is searched: full-width digits, letters, brackets and colons become ASCII.
 *
 * Has the length of its input, so that a span found in one is a span of the other.
 */
export function matchForm(text: string): string {
  let out = '';
  for (let i = 0; i < text.length; i++) {
    const unit = text.charAt(i);
    let form = forms.get(unit);
    if (form === undefined) {
      form = formOf(unit);
      forms.set(unit, form);
    }
    out += form;
  }
  return out;
}

/** The searched form without its blanks: words of cells and names, compared. */
export const compact = (text: string): string => matchForm(text).replace(/\s/g, '');

const LATIN = /[\p{Script=Latin}\p{Nd}]/u;
const BLANK = /\s|\u200b|\ufeff|\u00ad/;

/** True for letters and digits that keep a blank between words. */
export const isLatin = (c: string): boolean => LATIN.test(c) && !/[０-９Ａ-Ｚａ-ｚ]/.test(c);

/** True for what leaves no ink. */
export const isBlank = (c: string): boolean => BLANK.test(c);
