import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import type { AppDependencies } from '../../../http/app-dependencies.ts';
import { readAudit } from '../../../services/operator/audit.ts';
import { correctPerson } from '../../../services/operator/corrections.ts';
import { reverse } from '../../../services/operator/held.ts';
import { admit, dismiss } from '../../../services/operator/members.ts';
import { search } from '../../../services/operator/search.ts';
import { employersBy } from '../../../stores/employers.ts';
import { listOperators, memberNames } from '../../../stores/members.ts';
import { fieldOf } from '../../form-body.ts';
import { actorOf, openPage, showPage } from '../operator-page.ts';
import { operatorPaths } from '../paths.ts';
import { memberOf } from '../posted.ts';
import { AuditPage } from '../screens/AuditPage.tsx';
import { NO_AREA, SearchPage, type SearchPageProps } from '../screens/SearchPage.tsx';
import { SettingsPage, type SettingsPageProps } from '../screens/SettingsPage.tsx';

/** The longest address there is. */
const LONGEST_QUERY = 254;

/** The trail, the search, and who may use the console. */
export function recordRoutes({ context }: AppDependencies): FastifyPluginAsync {
  const settings = async (
    request: FastifyRequest,
    reply: FastifyReply,
    answer: Pick<SettingsPageProps, 'refusal' | 'typed' | 'saved'> = {},
  ) => {
    const page = await openPage(context, request, 'settings');
    const members = await listOperators(context.database.kysely);
    return showPage(reply, <SettingsPage {...{ page, members, ...answer }} />, answer.refusal ? 422 : 200);
  };
  const found = async (
    request: FastifyRequest,
    reply: FastifyReply,
    typed: string,
    answer: Pick<SearchPageProps, 'reversed' | 'corrected' | 'correction' | 'refusal' | 'reason'>,
  ) => {
    const query = typed.slice(0, LONGEST_QUERY);
    const page = await openPage(context, request, 'search');
    return showPage(
      reply,
      <SearchPage {...{ page, query, ...answer }} found={await search(context, query)} />,
      answer.refusal ? 422 : 200,
    );
  };
  const saved = (reply: FastifyReply) => reply.redirect(`${operatorPaths.settings}?saved`, 303);

  return async (app) => {
    const config = { access: 'operator', page: true } as const;

    app.get<{ Querystring: { readonly employer?: string; readonly before?: string } }>(
      operatorPaths.audit,
      { config },
      async (request, reply) => {
        const { employer: employerId, before } = request.query;
        const db = context.database.kysely;
        const page = await openPage(context, request, 'audit');
        const { entries, next } = await readAudit(context, { employerId, before });
        const ids = entries.flatMap(({ actor, subject }) => [
          ...(/^operator (.+)$/.exec(actor)?.slice(1) ?? []),
          ...(subject?.startsWith('mem_') ? [subject] : []),
        ]);
        const members = await memberNames(db, [...new Set(ids)]);
        const named = [employerId, ...entries.map((entry) => entry.employer_id)].filter(
          (id) => typeof id === 'string',
        );
        const ja = page.text.language === 'ja';
        const employers = new Map(
          (await employersBy(db, named)).map((employer) => [
            employer.employer_id,
            employer[ja ? 'short_name' : 'short_name_en'],
          ]),
        );
        return showPage(reply, <AuditPage {...{ page, entries, members, employers, employerId, next }} />);
      },
    );

    app.get<{ Querystring: { readonly q?: string; readonly reversed?: string } }>(
      operatorPaths.search,
      { config },
      (request, reply) => {
        const words = fieldOf(request.query, 'q');
        const { reversed } = request.query;
        return found(request, reply, holdsAt(words) ? '' : words, { reversed: reversed !== undefined });
      },
    );

    // What a form answers cannot be come back to, so everything else is looked up by the address of its page. Somebody's
    // mail address is not, so that it stands in no history and no log on the way.
    app.post(operatorPaths.search, { config }, (request, reply) => {
      const words = fieldOf(request.body, 'q');
      if (holdsAt(words)) return found(request, reply, words, {});
      return reply.redirect(operatorPaths.searchFor(words.slice(0, LONGEST_QUERY)), 303);
    });

    // Answered by a page as well: the address must stand in no other's. Sent again, it finds that all is as it should be.
    app.post(operatorPaths.correct, { config }, async (request, reply) => {
      const query = fieldOf(request.body, 'q');
      const correction = {
        name: fieldOf(request.body, 'name'),
        job: fieldOf(request.body, 'job'),
        area: fieldOf(request.body, 'area'),
      };
      const { name, job, area } = correction;
      const result = await correctPerson(context, actorOf(request), query, {
        name: name === '' ? undefined : name,
        job: job === '' ? undefined : job,
        area: area === '' ? undefined : area === NO_AREA ? null : area,
      });
      if (result.ok) return found(request, reply, query, { corrected: true });
      return found(request, reply, query, { refusal: result, correction });
    });

    app.post<{ Params: { readonly employerId: string } }>(
      operatorPaths.employerAction(':employerId', 'reverse'),
      { config },
      async (request, reply) => {
        const registrationId = fieldOf(request.body, 'registration');
        const { employerId } = request.params;
        const reason = fieldOf(request.body, 'reason');
        const result = await reverse(context, actorOf(request), { employerId, registrationId, reason });
        if (result.ok) return reply.redirect(`${operatorPaths.searchFor(registrationId)}&reversed`, 303);
        return found(request, reply, registrationId, { refusal: result, reason });
      },
    );

    app.get<{ Querystring: { readonly saved?: string } }>(
      operatorPaths.settings,
      { config },
      (request, reply) => settings(request, reply, { saved: request.query.saved !== undefined }),
    );

    app.post(`${operatorPaths.settings}/members`, { config }, async (request, reply) => {
      const typed = memberOf(request.body);
      const result = await admit(context, actorOf(request), { audience: 'operator' }, typed);
      return result.ok ? saved(reply) : settings(request, reply, { refusal: result, typed });
    });

    app.post(`${operatorPaths.settings}/members/remove`, { config }, async (request, reply) => {
      const result = await dismiss(context, actorOf(request), fieldOf(request.body, 'member'));
      return result.ok ? saved(reply) : settings(request, reply, { refusal: result });
    });
  };
}

/** May be a mail address, in whatever width it was typed. */
function holdsAt(words: string): boolean {
  return words.normalize('NFKC').includes('@');
}
