// Fastify's compiler of answers, in tests: a suite builds a service for each test, and all of them have the same schemas.
const { SerializerSelector } = require('@fastify/fast-json-stringify-compiler/standalone');

const buildCompiler = SerializerSelector();
const serializers = new Map();

module.exports = () => (externalSchemas, options) => {
  const compile = buildCompiler(externalSchemas, options);
  return (route) => {
    const key = JSON.stringify(route.schema);
    if (!serializers.has(key)) serializers.set(key, compile(route));
    return serializers.get(key);
  };
};
