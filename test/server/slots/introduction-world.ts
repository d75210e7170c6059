import type { CreateRequestBody } from '../../../src/contract/slots.ts';
import type { CountingStage } from '../../../src/core/credit/policy.ts';
import { createIds } from '../../../src/server/secrets/ids.ts';
import { createMailQueue } from '../../../src/server/mail/queue.ts';
import { systemRandom } from '../../../src/server/secrets/random.ts';
import type { Actor } from '../../../src/server/services/agencies/asked-request.ts';
import { propose } from '../../../src/server/services/agencies/proposals.ts';
import { proposablePeople } from '../../../src/server/services/slots/proposable.ts';
import { updateCase } from '../../../src/server/services/agencies/outcomes.ts';
import type { ServiceContext } from '../../../src/server/services/context.ts';
import { agencyIdsOf, createEmployerDirectory } from '../../../src/server/services/employer/directory.ts';
import { addMember } from '../../../src/server/services/ways-in/members.ts';
import { qualify } from '../../../src/server/services/registration/qualification.ts';
import { submitRegistration } from '../../../src/server/services/registration/submission.ts';
import { readSlots } from '../../../src/server/services/slots/overview.ts';
import { createRequest } from '../../../src/server/services/slots/requests.ts';
import { addAgency, routeToAgency } from '../../../src/server/stores/agencies.ts';
import { findAsk } from '../../../src/server/stores/slot-requests.ts';
import { addLiveEmployer } from '../../support/company.ts';
import type { TestDatabase } from '../../support/databases.ts';
import { createTestContext } from '../../support/service-context.ts';

export const AOBA = { id: 'emp_aoba', code: 'K7Q2M', name: '株式会社青葉システムズ', domain: 'aoba.example' };
export const HIKARI = {
  id: 'emp_hikari',
  code: 'H2KAR',
  name: 'ひかり物流株式会社',
  domain: 'hikari.example',
};
export const MINATO: Actor = { agencyId: 'agy_minato', byId: 'mem_minato' };
export const SAKURA: Actor = { agencyId: 'agy_sakura', byId: 'mem_sakura' };
/** People who must count for one slot; few, so that tests are short. */
export const THRESHOLD = 2;

export interface PersonOptions {
  readonly mail?: string;
  readonly hide?: string | null;
  readonly job?: string;
  readonly area?: string | null;
}

/** Two employers, two agencies and a clock that tests may move. */
export interface IntroductionWorld {
  readonly context: ServiceContext;
  now(): Date;
  wait(days: number): void;
  /** Lets a new person register with an employer; returns the registration's id. */
  register(employer: typeof AOBA, person?: PersonOptions): Promise<string>;
  /** Registers as many as earn `slots` slots. */
  earn(employer: typeof AOBA, slots: number): Promise<void>;
  /** Free slots as the employer reads them, oldest first. */
  freeSlots(employer: typeof AOBA): Promise<readonly string[]>;
  /** Asks for an introduction with the oldest free slot. */
  ask(employer: typeof AOBA, requestId?: string): Promise<string>;
  /** The id by which an agency knows a request. */
  askId(requestId: string, agencyId?: string): Promise<string>;
  /** People an agency may propose, by their mail addresses. */
  proposable(askId: string, actor?: Actor): Promise<readonly { mail: string; disclosure_id: string }[]>;
  /** Proposes the first `count` people who can be proposed; returns the proposals' ids. */
  proposeFirst(askId: string, count?: number, actor?: Actor): Promise<readonly string[]>;
  counters(employer: typeof AOBA): Promise<Record<string, unknown>>;
}

