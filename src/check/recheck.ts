/** The checks of a report by the settings of the user, the first time and again later. */
import type { Report, ReportBody } from '../model/report.ts';
import { withAcceptances } from './accepted.ts';
import { type Choice, chooseProfile, forced } from './choice.ts';
import { type Checked, check } from './index.ts';
import type { Checking } from './settings.ts';

/** Checks a report by its profile, or by the one that is forced, and marks what is accepted. */
export function checkBy(
  report: ReportBody,
  sha256: string,
  { profile, accepted }: Checking,
): Checked & Pick<Choice, 'checkedBy'> {
  const choice = profile ? forced(profile) : chooseProfile(report);
  const checked = check(report, choice.profile);
  return {
    ...checked,
    checks: withAcceptances(checked.checks, () => [sha256], accepted),
    checkedBy: choice.checkedBy,
  };
}

/** Checks a report that was read before, in place, so that the order of its fields stays. */
export function recheck(report: Report, checking: Checking): Report {
  const { diagnostics, checks, notAssessed, checkedBy } = checkBy(report, report.source.sha256, checking);
  const read = report.diagnostics.filter(({ code }) => !code.startsWith('check/'));
  return Object.assign(report, { checks, notAssessed, diagnostics: [...read, ...diagnostics], checkedBy });
}

/**
 * Brings a report of this very program to the settings, in place: checks it again only where its profile is another one.
 *
 * Acceptances come and go far more often than profiles, and are applied without the rules.
 */
export function refresh(report: Report, checking: Checking): Report {
  const { profile, isOwnProfile, accepted } = checking;
  const wasForced = report.checkedBy?.chosen === 'forced';
  const isOther = profile ? isOwnProfile || !wasForced || report.checkedBy?.profile !== profile.name : wasForced;
  if (isOther || !report.checkedBy) return recheck(report, checking);
  return Object.assign(report, { checks: withAcceptances(report.checks, () => [report.source.sha256], accepted) });
}
