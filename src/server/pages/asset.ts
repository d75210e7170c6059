import type { FastifyPluginAsync } from 'fastify';
import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { takesGzip } from '../add-in/packed.ts';

/** A file pages name; its address changes with its content, so that browsers may keep it for ever. */
export interface Asset {
  readonly path: string;
  readonly type: string;
  readonly text: string;
}

const ENDINGS = { 'text/css': 'css', 'text/javascript': 'js' } as const;

export function assetOf(folder: 'pages' | 'console', type: keyof typeof ENDINGS, text: string): Asset {
  const hash = createHash('sha256').update(text).digest('hex').slice(0, 12);
  return { path: `/${folder}/${hash}.${ENDINGS[type]}`, type, text };
}

/** Files alone are compressed, once: a page may hold what its reader must not be able to guess by its length. */
export function assetRoutes(assets: readonly Asset[]): FastifyPluginAsync {
  return async (app) => {
    for (const { path, type, text } of assets) {
      const small = gzipSync(text, { level: 9 });
      app.get(
        path,
        { config: { access: 'anyone', rateLimit: false }, schema: { hide: true } },
        (request, reply) => {
          void reply.headers({
            'content-type': `${type}; charset=utf-8`,
            'cache-control': 'public, max-age=31536000, immutable',
            vary: 'Accept-Encoding',
          });
          if (!takesGzip(request)) return reply.send(text);
          return reply.header('content-encoding', 'gzip').send(small);
        },
      );
    }
  };
}
