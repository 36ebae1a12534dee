/** How bad a finding is, the worst first. Apart from the schema of checks, so that a command line can name them at once. */
export const severities = ['error', 'warning', 'note'] as const;

export type Severity = (typeof severities)[number];
