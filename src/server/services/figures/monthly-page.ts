import type { Executor } from '../../db/database.ts';
import { personKeyOf } from '../../identity/person-key.ts';
import type { MonthlyPage } from '../../mail/templates/monthly-texts.ts';
import { monthlyMail } from '../../mail/templates/monthly.ts';
import { employerContacts } from '../../stores/employer-contacts.ts';
import { costPerHire } from '../../stores/employer-settings.ts';
import { findEmployer, listEmployers } from '../../stores/employers.ts';
import { hiresBetween } from '../../stores/report-days.ts';
import { findSetting, settingOrCreate } from '../../stores/settings.ts';
import { employersWithoutClosing } from '../../stores/snapshots.ts';
import { japanDay, lastClosing } from '../../time/calendar.ts';
import { moment } from '../../time/clock.ts';
import type { ServiceContext } from '../context.ts';
import { readProgress } from './progress.ts';
import { asOfFor, masked, MASK_BELOW, monthBefore, readMonths } from './report.ts';

/** Undefined where the employer does not exist, was not here yet, or the month is not over. */
export async function readMonthlyPage(
  context: ServiceContext,
  employerId: string,
  month: string,
): Promise<MonthlyPage | undefined> {
  const db = context.database.kysely;
  const employer = await findEmployer(db, employerId);
  if (!employer) return undefined;
  const asOf = asOfFor(employer, context.clock());
  const begun = japanDay(new Date(employer.created_at)).slice(0, 7);
  if (month < begun || month >= japanDay(asOf).slice(0, 7)) return undefined;
  const [plain] = await readMonths(db, employer, month, asOf);
  if (!plain) return undefined;
  const progress = await readProgress(context, employerId);
  const ever = { from: employer.created_at, before: moment(asOf) };
  const hires = await hiresBetween(db, employerId, ever);
  const cost = await costPerHire(db, employerId);
  return {
    employer,
    month: masked(plain),
    maskBelow: MASK_BELOW,
    soFar: {
      registered: progress.registered,
      counted: progress.counted,
      remaining: progress.remaining,
      available: progress.slots.available,
      hires,
      savedYen: cost === null ? null : cost * hires,
    },
  };
}

/**
 * Once the first closing of a month is over, and written for everybody, mails the month before to those who asked for it.
 * Once per month and person, whatever is repeated; who did nothing that month hears nothing.
 */
export async function sendMonthlyPages(context: ServiceContext, stopping?: AbortSignal): Promise<void> {
  const db = context.database.kysely;
  const closing = lastClosing(context.clock());
  const month = monthBefore(japanDay(closing).slice(0, 7), 1);
  const done = `monthly pages ${month}`;
  if (await findSetting(db, done)) return;
  if ((await employersWithoutClosing(db, moment(closing))).length > 0) return;
  for (const employer of await listEmployers(db)) {
    if (stopping?.aborted) return;
    if (employer.status !== 'onboarding') await sendTo(context, employer.employer_id, month);
  }
  await settingOrCreate(db, done, moment(context.clock()));
}

async function sendTo(context: ServiceContext, employerId: string, month: string): Promise<void> {
  const contacts = await employerContacts(context.database.kysely, employerId);
  if (contacts.length === 0) return;
  const page = await readMonthlyPage(context, employerId, month);
  if (!page || (page.month.invited === 0 && page.month.registered === 0)) return;
  await context.database.transaction(async (db: Executor) => {
    for (const { mail, language } of contacts)
      await context.mails.add(db, {
        employerId,
        cause: `monthly ${month} ${personKeyOf(context.secret, mail)}`,
        addressee: 'business',
        message: monthlyMail({ to: mail, language, page, operator: context.operator }),
      });
  });
}
