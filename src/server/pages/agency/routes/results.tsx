import type { FastifyPluginAsync, FastifyRequest } from 'fastify';
import type { AppDependencies } from '../../../http/app-dependencies.ts';
import { caseMoments } from '../../../stores/case-lists.ts';
import { proposalsBy } from '../../../stores/slot-proposals.ts';
import { japanTime } from '../../../time/calendar.ts';
import { moment } from '../../../time/clock.ts';
import { onDesk, sendDesk, type DeskHandler } from '../agency-page.tsx';
import { listOf } from '../candidate-page.ts';
import { AGENCY } from '../paths.ts';
import { ResultsScreen } from '../screens/ResultsScreen.tsx';

const MONTHS = 6;

/** What came of the agency's work, this month and in the five before it. */
export function resultRoutes({ context }: AppDependencies): FastifyPluginAsync {
  const db = context.database.kysely;
  const show: DeskHandler<FastifyRequest> = async (request, reply, desk) => {
    const months = lastMonths(desk.today);
    const since = moment(japanTime(`${months.at(-1)}-01`, 0));
    const people = await caseMoments(db, listOf(desk), since);
    const proposals = await proposalsBy(db, desk.agency.agency_id, since);
    return sendDesk(request, reply, desk, {
      section: 'results',
      title: desk.text('a.nav.results'),
      content: <ResultsScreen {...{ desk, months, people, proposals }} />,
    });
  };

  return async (app) => {
    app.get(AGENCY.results, { config: { access: 'agency', page: true } }, onDesk(context, show));
  };
}

/** This month and those before it, newest first. */
function lastMonths(today: string): readonly string[] {
  const [year = 0, month = 1] = today.split('-').map(Number);
  return Array.from({ length: MONTHS }, (_, back) => {
    const date = new Date(Date.UTC(year, month - 1 - back, 1));
    return date.toISOString().slice(0, 7);
  });
}
