/** The words behind the last of some marks: what stands in front of a figure in its own clause. */
export function lastClause(words: string, marks: string): string {
  return words.slice(Math.max(...[...marks].map((mark) => words.lastIndexOf(mark))) + 1);
}
