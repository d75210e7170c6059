import { stringify } from 'csv-stringify/sync';
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import type { Executor } from '../../../db/database.ts';
import type { AppDependencies } from '../../../http/app-dependencies.ts';
import { japanDay } from '../../../time/calendar.ts';
import { Refusal } from '../../../http/errors.ts';
import { newToken } from '../../../secrets/tokens.ts';
import {
  recordOutcome,
  updateCase,
  type CaseChange,
  type CaseResult,
  type ContactOutcome,
} from '../../../services/agencies/outcomes.ts';
import { cleanLine } from '../../../text/lines.ts';
import { caseEvents, type CaseWithPerson } from '../../../stores/agency-cases.ts';
import { casesOf, slicesOf } from '../../../stores/case-lists.ts';
import { placeOf } from '../../console/list-page.ts';
import { Split } from '../../console/parts/SidePanel.tsx';
import { fieldOf } from '../../form-body.ts';
import { openDesk, saying, sendDesk, type Desk, type Said } from '../agency-page.tsx';
import type { AgencyText } from '../agency-text.ts';
import { readCandidates, readNamed } from '../candidate-page.ts';
import { areaName, contactRule, jobName, nextStep, stageName, STAGES } from '../case-texts.ts';
import { AGENCY, type ListFilter } from '../paths.ts';
import {
  CandidateDetail,
  LONGEST_PLAN,
  type PlanForm,
  type RefusedPlan,
} from '../screens/CandidateDetail.tsx';
import { CandidateFilters, CandidateStats, CandidateTable } from '../screens/CandidateList.tsx';

interface Params {
  readonly id: string;
}
type CaseRequest = FastifyRequest<{ Params: Params }>;

const OUTCOMES: readonly ContactOutcome[] = ['reached', 'not_reached', 'interviewed'];

/** People handed to the agency: list, detail, and what the agency writes about its work. */
export function candidateRoutes({ context }: AppDependencies): FastifyPluginAsync {
  const db = context.database.kysely;

  const list = async (request: FastifyRequest, reply: FastifyReply) => {
    const desk = await openDesk(context, request, reply);
    if (!desk) return reply;
    const filter = filterOf(request);
    const page = await readCandidates(db, desk, filter);
    return sendDesk(request, reply, desk, {
      section: 'candidates',
      title: desk.text('a.nav.candidates'),
      aside: <span className="label">{desk.text('a.onlyConsent')}</span>,
      content: (
        <>
          <CandidateStats desk={desk} />
          <CandidateFilters desk={desk} filter={filter} />
          <CandidateTable desk={desk} filter={filter} page={page} />
        </>
      ),
    });
  };

  const detail = async (request: CaseRequest, reply: FastifyReply) => {
    const desk = await openDesk(context, request, reply);
    return desk ? show(request, reply, desk) : reply;
  };

  const show = async (request: CaseRequest, reply: FastifyReply, desk: Desk, refused?: RefusedPlan) => {
    const { id } = request.params;
    const [person] = await readNamed(db, desk, [id]);
    if (!person) throw new Refusal('not_found');
    const filter = filterOf(request);
    const page = await readCandidates(db, desk, filter);
    return sendDesk(request, reply, desk, {
      section: 'candidates',
      title: desk.text('a.nav.candidates'),
      aside: <span className="label">{desk.text('a.onlyConsent')}</span>,
      status: refused ? 422 : 200,
      content: (
        <Split
          list={
            <>
              <CandidateFilters desk={desk} filter={filter} />
              <CandidateTable desk={desk} filter={filter} page={page} selected={id} />
            </>
          }
          detail={
            <CandidateDetail
              desk={desk}
              filter={filter}
              person={person}
              events={await caseEvents(db, person)}
              eventId={newToken(context.random)}
              refused={refused}
            />
          }
        />
      ),
    });
  };

  /** Leads back to the detail, which says what became of the press. */
  const back = (request: CaseRequest, reply: FastifyReply, result: CaseResult, done: Said) => {
    if (result === 'not_found') throw new Refusal('not_found');
    const detail = AGENCY.candidate(request.params.id, filterOf(request));
    return reply.redirect(saying(detail, result === 'done' ? done : result), 303);
  };

  return async (app) => {
    const config = { access: 'agency', page: true } as const;
    app.get(AGENCY.candidates(), { config }, list);
    app.get<{ Params: Params }>('/agency/candidates/:id', { config }, detail);
    app.get(AGENCY.csv, { config }, async (request, reply) => {
      const desk = await openDesk(context, request, reply);
      if (!desk) return reply;
      return reply
        .header('content-type', 'text/csv; charset=utf-8')
        .header('content-disposition', 'attachment; filename="candidates.csv"')
        .send(await csvOf(db, desk));
    });

    app.post<{ Params: Params }>('/agency/candidates/:id/outcome', { config }, async (request, reply) => {
      const desk = await openDesk(context, request, reply);
      if (!desk) return reply;
      const { id } = request.params;
      const outcome = OUTCOMES.find((known) => known === fieldOf(request.body, 'outcome'));
      const eventId = fieldOf(request.body, 'event');
      if (!outcome || !/^[\w-]{16,64}$/.test(eventId)) throw new Refusal('invalid_request');
      return back(
        request,
        reply,
        await recordOutcome(context, desk.actor, id, { eventId, outcome }),
        'outcome',
      );
    });

    app.post<{ Params: Params }>('/agency/candidates/:id/stage', { config }, async (request, reply) => {
      const desk = await openDesk(context, request, reply);
      if (!desk) return reply;
      const { id } = request.params;
      const stage = STAGES.find((known) => known === fieldOf(request.body, 'stage'));
      if (!stage) throw new Refusal('invalid_request');
      const version = Number(fieldOf(request.body, 'version'));
      return back(request, reply, await updateCase(context, desk.actor, id, { stage }, version), 'saved');
    });

    app.post<{ Params: Params }>('/agency/candidates/:id/plan', { config }, async (request, reply) => {
      const desk = await openDesk(context, request, reply);
      if (!desk) return reply;
      const { id } = request.params;
      const form = formOf(request.body);
      const faults = faultsOf(desk.text, form);
      if (Object.keys(faults).length > 0)
        return show(request, reply, { ...desk, said: 'invalid' }, { form, faults });
      const version = Number(form.version);
      return back(
        request,
        reply,
        await updateCase(context, desk.actor, id, changeOf(form), version),
        'saved',
      );
    });
    await Promise.resolve();
  };
}

