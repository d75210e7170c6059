import { personKeyOf } from '../../identity/person-key.ts';
import { slotsEndingMail } from '../../mail/templates/slots-ending.ts';
import { employerContacts } from '../../stores/employer-contacts.ts';
import { requesterMails } from '../../stores/slot-requests.ts';
import { slotsEndingBetween } from '../../stores/slots.ts';
import { addToDay, japanDay, japanTime } from '../../time/calendar.ts';
import { addDays, moment } from '../../time/clock.ts';
import type { ServiceContext } from '../context.ts';

/** Days before the last day at which is warned, nearest first. */
const WARN_DAYS = [7, 30] as const;
/** Who asked for an introduction longer ago may not work there any more. */
const KNOWN_DAYS = 366;

/**
 * Warns of free slots 30 and 7 days before they expire: once per last day, step and person, however often it runs.
 * Slots that end on the same day are one mail; a slot granted after a step's day is not warned of by that step.
 */
export async function warnOfExpiry(context: ServiceContext, stopping?: AbortSignal): Promise<void> {
  const today = japanDay(context.clock());
  const furthest = Math.max(...WARN_DAYS);
  const slots = await slotsEndingBetween(
    context.database.kysely,
    moment(japanTime(today, 0)),
    moment(japanTime(addToDay(today, furthest + 1), 0)),
  );
  const warnings = new Map<string, { employerId: string; lastDay: string; step: number; slots: number }>();
  for (const slot of slots) {
    if (slot.expires_at === null) continue;
    const lastDay = japanDay(new Date(slot.expires_at));
    const step = WARN_DAYS.find((days) => addToDay(lastDay, -days) <= today);
    if (step === undefined || japanDay(new Date(slot.granted_at)) > addToDay(lastDay, -step)) continue;
    const key = `${slot.employer_id} ${lastDay} ${step}`;
    const before = warnings.get(key);
    const employerId = slot.employer_id;
    warnings.set(key, { employerId, lastDay, step, slots: (before?.slots ?? 0) + 1 });
  }
  for (const { employerId, lastDay, step, slots: count } of warnings.values()) {
    if (stopping?.aborted) return;
    await context.database.transaction(async (db) => {
      const since = moment(addDays(context.clock(), -KNOWN_DAYS));
      const known = [
        ...(await employerContacts(db, employerId)),
        ...(await requesterMails(db, employerId, since)),
      ];
      // The same person by both ways is one cause; the first, with the language the operator entered, stays.
      for (const { mail, language } of known)
        await context.mails.add(db, {
          employerId,
          cause: `slots ending ${lastDay} ${step} ${personKeyOf(context.secret, mail)}`,
          addressee: 'business',
          message: slotsEndingMail({
            to: mail,
            language,
            slots: count,
            lastDay,
            operator: context.operator,
          }),
        });
    });
  }
}
