import type { FastifyInstance, FastifyReply, FastifyRequest, RouteOptions } from 'fastify';
import { Refusal } from './errors.ts';
import { signInPath, signOutPath } from './sign-in-paths.ts';
import {
  isSessionKind,
  type AgencyScope,
  type Principal,
  type PrincipalKind,
} from '../identity/principals.ts';
import type { RateLimits } from './rate-limits/rate-limits.ts';
import { changesSomething, isFromOwnPage } from './same-origin.ts';
import { agencyKeyPrincipalOf } from '../services/ways-in/agency-keys.ts';
import { connectionPrincipalOf } from '../services/ways-in/connections.ts';
import type { ServiceContext } from '../services/context.ts';
import { entraPrincipalOf, looksSigned } from '../services/ways-in/entra-sign-in.ts';
import { equalHashes, hashToken } from '../secrets/tokens.ts';
import { sessionPrincipalOf } from '../services/ways-in/sessions.ts';
import { sessionCookie, UNATTENDED_COOKIE } from './session-cookie.ts';

/** Who may call a route: anyone at all, or callers of one or several kinds. */
export type Access = 'anyone' | PrincipalKind;

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Every route says so; one that does not keeps the service from starting. */
    access?: Access | readonly PrincipalKind[];
    /** What an agency's key must be allowed; declared wherever `agency_key` is. */
    scope?: AgencyScope;
    /** Answers people with pages rather than programs with JSON. */
    page?: boolean;
    /** Takes posts from our own pages only. Goes without saying where a session may call. */
    ownPagesOnly?: boolean;
    /** Of a form people write in: where below its address it goes, with all its fields, if the session ended meanwhile. */
    givenBackAt?: string;
    /** Of a form that ends the session: where below its address it says that this came about, now or by an earlier press. */
    endedAt?: string;
  }
  interface FastifyInstance {
    /** Every route with its declaration, for tests that walk all of them. */
    declaredRoutes: readonly RouteOptions[];
  }
  interface FastifyRequest {
    principal: Principal | null;
  }
}

/** Refuses routes without a declaration, and calls that a declaration does not allow. */
export function guardRoutes(
  app: FastifyInstance,
  context: ServiceContext,
  options: {
    /** Refuses a known caller who asks too often. */
    readonly checkCaller: RateLimits['checkCaller'];
    /** Lets `monitor` in. */
    readonly monitorToken?: string | undefined;
  },
): void {
  app.decorateRequest('principal', null);
  const routes: RouteOptions[] = [];
  app.decorate('declaredRoutes', routes);
  app.addHook('onRoute', (route) => void routes.push(route));
  // Looked at when all plugins have had their say: a plugin may declare for all of its routes at once.
  app.addHook('onReady', (done) => {
    const fault = routes.map(faultOf).find(Boolean);
    done(fault ? new Error(fault) : undefined);
  });
  app.addHook('onRequest', async (request, reply) => {
    const { ownPagesOnly, scope } = request.routeOptions.config;
    const kinds = kindsOf(request.routeOptions.config.access);
    const principal = await findPrincipal(context, request, kinds, options.monitorToken);
    if (kinds.length > 0 && !principal)
      return refuse(request, reply, {
        kinds,
        routes,
        isOwnPage: isFromOwnPage(request, context.relayOrigin),
      });
    const byCookie = principal !== undefined && isSessionKind(principal.kind);
    if (
      (byCookie || ownPagesOnly) &&
      changesSomething(request) &&
      !isFromOwnPage(request, context.relayOrigin)
    )
      throw new Refusal('forbidden');
    if (principal?.kind === 'agency_key' && (!scope || !principal.scopes.includes(scope)))
      throw new Refusal('forbidden');
    if (principal) await options.checkCaller(reply, principal);
    request.principal = principal ?? null;
  });
}

/** The caller of a route, as one of the kinds it was declared for. */
export function callerOf<K extends PrincipalKind>(
  request: FastifyRequest,
  ...kinds: readonly [K, ...K[]]
): Extract<Principal, { kind: K }> {
  const { principal } = request;
  if (!principal || !isOneOf(principal, kinds))
    throw new Error(
      `The route ${request.routeOptions.url ?? ''} is not declared for ${kinds.join(', ')} alone.`,
    );
  return principal;
}

/** Kinds a declaration admits; none for a route that is open to anyone. */
export function kindsOf(access: Access | readonly PrincipalKind[] | undefined): readonly PrincipalKind[] {
  if (access === undefined || access === 'anyone') return [];
  return typeof access === 'string' ? [access] : access;
}

function isOneOf<K extends PrincipalKind>(
  principal: Principal,
  kinds: readonly K[],
): principal is Extract<Principal, { kind: K }> {
  return (kinds as readonly string[]).includes(principal.kind);
}