export async function openIntroductionWorld(
  home: TestDatabase,
  options: { readonly slotValidDays?: number | null; readonly countingStage?: CountingStage } = {},
): Promise<IntroductionWorld> {
  let now = Date.parse('2026-11-24T03:00:00.000Z');
  const clock = () => new Date(now);
  const base = await createTestContext(home, clock);
  const newId = createIds(clock, systemRandom);
  const context = { ...base, newId, mails: createMailQueue({ clock, newId, secret: base.secret }) };
  const db = context.database.kysely;
  await addAgencies(context);
  for (const employer of [AOBA, HIKARI]) await addCompany(context, employer, options);
  let people = 0;

  const world: IntroductionWorld = {
    context,
    now: clock,
    wait: (days) => {
      now += days * 86_400_000;
    },
    register: async (employer, person = {}) => {
      people += 1;
      const profile = await createEmployerDirectory(context).byCode(employer.code);
      if (!profile) throw new Error('The employer is missing.');
      const registration = await submitRegistration(context, {
        employerId: employer.id,
        linkCode: null,
        submissionId: `submission-${String(people).padStart(6, '0')}`,
        language: 'ja',
        agencyIds: agencyIdsOf(profile),
        form: {
          name: `候補 ${people}`,
          mail: person.mail ?? `person-${people}@candidate.example`,
          job: person.job ?? 'backend',
          area: person.area ?? null,
          contactPreference: 'mail',
          phone: null,
          hiddenCompanies: person.hide ?? null,
          consents: { agency_handoff: true, employer_contact: false, news: false },
        },
      });
      await context.database.transaction((transaction) =>
        qualify(context, transaction, profile, registration),
      );
      return registration.registration_id;
    },
    earn: async (employer, slots) => {
      for (let count = 0; count < slots * THRESHOLD; count += 1) await world.register(employer);
    },
    freeSlots: async (employer) =>
      (await readSlots(context, employer.id)).slots
        .filter(({ state }) => state === 'available')
        .map(({ slotId }) => slotId),
    ask: async (employer, requestId = `request-${newId('req')}`) => {
      const [slotId = ''] = await world.freeSlots(employer);
      const result = await createRequest(context, employer.id, wish(requestId, slotId));
      if (result !== 'created') throw new Error(`The request was not taken: ${result}`);
      return requestId;
    },
    askId: async (requestId, agencyId = MINATO.agencyId) => {
      const row = await db
        .selectFrom('slot_asks')
        .select('ask_id')
        .where('request_id', '=', requestId)
        .where('agency_id', '=', agencyId)
        .executeTakeFirstOrThrow();
      return row.ask_id;
    },
    proposable: async (askId, actor = MINATO) => {
      const ask = await findAsk(db, actor.agencyId, askId);
      if (!ask) throw new Error('There is no such request.');
      return proposablePeople(db, ask);
    },
    proposeFirst: async (askId, count = 1, actor = MINATO) => {
      const chosen = (await world.proposable(askId, actor)).slice(0, count);
      for (const { disclosure_id } of chosen)
        await updateCase(context, actor, disclosure_id, { agreed: true });
      const proposed = chosen.map(({ disclosure_id }) => ({
        proposalId: newId('prp'),
        disclosureId: disclosure_id,
        summary: 'バックエンド 5年・東京',
      }));
      const result = await propose(context, actor, askId, { people: proposed, reason: '経験が近いため' });
      if (result !== 'done') throw new Error(`Nobody was proposed: ${result}`);
      return proposed.map(({ proposalId }) => proposalId);
    },
    counters: (employer) =>
      db
        .selectFrom('employer_counters')
        .select(['granted', 'reserved', 'used', 'expired'])
        .where('employer_id', '=', employer.id)
        .executeTakeFirstOrThrow(),
  };
  return world;
}

export function wish(requestId: string, slotId: string): CreateRequestBody {
  return {
    requestId,
    slotId,
    position: 'データアナリスト',
    who: '事業部と話しながら、課題を形にしてきた方。',
    employment: 'permanent',
    place: '東京(週2日出社)',
    salary: '500〜700万円',
    interviewsFrom: '12月上旬',
    language: 'ja',
    contactMail: 'recruiter@aoba.example',
  };
}

async function addAgencies(context: ServiceContext): Promise<void> {
  const agencies = [
    {
      agency_id: MINATO.agencyId,
      name: 'ミナトキャリア',
      name_en: 'Minato Career',
      licence_no: '13-ユ-000001',
    },
    { agency_id: SAKURA.agencyId, name: 'さくらHR', name_en: 'Sakura HR', licence_no: '27-ユ-000003' },
  ];
  for (const agency of agencies) {
    await addAgency(context.database.kysely, {
      ...agency,
      licence_expires_on: '2030-01-01',
      created_at: context.clock().toISOString(),
    });
    await addMember(
      context,
      { audience: 'agency', agencyId: agency.agency_id },
      { mail: `desk@${agency.agency_id.replace('_', '-')}.example`, name: '井上 真理' },
    );
  }
}

async function addCompany(
  context: ServiceContext,
  { id, code, name, domain }: typeof AOBA,
  options: { readonly slotValidDays?: number | null; readonly countingStage?: CountingStage },
): Promise<void> {
  await addLiveEmployer(
    context.database.kysely,
    {
      employer_id: id,
      code,
      name,
      name_en: `${id} Inc.`,
      short_name: name.replace('株式会社', ''),
      short_name_en: id,
      created_at: context.clock().toISOString(),
    },
    [domain],
    {
      threshold: THRESHOLD,
      counting_stage: options.countingStage ?? 'registered',
      slot_valid_days: options.slotValidDays ?? null,
    },
  );
  for (const [position, agency] of [MINATO, SAKURA].entries())
    await routeToAgency(context.database.kysely, id, agency.agencyId, position);
}

/** Gives an employer a slot without anybody having to register for it. */
export async function grantSlot({ context, now }: IntroductionWorld, employerId: string): Promise<void> {
  const db = context.database.kysely;
  const at = now().toISOString();
  await db
    .insertInto('slots')
    .values({
      employer_id: employerId,
      slot_id: 'slot_of_the_test',
      number: 1,
      status: 'granted',
      policy_version: 1,
      granted_at: at,
      changed_at: at,
    })
    .execute();
  await db
    .updateTable('employer_counters')
    .set({ granted: 1 })
    .where('employer_id', '=', employerId)
    .execute();
}
