/** Why an address cannot be used; each has a sentence of its own. */
export type MailAddressFault = 'empty' | 'no_at' | 'no_name' | 'unfinished' | 'characters' | 'too_long';

export type ParsedMailAddress =
  | { readonly ok: true; readonly address: string; readonly local: string; readonly domain: string }
  | { readonly ok: false; readonly fault: MailAddressFault };

const LONGEST_ADDRESS = 254;
const LONGEST_LOCAL = 64;
const LONGEST_LABEL = 63;
const QUOTED = /^"(?:[^"\\\r\n]|\\[ -~])*"$/;
/** What RFC 5322 allows without quotes, and with RFC 6531 everything beyond ASCII. */
const DOT_ATOM = /^[\w!#$%&'*+/=?^`{|}~.\-\u0080-\u{10ffff}]+$/u;
/** Controls, marks that make one address look like another, and every blank but the plain one, which quotes may hold. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]|(?! )\p{Zs}/u;

/** Marks for the direction of a text, and for where it may break, that copying takes along. */
const AROUND = /^[\s\p{Cf}]+|[\s\p{Cf}]+$/gu;

/**
 * Reads a mail address as people have them: quoted, with plus signs, internationalised in both parts (RFC 5321, 6531).
 * Address literals such as `a@[192.0.2.1]` are refused, because a form that anyone may send must not reach into networks.
 */
export function parseMailAddress(text: string): ParsedMailAddress {
  const typed = text.trim();
  // Far too long to look for its end.
  if (typed.length > 4 * LONGEST_ADDRESS) return fault('too_long');
  const address = halfWidth(typed.replace(AROUND, ''));
  if (address === '') return fault('empty');
  if (address.length > LONGEST_ADDRESS) return fault('too_long');
  const at = address.lastIndexOf('@');
  if (at < 0) return fault('no_at');
  const local = address.slice(0, at);
  // Written in a sentence; with the full stop it would be the same host, which mail servers refuse.
  const domain = address.slice(at + 1).replace(/[.,\u3001\uff64]$/, '');
  if (domain === '') return fault('unfinished');
  if (local === '') return fault('no_name');
  if (INVISIBLE.test(address) || !isLocalPart(local)) return fault('characters');
  if (new TextEncoder().encode(local).length > LONGEST_LOCAL) return fault('too_long');
  if (/[\s,;:<>[\]()"\\/?#\u3001\u3008-\u3011\u3014-\u301b\uff62-\uff64]/.test(domain))
    return fault('characters');
  const ascii = domainToASCII(domain);
  if (ascii === '' || !/^[a-z0-9.-]+$/.test(ascii)) return fault('characters');
  const labels = ascii.split('.');
  if (labels.length < 2 || labels.some((label) => label === '') || /^\d+$/.test(labels.at(-1) ?? ''))
    return fault('unfinished');
  if (labels.some((label) => label.startsWith('-') || label.endsWith('-'))) return fault('characters');
  if (labels.some((label) => label.length > LONGEST_LABEL)) return fault('too_long');
  return { ok: true, address: `${local}@${domain}`, local, domain: ascii };
}

/**
 * One text for one mailbox, however it is written: what uniqueness of a person is judged by. Tags behind a plus sign
 * and Gmail's dots lead to the same mailbox, and so do quotes around what needs none (RFC 5321, 4.1.2).
 */
export function normaliseMailAddress(address: string): string {
  const parsed = parseMailAddress(address);
  if (!parsed.ok) throw new TypeError('Only a valid mail address can be normalised.');
  const domain = parsed.domain === 'googlemail.com' ? 'gmail.com' : parsed.domain;
  let local = withoutQuotes(parsed.local.normalize('NFKC').toLowerCase());
  if (!local.startsWith('"')) local = local.replace(/(?<=.)\+.*$/, '');
  if (domain === 'gmail.com') local = local.replaceAll('.', '');
  return `${local}@${domain}`;
}

/** What stands behind the @ of a mail address. */
export function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1);
}

/** Whether a domain is `parent` or lies below it. */
export function isWithinDomain(domain: string, parent: string): boolean {
  return domain === parent || domain.endsWith(`.${parent}`);
}

/** A host as DNS writes it, or nothing; by means that a browser has too, where the form is checked while it is filled in. */
function domainToASCII(domain: string): string {
  try {
    return new URL(`ws://${domain}`).hostname;
  } catch {
    return '';
  }
}

/** Japanese keyboards easily write an address, or its at sign and full stops, in full width. */
function halfWidth(text: string): string {
  return text
    .replace(/[\uff01-\uff5e]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replace(/[\u3002\uff61]/g, '.');
}

function withoutQuotes(local: string): string {
  const plain = QUOTED.test(local) ? local.slice(1, -1).replace(/\\(.)/g, '$1') : local;
  return isLocalPart(plain) ? plain : local;
}

function isLocalPart(local: string): boolean {
  // A dot at the end or two in a row are against the standard, yet Japanese carriers handed out such addresses.
  return QUOTED.test(local) || (DOT_ATOM.test(local) && !local.startsWith('.'));
}

function fault(reason: MailAddressFault): ParsedMailAddress {
  return { ok: false, fault: reason };
}
