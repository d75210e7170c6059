import { recipientsOf, type Draft } from './draft.ts';
import { textOfHtml } from './html.ts';

/** One request an add-in page made, as its shim reports it. */
export interface ObservedRequest {
  readonly method: string;
  readonly url: string;
  readonly body: string;
  readonly status: number;
}

/** A piece of text this long does not occur in a request by chance. */
const TELLING_LENGTH = 10;

/**
 * What of the draft occurs in a request, as written or percent- or base64-encoded; empty when nothing does.
 * Looks for addresses, names, the subject and every sentence-like piece of the body.
 */
export function leakedParts(request: ObservedRequest, draft: Draft, body: string): readonly string[] {
  const haystack = readings(`${request.url}\n${request.body}`);
  const text = draft.bodyType === 'html' ? textOfHtml(body) : body;
  const people = recipientsOf(draft).flatMap(({ address, name }) => [address, name]);
  const pieces = [draft.subject, ...text.split(/[\n。.!?！？]/)]
    .map((piece) => piece.trim())
    .filter((piece) => piece.length >= TELLING_LENGTH);
  const sensitive = [...people.filter((part) => part.length > 2), ...pieces];
  return [...new Set(sensitive)].filter((part) => haystack.includes(part.toLowerCase()));
}

function readings(text: string): string {
  const decoded = [text, percentDecoded(text)];
  for (const [run] of text.matchAll(/[A-Za-z0-9+/_-]{12,}={0,2}/g)) decoded.push(base64Decoded(run));
  return decoded.join('\n').toLowerCase();
}

function percentDecoded(text: string): string {
  return text.replace(/(?:%[0-9a-f]{2})+/gi, (run) => {
    try {
      return decodeURIComponent(run);
    } catch {
      return run;
    }
  });
}

function base64Decoded(run: string): string {
  try {
    const bytes = atob(run.replace(/-/g, '+').replace(/_/g, '/'));
    return new TextDecoder().decode(Uint8Array.from(bytes, (character) => character.charCodeAt(0)));
  } catch {
    return '';
  }
}

/** How many insertions a count request reports; null for any other request. */
export function reportedInsertions(request: ObservedRequest): number | null {
  if (request.method !== 'POST' || !/\/v1\/counts$/.test(request.url.split('?')[0] ?? '')) return null;
  try {
    const { reports } = JSON.parse(request.body) as { reports?: readonly { inserted?: number }[] };
    return (reports ?? []).reduce((sum, { inserted }) => sum + (inserted ?? 0), 0);
  } catch {
    return null;
  }
}
