import { OTHER_EMPLOYER_DAYS } from '../../../core/credit/policy.ts';
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
import { addDays, moment } from '../../time/clock.ts';
import { goneBefore } from '../people/presence.ts';
import type { ServiceContext } from '../context.ts';

/** Long enough to answer "was it I who signed in?"; they hold addresses, so no longer. */
const SIGN_IN_DAYS = 7;
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
 * Any number of processes may do it at once.
 */
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
  await removeUnverified(db, moment(addDays(now, -UNVERIFIED_DAYS)));
  await removeOldDeliveries(db, moment(addDays(now, -DELIVERY_DAYS)));
  await dropOldDrafts(db, moment(addDays(now, -DRAFT_DAYS)));
  // A claim that has run out is free to whoever comes next, whether its row is still there or not.
  await removeOldClaims(db, moment(addDays(now, -OTHER_EMPLOYER_DAYS)));
  await context.database.transaction((tx) => forgetGoneCases(tx, goneBefore(now), moment(now)));
  // The day on which a record ended is not counted (Civil Code, article 140), so that all of its third anniversary is.
  const ended = moment(japanTime(yearAfter(japanDay(now), -DISCLOSURE_YEARS), 0));
  await removeOldDisclosures(db, ended);
  await removeOldEmployerDisclosures(db, ended);
}
