/** So many answers are kept at most: a report has a few thousand words and numbers, a batch has no end of them. */
const MOST = 4096;

/** A function of a text that always has the same answer, asked for the same texts again and again: the answers are kept. */
export function remembered<Value>(find: (text: string) => Value): (text: string) => Value {
  const known = new Map<string, Value>();
  return (text) => {
    const answer = known.get(text);
    if (answer !== undefined) return answer;
    const found = find(text);
    if (known.size >= MOST) known.clear();
    known.set(text, found);
    return found;
  };
}
