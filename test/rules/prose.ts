import { extract } from '../../src/extract/index.ts';
import type { ReportBody } from '../../src/model/report.ts';
import { segment } from '../../src/segment.ts';
import { validate } from '../../src/validate.ts';
import { textDocument } from '../text-document.ts';

const HEAD = '丹溪县发展改革局2023年度部门整体支出绩效自评报告';

/** A report read from its paragraphs, below a title of 2023. */
export function prose(...paragraphs: string[]): ReportBody {
  return reportOf([HEAD, ...paragraphs].join('\n'));
}

export function reportOf(text: string): ReportBody {
  const document = textDocument(text);
  const outline = segment(document).value;
  return validate(document, outline, extract(document, outline).value).value;
}

/** Two sections, one for the tasks and one for the results. */
export function twice(one: string, other: string): ReportBody {
  return prose('一、重点工作任务完成情况', one, '二、主要工作成效', other);
}

/** The rows of one list of indicators: target, actual, verdict, reason. */
export function list(...rows: string[]): ReportBody {
  return prose(
    '一、综合评价分析',
    '（一）绩效目标完成情况分析。',
    '1.产出指标完成情况。具体情况如下：',
    ...rows.flatMap((row, i) => {
      const [name = '', target = '', actual = '', reason] = row.split('|');
      const lines = [`${'①②③④⑤⑥⑦⑧⑨'[i]}${name}。`, `年度目标值：${target}。`, `年度实际值：${actual}。`];
      return reason ? [...lines, `未达标原因：${reason}。`] : lines;
    }),
  );
}
