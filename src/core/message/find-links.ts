import { parseLinkCode } from '../link/index.ts';
import { decodeEntities } from './html-text.ts';

export interface FoundLink {
  /** Canonical code, personal or the employer's common one. */
  readonly code: string;
  /** Offsets of the address in the searched string, `end` exclusive. */
  readonly start: number;
  readonly end: number;
}

/** An address as it stands in a body: up to a blank, a quote or an angle bracket. */
const ADDRESS = /https?:\/\/[^\s"'<>]{4,2000}/gi;
const CODE = /\/r\/([0-9A-Za-z]{5}(?:-[0-9A-Za-z]{5}){0,2})(?![0-9A-Za-z-])/i;

/**
 * Finds our links by the address itself, the one mark no mail program strips (office-js#5296), also where a gateway has
 * wrapped the address (Safe Links, Proofpoint, or any `?url=`). Links of other relays and mistyped ones are not ours.
 * @param content HTML or plain text; quoted history is the caller's to leave out.
 */
export function findRelayLinks(content: string, relayOrigin: string): readonly FoundLink[] {
  const host = hostOf(relayOrigin);
  const links: FoundLink[] = [];
  ADDRESS.lastIndex = 0;
  for (let match = ADDRESS.exec(content); match !== null; match = ADDRESS.exec(content)) {
    const code = codeIn(unwrap(decodeEntities(match[0])), host);
    if (code !== null) links.push({ code, start: match.index, end: match.index + match[0].length });
  }
  return links;
}

function codeIn(address: string, host: string): string | null {
  const at = address.toLowerCase().indexOf(host);
  const before = at > 0 ? address.charAt(at - 1) : '';
  if (at === -1 || before !== '/') return null;
  const rest = address.slice(at + host.length);
  const match = CODE.exec(rest.slice(0, 40));
  if (!match || match.index !== 0) return null;
  const parsed = parseLinkCode(match[1] ?? '');
  return parsed.kind === 'personal' || parsed.kind === 'employer' ? parsed.code : null;
}

/** The address a gateway hides: percent-encoded, or in Proofpoint's own spelling (`-3A` and `_` in version 2). */
function unwrap(address: string): string {
  let text = address;
  if (/urldefense\.(?:proofpoint\.)?com\/v2\//i.test(text)) {
    text = text.replace(/_/g, '/').replace(/-([0-9A-F]{2})/g, '%$1');
  }
  for (let i = 0; i < 2 && text.indexOf('%') !== -1; i += 1) {
    try {
      text = decodeURIComponent(text);
    } catch {
      return text;
    }
  }
  return text;
}

function hostOf(origin: string): string {
  return origin.toLowerCase().replace(/^https?:\/\//, '');
}
