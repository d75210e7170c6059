import { FOLLOW_UP_DAYS, followUpMail, type FollowUpDay } from '../../mail/templates/candidate-letters.ts';
import { candidatesToFollowUp, markFollowedUp, type Candidate } from '../../stores/candidates.ts';
import { addDays, moment } from '../../time/clock.ts';
import type { ServiceContext } from '../context.ts';
import { mailCauses } from '../people/mail-causes.ts';
import { addresseeOf, findPerson, mailPaths } from '../people/person.ts';

/** A follow-up that could not be written within this many days is left out: it would come with the wrong words. */
const LATE_DAYS = 7;
const BATCH = 200;

/** Writes the follow-ups that are due to those who agreed; each once, however many workers look. */
export async function writeFollowUps(context: ServiceContext, stopping?: AbortSignal): Promise<void> {
  const now = context.clock();
  for (const day of FOLLOW_UP_DAYS) {
    const due = { day, from: moment(addDays(now, -day - LATE_DAYS)), to: moment(addDays(now, -day)) };
    for (;;) {
      const candidates = await candidatesToFollowUp(context.database.kysely, due, BATCH);
      for (const candidate of candidates) {
        if (stopping?.aborted) return;
        await write(context, candidate, day);
      }
      if (candidates.length < BATCH) break;
    }
  }
}

async function write(context: ServiceContext, candidate: Candidate, day: FollowUpDay): Promise<void> {
  await context.database.transaction(async (db) => {
    if (!(await markFollowedUp(db, candidate.person_key, day))) return;
    const person = await findPerson(db, candidate.person_key);
    if (!person) return;
    const { checkIn, stop, unsubscribe } = mailPaths(context, candidate);
    const { employer_id: employerId, registration_id: first } = person.registrations[0] ?? person.newest;
    await context.mails.add(db, {
      employerId,
      subject: first,
      cause: mailCauses.followUp(day, first),
      addressee: 'candidate',
      message: followUpMail(
        { ...addresseeOf(context, person), unsubscribeUrl: unsubscribe },
        { day, checkIn, stop, hires: person.hires },
      ),
    });
  });
}
