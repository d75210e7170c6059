import type { FastifyDynamicSwaggerOptions } from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import type { FastifyPluginAsync } from 'fastify';
import { kindsOf } from '../http/access.ts';
import { AGENCY_SCOPES, type PrincipalKind } from '../identity/principals.ts';

const KEY_DESCRIPTION =
  'A key of an agency’s own system, made in its console under Settings with the scopes it needs: ' +
  `${AGENCY_SCOPES.join(', ')}. Each call names the one it takes; without it the answer is 403 \`forbidden\`.`;

export const OPENAPI: FastifyDynamicSwaggerOptions = {
  openapi: {
    openapi: '3.1.0',
    info: {
      title: 'Career Relay for Outlook',
      version: '1',
      description:
        'What the add-in and agencies’ own systems ask of the service. No field of the add-in’s can carry a candidate, a ' +
        'mail or a link. Refusals are listed in docs/errors.md.',
    },
    components: {
      securitySchemes: {
        connection: { type: 'http', scheme: 'bearer', description: 'The add-in’s connection.' },
        agency_key: { type: 'http', scheme: 'bearer', description: KEY_DESCRIPTION },
      },
    },
  },
  transform: ({ schema, url, route }) => {
    const { config } = route;
    const hide = config?.page === true || !url.startsWith('/v1/') || route.method === 'HEAD';
    const bearer = kindsOf(config?.access).filter((kind) => kind === 'connection' || kind === 'agency_key');
    const scopes = config?.scope ? [config.scope] : [];
    const secured = bearer.length > 0 ? { security: bearer.map((kind) => securityOf(kind, scopes)) } : {};
    const needs = config?.scope ? { description: `The key needs the scope \`${config.scope}\`.` } : {};
    // `schema` is absent on routes that declare none.
    const tags = [url.startsWith('/v1/agency/') ? 'Agencies' : 'Add-in'];
    return {
      schema: { tags, ...needs, ...(schema as object | undefined), ...secured, ...(hide ? { hide } : {}) },
      url,
    };
  },
};

/** Only an agency's key has scopes. */
function securityOf(kind: PrincipalKind, scopes: readonly string[]): Record<string, readonly string[]> {
  return { [kind]: kind === 'agency_key' ? scopes : [] };
}

/** Styles are set by the page's own script, which a policy without `unsafe-inline` for styles would not allow. */
const DOCS_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** The description for programs, and a page of it for people; everything comes from this service. */
export const openApiRoutes: FastifyPluginAsync = async (app) => {
  app.get('/v1/openapi.json', { config: { access: 'anyone' }, schema: { hide: true } }, () => app.swagger());
  await app.register(async (docs) => {
    docs.addHook('onRoute', (route) => {
      route.config = { ...route.config, access: 'anyone', rateLimit: false };
    });
    await docs.register(swaggerUi, {
      routePrefix: '/v1/docs',
      staticCSP: DOCS_POLICY,
      theme: { title: 'Career Relay API' },
      uiConfig: { docExpansion: 'list', layout: 'BaseLayout', validatorUrl: null },
    });
  });
};