function faultOf({ url, config }: RouteOptions): string | undefined {
  if (config?.access === undefined || config.access.length === 0)
    return `The route ${url} does not declare who may call it.`;
  if (kindsOf(config.access).includes('agency_key') && !config.scope)
    return `The route ${url} does not declare what an agency’s key must be allowed.`;
  return undefined;
}

/** A bearer credential goes before a cookie: programs send it on purpose, browsers send cookies always. */
async function findPrincipal(
  context: ServiceContext,
  request: FastifyRequest,
  kinds: readonly PrincipalKind[],
  monitorToken: string | undefined,
): Promise<Principal | undefined> {
  if (kinds.length === 0) return undefined;
  const bearer = /^Bearer ([\w.~+/-]{20,8000}=*)$/i.exec(request.headers.authorization ?? '')?.[1];
  if (bearer !== undefined) {
    if (kinds.includes('monitor'))
      return monitorToken && equalHashes(hashToken(bearer), hashToken(monitorToken))
        ? { kind: 'monitor' }
        : undefined;
    if (kinds.includes('connection') && looksSigned(bearer)) {
      const signIn = await entraPrincipalOf(context, bearer);
      if ('principal' in signIn) return signIn.principal;
      request.log.warn({ fault: signIn.fault }, 'A Microsoft sign-in was refused');
      throw new Refusal(signIn.refusal);
    }
    if (kinds.includes('connection')) {
      const connection = await connectionPrincipalOf(context, bearer);
      if (connection) return connection;
    }
    return kinds.includes('agency_key') ? agencyKeyPrincipalOf(context, bearer) : undefined;
  }
  const marked = request.cookies[UNATTENDED_COOKIE] !== undefined;
  const attendance = marked && !changesSomething(request) ? 'unattended' : 'attended';
  for (const kind of kinds.filter(isSessionKind)) {
    const token = request.cookies[sessionCookie(kind)];
    const principal = token ? await sessionPrincipalOf(context, kind, token, attendance) : undefined;
    if (principal) return principal;
  }
  return undefined;
}

/**
 * Programs are told; people are led to where they sign in, and from there to where they wanted to go: whoever sent a form
 * too late to the page that has it, knowing that nothing of it was saved. What they wrote themselves they get back, and in
 * a console whatever they sent (`sendErrorPage`).
 */
function refuse(
  request: FastifyRequest,
  reply: FastifyReply,
  called: {
    readonly kinds: readonly PrincipalKind[];
    readonly routes: readonly RouteOptions[];
    readonly isOwnPage: boolean;
  },
): FastifyReply {
  const { kinds, routes, isOwnPage } = called;
  const kind = kinds.find(isSessionKind);
  if (!request.routeOptions.config.page || !kind) throw new Refusal('unauthenticated');
  const language = languageInPath(request.url);
  if (!changesSomething(request)) return reply.redirect(signInPath(kind, request.url, language), 303);
  if (request.routeOptions.url === signOutPath(kind))
    return reply.redirect(signInPath(kind, undefined, language), 303);
  if (kind !== 'candidate' && isOwnPage) throw new Refusal('unauthenticated');
  const { givenBackAt, endedAt } = request.routeOptions.config;
  if (endedAt) return reply.redirect(`${pathOf(request)}/${endedAt}`, 303);
  // The browser sends the same again there; nothing of it is kept by us.
  if (givenBackAt) return reply.redirect(`${pathOf(request)}/${givenBackAt}#${givenBackAt}`, 307);
  return reply.redirect(signInPath(kind, pageOfForm(request, routes), language, 'unsaved'), 303);
}

function pathOf(request: FastifyRequest): string {
  return (request.url.split('?')[0] ?? '').replace(/\/$/, '');
}

/** What a form posts to is the page it stands on or an address below that, with what narrows the list there. */
function pageOfForm(request: FastifyRequest, routes: readonly RouteOptions[]): string | undefined {
  const pages = new Set(routes.filter(({ method }) => [method].flat().includes('GET')).map(({ url }) => url));
  const [url = '', query] = request.url.split('?');
  const path = url.split('/');
  const pattern = (request.routeOptions.url ?? '').split('/');
  while (pattern.length > 2 && !pages.has(pattern.join('/'))) {
    pattern.pop();
    path.pop();
  }
  const page = path.join('/') || undefined;
  return page && query ? `${page}?${query}` : page;
}

/** Whoever comes from a mail reads on in its language. */
function languageInPath(url: string): 'ja' | 'en' | undefined {
  const named = /^\/my\/(ja|en)(?=[/?]|$)/.exec(url)?.[1];
  return named === 'ja' || named === 'en' ? named : undefined;
}
