/** What part of the department's money is told of: 基本支出, “三公”经费. What is said of one of them is not said of the whole. */
export const PARTS: ReadonlySet<string> = new Set([
  'basic-expenditure',
  'project-expenditure',
  'staff-expenditure',
  'running-expenditure',
  'three-public',
  'government-procurement',
]);

/** Whether an amount told of a name is an item: what was spent for a part is the item of that name, its budget is none. */
export const isItemOf = (name: string, phase: string | null | undefined): boolean =>
  !PARTS.has(name) || !phase || phase === 'expenditure' || PARTS.has(phase);
