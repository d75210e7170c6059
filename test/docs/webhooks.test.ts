/** docs/webhooks.md has every type of message there is, with whoever is told it, and no other. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { WEBHOOK_TYPES } from '../../src/server/services/webhooks/emit.ts';

const page = readFileSync(path.join(process.cwd(), 'docs/webhooks.md'), 'utf8');

it('The documented messages are those there are', () => {
  const documented = [...page.matchAll(/^\| `([\w.]+)` +\| (agency|employer) +\|/gm)];
  const real = Object.entries(WEBHOOK_TYPES).flatMap(([owner, types]) =>
    types.map((type) => `${type} told to ${owner}`),
  );
  expect(documented.map(([, type, owner]) => `${type} told to ${owner}`).sort()).toEqual(real.sort());
});
