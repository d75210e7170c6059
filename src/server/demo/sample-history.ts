import { mintLink } from '../../core/link/index.ts';
import { japanDay } from '../calendar.ts';
import { addDays } from '../runtime.ts';
import { addCounts } from '../services/counts.ts';
import type { ServiceContext } from '../services/context.ts';
import { addToVisitDay } from '../stores/visits.ts';
import type { SampleCompany } from './sample-companies.ts';
import { sampleIntroductions } from './sample-introductions.ts';
import { inThePast, registerSample, type SampleStep } from './sample-steps.ts';

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
const MINATO_JOBS = ['people', 'design', 'finance'] as const;
const OTHER_JOBS = ['other_engineer', 'sales', 'product', 'marketing'] as const;

/**
 * Lets the sample people register, agencies work and employers ask for introductions, each at their own time and in
 * that order, by the rules everybody goes through.
 */
export async function writeHistory(context: ServiceContext, company: SampleCompany): Promise<void> {
  const links = Array.from({ length: PEOPLE }, () => personalCode(context, company));
  const steps: SampleStep[] = [
    ...links.map((_, index) => registration(company, index, links)),
    ...sampleIntroductions(japanDay(context.clock())),
  ];
  // The ledger is written in the order of time.
  steps.sort((one, other) => other.daysAgo - one.daysAgo);
  for (const step of steps) await step.run(inThePast(context, step.daysAgo));
  await reportInsertions(context, company);
}

function registration(company: SampleCompany, index: number, links: readonly string[]): SampleStep {
  const person = index === REPEATS.index ? REPEATS.of : index;
  return {
    daysAgo: index < OLDER ? 330 - index * 11 : 172 - (index - OLDER) * 4.7,
    run: (past) =>
      registerSample(past, company, {
        submissionId: `sample-${String(index).padStart(3, '0')}`,
        linkCode: links[index === SHARES.index ? SHARES.with : index] ?? null,
        name: nameOf(person),
        mail: `sample-${person}@candidate.example`,
        job: jobOf(person),
        area: null,
        employerContact: person % 3 === 0,
      }),
  };
}

/** Whether the agency of the drawings serves what this person wants. */
export function isServedByMinato(person: number): boolean {
  return person <= 40 && (person % 5 === 0 || person % 5 === 2);
}

function jobOf(person: number): string {
  const jobs = isServedByMinato(person) ? MINATO_JOBS : OTHER_JOBS;
  return jobs[person % jobs.length] ?? 'other';
}

function nameOf(person: number): string {
  return `${FAMILIES[person % FAMILIES.length]} ${GIVEN[person % GIVEN.length]}`;
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
