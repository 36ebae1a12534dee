/** How much two texts have in common, by pairs of characters. 相似度 */

/** The pairs of neighbouring characters, without white space, figures and punctuation. */
export function pairsOfCharacters(text: string): Set<string> {
  const bare = text.replace(/[^\p{Script=Han}A-Za-z]/gu, '');
  return new Set(Array.from({ length: Math.max(0, bare.length - 1) }, (_, i) => bare.slice(i, i + 2)));
}

/** Whether at least `percent` of the pairs of both texts are shared (Dice). */
export function isAlike(a: string, b: string, percent: number): boolean {
  const [one, other] = [pairsOfCharacters(a), pairsOfCharacters(b)];
  const all = one.size + other.size;
  return all > 0 && sharedBy(one, other) * 200 >= percent * all;
}

/** How many pairs both have. */
export function sharedBy(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  let shared = 0;
  for (const pair of one) if (other.has(pair)) shared += 1;
  return shared;
}

/** Whether `text` speaks of `topic`: it shares a pair of characters that says something. */
export function speaksOf(text: string, topic: string): boolean {
  return tellingPairs(text, topic) > 0;
}

/** What among `all` speaks most of `topic`, the earlier where two do alike; nothing where none speaks of it. */
export function speakingMostOf<T extends { text: string }>(all: readonly T[], topic: string): T | undefined {
  const shares = all.map(({ text }) => tellingPairs(text, topic));
  const most = Math.max(0, ...shares);
  return most > 0 ? all[shares.indexOf(most)] : undefined;
}

/** How many pairs that say something both texts have. */
function tellingPairs(text: string, topic: string): number {
  const telling = new Set([...pairsOfCharacters(topic)].filter((pair) => !empty.has(pair)));
  return sharedBy(telling, pairsOfCharacters(text));
}

/** Pairs found in every report, whatever it is about. */
const empty = new Set(
  '工作 任务 完成 情况 管理 项目 指标 绩效 目标 数量 质量 年度 单位 部门 我局 实施 建设 开展 推进 加强 提高 提升 进一 一步 进行 相关 有关 及时 有效 不够 不足 存在 问题 措施 改进 落实'.split(
    ' ',
  ),
);
