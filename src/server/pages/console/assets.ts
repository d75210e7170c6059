import type { FastifyPluginAsync } from 'fastify';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

/** A file of the consoles; its address changes with its content, so that browsers may keep it. */
interface Asset {
  readonly path: string;
  readonly type: string;
  readonly text: string;
}

/** What all consoles share, and the little that only one of them has. */
export const CONSOLE_STYLESHEET = read('text/css', 'console.css', '../operator/operator.css');
/** Adds keys to pages that work without it. */
export const CONSOLE_SCRIPT = read('text/javascript', 'console.js');

function read(type: string, ...names: readonly [string, ...string[]]): Asset {
  const text = names.map((name) => readFileSync(new URL(`./${name}`, import.meta.url), 'utf8')).join('\n');
  const hash = createHash('sha256').update(text).digest('hex').slice(0, 12);
  return { path: `/console/${hash}${names[0].slice(names[0].lastIndexOf('.'))}`, type, text };
}

export const consoleAssetRoutes: FastifyPluginAsync = async (app) => {
  for (const asset of [CONSOLE_STYLESHEET, CONSOLE_SCRIPT])
    app.get(
      asset.path,
      { config: { access: 'anyone', rateLimit: false }, schema: { hide: true } },
      (_request, reply) =>
        reply
          .header('content-type', `${asset.type}; charset=utf-8`)
          .header('cache-control', 'public, max-age=31536000, immutable')
          .send(asset.text),
    );
  await Promise.resolve();
};
