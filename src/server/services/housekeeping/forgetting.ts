import { OTHER_EMPLOYER_DAYS } from '../../../core/credit/policy.ts';
import type { Executor } from '../../db/database.ts';
import { givingWay } from '../../db/giving-way.ts';
import { NO_EMPLOYER } from '../../mail/queue.ts';
import {
  dropFinishedMails,
  dropOldCodes,
  dropOldCountReports,
  dropOldDrafts,
  dropOldLinks,
  dropOldVisitDays,
} from '../../stores/age.ts';
import { forgetGoneCases } from '../../stores/agency-cases.ts';
import { removeOldDisclosures } from '../../stores/disclosures.ts';
import { removeOldEmployerDisclosures } from '../../stores/employer-disclosures.ts';
import { dropWithheldMails } from '../../stores/outbox.ts';
import { removeOldClaims } from '../../stores/person-claims.ts';
import { dropOldRateWindows } from '../../stores/rate-windows.ts';
import { removeUnverified } from '../../stores/registrations.ts';
import { dropOldSessions } from '../../stores/sessions.ts';
import { dropOldSignInCodes } from '../../stores/sign-in-codes.ts';
import { removeOldDeliveries } from '../../stores/webhooks.ts';
import { addToDay, japanDay, japanTime, yearAfter } from '../../time/calendar.ts';
import { addDays, addSeconds, moment } from '../../time/clock.ts';
import { goneBefore } from '../people/presence.ts';
import { SESSION_SECONDS } from '../ways-in/sessions.ts';
import type { ServiceContext } from '../context.ts';

/** Long enough to answer "was it I who signed in?"; they hold addresses, so no longer. */
const SIGN_IN_DAYS = 7;
const LONGEST_SESSION = Math.max(...Object.values(SESSION_SECONDS).map(({ most }) => most));
/** Days after which a form whose code was never typed is forgotten. */
const UNVERIFIED_DAYS = 7;
/** Days for which the log of what webhooks were sent is kept. */
const DELIVERY_DAYS = 30;
/** Days for which a draft of a proposal can be read that cannot be sent any more; what it says of people stands in no field. */
const DRAFT_DAYS = 14;
/** Records of what was handed to whom are kept for three years (APPI, enforcement rules article 21), leap days and all. */
const DISCLOSURE_YEARS = 3;

/** An opened link is only of interest while its mail may still lead to a registration that is pending. */
const LINK_DAYS = 400;
/** Two full years and the current one, so that a month can be seen beside the same month a year ago. */
const VISIT_DAYS = 3 * 366;
/** As long as a report may wait in an offline queue (services/figures/counts.ts), and a little longer. */
const REPORT_DAYS = 420;
/** No cause of a mail comes up again after more than a year. */
const MAIL_DAYS = 400;
/** Codes live for minutes; the limit on codes to one address looks back an hour. */
const CODE_DAYS = 8;

/**
 * Forgets everything whose time is over, whoever wrote it: here alone, so that the periods promised stand side by side.
 * Any number of processes may do it at once. What somebody holds at this moment is left to the next time.
 */
export async function forgetWhatIsOver(context: ServiceContext): Promise<void> {
  const now = context.clock();
  const daysAgo = (days: number) => moment(addDays(now, -days));
  // The day on which a record ended is not counted (Civil Code, article 140), so that all of its third anniversary is.
  const ended = moment(japanTime(yearAfter(japanDay(now), -DISCLOSURE_YEARS), 0));
  const each: readonly ((db: Executor) => Promise<void>)[] = [
    (db) =>
      dropOldSessions(db, {
        usedBefore: daysAgo(SIGN_IN_DAYS),
        endsBefore: moment(addSeconds(addDays(now, -SIGN_IN_DAYS), LONGEST_SESSION)),
      }),
    (db) => dropOldSignInCodes(db, daysAgo(SIGN_IN_DAYS)),
    (db) => dropWithheldMails(db, NO_EMPLOYER, daysAgo(SIGN_IN_DAYS)),
    (db) => dropOldRateWindows(db, moment(now)),
    (db) => dropOldLinks(db, daysAgo(LINK_DAYS)),
    (db) => dropOldVisitDays(db, addToDay(japanDay(now), -VISIT_DAYS)),
    (db) => dropOldCountReports(db, daysAgo(REPORT_DAYS)),
    (db) => dropOldCodes(db, daysAgo(CODE_DAYS)),
    (db) => dropFinishedMails(db, daysAgo(MAIL_DAYS)),
    (db) => removeUnverified(db, daysAgo(UNVERIFIED_DAYS)),
    (db) => removeOldDeliveries(db, daysAgo(DELIVERY_DAYS)),
    (db) => dropOldDrafts(db, daysAgo(DRAFT_DAYS)),
    // A claim that has run out is free to whoever comes next, whether its row is still there or not.
    (db) => removeOldClaims(db, daysAgo(OTHER_EMPLOYER_DAYS)),
    (db) => forgetGoneCases(db, goneBefore(now), moment(now)),
    (db) => removeOldDisclosures(db, ended),
    (db) => removeOldEmployerDisclosures(db, ended),
  ];
  for (const forget of each) await givingWay(context.database, forget);
}
