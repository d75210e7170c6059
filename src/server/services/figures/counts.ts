import type { CountReport } from '../../../contract/counts.ts';
import { addCountReport, addToInsertionDay } from '../../stores/days.ts';
import { addTrialInsertion } from '../../stores/onboardings.ts';
import { addToDay, japanDay } from '../../time/calendar.ts';
import { moment } from '../../time/clock.ts';
import type { ServiceContext } from '../context.ts';

/** A report may wait this long in an offline queue and still be booked on its own day. */
const LATEST_DAYS = 400;

/** Adds reported numbers, each report once. Returns how many were new. */
export async function addCounts(
  context: ServiceContext,
  employerId: string,
  reports: readonly CountReport[],
): Promise<number> {
  return context.database.transaction(async (db) => {
    const now = context.clock();
    let accepted = 0;
    // In one order everywhere: two recruiters whose reports meet in the same totals must not wait for each other.
    for (const report of reports.toSorted((one, other) => (placeOf(one) < placeOf(other) ? -1 : 1))) {
      if (!(await addCountReport(db, employerId, report.reportId, moment(now)))) continue;
      accepted += 1;
      // A trial's insertions are kept apart from the first, so that nothing has to be taken out of any total.
      const trial = { inserted: report.inserted, now: moment(now), request: JSON.stringify({ reports }) };
      if (await addTrialInsertion(db, employerId, trial)) continue;
      const bucket = { day: believableDay(report.day, now), stage: report.stage, language: report.language };
      await addToInsertionDay(db, employerId, bucket, { inserted: report.inserted, sent: report.sent });
    }
    return accepted;
  });
}

function placeOf({ day, stage, language, reportId }: CountReport): string {
  return [day, stage, language, reportId].join(' ');
}

/** A computer whose clock is far off must neither lose its numbers nor put them into another year. */
function believableDay(day: string, now: Date): string {
  const today = japanDay(now);
  return day > addToDay(today, 1) || day < addToDay(today, -LATEST_DAYS) ? today : day;
}
