/** What looks like an indicator or a score and was understood as neither: nothing is right by silence. */
import type { Diagnostic } from '../model/check.ts';
import type { Quote, Span } from '../model/document.ts';
import type { IndicatorDraft, ScoreDraft } from '../model/draft.ts';
import { type Mark, marksIn } from './marks.ts';
import type { Prose } from './prose.ts';

/** Labels of targets and actuals that no indicator holds, and points behind 得分 that no score holds. */
export function leftovers(
  prose: Prose,
  indicators: readonly IndicatorDraft[],
  scores: readonly ScoreDraft[],
): Diagnostic[] {
  const values = indicators.flatMap(({ target, actual, fullScore, score }) =>
    spansOf([target, actual, fullScore, score]),
  );
  const points = [...values, ...scores.flatMap(scoreSpans)];
  return prose.passages.flatMap((passage) => {
    const lost = marksIn(prose.document.match, passage, prose.sentences(passage)).find((mark) => isLost(mark, values));
    const unheld = lost ? undefined : lostPoints(prose, passage, points);
    return [
      ...(lost ? [told(prose, 'extract/indicator-not-understood', '像是绩效指标，但未能识别', passage)] : []),
      ...(unheld ? [told(prose, 'extract/score-not-understood', '像是得分，但未能归入得分表', unheld)] : []),
    ];
  });
}

const spansOf = (quotes: readonly (Quote | null)[]): Span[] => quotes.flatMap((quote) => quote ?? []);

const scoreSpans = ({ score, fullScore, parts }: ScoreDraft): Span[] => [
  ...spansOf([score, fullScore]),
  ...parts.flatMap(scoreSpans),
];

/** A label with a colon and a value that nothing holds. */
const isLost = (mark: Mark, values: readonly Span[]): boolean =>
  (mark.field === 'target' || mark.field === 'actual') &&
  mark.isBlock &&
  !values.some((v) => v.from >= mark.to && v.from <= mark.to + 2);

function lostPoints(prose: Prose, passage: Span, points: readonly Span[]): Span | undefined {
  return prose.figuresIn(passage).find((figure) => {
    if (figure.quantity.unit !== '分' || !/得分[为:]?$/.test(prose.match({ from: passage.from, to: figure.from })))
      return false;
    const words = prose.match(figure);
    // What was told before is held once.
    return !points.some((p) => (p.from <= figure.from && figure.to <= p.to) || prose.match(p) === words);
  });
}

function told(prose: Prose, code: string, wording: string, span: Span): Diagnostic {
  const text = prose.document.textOf([span]);
  const quoted = text.length > 40 ? `${text.slice(0, 40)}…` : text;
  return { code, severity: 'note', message: `“${quoted}”${wording}`, places: prose.document.placesOf([span]) };
}
