import { addToDay } from '../time/calendar.ts';
import type { CaseStage } from '../db/schema-introductions.ts';
import type { ServiceContext } from '../services/context.ts';
import { recordOutcome, updateCase } from '../services/agencies/outcomes.ts';
import { findCase } from '../stores/agency-cases.ts';
import { membersOfAgency } from '../stores/agency-members.ts';
import { MINATO_AGENCY } from './sample-companies.ts';
import { NAMED, PROPOSED, type SamplePerson } from './sample-people.ts';
import type { SampleStep } from './sample-steps.ts';

/** Stages of the other people of the agency's list, so that its counts are worth looking at. */
const OF_THE_REST: readonly CaseStage[] = [
  'arranging',
  'arranging',
  'interviewed',
  'interviewed',
  'in_process',
  'in_process',
  'placed',
  'placed',
];

/** What the agency the samples show did for the people handed to it, the day after they registered. */
export function agencyWork(today: string): readonly SampleStep[] {
  const known = [...NAMED, ...Object.values(PROPOSED)].filter(({ stage }) => stage !== undefined);
  return [
    ...known.map((person): SampleStep => ({
      daysAgo: Math.max(0.02, person.daysAgo - 1.5),
      run: async (past) => work(past, today, await caseOf(past, `sample-${person.key}`), person),
    })),
    { daysAgo: 0.015, run: (past) => workOnTheRest(past, today) },
  ];
}

/** Members of the agency, by the names the samples use. */
export async function memberIds(past: ServiceContext): Promise<Readonly<Record<'inoue' | 'mori', string>>> {
  const [inoue, mori = inoue] = await membersOfAgency(past.database.kysely, MINATO_AGENCY);
  if (!inoue || !mori) throw new Error('The sample agency has nobody.');
  return { inoue: inoue.member_id, mori: mori.member_id };
}

async function work(
  past: ServiceContext,
  today: string,
  disclosureId: string,
  person: Pick<SamplePerson, 'stage' | 'owner' | 'note' | 'nextIn' | 'profile' | 'agreed'>,
): Promise<void> {
  const members = await memberIds(past);
  const actor = { agencyId: MINATO_AGENCY, byId: members[person.owner ?? 'inoue'] };
  const before = await findCase(past.database.kysely, MINATO_AGENCY, disclosureId);
  if (before?.stage !== 'to_contact' || person.stage === undefined) return;
  await recordOutcome(past, actor, disclosureId, {
    eventId: `sample-${disclosureId}`,
    outcome: person.stage === 'arranging' ? 'reached' : 'interviewed',
  });
  await updateCase(past, actor, disclosureId, {
    stage: person.stage,
    ownerId: actor.byId,
    nextNote: person.note ?? null,
    nextOn: person.nextIn === undefined ? null : addToDay(today, person.nextIn),
    profile: person.profile ?? null,
    ...(person.agreed === undefined ? {} : { agreed: person.agreed }),
  });
}

async function workOnTheRest(past: ServiceContext, today: string): Promise<void> {
  const rest = await past.database.kysely
    .selectFrom('agency_cases')
    .innerJoin('registrations', 'registrations.registration_id', 'agency_cases.registration_id')
    .select('agency_cases.disclosure_id')
    .where('agency_cases.agency_id', '=', MINATO_AGENCY)
    .where('agency_cases.stage', '=', 'to_contact')
    .where('registrations.submission_id', '<>', 'sample-hikari-sato')
    .orderBy('agency_cases.created_at', 'desc')
    .execute();
  for (const [index, { disclosure_id }] of rest.entries()) {
    const stage = OF_THE_REST[index] ?? 'introducing';
    await work(past, today, disclosure_id, { stage, owner: index % 2 === 0 ? 'inoue' : 'mori' });
  }
}

/** The case of a sample person at the agency the samples show. */
export async function caseOf(past: ServiceContext, submissionId: string): Promise<string> {
  const row = await past.database.kysely
    .selectFrom('agency_cases')
    .innerJoin('registrations', 'registrations.registration_id', 'agency_cases.registration_id')
    .select('agency_cases.disclosure_id')
    .where('registrations.submission_id', '=', submissionId)
    .where('agency_cases.agency_id', '=', MINATO_AGENCY)
    .executeTakeFirstOrThrow();
  return row.disclosure_id;
}
