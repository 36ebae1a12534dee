/** How much two texts have in common, by pairs of characters. 相似度 */

/** The words without white space, figures and punctuation. */
const wordsOf = (text: string): string => text.replace(/[^\p{Script=Han}A-Za-z]/gu, '');

/** The pairs of neighbouring characters of the words. */
export function pairsOfCharacters(text: string): ReadonlySet<string> {
  const words = wordsOf(text);
  return new Set(Array.from({ length: Math.max(0, words.length - 1) }, (_, i) => words.slice(i, i + 2)));
}

/** Whether at least `percent` of the pairs of both texts are shared (Dice). */
export function isAlike(one: ReadonlySet<string>, other: ReadonlySet<string>, percent: number): boolean {
  const all = one.size + other.size;
  const shared = [...one].filter((pair) => other.has(pair)).length;
  return all > 0 && shared * 200 >= percent * all;
}

/** Whether `text` speaks of `topic`: it shares a pair of characters that says something. */
export function speaksOf(text: string, topic: string): boolean {
  const words = wordsOf(text);
  return tellingPairs(topic).some((pair) => words.includes(pair));
}

/** What among `all` speaks most of `topic`, the earlier where two do alike; nothing where none speaks of it. */
export function speakingMostOf<T extends { text: string }>(all: readonly T[], topic: string): T | undefined {
  const telling = tellingPairs(topic);
  const shares = all.map(({ text }) => {
    const words = wordsOf(text);
    return telling.filter((pair) => words.includes(pair)).length;
  });
  const most = Math.max(0, ...shares);
  return most > 0 ? all[shares.indexOf(most)] : undefined;
}

function tellingPairs(topic: string): string[] {
  return [...pairsOfCharacters(topic)].filter((pair) => !empty.has(pair));
}

/** Pairs found in every report, whatever it is about. */
const empty = new Set(
  '工作 任务 完成 情况 管理 项目 指标 绩效 目标 数量 质量 年度 单位 部门 我局 实施 建设 开展 推进 加强 提高 提升 进一 一步 进行 相关 有关 及时 有效 不够 不足 存在 问题 措施 改进 落实'.split(
    ' ',
  ),
);
