import type { CreateRequestBody } from '../../contract/slots.ts';
import { addToDay, japanDay } from '../time/calendar.ts';
import type { ServiceContext } from '../services/context.ts';
import { updateCase } from '../services/agencies/outcomes.ts';
import type { Actor } from '../services/agencies/asked-request.ts';
import { propose, withdrawProposal } from '../services/agencies/proposals.ts';
import { keepDraft } from '../services/agencies/request-steps.ts';
import { acceptProposal, reportResult } from '../services/slots/decisions.ts';
import { createRequest } from '../services/slots/requests.ts';
import { proposalsOf } from '../stores/slot-proposals.ts';
import { slotsIn } from '../stores/slots.ts';
import { AOBA, HIKARI, MINAMI, MINATO_AGENCY, type SampleCompany } from './sample-companies.ts';
import { NAMED, OTHERS, PROPOSED, type SamplePerson } from './sample-people.ts';
import { registerSample, type SampleStep } from './sample-steps.ts';
import { agencyWork, caseOf, memberIds } from './sample-work.ts';

/** What slots and the agency's console have to show on a day. */
export function sampleIntroductions(today: string): readonly SampleStep[] {
  const people = [...NAMED, ...Object.values(PROPOSED), ...OTHERS];
  return [
    ...people.map((person): SampleStep => ({
      daysAgo: person.daysAgo,
      run: (past) => register(past, person),
    })),
    ...hired(),
    ...returned(),
    ...interviewSet(),
    ...waiting(),
    ...fresh(),
    ...agencyWork(today),
  ];
}

function register(past: ServiceContext, person: SamplePerson): Promise<void> {
  return registerSample(past, person.company, {
    submissionId: `sample-${person.key}`,
    linkCode: null,
    mail: `${person.key}@candidate.example`,
    name: person.name,
    job: person.job,
    area: person.area,
    phone: person.phone,
    hide: person.hide,
  });
}

function hired(): readonly SampleStep[] {
  const id = 'sample-request-hired';
  const wish = { position: '人事企画', who: '採用と育成の両方に関わってきた方。', place: '東京' };
  return [
    { daysAgo: 222, run: (past) => ask(past, AOBA, id, wish) },
    { daysAgo: 216, run: (past) => proposeTo(past, AOBA, id, [PROPOSED.hired], '人事企画 6年・東京') },
    { daysAgo: 210, run: (past) => accept(past, id, PROPOSED.hired, 8) },
    {
      daysAgo: 150,
      run: async (past) => {
        await reportResult(past, AOBA.employerId, id, 'hired');
        const disclosureId = await caseOf(past, `sample-${PROPOSED.hired.key}`);
        await updateCase(past, await actor(past), disclosureId, { stage: 'placed' });
      },
    },
  ];
}

function returned(): readonly SampleStep[] {
  const id = 'sample-request-returned';
  const wish = {
    position: 'UIデザイナー',
    who: '業務システムを、使う人の側から整えてきた方。',
    place: '東京',
  };
  return [
    { daysAgo: 60, run: (past) => ask(past, AOBA, id, wish) },
    { daysAgo: 54, run: (past) => proposeTo(past, AOBA, id, [PROPOSED.withdrew], 'UIデザイナー 5年・東京') },
    { daysAgo: 47, run: (past) => accept(past, id, PROPOSED.withdrew, 21) },
    {
      daysAgo: 33,
      run: async (past) => {
        const askId = await askIdOf(past, id);
        await withdrawProposal(past, await actor(past), askId, proposalIdOf(id, PROPOSED.withdrew));
      },
    },
  ];
}

function interviewSet(): readonly SampleStep[] {
  const id = 'sample-request-interview';
  const wish = {
    position: 'バックエンドエンジニア',
    who: 'TypeScriptかGoで、小さく作って直し続けてきた方。',
    place: '東京',
  };
  const people = [PROPOSED.chosen, PROPOSED.other];
  return [
    { daysAgo: 21, run: (past) => ask(past, AOBA, id, wish) },
    { daysAgo: 14, run: (past) => proposeTo(past, AOBA, id, people, 'バックエンドエンジニア 5年・東京') },
    { daysAgo: 7, run: (past) => accept(past, id, PROPOSED.chosen, 10) },
  ];
}

