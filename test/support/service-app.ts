import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify';
import { buildApp } from '../../src/server/app.ts';
import type { AppDependencies } from '../../src/server/http/app-dependencies.ts';
import { DEFAULT_LIMITS, type Limits } from '../../src/server/http/limits.ts';
import { newToken, hashToken } from '../../src/server/secrets/tokens.ts';
import { moment } from '../../src/server/time/clock.ts';
import type { ServiceContext } from '../../src/server/services/context.ts';
import { createEmployerDirectory } from '../../src/server/services/employer/directory.ts';
import { createVisitRecorder, type VisitRecorder } from '../../src/server/services/registration/visits.ts';
import { addConnection } from '../../src/server/stores/connections.ts';
import type { TestDatabase } from './databases.ts';
import { createTestContext } from './service-context.ts';

/** The whole HTTP interface over a test database, at a time that tests move. */
export interface ServiceApp {
  readonly app: FastifyInstance;
  readonly context: ServiceContext;
  readonly visits: VisitRecorder;
  at(moment: string): void;
  /** Calls as the add-in of an employer. */
  asEmployer(employerId: string): Promise<(request: InjectOptions) => Promise<LightMyRequestResponse>>;
  close(): Promise<void>;
}

export async function openServiceApp(
  home: TestDatabase,
  start: string,
  {
    limits,
    ...more
  }: Partial<
    Pick<
      AppDependencies,
      | 'requestTimeoutMs'
      | 'monitorToken'
      | 'isDraining'
      | 'logLevel'
      | 'logStream'
      | 'staticRoot'
      | 'frameAncestors'
    >
  > & { readonly limits?: Partial<Limits> } = {},
): Promise<ServiceApp> {
  let now = Date.parse(start);
  const context: ServiceContext = {
    ...(await createTestContext(home, () => new Date(now))),
    onTakenBack: (takenBack) => app.log.info({ takenBack }, 'taken back'),
  };
  const visits = createVisitRecorder(context);
  const app = await buildApp({
    context,
    directory: createEmployerDirectory(context),
    visits,
    onWrite: () => undefined,
    mailFrom: 'codes@post.example',
    limits: {
      ...DEFAULT_LIMITS,
      everything: 1_000_000,
      calling: 1_000_000,
      connecting: 100_000,
      submitting: 100_000,
      ...limits,
    },
    logLevel: 'silent',
    ...more,
  });
  return {
    app,
    context,
    visits,
    at: (text) => {
      now = Date.parse(text);
    },
    asEmployer: async (employerId) => {
      const token = newToken(context.random);
      await addConnection(context.database.kysely, {
        connection_id: context.newId('con'),
        employer_id: employerId,
        token_hash: hashToken(token),
        label: 'test',
        way_in: 'invitation',
        invitation_id: null,
        created_at: moment(context.clock()),
        revoked_at: null,
      });
      return (request) =>
        app.inject({ ...request, headers: { ...request.headers, authorization: `Bearer ${token}` } });
    },
    close: () => app.close(),
  };
}
