import type { FastifyRequest } from 'fastify';
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

interface Packed {
  readonly small: Buffer;
  readonly etag: string;
}

/**
 * Makes a small copy of a file whose name carries no hash, out of what is there when it is asked for: one that the build put
 * beside it could be of another build. It is kept for as long as the file stays the same. Resolves with undefined where
 * there is no file.
 */
export function packedCopyOf(file: string): () => Promise<Packed | undefined> {
  let kept: (Packed & { readonly whole: Buffer }) | undefined;
  return async () => {
    const whole = await readFile(file).catch(() => undefined);
    if (!whole || kept?.whole.equals(whole)) return whole && kept;
    const small = await promisify(gzip)(whole, { level: 9 });
    kept = { whole, small, etag: `"${createHash('sha256').update(small).digest('base64url')}"` };
    return kept;
  };
}

/** Whether a caller can unpack gzip, and does not refuse it (`gzip;q=0`). */
export function takesGzip(request: FastifyRequest): boolean {
  return /\bgzip\b(?!\s*;\s*q=0(?:\.0*)?\s*(?:,|$))/.test(request.headers['accept-encoding'] ?? '');
}
