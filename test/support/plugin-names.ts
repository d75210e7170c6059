/**
 * Fastify looks for a name of each plugin among all loaded modules, of which jest makes a new list every time: much of
 * what it takes to open the service. Nothing reads these names.
 */
Object.assign(Function.prototype, { [Symbol.for('fastify.display-name')]: 'plugin' });
