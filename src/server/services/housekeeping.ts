import { NO_EMPLOYER } from '../mail/queue.ts';
import { addDays, moment } from '../runtime.ts';
import { dropWithheldMails } from '../stores/outbox.ts';
import { dropOldRateWindows } from '../stores/rate-windows.ts';
import { dropOldSessions } from '../stores/sessions.ts';
import { dropOldSignInCodes } from '../stores/sign-in-codes.ts';
import type { ServiceContext } from './context.ts';

/** Long enough to answer "was it I who signed in?"; they hold addresses, so no longer. */
const SIGN_IN_DAYS = 7;

/** Forgets sessions, codes and limits that are over. Any number of processes may do it at once. */
export async function forgetWhatIsOver(context: ServiceContext): Promise<void> {
  const db = context.database.kysely;
  const now = context.clock();
  const before = moment(addDays(now, -SIGN_IN_DAYS));
  await dropOldSessions(db, before);
  await dropOldSignInCodes(db, before);
  await dropWithheldMails(db, NO_EMPLOYER, before);
  await dropOldRateWindows(db, moment(now));
}