/** Another company's request, answered and not decided. */
function waiting(): readonly SampleStep[] {
  const id = 'sample-request-waiting';
  const wish = { position: '経理リーダー', who: '月次決算を早めた経験のある方。', place: '名古屋' };
  return [
    { daysAgo: 17, run: (past) => ask(past, HIKARI, id, wish) },
    { daysAgo: 14, run: (past) => proposeFirst(past, HIKARI, id, 'finance', '経理 8年・月次決算') },
  ];
}

/** The newest request, with a proposal that is not sent yet. */
function fresh(): readonly SampleStep[] {
  const id = 'sample-request-fresh';
  const wish = {
    position: 'データアナリスト',
    who: '事業部と話しながら、SQLとBIで課題を形にしてきた方。業界は問いません。',
    place: '東京(週2日出社)',
    employment: null,
    salary: '500〜700万円',
    interviewsFrom: '12月上旬',
  };
  const reason = '小売の在庫分析で、現場と一緒に指標を作り直した経験が、ご要望に近いと考えています。';
  return [
    { daysAgo: 0.05, run: (past) => ask(past, MINAMI, id, wish) },
    {
      daysAgo: 0.01,
      run: async (past) => {
        const people = [await caseOf(past, 'sample-hikari-kimura')];
        const draft = JSON.stringify({ people, reason });
        await keepDraft(past, await actor(past), await askIdOf(past, id), { draft, seen: null });
      },
    },
  ];
}

type Wish = Pick<CreateRequestBody, 'position' | 'who'> & Partial<CreateRequestBody>;

async function ask(past: ServiceContext, company: SampleCompany, id: string, wish: Wish): Promise<void> {
  const [slot] = await slotsIn(past.database.kysely, company.employerId, ['granted']);
  await createRequest(past, company.employerId, {
    requestId: id,
    slotId: slot?.slot_id ?? '',
    employment: 'permanent',
    place: null,
    salary: null,
    interviewsFrom: null,
    language: 'ja',
    ...wish,
  });
}

async function proposeTo(
  past: ServiceContext,
  company: SampleCompany,
  id: string,
  people: readonly SamplePerson[],
  summary: string,
): Promise<void> {
  const agency = await actor(past);
  const proposed = [];
  for (const person of people) {
    const disclosureId = await caseOf(past, `sample-${person.key}`);
    await updateCase(past, agency, disclosureId, { agreed: true });
    proposed.push({ proposalId: proposalIdOf(id, person), disclosureId, summary });
  }
  await propose(past, agency, await askIdOf(past, id), {
    people: proposed,
    reason: `${company.shortName}様のご要望に近い経験をお持ちです。`,
  });
}

/** Somebody of the simulator's company, who cannot be proposed there and can be here. */
async function proposeFirst(
  past: ServiceContext,
  company: SampleCompany,
  id: string,
  job: string,
  summary: string,
): Promise<void> {
  const person = await past.database.kysely
    .selectFrom('registrations')
    .select('submission_id')
    .where('employer_id', '=', AOBA.employerId)
    .where('job', '=', job)
    .orderBy('created_at')
    .executeTakeFirstOrThrow();
  const key = person.submission_id.replace(/^sample-/, '');
  await proposeTo(past, company, id, [{ key } as SamplePerson], summary);
}

async function accept(
  past: ServiceContext,
  id: string,
  person: SamplePerson,
  daysAhead: number,
): Promise<void> {
  const day = addToDay(japanDay(past.clock()), daysAhead);
  await acceptProposal(past, AOBA.employerId, id, proposalIdOf(id, person), day);
  // Agreed to this proposal; the next one asks again.
  const agency = await actor(past);
  for (const { disclosure_id } of await proposalsOf(past.database.kysely, AOBA.employerId, [id]))
    await updateCase(past, agency, disclosure_id, { agreed: false });
}

function proposalIdOf(requestId: string, person: Pick<SamplePerson, 'key'>): string {
  return `${requestId}-${person.key}`;
}

async function actor(past: ServiceContext): Promise<Actor> {
  return { agencyId: MINATO_AGENCY, byId: (await memberIds(past)).inoue };
}

async function askIdOf(past: ServiceContext, requestId: string): Promise<string> {
  const row = await past.database.kysely
    .selectFrom('slot_asks')
    .select('ask_id')
    .where('request_id', '=', requestId)
    .where('agency_id', '=', MINATO_AGENCY)
    .executeTakeFirstOrThrow();
  return row.ask_id;
}
