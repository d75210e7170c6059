import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import type { AppDependencies } from '../../../http/app-dependencies.ts';
import { japanDay } from '../../../time/calendar.ts';
import {
  decide,
  readHeld,
  undoDecision,
  UNDO_SECONDS,
  type HeldItem,
} from '../../../services/operator/held.ts';
import { addSeconds, moment } from '../../../time/clock.ts';
import { decisionsOn, lastDecision } from '../../../stores/count-decisions.ts';
import { findEmployer } from '../../../stores/employers.ts';
import {
  countHeld,
  countHeldByKind,
  heldPlace,
  type HeldKind,
  type HeldPlace,
} from '../../../stores/held.ts';
import { placeOf, readPage } from '../../console/list-page.ts';
import { fieldOf } from '../../form-body.ts';
import { actorOf, openPage, showPage } from '../operator-page.ts';
import { operatorPaths, type HeldAddress } from '../paths.ts';
import { reasonOf, seenIn } from '../posted.ts';
import { HELD_KINDS, HeldPage, type HeldPageProps, type JustDecided } from '../screens/HeldPage.tsx';

interface Query extends HeldAddress {
  readonly employer?: string;
  readonly registration?: string;
  /** The registration that was decided a moment ago. */
  readonly decided?: string;
}

/** The queue of what a person has to decide. */
export function heldRoutes({ context }: AppDependencies): FastifyPluginAsync {
  const db = context.database.kysely;

  const show = async (
    request: FastifyRequest,
    reply: FastifyReply,
    query: Query,
    answer: Pick<HeldPageProps, 'typed' | 'refusal'> = {},
  ) => {
    const page = await openPage(context, request, 'held');
    const kind = kindOf(query.kind);
    const place = placeOf(query);
    const list = await readPage<HeldItem, HeldPlace>(place, {
      idOf: ({ registrationId }) => registrationId,
      placeOf: (id) => heldPlace(db, id),
      take: (order, most, after) => readHeld(context, { kind, order, most, after }),
    });
    // Before it is read whether it waits: a decision between the two is then noticed.
    const decisions =
      query.employer && query.registration ? await decisionsOn(db, query.employer, query.registration) : [];
    const [chosen] = query.registration
      ? await readHeld(context, { registrationId: query.registration })
      : [];
    const today = japanDay(context.clock());
    const [oldest] = await readHeld(context, { order: 'oldest first', most: 1 });
    const overdue = oldest && oldest.dueOn < today ? oldest : undefined;
    const decided = await decidedOf(page.text.language, query);
    return showPage(
      reply,
      <HeldPage
        {...{ page, list, kind, place, chosen, decided, overdue, today, ...answer }}
        seen={decisions.length}
        counts={await countHeldByKind(db)}
        waiting={chosen ? await countHeld(db, chosen.employerId) : 0}
      />,
      answer.refusal ? 422 : query.registration && !chosen ? 404 : 200,
    );
  };

  /** Says what was decided; the trace of it is the database's, so that an address that is opened later says the same. */
  const decidedOf = async (language: 'ja' | 'en', query: Query): Promise<JustDecided | undefined> => {
    if (!query.employer || !query.decided) return undefined;
    const [employer, last] = await Promise.all([
      findEmployer(db, query.employer),
      lastDecision(db, query.employer, query.decided),
    ]);
    if (!employer || !last || (last.kind !== 'count' && last.kind !== 'refuse' && last.kind !== 'reopen'))
      return undefined;
    const until = moment(addSeconds(new Date(last.decided_at), UNDO_SECONDS));
    return {
      employerId: query.employer,
      registrationId: query.decided,
      employerName: language === 'ja' ? employer.short_name : employer.short_name_en,
      verdict: last.kind === 'reopen' ? 'undone' : last.kind,
      seen: last.number,
      mayUndo: last.kind !== 'reopen' && moment(context.clock()) <= until,
    };
  };

  /** The list as it was, which says what was decided. */
  const after = (reply: FastifyReply, employer: string, decided: string, part: HeldAddress) =>
    reply.redirect(operatorPaths.heldOf({ employer, decided, ...part }), 303);

  return async (app) => {
    const config = { access: 'operator', page: true } as const;

    app.get<{ Querystring: Query }>(operatorPaths.held, { config }, (request, reply) =>
      show(request, reply, request.query),
    );

    app.post(`${operatorPaths.held}/decide`, { config }, async (request, reply) => {
      const text = (name: string) => fieldOf(request.body, name);
      const [employerId, registrationId] = [text('employer'), text('registration')];
      const part = { kind: kindOf(text('kind')), ...placeOf(request.body) };
      const reason = reasonOf(request.body);
      const note = text('note');
      const verdict = text('verdict') === 'count' ? 'count' : 'refuse';
      const wish = { employerId, registrationId, verdict, reason, note, seen: seenIn(request.body) } as const;
      const result = await decide(context, actorOf(request), wish);
      if (result.ok) return after(reply, employerId, registrationId, part);
      const query = { employer: employerId, registration: registrationId, ...part };
      return show(request, reply, query, { refusal: result, typed: { reason, note } });
    });

    app.post(`${operatorPaths.held}/undo`, { config }, async (request, reply) => {
      const text = (name: string) => fieldOf(request.body, name);
      const [employerId, registrationId] = [text('employer'), text('registration')];
      const part = { kind: kindOf(text('kind')), ...placeOf(request.body) };
      const wish = { employerId, registrationId, seen: seenIn(request.body) };
      const result = await undoDecision(context, actorOf(request), wish);
      if (result.ok) return after(reply, employerId, registrationId, part);
      return show(request, reply, part, { refusal: result });
    });
  };
}

function kindOf(text: string | undefined): HeldKind | undefined {
  return HELD_KINDS.find((kind) => kind === text);
}
