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
 * What of the draft occurs in a request, as written or in any encoding that can be undone; empty when nothing does.
 * Looks for addresses, names, the subject and every piece of the body between two marks.
 */
export function leakedParts(request: ObservedRequest, draft: Draft, body: string): readonly string[] {
  const haystack = readings(`${request.url}\n${request.body}`).map(compact);
  const text = draft.bodyType === 'html' ? textOfHtml(body) : body;
  const people = recipientsOf(draft).flatMap(({ address, name }) => [address, name]);
  const pieces = [draft.subject, ...text.split(/[\n。、，,.!?！？]/)]
    .map((piece) => piece.trim())
    .filter((piece) => piece.length >= TELLING_LENGTH);
  const sensitive = [...people.filter((part) => part.length > 2), ...pieces];
  return [...new Set(sensitive)].filter((part) =>
    haystack.some((reading) => reading.includes(compact(part))),
  );
}

/** Without case, width and blanks: 佐藤 美咲 is 佐藤美咲 as well. */
function compact(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s/g, '');
}

const DECODERS: readonly ((text: string) => string)[] = [
  (text) => percentDecoded(text),
  (text) => percentDecoded(text.replaceAll('+', ' ')),
  (text) => text.replace(/\\u([0-9a-f]{4})/gi, (_, code: string) => String.fromCharCode(parseInt(code, 16))),
  (text) => text.replace(/&#(\d{1,6});/g, (_, code: string) => characterOf(parseInt(code, 10))),
  (text) => text.replace(/&#x([0-9a-f]{1,6});/gi, (_, code: string) => characterOf(parseInt(code, 16))),
  (text) => runsOf(text, /(?:[0-9a-f]{2}){6,}/gi, hexDecoded),
  (text) => runsOf(text, /[A-Za-z0-9+/_-]{12,}={0,2}/g, base64Decoded),
];

/** The text, and what it says decoded once and, because one encoding may hide another, twice. */
function readings(text: string): readonly string[] {
  const decode = (from: string) => DECODERS.map((decoder) => decoder(from)).filter((to) => to !== from);
  const once = [...new Set(decode(text))];
  return [...new Set([text, ...once, ...once.flatMap(decode)])];
}

function runsOf(text: string, runs: RegExp, decode: (run: string) => string): string {
  return [...text.matchAll(runs)].map(([run]) => decode(run)).join('\n');
}

function characterOf(code: number): string {
  return code <= 0x10ffff ? String.fromCodePoint(code) : '';
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

function hexDecoded(run: string): string {
  return textOf(Uint8Array.from(run.match(/../g) ?? [], (pair) => parseInt(pair, 16)));
}

function base64Decoded(run: string): string {
  try {
    const bytes = atob(run.replace(/-/g, '+').replace(/_/g, '/'));
    return textOf(Uint8Array.from(bytes, (character) => character.charCodeAt(0)));
  } catch {
    return '';
  }
}

function textOf(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
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
