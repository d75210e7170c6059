import type { MonthlyFigure, ReportMonth, ReportPeriod, ReportReply } from '../../../contract/report.ts';
import type { Executor } from '../../db/database.ts';
import { costPerHire, setCostPerHire } from '../../stores/employer-settings.ts';
import { getEmployer, type Employer } from '../../stores/employers.ts';
import {
  hiresBetween,
  insertionsByMonth,
  movedBetween,
  registrationsByMonth,
  visitsByMonth,
} from '../../stores/report-days.ts';
import { addToDay, japanDay, japanTime, lastClosing } from '../../time/calendar.ts';
import { moment } from '../../time/clock.ts';
import type { ServiceContext } from '../context.ts';
import { readProgress } from './progress.ts';

/** Months with fewer people are masked, so that nobody can be singled out. */
export const MASK_BELOW = 3;

const MONTHS_OF: Readonly<Record<Exclude<ReportPeriod, 'all'>, number>> = { '6m': 6, '12m': 12 };

/** One month as it is, before anything is masked. Stays inside the service. */
export interface PlainMonth {
  readonly month: string;
  readonly invited: number;
  readonly opened: number;
  readonly registered: number;
  readonly counted: number;
  readonly slots: number;
}

/** The employer's report as of the last closing; of this moment for a sample employer. Totals only. */
export async function readReport(
  context: ServiceContext,
  employerId: string,
  period: ReportPeriod,
): Promise<ReportReply> {
  const db = context.database.kysely;
  const employer = await getEmployer(db, employerId);
  const progress = await readProgress(context, employerId);
  const asOf = asOfFor(employer, context.clock());
  const last = japanDay(asOf).slice(0, 7);
  const first =
    period === 'all'
      ? japanDay(new Date(employer.created_at)).slice(0, 7)
      : monthBefore(last, MONTHS_OF[period] - 1);
  const begin = first < last ? first : last;
  const months = await readMonths(db, employer, begin, asOf);
  const hired = { from: moment(japanTime(`${begin}-01`, 0)), before: moment(asOf) };
  return {
    asOf: moment(asOf),
    cadence: employer.cadence,
    period,
    funnel: {
      invited: sum(months, 'invited'),
      opened: sum(months, 'opened'),
      registered: sum(months, 'registered'),
      counted: sum(months, 'counted'),
      slots: sum(months, 'slots'),
    },
    maskBelow: MASK_BELOW,
    months: months.map(masked),
    hires: await hiresBetween(db, employerId, hired),
    unusedSlots: progress.slots.available,
    costPerHireYen: await costPerHire(db, employerId),
  };
}

/** The employer's own estimate, for all of its recruiters. */
export async function saveCostPerHire(
  context: ServiceContext,
  employerId: string,
  yen: number | null,
): Promise<void> {
  await setCostPerHire(context.database.kysely, employerId, yen, moment(context.clock()));
}

/** The moment an employer's figures speak of. */
export function asOfFor(employer: Employer, now: Date): Date {
  return employer.cadence === 'at_once' ? now : lastClosing(now);
}

/** The months from `first` to that of `asOf`, oldest first, without gaps. */
export async function readMonths(
  db: Executor,
  employer: Employer,
  first: string,
  asOf: Date,
): Promise<readonly PlainMonth[]> {
  const { employer_id: employerId } = employer;
  const today = japanDay(asOf);
  const atOnce = employer.cadence === 'at_once';
  // A closing lies within a day: whole days come from the sums by day, its first hours from the ledger.
  const days = { from: `${first}-01`, before: atOnce ? addToDay(today, 1) : today };
  const [registrations, insertions, visits, hours] = await Promise.all([
    registrationsByMonth(db, employerId, days),
    insertionsByMonth(db, employerId, days),
    visitsByMonth(db, employerId, days),
    atOnce
      ? { registered: 0, counted: 0, granted: 0 }
      : movedBetween(db, employerId, { from: moment(japanTime(today, 0)), before: moment(asOf) }),
  ]);
  const last = today.slice(0, 7);
  return monthsBetween(first, last).map((month) => {
    const people = registrations.get(month) ?? { registered: 0, counted: 0, granted: 0 };
    const links = insertions.get(month) ?? { inserted: 0, sent: 0 };
    const early = month === last ? hours : { registered: 0, counted: 0, granted: 0 };
    return {
      month,
      // As in "pending": where sending cannot be seen, an insertion that was not undone stands for it.
      invited: Math.max(0, links.inserted, links.sent),
      opened: visits.get(month)?.visits ?? 0,
      // Reversals may outweigh a month.
      registered: Math.max(0, people.registered + early.registered),
      counted: Math.max(0, people.counted + early.counted),
      slots: people.granted + early.granted,
    };
  });
}

/** A month as it is shown to an employer: a figure so small that it might tell of single people is only called `few`. */
export function masked(month: PlainMonth): ReportMonth {
  const figure = (n: number): MonthlyFigure => (n > 0 && n < MASK_BELOW ? 'few' : n);
  return {
    ...month,
    opened: figure(month.opened),
    registered: figure(month.registered),
    counted: figure(month.counted),
  };
}

/** All months from the first to the last, both included, as `2026-11`; none where the last comes before the first. */
export function monthsBetween(first: string, last: string): readonly string[] {
  const months: string[] = [];
  for (let month = first; month <= last; month = monthAfter(month, 1)) months.push(month);
  return months;
}

/** The month so many months earlier, as `2026-11`. */
export function monthBefore(month: string, count: number): string {
  return monthAfter(month, -count);
}

function monthAfter(month: string, count: number): string {
  const total = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1 + count;
  return `${Math.floor(total / 12)}-${String((total % 12) + 1).padStart(2, '0')}`;
}

function sum(months: readonly PlainMonth[], figure: Exclude<keyof PlainMonth, 'month'>): number {
  return months.reduce((total, month) => total + month[figure], 0);
}
