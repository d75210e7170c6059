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
import { spreadOverMonth } from './sample-calendar.ts';

/** The figures of the drawings: 49 registered, of whom 47 counted, one a repeat and one on a shared link (ux 20). */
const OLDER = 12;
/** By month, the present one last: 62 invited, 48 opened, 37 registered. With 35 of them counted, 25 are pending. */
const MONTHS = [
  { invited: 6, opened: 5, registered: 3 },
  { invited: 8, opened: 6, registered: 4 },
  { invited: 9, opened: 7, registered: 5 },
  { invited: 11, opened: 9, registered: 7 },
  { invited: 15, opened: 12, registered: 10 },
  { invited: 13, opened: 9, registered: 8 },
] as const;
/** Who registers a second time, and who uses another person's link (indices into the people, in order). */
const REPEATS = { index: 31, of: 20 };
const SHARES = { index: 47, with: 46 };
const OLDEST_DAYS = 344;

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
const JOBS = ['sales', 'people', 'design', 'finance', 'support'] as const;
const AREAS = ['tokyo', 'kansai', 'kanto', null] as const;

/** Engineers who agreed to hear from the company again; the last of them has three weeks left (ux D01). */
const ENGINEERS: Readonly<Record<number, { name: string; mail: string; job: string; area: string }>> = {
  0: { name: '山本 彩', mail: 'aya.yamamoto@candidate.example', job: 'backend', area: 'tokyo' },
  16: { name: '小林 翔', mail: 'sho.kobayashi@candidate.example', job: 'infrastructure', area: 'kyushu' },
  36: { name: '中村 遥', mail: 'haruka.nakamura@candidate.example', job: 'frontend', area: 'remote' },
  48: { name: '佐藤 美咲', mail: 'm.sato@candidate.example', job: 'backend', area: 'tokyo' },
};
/** With the engineers, 18 who agreed. */
const OTHERS_WHO_AGREED = new Set([3, 5, 8, 11, 14, 18, 21, 24, 26, 29, 33, 38, 41, 44]);

/** Lets the sample people register one after another, each at their own time, by the rules everybody goes through. */
export async function writeHistory(context: ServiceContext, company: SampleCompany): Promise<void> {
  const times = momentsOfPeople(context.clock());
  const links = times.map(() => personalCode(context, company));
  for (const [index, then] of times.entries()) await register(context, company, index, then, links);
  for (const number of [1, 2]) await useSlot(context, company, number);
  await reportInsertions(context, company);
}

function momentsOfPeople(now: Date): readonly Date[] {
  const older = Array.from({ length: OLDER }, (_, index) => addDays(now, -(OLDEST_DAYS - index * 12)));
  const recent = MONTHS.flatMap(({ registered }, index) => spreadOverMonth(now, ago(index), registered));
  return [...older, ...recent];
}

function ago(index: number): number {
  return MONTHS.length - 1 - index;
}

async function register(
  context: ServiceContext,
  company: SampleCompany,
  index: number,
  then: Date,
  links: readonly string[],
): Promise<void> {
  // The same service at another time, that sends nothing: these people never existed.
  const past: ServiceContext = {
    ...context,
    clock: () => then,
    newId: createIds(() => then, context.random),
    mails: { add: () => Promise.resolve() },
  };
  const person = index === REPEATS.index ? REPEATS.of : index;
  const engineer = ENGINEERS[person];
  const registration = await submitRegistration(past, {
    employerId: company.employerId,
    linkCode: links[index === SHARES.index ? SHARES.with : index] ?? null,
    submissionId: `sample-${String(index).padStart(3, '0')}`,
    language: 'ja',
    form: {
      name: engineer?.name ?? `${FAMILIES[person % FAMILIES.length]} ${GIVEN[person % GIVEN.length]}`,
      mail: engineer?.mail ?? `sample-${person}@candidate.example`,
      job: engineer?.job ?? JOBS[person % JOBS.length] ?? JOBS[0],
      area: engineer?.area ?? AREAS[person % AREAS.length] ?? null,
      contactPreference: 'mail',
      phone: null,
      hiddenCompanies: null,
      consents: {
        agency_handoff: true,
        employer_contact: engineer !== undefined || OTHERS_WHO_AGREED.has(index),
        news: false,
      },
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
  const now = context.clock();
  const days = (figure: 'invited' | 'opened') =>
    MONTHS.flatMap((month, index) => spreadOverMonth(now, ago(index), month[figure]).map(japanDay));
  const reports = days('invited').map((day, index) => ({
    reportId: `sample-insertion-${String(index).padStart(3, '0')}`,
    day,
    stage: stages[index % 3] ?? 'first',
    language: index % 5 === 0 ? ('en' as const) : ('ja' as const),
    inserted: 1,
    sent: 1,
  }));
  if ((await addCounts(context, company.employerId, reports)) === 0) return;
  await context.database.transaction(async (db) => {
    for (const [index, day] of days('opened').entries())
      await addToVisitDay(db, company.employerId, day, { visits: 1, suspected: index % 4 === 0 ? 1 : 0 });
  });
}

function personalCode(context: ServiceContext, company: SampleCompany): string {
  const { relayOrigin, random } = context;
  return mintLink({ relayOrigin, employerCode: company.code, randomBytes: random }).code;
}
