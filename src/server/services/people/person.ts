import type { Executor } from '../../db/database.ts';
import type { Addressee } from '../../mail/templates/candidate-letters.ts';
import { findCandidate, lockCandidate, registrationsOf, type Candidate } from '../../stores/candidates.ts';
import { getEmployer, type Employer } from '../../stores/employers.ts';
import type { Registration } from '../../stores/registrations.ts';
import { calledName } from '../../text/names.ts';
import type { ServiceContext } from '../context.ts';

/** A person with everything they registered, oldest first; there is at least one. */
export interface Person {
  readonly candidate: Candidate;
  readonly registrations: readonly Registration[];
  /** The one whose name and wishes are shown. */
  readonly newest: Registration;
  /** Whom the employer of the newest hires: a student is not changing jobs. */
  readonly hires: Employer['hires'];
}

/** Undefined for somebody who is not registered, or was erased meanwhile. */
export async function findPerson(db: Executor, personKey: string): Promise<Person | undefined> {
  const candidate = await findCandidate(db, personKey);
  if (!candidate) return undefined;
  const registrations = await registrationsOf(db, personKey);
  const newest = registrations.at(-1);
  if (!newest) return undefined;
  const employer = await getEmployer(db, newest.employer_id);
  return { candidate, registrations, newest, hires: employer.hires };
}

/**
 * A person, locked: nobody else changes or erases them until the transaction ends. Every change a person makes begins
 * here. Undefined where they are not registered and, with `seen`, where they did something since that was read.
 */
export async function lockPerson(
  db: Executor,
  personKey: string,
  seen?: Candidate,
): Promise<Person | undefined> {
  return (await lockCandidate(db, personKey, seen)) ? findPerson(db, personKey) : undefined;
}

/** Where the pages are that mails lead to. The language is part of each; nothing in them is personal or opens anything. */
export function mailPaths(context: Pick<ServiceContext, 'relayOrigin'>, candidate: Candidate) {
  const { relayOrigin } = context;
  const { language, mail_key: key } = candidate;
  return {
    myPage: `${relayOrigin}/my/${language}`,
    checkIn: `${relayOrigin}/check-in/${language}/${key}`,
    stop: `${relayOrigin}/stop/${language}`,
    unsubscribe: `${relayOrigin}/unsubscribe/${key}`,
  };
}

/** A person as our letters address them: at the address on file, in their language, by the newest name. */
export function addresseeOf(context: ServiceContext, { candidate, newest }: Person): Addressee {
  const { language, mail } = candidate;
  return {
    to: mail,
    language,
    name: calledName(newest.name, language),
    operator: context.operator,
    myPage: mailPaths(context, candidate).myPage,
  };
}