function filterOf(request: FastifyRequest): ListFilter {
  const query = request.query as Readonly<Record<string, unknown>>;
  const of = (name: keyof ListFilter) => {
    const value = query[name];
    return typeof value === 'string' ? value.slice(0, 100) : '';
  };
  const stage = STAGES.find((known) => known === of('stage')) ?? '';
  return { q: of('q').trim(), stage, owner: of('owner'), ...placeOf(query) };
}

function formOf(body: unknown): PlanForm {
  const line = (name: keyof PlanForm) => cleanLine(fieldOf(body, name));
  return {
    version: line('version'),
    owner: line('owner'),
    nextOn: line('nextOn'),
    nextNote: line('nextNote'),
    profile: line('profile'),
    agreed: line('agreed') === 'yes',
  };
}

function faultsOf(text: AgencyText, form: PlanForm): RefusedPlan['faults'] {
  const { nextOn } = form;
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(nextOn) && !Number.isNaN(Date.parse(nextOn));
  const tooLong = (['nextNote', 'profile'] as const).filter((name) => form[name].length > LONGEST_PLAN[name]);
  return {
    ...(nextOn === '' || isDay ? {} : { nextOn: text('a.plan.badDay') }),
    ...Object.fromEntries(tooLong.map((name) => [name, text('a.plan.long', { max: LONGEST_PLAN[name] })])),
  };
}

function changeOf({ owner, nextOn, nextNote, profile, agreed }: PlanForm): CaseChange {
  return {
    ownerId: owner || null,
    nextOn: nextOn || null,
    nextNote: nextNote || null,
    profile: profile || null,
    agreed,
  };
}

/** For spreadsheets: a mark of UTF-8 in front, and no text that a spreadsheet would take for a formula. */
async function csvOf(db: Executor, { text, agency }: Desk): Promise<string> {
  const [name = '', wants = '', place = '', registered = '', status = '', next = '', owner = ''] =
    text.parts('a.col');
  const rowOf = (person: CaseWithPerson) => [
    person.disclosure_id,
    person.name,
    person.mail,
    contactRule(text, person),
    person.hidden_companies ?? '',
    jobName(text, person),
    areaName(text, person),
    japanDay(new Date(person.disclosed_at)),
    stageName(text, person.stage),
    nextStep(text, person),
    person.owner_name ?? '',
  ];
  const head = ['ID', name, 'E-mail', text('a.contactRule'), text('a.hide'), wants, place, registered];
  const lines = [stringify([[...head, status, next, owner]], { bom: true, escape_formulas: true })];
  for await (const slice of slicesOf(casesOf(db, { agencyId: agency.agency_id }), 'newest first'))
    lines.push(stringify(slice.map(rowOf), { escape_formulas: true }));
  return lines.join('');
}
