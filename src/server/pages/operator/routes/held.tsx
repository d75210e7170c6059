import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import type { AppDependencies } from '../../../http/app-dependencies.ts';
import { japanDay } from '../../../time/calendar.ts';
import {
  decide,
  readHeld,
  undoDecision,
  UNDO_SECONDS,
  type HeldKind,
} from '../../../services/operator/held.ts';
import { addSeconds, moment } from '../../../time/clock.ts';
import { lastDecision } from '../../../stores/count-decisions.ts';
import { findEmployer } from '../../../stores/employers.ts';
import { fieldOf } from '../../form-body.ts';
import { actorOf, openPage, showPage } from '../operator-page.ts';
import { operatorPaths } from '../paths.ts';
import { reasonOf } from '../posted.ts';
import { HELD_KINDS, HeldPage, type HeldPageProps, type JustDecided } from '../screens/HeldPage.tsx';

interface Query {
  readonly employer?: string;
  readonly registration?: string;
  readonly kind?: string;
  /** The registration that was decided a moment ago. */
  readonly decided?: string;
}

/** The queue of what a person has to decide (ux K02). */
export function heldRoutes({ context }: AppDependencies): FastifyPluginAsync {
  const show = async (
    request: FastifyRequest,
    reply: FastifyReply,
    query: Query,
    answer: Pick<HeldPageProps, 'typed' | 'refusal'> = {},
  ) => {
    const page = await openPage(context, request, 'held');
    const items = await readHeld(context);
    const kind = kindOf(query.kind);
    const chosen = query.registration
      ? items.find((item) => item.registrationId === query.registration)
      : undefined;
    const decided = await decidedOf(page.text.language, query);
    return showPage(
      reply,
      <HeldPage
        {...{ page, items, kind, chosen, decided, ...answer }}
        waiting={items.filter((item) => item.employerId === chosen?.employerId).length}
        today={japanDay(context.clock())}
      />,
      answer.refusal ? 422 : query.registration && !chosen ? 404 : 200,
    );
  };

  /** Says what was decided; the trace of it is the database's, so that an address that is opened later says the same. */
  const decidedOf = async (language: 'ja' | 'en', query: Query): Promise<JustDecided | undefined> => {
    if (!query.employer || !query.decided) return undefined;
    const db = context.database.kysely;
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
      mayUndo: last.kind !== 'reopen' && moment(context.clock()) <= until,
    };
  };

  const after = (reply: FastifyReply, employerId: string, registrationId: string, kind: string) =>
    reply.redirect(
      `${operatorPaths.held}?${new URLSearchParams({ employer: employerId, decided: registrationId, ...(kindOf(kind) ? { kind } : {}) }).toString()}`,
      303,
    );

  return async (app) => {
    const config = { access: 'operator', page: true } as const;

    app.get<{ Querystring: Query }>(operatorPaths.held, { config }, (request, reply) =>
      show(request, reply, request.query),
    );

    app.post(`${operatorPaths.held}/decide`, { config }, async (request, reply) => {
      const text = (name: string) => fieldOf(request.body, name);
      const [employerId, registrationId, kind] = [text('employer'), text('registration'), text('kind')];
      const reason = reasonOf(request.body);
      const note = text('note');
      const verdict = text('verdict') === 'count' ? 'count' : 'refuse';
      const wish = { employerId, registrationId, verdict, reason, note } as const;
      const result = await decide(context, actorOf(request), wish);
      if (result.ok) return after(reply, employerId, registrationId, kind);
      const query = { employer: employerId, registration: registrationId, kind };
      return show(request, reply, query, { refusal: result, typed: { reason, note } });
    });

    app.post(`${operatorPaths.held}/undo`, { config }, async (request, reply) => {
      const text = (name: string) => fieldOf(request.body, name);
      const [employerId, registrationId, kind] = [text('employer'), text('registration'), text('kind')];
      const result = await undoDecision(context, actorOf(request), { employerId, registrationId });
      if (result.ok) return after(reply, employerId, registrationId, kind);
      return show(request, reply, { kind }, { refusal: result });
    });
    await Promise.resolve();
  };
}

function kindOf(text: string | undefined): HeldKind | undefined {
  return HELD_KINDS.find((kind) => kind === text);
}
