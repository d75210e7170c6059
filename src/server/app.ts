import cookie from '@fastify/cookie';
import formBody from '@fastify/formbody';
import swagger from '@fastify/swagger';
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import Fastify, { type FastifyError, type FastifyInstance } from 'fastify';
import { serveAddIn } from './add-in/files.ts';
import { guardRoutes } from './http/access.ts';
import type { AppDependencies } from './http/app-dependencies.ts';
import { refuseUnderPressure } from './http/back-pressure.ts';
import { codeOf, fieldsOf, reasonOf, Refusal, sendError } from './http/errors.ts';
import { createGiveBack } from './http/given-back.ts';
import { readJsonBodies } from './http/json-bodies.ts';
import { JSON_BYTES } from './http/limits.ts';
import { loggerOptions, logRequests } from './http/logging.ts';
import { createMethodTable } from './http/method-table.ts';
import { measure } from './http/metrics.ts';
import { refuseNulCharacters } from './http/nul-characters.ts';
import { registerRateLimits } from './http/rate-limits/rate-limits.ts';
import { setSecurityHeaders } from './http/security-headers.ts';
import { answerFrameworkFault, answerSocketFault, newRequestId } from './http/wire-faults.ts';
import { SESSION_KINDS } from './identity/principals.ts';
import { pageRoutes } from './pages/routes/index.ts';
import { sendErrorPage } from './pages/send-page.ts';
import { signInRoutes } from './pages/sign-in/routes.tsx';
import { agencyCandidateRoutes } from './routes/agency-candidates.ts';
import { agencyRequestRoutes } from './routes/agency-requests.ts';
import { agencyWebhookRoutes } from './routes/agency-webhooks.ts';
import { connectionRoutes } from './routes/connections.ts';
import { countRoutes } from './routes/counts.ts';
import { healthRoutes } from './routes/health.ts';
import { meRoutes } from './routes/me.ts';
import { onboardingRoutes } from './routes/onboarding.ts';
import { openApiRoutes, OPENAPI } from './routes/openapi.ts';
import { poolRoutes } from './routes/pool.ts';
import { progressRoutes } from './routes/progress.ts';
import { reportRoutes } from './routes/report.ts';
import { signInOptionRoutes } from './routes/sign-in.ts';
import { slotRoutes } from './routes/slots.ts';
import { wordingRoutes } from './routes/wording.ts';

/** Builds the whole API and the candidate pages, without listening. */
export async function buildApp(deps: AppDependencies): Promise<FastifyInstance> {
  const requestTimeout = deps.requestTimeoutMs ?? 30_000;
  const app = Fastify({
    ...loggerOptions(deps.logLevel, deps.logStream),
    genReqId: newRequestId,
    frameworkErrors: answerFrameworkFault,
    clientErrorHandler: (error, socket) => answerSocketFault(app.log, error, socket),
    trustProxy: deps.trustProxy ?? false,
    bodyLimit: JSON_BYTES,
    requestTimeout,
    // Whoever says nothing is told so first: a silent connection is cut without a word.
    connectionTimeout: requestTimeout + 5_000,
    // Longer than a load balancer keeps its own side open, so that it never writes into a closing connection.
    keepAliveTimeout: 75_000,
    ...serverOptions(deps, requestTimeout),
    // What was accepted is answered while stopping; new connections are not taken.
    return503OnClosing: false,
    routerOptions: {
      ignoreTrailingSlash: true,
      maxParamLength: 200,
      // A field that stands twice in an address counts once, so that nothing behind ever meets a list.
      querystringParser: (query) => Object.fromEntries(new URLSearchParams(query)),
    },
    ajv: { customOptions: { removeAdditional: false, coerceTypes: false, useDefaults: false } },
  }).withTypeProvider<TypeBoxTypeProvider>();

  // Before the guard, which reads cookies.
  await app.register(cookie);
  const methods = createMethodTable(app);
  if (deps.isHosted) refuseUnderPressure(app);
  const { checkCaller } = await registerRateLimits(app, deps.context, deps.limits);
  guardRoutes(app, deps.context, { checkCaller, monitorToken: deps.monitorToken });
  logRequests(app);
  answerErrors(app, methods, deps.context.relayOrigin);
  refuseNulCharacters(app);
  setSecurityHeaders(app, deps.context.relayOrigin);
  app.addHook('onResponse', (request, _reply, done) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') deps.onWrite();
    done();
  });

  await app.register(swagger, OPENAPI);
  await app.register(formBody);
  app.removeContentTypeParser('text/plain');
  readJsonBodies(app);
  await app.register(healthRoutes(deps));
  if (deps.monitorToken) measure(app, deps.context);
  await app.register(openApiRoutes);
  await app.register(
    async (api) => {
      // Forms are for pages.
      api.removeContentTypeParser('application/x-www-form-urlencoded');
      await api.register(signInOptionRoutes(deps));
      await api.register(connectionRoutes(deps));
      await api.register(meRoutes(deps));
      await api.register(progressRoutes(deps));
      await api.register(countRoutes(deps));
      await api.register(onboardingRoutes(deps));
      await api.register(slotRoutes(deps));
      await api.register(agencyCandidateRoutes(deps));
      await api.register(agencyRequestRoutes(deps));
      await api.register(agencyWebhookRoutes(deps));
      await api.register(reportRoutes(deps));
      await api.register(poolRoutes(deps));
      await api.register(wordingRoutes(deps));
    },
    { prefix: '/v1' },
  );
  await app.register(pageRoutes(deps));
  for (const kind of SESSION_KINDS) await app.register(signInRoutes(deps, kind));
  if (deps.staticRoot)
    await serveAddIn(app, {
      root: deps.staticRoot,
      frameAncestors: deps.frameAncestors,
      authority: deps.context.entra?.settings.authority,
    });
  return app;
}

/**
 * Checks every second whether a request takes too long to arrive; Node's own rhythm is half a minute. The head gets the
 * same time as the whole: by itself it gets a minute, and Node gives the longer of the two to the whole.
 */
function serverOptions({ https }: AppDependencies, headersTimeout: number) {
  const options = { connectionsCheckingInterval: 1_000, headersTimeout };
  return https ? { https: { ...https, ...options } } : { http: options };
}

function answerErrors(
  app: FastifyInstance,
  methods: ReturnType<typeof createMethodTable>,
  relayOrigin: string,
): void {
  const giveBack = createGiveBack(relayOrigin);
  app.setErrorHandler<FastifyError | Refusal>(async (error, request, reply) => {
    const code = codeOf(error);
    if (code === 'internal') request.log.error({ err: error }, 'A request failed');
    else if (code === 'unavailable' && !(error instanceof Refusal))
      request.log.error({ err: error }, reasonOf(error));
    return request.routeOptions.config.page
      ? sendErrorPage(request, reply, code, await giveBack(request, code))
      : sendError(request, reply, code, fieldsOf(error));
  });
  app.setNotFoundHandler((request, reply) => {
    const path = request.url.split('?')[0] ?? '';
    const allowed = methods.allowedAt(path);
    // A route may find nothing where its method is right: a file of an old build that is gone.
    const isWrongMethod = allowed.length > 0 && !allowed.includes(request.method);
    const code = isWrongMethod ? 'method_not_allowed' : 'not_found';
    if (isWrongMethod) void reply.header('allow', allowed.join(', '));
    const forPeople = !path.startsWith('/v1/') && request.headers.accept?.includes('text/html');
    return forPeople ? sendErrorPage(request, reply, code) : sendError(request, reply, code);
  });
}
