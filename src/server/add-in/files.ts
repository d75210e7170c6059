import staticFiles from '@fastify/static';
import type { FastifyInstance, onSendHookHandler, RouteHandlerMethod } from 'fastify';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { packedCopyOf, takesGzip } from './packed.ts';

/** A name that carries a hash of its content never changes; all others are asked for again each time. */
const HASHED = '[\\w-]+\\.[0-9a-f]{10}\\.\\w+';
const HASHED_FOLDERS = ['/', '/assets/'];
const YEAR_MS = 31_536_000_000;
/** Under a name without a hash: the one of launch events. */
const SCRIPT = /\.js$/;
/** The pictures the manifest names. */
const ICON = /^assets\/[^/]+\.png$/;
/**
 * Browsers would compare length and date. Pages of two builds differ by hashes of one length, and where files are delivered
 * under one fixed date a browser would keep a page whose scripts are gone.
 */
const WHOLE = { etag: false, lastModified: false } as const;
const PUBLIC = { config: { access: 'anyone', rateLimit: false }, schema: { hide: true } } as const;

/** Where Outlook on the web and the new Outlook run; the classic ones put no page around ours. */
const OUTLOOK = [
  'https://outlook.office.com',
  'https://outlook.office365.com',
  'https://outlook.cloud.microsoft',
];
const OFFICE_JS = 'https://appsforoffice.microsoft.com';
/** Classic Outlook's office.js still takes a library from here. */
const MICROSOFT_AJAX = 'https://ajax.aspnetcdn.com';

export interface AddInFiles {
  /** The folder of the build. */
  readonly root: string;
  /** What may show the pages in a frame, as sources of a content security policy; Outlook unless it is set. */
  readonly frameAncestors?: readonly string[] | undefined;
  /** Where Microsoft's sign-in is, if there is one. */
  readonly authority?: string | undefined;
}

/**
 * Serves the built add-in. Hashed files are looked for when they are asked for: a new build may arrive while we run, and
 * panes opened before it still fetch the files of theirs. Each other file has a route of its own, so that an unknown path
 * stays unknown.
 */
export async function serveAddIn(app: FastifyInstance, files: AddInFiles): Promise<void> {
  const { root } = files;
  const policy = policyOf(files);
  await app.register(async (hashed) => {
    // Small copies that the build has put beside them (`.gz`); under a name with a hash none can be of another build.
    await hashed.register(staticFiles, { root, serve: false, cacheControl: false, preCompressed: true });
    for (const folder of HASHED_FOLDERS)
      hashed.get<{ Params: { file: string } }>(`${folder}:file(^${HASHED}$)`, PUBLIC, (request, reply) =>
        reply.sendFile(`${folder}${request.params.file}`.slice(1), {
          cacheControl: true,
          maxAge: YEAR_MS,
          immutable: true,
        }),
      );
  });
  await app.register(async (named) => {
    await named.register(staticFiles, { root, serve: false, cacheControl: false });
    for (const file of namedFiles(root)) {
      if (ICON.test(file)) {
        named.get(`/${file}`, { ...PUBLIC, onSend: withoutCaching }, (_request, reply) =>
          reply.sendFile(file),
        );
        continue;
      }
      if (SCRIPT.test(file)) {
        named.get(`/${file}`, PUBLIC, packedWhereTaken(root, file));
        continue;
      }
      named.get(`/${file}`, PUBLIC, (_request, reply) => {
        const isPage = file.endsWith('.html');
        if (isPage) void reply.header('content-security-policy', policy);
        return reply.header('cache-control', 'no-cache').sendFile(file, isPage ? WHOLE : {});
      });
    }
  });
}

/** Classic Outlook fetches its script by itself, and may not be able to unpack it. */
function packedWhereTaken(root: string, file: string): RouteHandlerMethod {
  const packedCopy = packedCopyOf(path.join(root, file));
  return async (request, reply) => {
    void reply.headers({ 'cache-control': 'no-cache', vary: 'Accept-Encoding' });
    const packed = takesGzip(request) ? await packedCopy() : undefined;
    // Says itself where there is none.
    if (!packed) return reply.sendFile(file);
    void reply.header('etag', packed.etag);
    if (request.headers['if-none-match'] === packed.etag) return reply.code(304).send();
    return reply.type('text/javascript; charset=utf-8').header('content-encoding', 'gzip').send(packed.small);
  };
}

/**
 * Office keeps icons itself, and shows a picture of its own in place of one that comes with any directive about caching
 * (Microsoft's reference of the manifest, "Image"). This runs after what gives every reply one.
 */
const withoutCaching: onSendHookHandler = (_request, reply, _payload, done) => {
  if (reply.statusCode < 400) reply.removeHeader('cache-control');
  done();
};

/**
 * What the pane and the event page may load, and who may frame them. X-Frame-Options could not name several. Styles are
 * made while the pane runs (Griffel, Fluent); what office.js would like to report to Microsoft stays here.
 */
function policyOf({ frameAncestors = OUTLOOK, authority }: AddInFiles): string {
  return [
    "default-src 'self'",
    `script-src 'self' ${OFFICE_JS} ${MICROSOFT_AJAX}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    ["connect-src 'self'", ...(authority ? [authority] : [])].join(' '),
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    ['frame-ancestors', ...frameAncestors].join(' '),
  ].join('; ');
}

function namedFiles(root: string): readonly string[] {
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.') && !/\.(?:map|gz)$/.test(entry.name))
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)).replaceAll(path.sep, '/'))
    .filter((file) => !isHashed(`/${file}`));
}

function isHashed(address: string): boolean {
  return HASHED_FOLDERS.some((folder) => new RegExp(`^${folder}${HASHED}$`).test(address));
}
