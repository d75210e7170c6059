import './node-globals.ts';
import { http, HttpResponse, type HttpHandler } from 'msw/http';
import type { MeReply } from '../../src/contract/me.ts';
import type { ProgressReply } from '../../src/contract/progress.ts';
import type { ServiceContext } from '../../src/server/services/context.ts';
import { createInvitation } from '../../src/server/services/ways-in/invitations.ts';
import { addCompany, CODE, people, register } from './counting.ts';
import { sqliteDatabase } from './databases.ts';
import { openServiceApp } from './service-app.ts';
import { signedIn } from './signed-in.ts';

const EMPLOYER = 'emp_one';

/** The service itself at the other end of the network, with a company that three people have registered with. */
export interface LiveService {
  readonly context: ServiceContext;
  /** Answers every request. */
  readonly reached: HttpHandler;
  answer(request: Request): Promise<Response>;
  /** What it says of the company. */
  readonly me: MeReply;
  /** What it says of the company's credit by now. */
  progress(): Promise<ProgressReply>;
  /** The proof of a new connection. */
  token(): Promise<string>;
  /** A code that is good for one connection. */
  invitation(): Promise<string>;
  close(): Promise<void>;
}

export async function openLiveService(): Promise<LiveService> {
  const home = await sqliteDatabase();
  const { app, context, close } = await openServiceApp(home, '2026-11-24T03:00:00.000Z');
  await addCompany(context, { employerId: EMPLOYER, code: CODE });
  for (const mail of people(3)) await register(context, { mail });

  const answer = async (request: Request) => {
    const { pathname, search } = new URL(request.url);
    const { statusCode, headers, rawPayload } = await app.inject({
      method: request.method,
      url: pathname + search,
      headers: Object.fromEntries(request.headers),
      payload: Buffer.from(await request.arrayBuffer()),
    });
    return new HttpResponse(statusCode === 204 ? null : rawPayload, {
      status: statusCode,
      headers: { 'content-type': String(headers['content-type']) },
    });
  };
  const headers = await signedIn(context, { kind: 'connection', employerId: EMPLOYER });
  const read = async <T>(url: string) => (await app.inject({ url, headers })).json<T>();
  return {
    context,
    answer,
    reached: http.all('*', ({ request }) => answer(request)),
    me: await read<MeReply>('/v1/me'),
    progress: () => read<ProgressReply>('/v1/progress'),
    token: async () => {
      const { authorization = '' } = await signedIn(context, { kind: 'connection', employerId: EMPLOYER });
      return authorization.replace('Bearer ', '');
    },
    invitation: async () => {
      const terms = { label: '採用チーム', uses: 1, days: 1 };
      return (await createInvitation(context, context.database.kysely, EMPLOYER, terms)).code;
    },
    close: async () => {
      await close();
      await home.remove();
    },
  };
}
