import type { FastifyDynamicSwaggerOptions } from '@fastify/swagger';
import type { FastifyPluginCallback } from 'fastify';
import { kindsOf } from '../access.ts';

export const OPENAPI: FastifyDynamicSwaggerOptions = {
  openapi: {
    openapi: '3.1.0',
    info: {
      title: 'Career Relay for Outlook',
      version: '1',
      description: 'What the add-in asks of the service. No field can carry a candidate, a mail or a link.',
    },
    components: {
      securitySchemes: {
        connection: { type: 'http', scheme: 'bearer', description: 'The add-in’s connection.' },
        agency_key: { type: 'http', scheme: 'bearer', description: 'A key of an agency’s own system.' },
      },
    },
  },
  transform: ({ schema, url, route }) => {
    const { config } = route;
    const hide = config?.page === true || url.startsWith('/addin/') || route.method === 'HEAD';
    const bearer = kindsOf(config?.access).filter((kind) => kind === 'connection' || kind === 'agency_key');
    const secured = bearer.length > 0 ? { security: bearer.map((kind) => ({ [kind]: [] })) } : {};
    // `schema` is absent on routes that declare none.
    return { schema: { ...(schema as object | undefined), ...secured, ...(hide ? { hide } : {}) }, url };
  },
};

export const openApiRoutes: FastifyPluginCallback = (app, _options, done) => {
  app.get('/v1/openapi.json', { config: { access: 'anyone' }, schema: { hide: true } }, () => app.swagger());
  done();
};
