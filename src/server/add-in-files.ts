import staticFiles from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { readdirSync } from 'node:fs';
import path from 'node:path';

/** A name that carries a hash of its content never changes; all others are asked for again each time. */
const HASHED = '[\\w-]+\\.[0-9a-f]{10}\\.\\w+';
const HASHED_FOLDERS = ['/', '/assets/'];
const YEAR_MS = 31_536_000_000;
const PUBLIC = { config: { access: 'anyone', rateLimit: false }, schema: { hide: true } } as const;

/**
 * Serves the built add-in. Hashed files are looked for when they are asked for: a new build may arrive while we run, and
 * panes opened before it still fetch the files of theirs. Each other file has a route of its own, so that an unknown path
 * stays unknown.
 */
export async function serveAddIn(app: FastifyInstance, root: string): Promise<void> {
  await app.register(staticFiles, { root, serve: false, cacheControl: false });
  for (const folder of HASHED_FOLDERS)
    app.get<{ Params: { file: string } }>(`${folder}:file(^${HASHED}$)`, PUBLIC, (request, reply) =>
      reply.sendFile(`${folder}${request.params.file}`.slice(1), {
        cacheControl: true,
        maxAge: YEAR_MS,
        immutable: true,
      }),
    );
  for (const file of namedFiles(root))
    app.get(`/${file}`, PUBLIC, (_request, reply) =>
      reply.header('cache-control', 'no-cache').sendFile(file),
    );
}

function namedFiles(root: string): readonly string[] {
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.') && !entry.name.endsWith('.map'))
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)).replaceAll(path.sep, '/'))
    .filter((file) => !isHashed(`/${file}`));
}

function isHashed(address: string): boolean {
  return HASHED_FOLDERS.some((folder) => new RegExp(`^${folder}${HASHED}$`).test(address));
}
