import type { FastifyInstance } from 'fastify';
import { Refusal } from './errors.ts';

const NUL = '\u0000';

/**
 * Lets no text with a NUL character in, which PostgreSQL cannot keep or compare and no person types: there is nothing at
 * an address with one, and a body or query with one is refused.
 */
export function refuseNulCharacters(app: FastifyInstance): void {
  app.addHook('preValidation', (request, _reply, done) => {
    // What leads nowhere is answered as such.
    if (request.is404) return done();
    if (fieldWithNul(request.params) !== undefined) return done(new Refusal('not_found'));
    const field = fieldWithNul(request.query) ?? fieldWithNul(request.body);
    done(
      field === undefined ? undefined : new Refusal('invalid_request', field === '' ? undefined : [field]),
    );
  });
}

/** Where a text with a NUL character stands, e.g. `reports/0/day`. */
function fieldWithNul(value: unknown, path = ''): string | undefined {
  if (typeof value === 'string') return value.includes(NUL) ? path : undefined;
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [name, inner] of Object.entries(value)) {
    if (name.includes(NUL)) return path;
    const found = fieldWithNul(inner, path === '' ? name : `${path}/${name}`);
    if (found !== undefined) return found;
  }
  return undefined;
}
