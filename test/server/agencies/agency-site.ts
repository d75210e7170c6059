import type { FastifyInstance, LightMyRequestResponse } from 'fastify';
import { JSDOM } from 'jsdom';
import { buildApp } from '../../../src/server/app.ts';
import { DEFAULT_LIMITS } from '../../../src/server/http/limits.ts';
import { createEmployerDirectory } from '../../../src/server/services/employer/directory.ts';
import { createVisitRecorder } from '../../../src/server/services/registration/visits.ts';
import { signedIn } from '../../support/signed-in.ts';
import type { TestDatabase } from '../../support/databases.ts';
import {
  MINATO,
  openIntroductionWorld,
  SAKURA,
  type IntroductionWorld,
} from '../slots/introduction-world.ts';

/** A page as a browser would have it. */
export function pageOf({ body }: LightMyRequestResponse): Document {
  return new JSDOM(body).window.document;
}

/** The console and the API over a world of two employers and two agencies. */
export interface AgencySite {
  readonly world: IntroductionWorld;
  readonly app: FastifyInstance;
  /** As somebody of an agency. */
  get(url: string, agencyId?: string): Promise<LightMyRequestResponse>;
  post(
    url: string,
    fields: Record<string, string | readonly string[]>,
    agencyId?: string,
  ): Promise<LightMyRequestResponse>;
  close(): Promise<void>;
}

export async function openAgencySite(
  home: TestDatabase,
  options: Parameters<typeof openIntroductionWorld>[1] = {},
): Promise<AgencySite> {
  const world = await openIntroductionWorld(home, options);
  const { context } = world;
  const app = await buildApp({
    context,
    directory: createEmployerDirectory(context),
    visits: createVisitRecorder(context),
    onWrite: () => undefined,
    mailFrom: 'codes@post.example',
    limits: { ...DEFAULT_LIMITS, everything: 100_000 },
    logLevel: 'silent',
  });
  const headers = new Map<string, Record<string, string>>();
  for (const { agencyId } of [MINATO, SAKURA])
    headers.set(agencyId, {
      ...(await signedIn(context, {
        kind: 'agency',
        agencyId,
        mail: `desk@${agencyId.replace('_', '-')}.example`,
      })),
      'accept-language': 'ja',
    });
  return {
    world,
    app,
    get: (url, agencyId = MINATO.agencyId) =>
      app.inject({ method: 'GET', url: url.split('#')[0] ?? url, headers: headers.get(agencyId) ?? {} }),
    post: (url, fields, agencyId = MINATO.agencyId) => {
      const form = new URLSearchParams();
      for (const [name, value] of Object.entries(fields))
        for (const one of Array.isArray(value) ? (value as readonly string[]) : [value as string])
          form.append(name, one);
      return app.inject({
        method: 'POST',
        url,
        headers: { ...headers.get(agencyId), 'content-type': 'application/x-www-form-urlencoded' },
        payload: form.toString(),
      });
    },
    close: () => app.close(),
  };
}
