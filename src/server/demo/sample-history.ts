import { mintLink } from '../../core/link/index.ts';
import { japanDay } from '../calendar.ts';
import { createIds } from '../ids.ts';
import { addDays, moment } from '../runtime.ts';
import { addCounts } from '../services/counts.ts';
import type { ServiceContext } from '../services/context.ts';
import { createEmployerDirectory } from '../services/employer-directory.ts';
import { qualify } from '../services/qualification.ts';
import { submitRegistration } from '../services/registration.ts';
import { appendEntries, findSlotByNumber, lockCounters, moveSlot, type Entry } from '../stores/ledger.ts';
import { addToVisitDay } from '../stores/visits.ts';
import type { SampleCompany } from './sample-companies.ts';

/** The figures of the drawings: 49 registered, of whom 47 counted, one a repeat and one on a shared link. */
const OLDER = 12;
const RECENT = 37;
const PEOPLE = OLDER + RECENT;
/** Who registers a second time, and who uses another person's link (indices into the people, in order). */
const REPEATS = { index: 31, of: 20 };
const SHARES = { index: 44, with: 40 };
/** Links sent in the last half year; with 37 people registered, 25 are pending. */
const INSERTED_RECENTLY = 62;
const OPENED_RECENTLY = 48;

const FAMILIES = [
  '井上',
  '木村',
  '林',
  '清水',
  '山口',
  '森',
  '池田',
  '橋本',
  '石川',
  '前田',
  '藤田',
  '後藤',
  '岡田',
] as const;
const GIVEN = ['陽菜', '蓮', '結衣', '湊'] as const;
const JOBS = ['other_engineer', 'sales', 'people', 'design'] as const;

/** Lets the sample people register one after another, each at their own time, by the rules everybody goes through. */
export async function writeHistory(context: ServiceContext, company: SampleCompany): Promise<void> {
  const links = Array.from({ length: PEOPLE }, () => personalCode(context, company));
  for (let index = 0; index < PEOPLE; index += 1) await register(context, company, index, links);
  for (const number of [1, 2]) await useSlot(context, company, number);
  await reportInsertions(context, company);
}

function momentOf(context: ServiceContext, index: number): Date {
  const daysAgo = index < OLDER ? 330 - index * 11 : 172 - (index - OLDER) * 4.7;
  return addDays(context.clock(), -daysAgo);
}

async function register(
  context: ServiceContext,
  company: SampleCompany,
  index: number,
  links: readonly string[],
): Promise<void> {
  const then = momentOf(context, index);
  // The same service at another time, that sends nothing: these people never existed.
  const past: ServiceContext = {
    ...context,
    clock: () => then,
    newId: createIds(() => then, context.random),
    mails: { add: () => Promise.resolve() },
  };
  const person = index === REPEATS.index ? REPEATS.of : index;
  const registration = await submitRegistration(past, {
    employerId: company.employerId,
    linkCode: links[index === SHARES.index ? SHARES.with : index] ?? null,
    submissionId: `sample-${String(index).padStart(3, '0')}`,
    language: 'ja',
    form: {
      name: `${FAMILIES[person % FAMILIES.length]} ${GIVEN[person % GIVEN.length]}`,
      mail: `sample-${person}@candidate.example`,
      job: JOBS[person % JOBS.length] ?? JOBS[0],
      area: null,
      contactPreference: 'mail',
      phone: null,
      hiddenCompanies: null,
      consents: { agency_handoff: true, employer_contact: person % 3 === 0, news: false },
    },
  });
  if (registration.verified_at) return;
  const profile = await createEmployerDirectory(past).byCode(company.code);
  if (!profile) throw new Error('The sample company is missing.');
  await context.database.transaction((db) => qualify(past, db, profile, registration));
}

/** One slot was used for an interview that is set, one led to a hire. */
async function useSlot(context: ServiceContext, company: SampleCompany, number: number): Promise<void> {
  await context.database.transaction(async (db) => {
    const counters = await lockCounters(db, company.employerId, moment(context.clock()));
    const slot = await findSlotByNumber(db, company.employerId, number);
    if (slot?.status !== 'granted') return;
    const now = moment(addDays(new Date(slot.granted_at), 9));
    await moveSlot(db, company.employerId, slot.slot_id, 'granted', 'used', now);
    const entries: Entry[] = [
      { account: 'reserved', amount: 1, cause: 'slot_request', slotId: slot.slot_id },
      { account: 'reserved', amount: -1, cause: 'slot_accepted', slotId: slot.slot_id },
      { account: 'used', amount: 1, cause: 'slot_accepted', slotId: slot.slot_id },
    ];
    await appendEntries(
      db,
      counters,
      entries,
      { now, policyVersion: 1 },
      {
        nextSlotAt: counters.next_slot_at,
        threshold: counters.threshold,
      },
    );
  });
}

async function reportInsertions(context: ServiceContext, company: SampleCompany): Promise<void> {
  const stages = ['document', 'first', 'final'] as const;
  const reports = Array.from({ length: INSERTED_RECENTLY }, (_, index) => ({
    reportId: `sample-insertion-${String(index).padStart(3, '0')}`,
    day: japanDay(addDays(context.clock(), -(175 - index * 2.8))),
    stage: stages[index % 3] ?? 'first',
    language: index % 5 === 0 ? ('en' as const) : ('ja' as const),
    inserted: 1,
    sent: 1,
  }));
  if ((await addCounts(context, company.employerId, reports)) === 0) return;
  await context.database.transaction(async (db) => {
    for (let index = 0; index < OPENED_RECENTLY; index += 1) {
      const day = japanDay(addDays(context.clock(), -(174 - index * 3.5)));
      await addToVisitDay(db, company.employerId, day, { visits: 1, suspected: index % 4 === 0 ? 1 : 0 });
    }
  });
}

function personalCode(context: ServiceContext, company: SampleCompany): string {
  const { relayOrigin, random } = context;
  return mintLink({ relayOrigin, employerCode: company.code, randomBytes: random }).code;
}
