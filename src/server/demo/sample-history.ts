import { mintLink } from '../../core/link/index.ts';
import { japanDay } from '../time/calendar.ts';
import { addDays, DAY_MS } from '../time/clock.ts';
import { addCounts } from '../services/figures/counts.ts';
import type { ServiceContext } from '../services/context.ts';
import { addToVisitDay } from '../stores/visits.ts';
import { spreadOverMonth } from './sample-calendar.ts';
import type { SampleCompany } from './sample-companies.ts';
import { sampleIntroductions } from './sample-introductions.ts';
import { inThePast, registerSample, type SampleStep } from './sample-steps.ts';

/** The figures the samples add up to: 49 registered, of whom 47 counted, one a repeat and one on a shared link. */
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
const MINATO_JOBS = ['people', 'design', 'finance'] as const;
const OTHER_JOBS = ['other_engineer', 'sales', 'product', 'marketing'] as const;

/** Engineers who agreed to hear from the company again; the last of them has three weeks left (D01). */
const ENGINEERS: Readonly<Record<number, { name: string; mail: string; job: string; area: string }>> = {
  0: { name: '山本 彩', mail: 'aya.yamamoto@candidate.example', job: 'backend', area: 'tokyo' },
  25: { name: '小林 翔', mail: 'sho.kobayashi@candidate.example', job: 'infrastructure', area: 'kyushu' },
  37: { name: '中村 遥', mail: 'haruka.nakamura@candidate.example', job: 'frontend', area: 'remote' },
  48: { name: '佐藤 美咲', mail: 'm.sato@candidate.example', job: 'backend', area: 'tokyo' },
};
/** With the engineers, 18 who agreed. */
const OTHERS_WHO_AGREED = new Set([3, 5, 8, 11, 14, 18, 21, 24, 26, 29, 33, 38, 41, 44]);

/**
 * Lets the sample people register, agencies work and employers ask for introductions, each at their own time and in
 * that order, by the rules everybody goes through.
 */
export async function writeHistory(context: ServiceContext, company: SampleCompany): Promise<void> {
  const now = context.clock();
  const times = momentsOfPeople(now);
  const links = times.map(() => personalCode(context, company));
  const steps: SampleStep[] = [
    ...times.map((then, index) =>
      registration(company, index, (now.getTime() - then.getTime()) / DAY_MS, links),
    ),
    ...sampleIntroductions(japanDay(now)),
  ];
  // The ledger is written in the order of time.
  steps.sort((one, other) => other.daysAgo - one.daysAgo);
  for (const step of steps) await step.run(inThePast(context, step.daysAgo));
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

function registration(
  company: SampleCompany,
  index: number,
  daysAgo: number,
  links: readonly string[],
): SampleStep {
  const person = index === REPEATS.index ? REPEATS.of : index;
  const engineer = ENGINEERS[person];
  return {
    daysAgo,
    run: (past) =>
      registerSample(past, company, {
        submissionId: `sample-${String(index).padStart(3, '0')}`,
        linkCode: links[index === SHARES.index ? SHARES.with : index] ?? null,
        name: engineer?.name ?? nameOf(person),
        mail: engineer?.mail ?? `sample-${person}@candidate.example`,
        job: engineer?.job ?? jobOf(person),
        area: engineer?.area ?? null,
        employerContact: engineer !== undefined || OTHERS_WHO_AGREED.has(index),
      }),
  };
}

/** Whether the agency the samples show serves what this person wants. */
export function isServedByMinato(person: number): boolean {
  if (ENGINEERS[person]) return true;
  // The newest engineer stands for the fifth person, so that the agency's list keeps its length.
  return person !== 5 && person <= 40 && (person % 5 === 0 || person % 5 === 2);
}

function jobOf(person: number): string {
  const jobs = isServedByMinato(person) ? MINATO_JOBS : OTHER_JOBS;
  const job = jobs[person % jobs.length] ?? 'other';
  return job === 'other_engineer' && OTHERS_WHO_AGREED.has(person) ? 'sales' : job;
}

function nameOf(person: number): string {
  return `${FAMILIES[person % FAMILIES.length]} ${GIVEN[person % GIVEN.length]}`;
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
