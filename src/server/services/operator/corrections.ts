import type { Executor } from '../../db/database.ts';
import { parseMailAddress } from '../../identity/mail-address.ts';
import { personKeyOf } from '../../identity/person-key.ts';
import { addAreaToContact } from '../../stores/employer-disclosures.ts';
import { updateRegistration, type Registration } from '../../stores/registrations.ts';
import { AREAS, JOBS, keysOf } from '../../text/choices.ts';
import { cleanLine, isSeen, LONGEST } from '../../text/lines.ts';
import { moment } from '../../time/clock.ts';
import { recordDisclosed } from '../agencies/disclosed-items.ts';
import { tellHolders } from '../agencies/person-news.ts';
import type { ServiceContext } from '../context.ts';
import { lockPerson } from '../people/person.ts';
import { audit, type Actor } from './audit.ts';
import { refused, type Refused } from './refused.ts';

/** What somebody asked to have put right; left out is what stays. An area of null is none in particular. */
interface Correction {
  readonly name?: string | undefined;
  readonly job?: string | undefined;
  readonly area?: string | null | undefined;
}

type CorrectedField = keyof Correction;

export type CorrectionResult = { readonly ok: true; readonly fields: readonly CorrectedField[] } | Refused;

/**
 * Puts right what somebody registered, wherever they did, because they wrote from that address (APPI article 34). Agencies
 * that have the data are told; the trail says what was corrected, not to what.
 */
export async function correctPerson(
  context: ServiceContext,
  actor: Actor,
  typed: string,
  wish: Correction,
): Promise<CorrectionResult> {
  const mail = parseMailAddress(typed);
  if (!mail.ok) return refused('mail_invalid');
  const correction = { ...wish, ...(wish.name === undefined ? {} : { name: cleanLine(wish.name) }) };
  const fault = faultOf(correction);
  if (fault) return fault;
  return context.database.transaction<CorrectionResult>(async (db) => {
    const person = await lockPerson(db, personKeyOf(context.secret, mail.address));
    if (!person) return refused('not_found');
    const fields = (['name', 'job', 'area'] as const).filter((field) =>
      person.registrations.some((one) => correction[field] !== undefined && one[field] !== correction[field]),
    );
    if (fields.length === 0) return refused('already');
    const rests = person.candidate.state !== 'looking';
    for (const registration of person.registrations)
      await write(db, registration, correction, { rests, at: moment(context.clock()) });
    await tellHolders(context, db, person.registrations, 'corrected');
    await audit(context, db, actor, {
      action: 'person.corrected',
      employerId: person.newest.employer_id,
      subject: person.newest.registration_id,
      after: { corrected: fields },
    });
    return { ok: true, fields };
  });
}

function faultOf({ name, job, area }: Correction): Refused | undefined {
  if (name !== undefined && !isSeen(name)) return refused('name_missing', 'name');
  if (name !== undefined && name.length > LONGEST.name) return refused('name_too_long', 'name');
  if (job !== undefined && !keysOf(JOBS).includes(job)) return refused('choice_unknown', 'job');
  if (area !== undefined && area !== null && !keysOf(AREAS).includes(area))
    return refused('choice_unknown', 'area');
  return undefined;
}

async function write(
  db: Executor,
  registration: Registration,
  { name = registration.name, job = registration.job, area = registration.area }: Correction,
  { rests, at }: { readonly rests: boolean; readonly at: string },
): Promise<void> {
  await updateRegistration(db, registration, { name, job, area });
  await recordDisclosed(db, { ...registration, name, job, area }, { rests, at });
  if (registration.area === null && area !== null) await addAreaToContact(db, { ...registration, area }, at);
}
