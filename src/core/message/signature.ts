import { eachLine } from './lines.ts';
import type { Line } from './lines.ts';

/** More lines than this below a sign-off or ruler are text, not a signature. */
const MAX_LINES = 18;
const MAX_LENGTH = 900;

const RULER = /^[\s]{0,4}[-=_*~+#.・☆★◇◆□■○●∞┏┗┣┌└―ー─━—–‐‗═〜~*-_=]{4,}[┓┛┐┘\s]{0,4}$/;
const DELIMITER = /^--\s{0,2}$/;
const DEVICE =
  /^(?:sent from (?:my|outlook|mail|yahoo)|get outlook for|outlook for (?:ios|android)|(?:iphone|ipad|android|スマートフォン|携帯)から送信|.{0,20}を入手\s?$)/i;
const CONTACT =
  /(?:\btel\b|\bfax\b|\bphone\b|\bmobile\b|電話|TEL|FAX|〒|https?:|www\.|@|e-?mail|mail\s?:|メール\s?:|内線|直通)/i;
/** What is given as an address or a number, and not only spoken of: "we will let you know by email." is a sentence. */
const GIVEN = /[\d@]|:\/\/|www\./;
const SIGN_OFF =
  /^(?:(?:with )?(?:my |our )?(?:very )?(?:kind(?:est)?|best|warm(?:est)?|warmly|many thanks|thanks|thank you|yours|sincerely|regards|respectfully|cheers|cordially|all the best|take care|best wishes|rgds|br)(?:[ ,&](?!for )[^.!?]{0,40})?[,.!–—-]?|敬\s?具|以\s?上)$/i;
/** Words that stand in a signature without a telephone number: who writes, and for whom. */
const AFFILIATION =
  /(?:株式会社|有限会社|合同会社|\(株\)|法人|採用(?:担当|チーム|グループ)|人事(?:部|課|担当|総務)?|総務部|\b(?:inc|ltd|llc|gmbh|corp|co)\b\.?|human resources|\bhr\b|recruit(?:er|ing|ment)|talent|hiring|people (?:team|operations))/i;
/** A company's form, whose full stop ends no sentence. */
const COMPANY_FORM = /\b(inc|ltd|corp|co)\.$/i;
const SENTENCE = /[。!?]|(?:です|ます|ました|ません|ください)\s?$|[a-z]{2,}[.!?](?:\s|$)/;

const DISCLAIMER_EN =
  /(?:this (?:e-?mail|message|communication|transmission)|the (?:information|contents?)|confidentiality notice|disclaimer|legal notice)/i;
const DISCLAIMER_EN_SURE =
  /(?:intended (?:solely|only|recipient|addressee)|privileged|confidentiality notice|for the (?:sole )?use of|if you (?:are not|have received)|views expressed|automatically generated|unsubscribe)/i;
const DISCLAIMER_JA =
  /(?:本|この|当)(?:電子)?(?:メール|通信|メッセージ)[^。]{0,60}(?:機密|秘密|誤って|誤送信|送信専用|宛先以外|受信者以外|意図された|ご返信いただ[いけ]|返信できません|返信には?お答え)/;
/** A line a company prints below all its mails, and nothing else on it; no author writes on behind it. */
const FOOTER =
  /^\W{0,3}(?:©|copyright\b|\(c\) ?\d{4})|^[^.!?]{0,60}\.?\s*all rights reserved|^(?!we\b)[^.,]{0,60} (?:is|are) an? (?:[\w/-]+ ){0,4}equal[- ](?:employment )?opportunity/i;
/** The same where it may also head a mail. */
const FOOTER_BELOW =
  /^\W{0,3}(?:click here )?(?:to )?unsubscribe\b|^\W{0,3}(?:if you (?:wish|want|would like|prefer) )?to (?:unsubscribe|opt[- ]out of (?:future|further|receiving|these|our (?:e-?)?mails))/i;

/**
 * Where the signature or disclaimer begins, or -1. Only the tail is looked at: a ruler or "Thanks," further up
 * belongs to the message, and cutting a decision off would be worse than reading a signature.
 */
export function findSignature(text: string): number {
  const all = eachLine(text);
  const lines = trimEmptyEnd(all);
  let found = -1;
  const disclaimer = findDisclaimer(lines);
  const end = disclaimer === -1 ? lines.length : disclaimer;
  if (disclaimer !== -1) found = (lines[disclaimer] as Line).start;
  const start = startOfTail(lines, end);
  if (start !== -1) found = (lines[start] as Line).start;
  return found;
}

function startOfTail(lines: readonly Line[], end: number): number {
  const first = Math.max(1, end - MAX_LINES - 8);
  for (let i = first; i < end; i += 1) {
    const head = (lines[i] as Line).head.trim();
    if (DELIMITER.test((lines[i] as Line).head) && isTail(lines, i + 1, end, 3)) return i;
    if (DEVICE.test(head) && end - i <= 3) return i;
    if (RULER.test(head) && hasContact(lines, i, end) && isTail(lines, i + 1, end, 1)) return i;
  }
  for (let i = first; i < end; i += 1) {
    const head = (lines[i] as Line).head.trim();
    if (head.length < 60 && SIGN_OFF.test(head) && isTail(lines, i + 1, end, 0)) return i;
  }
  return contactBlock(lines, end);
}

/**
 * The short lines at the very end that hold no sentence, where they name a telephone number, an address or a company.
 * HTML paragraphs leave no blank line between them, so the lines above are told by being sentences.
 */
function contactBlock(lines: readonly Line[], end: number): number {
  let start = end;
  while (start > 0 && end - start < 12 && isShort((lines[start - 1] as Line).head.trim())) start -= 1;
  if (start < 1 || start === end) return -1;
  if (hasContact(lines, start, end)) return end - start <= 11 && start > 1 ? start : -1;
  return affiliation(lines, start, end);
}

function isShort(head: string): boolean {
  const words = head.replace(COMPANY_FORM, '$1');
  return head !== '' && head.length <= 60 && (!SENTENCE.test(words) || givesContact(head));
}

function givesContact(head: string): boolean {
  return CONTACT.test(head) && GIVEN.test(head);
}

/** The first line that names a company or a hiring team, with the writer's name where it stands above. */
function affiliation(lines: readonly Line[], start: number, end: number): number {
  for (let i = Math.max(start, end - 5); i < end; i += 1) {
    if (!AFFILIATION.test((lines[i] as Line).head)) continue;
    const above = i > start ? (lines[i - 1] as Line).head.trim() : '';
    const named = above !== '' && above.length <= 30 && !/[:\d、,様]/.test(above);
    return named ? i - 1 : i;
  }
  return -1;
}

function hasContact(lines: readonly Line[], from: number, end: number): boolean {
  return has(CONTACT, lines, from, end);
}

function has(words: RegExp, lines: readonly Line[], from: number, end: number): boolean {
  for (let i = from; i < end; i += 1) if (words.test((lines[i] as Line).head)) return true;
  return false;
}

/** Short lines with at most `sentences` sentences among them. */
function isTail(lines: readonly Line[], from: number, end: number, sentences: number): boolean {
  let filled = 0;
  let length = 0;
  let seen = 0;
  for (let i = from; i < end; i += 1) {
    const head = (lines[i] as Line).head.trim();
    if (head === '') continue;
    filled += 1;
    length += head.length;
    if (head.length > 100 || (SENTENCE.test(head) && !givesContact(head))) seen += 1;
  }
  return filled <= MAX_LINES && length <= MAX_LENGTH && seen <= sentences;
}

function findDisclaimer(lines: readonly Line[]): number {
  for (let i = 1; i < lines.length; i += 1) {
    const head = (lines[i] as Line).head;
    if (FOOTER.test(head) && !/\byour?\b/i.test(head)) return i;
    if (i < lines.length - 30 || i < lines.length >> 1) continue;
    const next = i + 1 < lines.length ? (lines[i + 1] as Line).head : '';
    if (DISCLAIMER_JA.test(head) || FOOTER_BELOW.test(head)) return i;
    if (DISCLAIMER_EN.test(head.slice(0, 80)) && DISCLAIMER_EN_SURE.test(head + ' ' + next)) return i;
  }
  return -1;
}

function trimEmptyEnd(lines: readonly Line[]): readonly Line[] {
  let end = lines.length;
  while (end > 0 && (lines[end - 1] as Line).head.trim() === '') end -= 1;
  return lines.slice(0, end);
}
