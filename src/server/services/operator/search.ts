import type { Executor } from '../../db/database.ts';
import { parseMailAddress } from '../../identity/mail-address.ts';
import { personKeyOf, subjectOf } from '../../identity/person-key.ts';
import { listAgencies, type Agency } from '../../stores/agencies.ts';
import { decisionsOn, type CountDecision } from '../../stores/count-decisions.ts';
import { disclosuresAbout } from '../../stores/disclosures.ts';
import { employerDisclosures } from '../../stores/employer-disclosures.ts';
import { employerLines, type EmployerLine } from '../../stores/employer-list.ts';
import { findRegistrations, type FoundRegistration } from '../../stores/found-registrations.ts';
import { memberNames } from '../../stores/members.ts';
import { holdsWords } from '../../text/search.ts';
import type { ServiceContext } from '../context.ts';
import { maskMail } from './held.ts';

export interface Found {
  readonly employers: readonly EmployerLine[];
  /** There are more employers, or more registrations, than are told. */
  readonly more: { readonly employers: boolean; readonly registrations: boolean };
  readonly agencies: readonly Agency[];
  /** Registrations by their number, or by the whole address of the person who asks about them. Masked. */
  readonly registrations: readonly (Omit<FoundRegistration, 'mail'> & {
    readonly maskedMail: string;
    readonly decisions: readonly Decision[];
  })[];
  /** What agencies and employers were given of whoever has the address, also after they were erased. */
  readonly given: readonly Given[];
}

/** What the office decided on a registration, oldest first, with what it wrote down: nothing else shows that. */
export interface Decision extends Pick<CountDecision, 'kind' | 'reason' | 'note'> {
  readonly at: string;
  /** A member's name; undefined for the command line. */
  readonly by: string | undefined;
}

interface Given {
  readonly to: 'agency' | 'employer';
  readonly names: Pick<Agency, 'name' | 'name_en'>;
  readonly items: readonly string[];
  readonly from: string;
  /** When it ended or will; null where it stands. */
  readonly until: string | null;
}

/** What is told of employers, and of registrations, newest first. */
export const MOST_FOUND = 50;

/**
 * Looks in everything the operator keeps. People are found by a whole address only, never by a part of one: the
 * office answers whoever asks about themselves, and does not browse.
 */
export async function search(context: ServiceContext, query: string): Promise<Found> {
  const db = context.database.kysely;
  const wanted = query.trim();
  if (wanted === '')
    return {
      employers: [],
      agencies: [],
      registrations: [],
      given: [],
      more: { employers: false, registrations: false },
    };
  const address = parseMailAddress(wanted);
  const by = address.ok
    ? { personKey: personKeyOf(context.secret, address.address) }
    : { registrationId: wanted };
  const [employers, agencies, registrations, given] = await Promise.all([
    employerLines(db, wanted, { most: MOST_FOUND + 1 }),
    listAgencies(db),
    address.ok || wanted.startsWith('reg_') ? findRegistrations(db, by, MOST_FOUND + 1) : [],
    address.ok ? givenOf(db, subjectOf(context.secret, address.address)) : [],
  ]);
  return {
    employers: employers.slice(0, MOST_FOUND),
    agencies: agencies.filter(({ name, name_en, licence_no }) =>
      holdsWords([name, name_en, licence_no], wanted),
    ),
    registrations: await Promise.all(
      registrations.slice(0, MOST_FOUND).map(async ({ mail, ...rest }) => ({
        ...rest,
        maskedMail: maskMail(mail),
        decisions: await decisionsAbout(db, rest),
      })),
    ),
    given,
    more: {
      employers: employers.length > MOST_FOUND,
      registrations: registrations.length > MOST_FOUND,
    },
  };
}

async function decisionsAbout(
  db: Executor,
  registration: Pick<FoundRegistration, 'employer_id' | 'registration_id'>,
): Promise<readonly Decision[]> {
  const decisions = await decisionsOn(db, registration.employer_id, registration.registration_id);
  const names = await memberNames(db, [...new Set(decisions.map((one) => one.decided_by))]);
  return decisions.map(({ kind, reason, note, decided_at: at, decided_by: by }) => ({
    ...{ kind, reason, note, at },
    by: names.get(by),
  }));
}

async function givenOf(db: Executor, subject: string): Promise<readonly Given[]> {
  const agencies = (await disclosuresAbout(db, subject)).map((row) => ({
    to: 'agency' as const,
    names: { name: row.name, name_en: row.name_en },
    items: row.items.split(' '),
    from: row.disclosed_at,
    until: row.withdrawn_at,
  }));
  const employers = (await employerDisclosures(db, { subject })).map((row) => ({
    to: 'employer' as const,
    names: { name: row.name, name_en: row.name_en },
    items: row.items.split(' '),
    from: row.disclosed_at,
    until: row.ends_at,
  }));
  return [...agencies, ...employers];
}
