import { stringify } from 'csv-stringify/sync';
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import type { Executor } from '../../../db/database.ts';
import type { AppDependencies } from '../../../http/app-dependencies.ts';
import { japanDay } from '../../../time/calendar.ts';
import { Refusal } from '../../../http/errors.ts';
import { newToken } from '../../../secrets/tokens.ts';
import { offersEndedBy } from '../../../services/agencies/endings.ts';
import {
  recordOutcome,
  updateCase,
  type CaseChange,
  type CaseResult,
  type ContactOutcome,
} from '../../../services/agencies/outcomes.ts';
import { caseEvents, findCase, type CaseWithPerson } from '../../../stores/agency-cases.ts';
import { casesOf, slicesOf } from '../../../stores/case-lists.ts';
import { placeOf } from '../../console/list-page.ts';
import { Split } from '../../console/parts/SidePanel.tsx';
import { fieldOf, fieldsOf } from '../../form-body.ts';
import { onDesk, saying, sendDesk, type Desk, type DeskHandler, type Said } from '../agency-page.tsx';
import { readCandidates, readNamed } from '../candidate-page.ts';
import { areaName, contactRule, jobName, nextStep, stageName, STAGES } from '../case-texts.ts';
import { AGENCY, type ListFilter } from '../paths.ts';
import {
  changeOf,
  clashOf,
  faultsOf,
  planFields,
  planOf,
  planPosted,
  type RefusedPlan,
} from '../plan-form.ts';
import { CandidateDetail, type AskedCase } from '../screens/CandidateDetail.tsx';
import { CandidateFilters, CandidateStats, CandidateTable } from '../screens/CandidateList.tsx';

interface Params {
  readonly id: string;
}
type CaseRequest = FastifyRequest<{ Params: Params }>;
type Handler = DeskHandler<CaseRequest>;

/** What a page of one person answers to a form. */
interface Shown {
  readonly refused?: RefusedPlan;
  readonly status?: number;
  readonly asked?: AskedCase;
}

const OUTCOMES: readonly ContactOutcome[] = ['reached', 'not_reached', 'interviewed'];

/** People handed to the agency: list, detail, and what the agency writes about its work. */
export function candidateRoutes({ context }: AppDependencies): FastifyPluginAsync {
  const db = context.database.kysely;

  const list: DeskHandler<FastifyRequest> = async (request, reply, desk) => {
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

  const show = async (
    request: CaseRequest,
    reply: FastifyReply,
    desk: Desk,
    { refused, status = 200, asked }: Shown = {},
  ) => {
    const { id } = request.params;
    const [person] = await readNamed(db, desk, [id]);
    if (!person) throw new Refusal('not_found');
    const filter = filterOf(request);
    const page = await readCandidates(db, desk, filter);
    return sendDesk(request, reply, desk, {
      section: 'candidates',
      title: desk.text('a.nav.candidates'),
      aside: <span className="label">{desk.text('a.onlyConsent')}</span>,
      status,
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
              asked={asked}
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

  const changed = (request: CaseRequest, reply: FastifyReply, result: CaseResult | 'ended') =>
    result === 'ended' ? back(request, reply, 'done', 'ended') : back(request, reply, result, 'saved');

  /** Changes a case; where proposals would end by it that nobody was told of, asks first. */
  const change = async (
    request: CaseRequest,
    reply: FastifyReply,
    desk: Desk,
    press: Pick<AskedCase, 'step' | 'fields'> & { readonly change: CaseChange; readonly version: number },
  ): Promise<FastifyReply | CaseResult | 'ended'> => {
    const { id } = request.params;
    const told = fieldsOf(request.body, 'ends');
    const ends = await offersEndedBy(db, id, press.change);
    if (ends.some(({ proposal_id }) => !told.includes(proposal_id)))
      return show(request, reply, desk, { asked: { ...press, ends } });
    const result = await updateCase(context, desk.actor, id, press.change, press.version);
    return result === 'done' && ends.length > 0 ? 'ended' : result;
  };

  const sendCsv: DeskHandler<FastifyRequest> = async (_request, reply, desk) => {
    return reply
      .header('content-type', 'text/csv; charset=utf-8')
      .header('content-disposition', 'attachment; filename="candidates.csv"')
      .send(await csvOf(db, desk));
  };

  const recordContact: Handler = async (request, reply, desk) => {
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
  };

  const moveTo: Handler = async (request, reply, desk) => {
    const stage = STAGES.find((known) => known === fieldOf(request.body, 'stage'));
    if (!stage) throw new Refusal('invalid_request');
    const { id } = request.params;
    const version = fieldOf(request.body, 'version');
    const fields = [
      ['stage', stage],
      ['version', version],
    ] as const;
    const press = { step: 'stage', fields, change: { stage }, version: Number(version) } as const;
    const result = await change(request, reply, desk, press);
    if (typeof result !== 'string') return result;
    // Pressed twice, or by a colleague too: it stands as was wished.
    const isSet = result === 'stale' && (await findCase(db, desk.agency.agency_id, id))?.stage === stage;
    return changed(request, reply, isSet ? 'done' : result);
  };

  const savePlan: Handler = async (request, reply, desk) => {
    const posted = planPosted(request.body);
    const [person] = await readNamed(db, desk, [request.params.id]);
    if (!person) throw new Refusal('not_found');
    if (fieldOf(request.body, 'answer') === 'back')
      return show(request, reply, desk, { refused: { ...posted, faults: {} } });
    const faults = faultsOf(desk.text, posted.form);
    if (Object.keys(faults).length > 0)
      return show(
        request,
        reply,
        { ...desk, said: 'invalid' },
        { refused: { ...posted, faults }, status: 422 },
      );
    const clash = clashOf(desk, posted, planOf(person));
    if (clash) return show(request, reply, { ...desk, said: 'plan_stale' }, { refused: clash, status: 409 });
    const press = { fields: planFields(posted), change: changeOf(posted), version: person.version };
    const result = await change(request, reply, desk, { ...press, step: 'plan' });
    if (typeof result !== 'string') return result;
    // Changed between being read and being written: read anew, whatever was put there tells whether it is in the way.
    if (result === 'stale') return savePlan(request, reply, desk);
    return changed(request, reply, result);
  };

  return async (app) => {
    const config = { access: 'agency', page: true } as const;
    const path = `${AGENCY.candidates()}/:id`;
    app.get(AGENCY.candidates(), { config }, onDesk(context, list));
    app.get<{ Params: Params }>(path, { config }, onDesk(context, show));
    app.get(AGENCY.csv, { config }, onDesk(context, sendCsv));
    app.post<{ Params: Params }>(`${path}/outcome`, { config }, onDesk(context, recordContact));
    app.post<{ Params: Params }>(`${path}/stage`, { config }, onDesk(context, moveTo));
    app.post<{ Params: Params }>(`${path}/plan`, { config }, onDesk(context, savePlan));
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
