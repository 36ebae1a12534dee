/** Things put together by what they share. */

/** The lists of things with one key, in the order in which the keys came. `Map.groupBy` needs a newer Node than we do. */
export function groupBy<Key, Value>(all: Iterable<Value>, keyOf: (one: Value) => Key): Map<Key, Value[]> {
  const groups = new Map<Key, Value[]>();
  for (const one of all) {
    const key = keyOf(one);
    const group = groups.get(key);
    if (group) group.push(one);
    else groups.set(key, [one]);
  }
  return groups;
}
