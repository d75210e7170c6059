import type { Executor } from '../../db/database.ts';
import { japanDay } from '../../time/calendar.ts';
import { addDays, addSeconds, moment } from '../../time/clock.ts';
import { interviewsAhead } from '../../stores/accepted-people.ts';
import type { Agency } from '../../stores/agencies.ts';
import { disclosuresOf } from '../../stores/disclosures.ts';
import { employerDisclosures, type EmployerDisclosure } from '../../stores/employer-disclosures.ts';
import { getEmployer, type Employer } from '../../stores/employers.ts';
import { consentHistory, currentConsents } from '../../stores/consents.ts';
import type { Registration } from '../../stores/registrations.ts';
import { isSuppressed } from '../../stores/suppressions.ts';
import type { ServiceContext } from '../context.ts';
import { joinHidden } from '../people/hidden-companies.ts';
import { findPerson, type Person } from '../people/person.ts';
import { countAgenciesToAsk } from './erasure.ts';
import { contactUntil, type SharingSwitch } from './sharing.ts';
import { supportOf, type Support } from './support.ts';

/** Seconds for which a turned switch offers to be turned back. */
export const UNDO_SECONDS = 8;
/** Days before the end from which staying longer is offered. */
const EXTEND_DAYS = 60;

/** An agency that was given the data. */
export interface AgencyShare {
  readonly agencyId: string;
  readonly names: Pick<Agency, 'name' | 'name_en'>;
  /** Since when it has the data, as a day; null while it is stopped. */
  readonly since: string | null;
  /** The day by which it is to write first; null where nobody promised that, or the day is over. */
  readonly contactBy: string | null;
  readonly support: Support;
  /** Who is to interview the person through it; told that they withdraw when the agency is stopped. */
  readonly interviews: readonly EmployerShare['employer'][];
}

/** An employer that invited the person. */
export interface EmployerShare {
  readonly employer: Pick<Employer, 'employer_id' | 'short_name' | 'short_name_en'>;
  /** The last day on which it may write; null where it may not. */
  readonly until: string | null;
}

/** An employer that was given data, as recorded: to contact the person again, or because it interviews them. */
export interface EmployerHolding {
  readonly recipientId: string;
  readonly names: Pick<Employer, 'name' | 'name_en'>;
  readonly reason: EmployerDisclosure['reason'];
  readonly from: string;
  /** The day on which it ended; null while the employer has the data. */
  readonly endedOn: string | null;
}

/** One answer, as it was recorded. */
export interface ConsentRecord {
  readonly at: string;
  readonly what: SharingSwitch | { readonly kind: 'all_agencies' };
  readonly on: boolean;
  /** An agreement taken back, which is not the same as a box never ticked. */
  readonly withdrawn: boolean;
  readonly version: string;
}

export interface MyPage extends Person {
  /** Everything they named on any form. */
  readonly hiddenCompanies: string | null;
  readonly agencies: readonly AgencyShare[];
  readonly employers: readonly EmployerShare[];
  /** Employers that have the data, or had it; the newest record of each, for each reason. */
  readonly given: readonly EmployerHolding[];
  /** How many agencies would be asked to delete their copy. */
  readonly agenciesToAsk: number;
  /** Newest first. */
  readonly records: readonly ConsentRecord[];
  /** A switch that was turned a moment ago, and the whole seconds left to turn it back. */
  readonly justTurned: { readonly record: ConsentRecord; readonly secondsLeft: number } | undefined;
  /** Whether our mails to this address were stopped, by the person or by whoever typed it. */
  readonly mailsStopped: boolean;
  /** The day on which everything goes; null while that is far away. */
  readonly endsOn: string | null;
}

/** Everything a person sees of themselves. Undefined for somebody who is not registered any more. */
export async function readMyPage(context: ServiceContext, personKey: string): Promise<MyPage | undefined> {
  const db = context.database.kysely;
  const person = await findPerson(db, personKey);
  if (!person) return undefined;
  const now = context.clock();
  const records = await recordsOf(db, person);
  const { retained_until: until } = person.candidate;
  return {
    ...person,
    hiddenCompanies: joinHidden(person.registrations.map((one) => one.hidden_companies)),
    agencies: await agenciesOf(db, person, japanDay(now)),
    employers: await employersOf(db, person, now),
    given: await givenOf(db, person, now),
    agenciesToAsk: await countAgenciesToAsk(db, person),
    records,
    justTurned: justTurned(person, records, now),
    mailsStopped: await isSuppressed(db, personKey),
    endsOn: until < moment(addDays(now, EXTEND_DAYS)) ? japanDay(new Date(until)) : null,
  };
}

