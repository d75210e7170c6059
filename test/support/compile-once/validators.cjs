// Fastify's compiler of what comes in, in tests: one for all services of a suite, which keeps what it has compiled.
const selectCompiler = require('@fastify/ajv-compiler/index.js')();

module.exports = () => selectCompiler;
