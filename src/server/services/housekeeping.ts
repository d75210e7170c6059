import { addToDay, japanDay } from '../calendar.ts';
import { NO_EMPLOYER } from '../mail/queue.ts';
import { addDays, moment } from '../runtime.ts';
import {
  dropFinishedMails,
  dropOldCodes,
  dropOldCountReports,
  dropOldLinks,
  dropOldVisitDays,
} from '../stores/age.ts';
import { dropWithheldMails } from '../stores/outbox.ts';
import { dropOldRateWindows } from '../stores/rate-windows.ts';
import { dropOldSessions } from '../stores/sessions.ts';
import { dropOldSignInCodes } from '../stores/sign-in-codes.ts';
import type { ServiceContext } from './context.ts';

/** Long enough to answer "was it I who signed in?"; they hold addresses, so no longer. */
const SIGN_IN_DAYS = 7;

/** An opened link is only of interest while its mail may still lead to a registration that is pending. */
const LINK_DAYS = 400;
/** Two full years and the current one, so that a month can be seen beside the same month a year ago. */
const VISIT_DAYS = 3 * 366;
/** As long as a report may wait in an offline queue (services/counts.ts), and a little longer. */
const REPORT_DAYS = 420;
/** No cause of a mail comes up again after more than a year. */
const MAIL_DAYS = 400;
/** Codes live for minutes; the limit on codes to one address looks back an hour. */
const CODE_DAYS = 8;

/** Forgets sessions, codes and limits that are over, and what is too old to be of use. Any number of processes may do it at once. */
export async function forgetWhatIsOver(context: ServiceContext): Promise<void> {
  const db = context.database.kysely;
  const now = context.clock();
  const before = moment(addDays(now, -SIGN_IN_DAYS));
  await dropOldSessions(db, before);
  await dropOldSignInCodes(db, before);
  await dropWithheldMails(db, NO_EMPLOYER, before);
  await dropOldRateWindows(db, moment(now));
  await dropOldLinks(db, moment(addDays(now, -LINK_DAYS)));
  await dropOldVisitDays(db, addToDay(japanDay(now), -VISIT_DAYS));
  await dropOldCountReports(db, moment(addDays(now, -REPORT_DAYS)));
  await dropOldCodes(db, moment(addDays(now, -CODE_DAYS)));
  await dropFinishedMails(db, moment(addDays(now, -MAIL_DAYS)));
}