async function agenciesOf(
  db: Executor,
  { registrations }: Person,
  today: string,
): Promise<readonly AgencyShare[]> {
  const shares = new Map<string, AgencyShare>();
  for (const registration of registrations)
    for (const record of await disclosuresOf(db, registration.employer_id, registration.registration_id)) {
      const before = shares.get(record.agency_id);
      const since = record.withdrawn_at ? null : japanDay(new Date(record.resumed_at ?? record.disclosed_at));
      const support = await supportOf(db, record);
      const interviews = await interviewsAhead(db, record.disclosure_id, today);
      const { contactBy } = support;
      const isAhead = since !== null && contactBy !== null && contactBy >= today;
      shares.set(record.agency_id, {
        agencyId: record.agency_id,
        names: record,
        since: before?.since ?? since,
        contactBy: later(before?.contactBy ?? null, isAhead ? contactBy : null),
        support: before && before.support.rank > support.rank ? before.support : support,
        interviews: [...(before?.interviews ?? []), ...interviews],
      });
    }
  return [...shares.values()];
}

async function employersOf(
  db: Executor,
  { registrations }: Person,
  now: Date,
): Promise<readonly EmployerShare[]> {
  const shares = new Map<string, EmployerShare>();
  for (const registration of registrations) {
    const employerId = registration.employer_id;
    const before = shares.get(employerId);
    const employer = before?.employer ?? (await getEmployer(db, employerId));
    const until = await contactDayOf(db, registration, now);
    shares.set(employerId, { employer, until: later(before?.until ?? null, until) });
  }
  return [...shares.values()];
}

async function givenOf(
  db: Executor,
  { registrations }: Person,
  now: Date,
): Promise<readonly EmployerHolding[]> {
  const newest = new Map<string, EmployerHolding>();
  const records = await Promise.all(registrations.map((one) => employerDisclosures(db, one)));
  for (const record of records.flat().sort((a, b) => (a.disclosed_at < b.disclosed_at ? -1 : 1))) {
    const isOver = record.ends_at !== null && record.ends_at <= moment(now);
    newest.set(`${record.reason} ${record.recipient_id}`, {
      recipientId: record.recipient_id,
      names: record,
      reason: record.reason,
      from: japanDay(new Date(record.disclosed_at)),
      endedOn: record.ends_at !== null && isOver ? lastDay(record.ends_at) : null,
    });
  }
  return [...newest.values()];
}

/** An end at midnight belongs to the day before. */
function lastDay(endsAt: string): string {
  return japanDay(new Date(Date.parse(endsAt) - 1));
}

async function contactDayOf(db: Executor, registration: Registration, now: Date): Promise<string | null> {
  const consents = await currentConsents(db, registration.employer_id, registration.registration_id);
  const until = contactUntil(consents.get('employer_contact'), now);
  return until ? lastDay(moment(until)) : null;
}

function later(a: string | null, b: string | null): string | null {
  return a !== null && (b === null || a > b) ? a : b;
}

/** Every answer once, newest first: a switch is recorded with each registration, and was turned once. */
async function recordsOf(db: Executor, { registrations }: Person): Promise<readonly ConsentRecord[]> {
  const records = await Promise.all(
    registrations.map(async (registration) =>
      (await consentHistory(db, registration)).map((row) => ({
        at: row.created_at,
        what: whatOf(row),
        on: row.is_granted === 1,
        withdrawn: row.is_granted === 0 && isFromSwitch(registration, row),
        version: row.version,
      })),
    ),
  );
  const answers = new Map(records.flat().map((record) => [JSON.stringify(record), record]));
  return [...answers.values()].sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0));
}

/** A form is answered before the code is typed; a switch is turned afterwards, and only away from where it stood. */
function isFromSwitch({ verified_at }: Registration, row: { readonly created_at: string }): boolean {
  return verified_at !== null && row.created_at > verified_at;
}

function whatOf(row: {
  readonly purpose: 'agency_handoff' | 'employer_contact' | 'news';
  readonly agency_id: string | null;
  readonly employer_id: string;
}): ConsentRecord['what'] {
  if (row.purpose === 'news') return { kind: 'news' };
  if (row.purpose === 'employer_contact') return { kind: 'employer', employerId: row.employer_id };
  return row.agency_id === null ? { kind: 'all_agencies' } : { kind: 'agency', agencyId: row.agency_id };
}

/**
 * What was agreed to in a form is no switch, and cannot be turned back by one. Nor can an answer that a clock which was
 * ahead put into the future: it would be offered until then.
 */
function justTurned(
  { registrations }: Person,
  [newest]: readonly ConsentRecord[],
  now: Date,
): MyPage['justTurned'] {
  if (!newest || newest.what.kind === 'all_agencies') return undefined;
  if (newest.at < moment(addSeconds(now, -UNDO_SECONDS)) || newest.at > moment(now)) return undefined;
  if (registrations.some(({ created_at: filledIn }) => filledIn === newest.at)) return undefined;
  const passed = (now.getTime() - Date.parse(newest.at)) / 1000;
  return { record: newest, secondsLeft: Math.max(1, Math.ceil(UNDO_SECONDS - passed)) };
}
