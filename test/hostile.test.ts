/** Nasty PDFs: each ends with a report or says why it cannot be read. A hang would be stopped by the test's own limit. */
import { describe, expect, it } from 'vitest';
import { UnreadableError } from '../src/model/errors.ts';
import { type Report, reportSchema } from '../src/model/report.ts';
import { examine } from '../src/pipeline.ts';
import { bytesOf, encryptedPdf, fixture, pdfOf, pdfOfText, show } from './pages.ts';

type End = Report | UnreadableError;
async function endOf(bytes: Uint8Array): Promise<End> {
  const end = await examine(bytes, 'hostile.pdf').catch((error: unknown) => error);
  if (end instanceof UnreadableError) return end;
  // Anything else that was thrown is no report and fails here.
  return reportSchema.parse(end);
}

const tree = (kids: string, count: number | string, more = ''): string =>
  `<< /Type /Pages /Kids [${kids}] /Count ${count} /MediaBox [0 0 595 842] ${more} >>`;
const words = show('一、基本情况', 90, 700);

describe('ends with a report', () => {
  it.each<[string, () => Uint8Array]>([
    ['type of no size', () => pdfOf([{ content: show('隐形', 90, 700, 0) + words }])],
    ['a matrix of no size', () => pdfOf([{ content: `q 0 0 0 0 0 0 cm ${words} Q ${words}` }])],
    ['huge coordinates', () => pdfOf([{ content: show('远', 1e9, -1e9) + show('大', 90, 700, 1e7) + words }])],
    ['numbers that are none', () => pdfOf([{ content: `${words} 1e999 0 m --5 5 l S 90 .-.7 m 99 l S` }])],
    ['a page without content', () => pdfOf([{}, { content: words }])],
    ['an empty content', () => pdfOf([{ content: '' }])],
    ['a content of nothing but noise', () => pdfOf([{ content: '\u0001\u0002)) >> endobj ] Q Q Q ET BT' }])],
    ['unbalanced states', () => pdfOf([{ content: `${'q '.repeat(2000)}${words}${'Q '.repeat(3000)}` }])],
    ['a font that is not there', () => pdfOf([{ content: `BT /F9 12 Tf 90 700 Td (abc) Tj ET ${words}` }])],
    ['a page of no size', () => pdfOf([{ content: words, entries: '/MediaBox [0 0 0 0]' }])],
    ['a page turned inside out', () => pdfOf([{ content: words, entries: '/MediaBox [595 842 0 0]' }])],
    ['a page turned by 45 degrees', () => pdfOf([{ content: words, entries: '/Rotate 45' }])],
    ['a huge page', () => pdfOf([{ content: words, entries: '/MediaBox [0 0 1e7 1e7] /UserUnit 75000' }])],
    ['a count of pages that is too high', () => pdfOf([{ content: words }], tree('6 0 R', 9))],
    ['a count of pages that is too low', () => pdfOf([{ content: words }, { content: words }], tree('6 0 R 8 0 R', 1))],
    ['a page listed twice', () => pdfOf([{ content: words }], tree('6 0 R 6 0 R', 2))],
    ['a page that is missing', () => pdfOf([{ content: words }], tree('6 0 R 99 0 R', 2))],
    ['a page that is no page', () => pdfOf([{ content: words }], tree('6 0 R 1 0 R', 2))],
    ['a tree that holds itself', () => pdfOf([{ content: words }], tree('6 0 R 2 0 R', 2))],
    [
      'a table of objects that is off',
      () =>
        bytesOf(
          Buffer.from(pdfOf([{ content: words }]))
            .toString('latin1')
            .replace('%PDF-1.5', '%PDF-1.5\n%%%%%%%%%%%%'),
        ),
    ],
    ['a lost trailer', () => pdfOf([{ content: words }]).slice(0, -120)],
    [
      'junk in front',
      () => bytesOf(`${'junk\n'.repeat(50)}${Buffer.from(pdfOf([{ content: words }])).toString('latin1')}`),
    ],
    ['half of a fixture', () => fixture('qingling-scores').slice(0, 60_000)],
  ])('or is unreadable: %s', async (_, bytes) => {
    const end = await endOf(bytes());
    if (end instanceof UnreadableError) expect(['unreadable', 'empty', 'encrypted']).toContain(end.state);
    else expect(end.source.pageCount).toBe(end.source.pages.length);
  });

  it.each<[string, string[]]>([
    ['a paragraph of 50,000 characters', [`一、基本情况。${'全年完成图书外借工作，读者满意，'.repeat(3000)}`]],
    ['one figure after the other', [`支出${'3万元、5家，'.repeat(600)}`]],
    ['10,000 numbering marks', Array.from({ length: 2500 }, (_, i) => `${(i % 99) + 1}.甲（一）乙①丙（1）`)],
    [
      '10,000 marks in one paragraph',
      [`改进措施：${Array.from({ length: 10_000 }, (_, i) => `${i + 1}.改`).join('；')}`],
    ],
    ['headings without end', Array.from({ length: 3000 }, () => '一、基本情况')],
    ['deep brackets', [`${'（《“〔'.repeat(4000)}预算100万元${'）》”〕'.repeat(4000)}`]],
    ['brackets that never close', [`（一${'（'.repeat(8000)}年初预算100万元，支出80万元。`]],
    ['long rows of digits', [`目标值${'9'.repeat(20_000)}个，实际完成值${'9'.repeat(20_000)}个。`]],
    ['digits and separators', [`预算${'1,234,'.repeat(3000)}567万元`]],
    ['words that begin every label', [`${'年度目标值'.repeat(2000)}${'实际完成'.repeat(2000)}`]],
    ['labels and nothing else', Array.from({ length: 1500 }, () => '目标值：完成值：得分：分值：')],
    ['dots like a table of contents', [`目录${'.'.repeat(20_000)}1`]],
    ['一是 without end', [`存在问题：${'一是差；二是慢。'.repeat(1500)}`]],
    ['declared counts without lists', [`${'设置了9个指标，分别是甲、乙、丙等；'.repeat(800)}`]],
    ['Chinese numbers without end', [`${'一二三四五六七八九十百千万亿'.repeat(1500)}个`]],
    ['verdicts without end', [`①甲。\n年度目标值：3个。年度实际值：${'超额完成，'.repeat(4000)}`]],
    ['scores without end', [`自评得分${'其中：预算执行率10分，得分8.6分；'.repeat(1200)}`]],
  ])(
    '%s',
    async (_, paragraphs) => {
      const end = await endOf(pdfOfText(paragraphs));
      expect(end).not.toBeInstanceOf(UnreadableError);
    },
    120_000,
  );

  it('reads the same paper twice with the same result', async () => {
    const bytes = (): Uint8Array => pdfOfText(['一、基本情况', '年初预算100万元，全年执行数98万元，预算执行率98%。']);
    expect(JSON.stringify(await endOf(bytes()))).toBe(JSON.stringify(await endOf(bytes())));
  });
});

describe('says why it cannot be read', () => {
  it.each<[string, () => Uint8Array | Promise<Uint8Array>, UnreadableError['state'][]]>([
    ['no bytes', () => new Uint8Array(), ['unreadable', 'empty']],
    ['a text file', () => new TextEncoder().encode('自评报告'), ['unreadable']],
    ['zeros', () => new Uint8Array(5000), ['unreadable']],
    ['no pages', () => pdfOf([]), ['empty']],
    ['a password', encryptedPdf, ['encrypted']],
  ])('%s', async (_, bytes, states) => {
    const end = await endOf(await bytes());
    expect(states).toContain((end as UnreadableError).state);
  });
});
