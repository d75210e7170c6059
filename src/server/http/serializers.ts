import {
  SerializerSelector,
  type Serializer,
  type SerializerCompiler,
  type SerializerFactory,
} from '@fastify/fast-json-stringify-compiler';

const buildCompiler = SerializerSelector();
const serializers = new Map<string, Serializer>();

/**
 * Fastify's compiler of answers, which compiles a schema once for the process. Fastify by itself does so for every status of
 * every route, and nearly all of them are the one schema of a refusal: that was two thirds of building the service.
 */
export const buildSharedSerializer: SerializerFactory = (externalSchemas, options) => {
  const compile = buildCompiler(externalSchemas, options);
  const shared: SerializerCompiler = (route) => {
    const key = JSON.stringify(route.schema);
    const known = serializers.get(key);
    if (known) return known;
    const made = compile(route);
    serializers.set(key, made);
    return made;
  };
  return shared;
};
