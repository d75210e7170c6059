import { tellsDecision } from './decision-words.ts';
import { findDisclaimer } from './disclaimer.ts';
import { eachLine } from './lines.ts';
import type { Line } from './lines.ts';

/** More lines than this below a sign-off or ruler are text, not a signature. */
const MAX_LINES = 18;
const MAX_LENGTH = 900;

const RULER = /^[\s]{0,4}[-=_*~+#./・☆★◇◆□■○●∞┏┗┣┌└―ー─━—–‐‗═〜]{4,}[┓┛┐┘\s]{0,4}$/;
const DELIMITER = /^--\s{0,2}$/;
const DEVICE =
  /^(?:sent from (?:my|outlook|mail|yahoo)|get outlook for|outlook for (?:ios|android)|(?:iphone|ipad|android|スマートフォン|携帯)から送信|.{0,20}を入手\s?$)/i;
const CONTACT =
  /(?:\btel\b|\bfax\b|\bphone\b|\bmobile\b|電話|TEL|FAX|〒|https?:|www\.|@|e-?mail|mail\s?:|メール\s?:|内線|直通|(?:\+|\b[tmdp]\s?:\s?\+?)\(?\d[\d ().-]{7,})/i;
/** What is given as an address or a number, and not only spoken of: "we will let you know by email." is a sentence. */
const GIVEN = /[\d@]|:\/\/|www\./;
const SIGN_OFF =
  /^(?:(?:with )?(?:my |our )?(?:very )?(?:kind(?:est)?|best|warm(?:est)?|warmly|many thanks|thanks|thank you|yours|sincerely|regards|respectfully|cheers|cordially|all the best|take care|best wishes|rgds|br)(?:[ ,&](?!for )[^.!?]{0,40})?[,.!–—-]?|敬\s?具|以\s?上)$/i;
/** What a frame says of an appointment or a post: 「日時：」 "Position:" */
const FIELD =
  /^\W{0,3}(?:日時|日程|場所|会場|職種|氏名|件名|date|time|place|location|position|role|subject)\s?:/i;
/** A label and its value, as in "Owner: hiring manager"; not where the value is an address or a number. */
const RECORD = /^[^:]{1,24}:(?!.*(?:@|\d{3}|\/\/))/;
/** Words that stand in a signature without a telephone number: who writes, and for whom. */
const AFFILIATION =
  /(?:株式会社|有限会社|合同会社|\(株\)|法人|採用(?:担当|チーム|グループ)|人事(?:部|課|担当|総務)?|総務部|\b(?:inc|ltd|llc|gmbh|corp|co)\b\.?|human resources|\bhr\b|recruit(?:er|ing|ment)|talent|hiring|people (?:team|operations))/i;
/** What is shortened in the name of a person, a company, a part of one or a street: its full stop ends no sentence. */
const SHORTENED = /\b(mrs|prof|inc|ltd|corp|co|dept|div|ave|blvd|bldg)\.(?=$|[\s,|])/gi;
const SENTENCE = /[。!?]|(?:です|ます|ました|ません|ください)\s?$|[a-z]{2,}[.!?](?:\s|$)/;
const SENTENCE_END = /[。!?]|[a-z]{2,}\.(?=\s|$)/g;
/** Small words of a sentence whose full stop was left out, as on a phone. "IT" and "Will" stand in signatures. */
const CLAUSE =
  /\b(?:[Ww]e|I|[Ii]t(?=['’]s)|they|was|were|is|are|has|have|had|will|would|cannot|did|not|but)(?![\w.])/;
/** What an author adds below the signature is the author's, as the letter is. */
const POSTSCRIPT = /^(?:p\.? ?s\b|追伸|追記)/i;
/** 「下記までご連絡ください。」 「【お問い合わせ先】」: the number below belongs to the letter. */
const LEADS_TO_CONTACT = /下記|以下|次のとおり|問い?合わ?せ先|連絡先(?!を)|窓口|\b(?:below|following)\b|:$/i;
/** 「下記へお電話ください。」 right above the number it means. */
const LEADS_RIGHT_BELOW =
  /(?:下記|以下|次の).{0,12}(?:まで|へ|に).{0,12}(?:連絡|電話|問|メール|願)|\b(?:at|on|to|via|using)\b.{0,20}\b(?:below|following)\b/i;
/** A sentence to the reader, such as a letter ends with. */
const TO_READER =
  /[ごお御](?!客様)[一-龠]|ください|下さい|ありがと|よろしく|申し上げ|いただ|\b(?:you|your|thanks?|please|wish|hope|forward)\b/i;
/** A mark in front of what is printed below: 「※本メールに…」 「【夏季休業】」 */
const NOTICE = /^[※★☆【]/;

/**
 * The offset at which the signature or disclaimer begins; the length of the text where there is none. Only the tail is
 * looked at: a ruler or "Thanks," further up belongs to the message, and cutting a decision off would be worse than reading
 * a signature.
 * @param isShown False for the text a verdict reads: a last sentence that gives a number or an address counts as signature
 *   there, because the model was trained so. True for what the user sees: such a sentence is the letter's, and a sign-off
 *   right above a ruler, or above what a telephone adds, is the signature's.
 */
export function findSignature(text: string, isShown: boolean): number {
  const lines = trimEmptyEnd(eachLine(text));
  const disclaimer = findDisclaimer(lines, isShown);
  const end = disclaimer === -1 ? lines.length : disclaimer;
  let start = startOfTail(lines, end, isShown);
  if (start !== -1 && isShown) start = startAbove(lines, start);
  if (start === -1) start = disclaimer;
  return start === -1 ? text.length : (lines[start] as Line).start;
}

/**
 * Whether an element that a mail program marks as the signature holds one, and no letter that was kept in it or typed
 * into it: not more than so many sentences, and no decision.
 */
export function isSignature(text: string, sentences: number): boolean {
  const lines = trimEmptyEnd(eachLine(text));
  const disclaimer = findDisclaimer(lines, false);
  return countSentences(lines, 0, disclaimer === -1 ? lines.length : disclaimer) <= sentences;
}

function startOfTail(lines: readonly Line[], end: number, isShown: boolean): number {
  const top = Math.max(0, end - MAX_LINES - 8);
  for (let i = top; i < end; i += 1) {
    const { head } = lines[i] as Line;
    if (DELIMITER.test(head) && isTail(lines, i + 1, end, 6)) return i;
    if (DEVICE.test(head.trim()) && end - i <= 3 && isTail(lines, i + 1, end, 1)) return i;
  }
  // Above all that follows there must be a letter.
  const first = Math.max(1, top);
  const ruler = findRuler(lines, first, end);
  if (ruler !== -1) return ruler;
  for (let i = first; i < end; i += 1) {
    if (isSignOff(lines, i) && isSignedOff(lines, i + 1, end)) return i;
  }
  const block = contactBlock(lines, end, isShown);
  return block === -1 ? blockAbovePrint(lines, end, isShown) : block;
}

/** "Kind regards, Tom" right above a ruler or two hyphens; a whole signature above what a telephone adds. */
function startAbove(lines: readonly Line[], mark: number): number {
  if (DEVICE.test((lines[mark] as Line).head.trim())) {
    const above = startOfTail(lines, mark, true);
    if (above !== -1) return above;
  }
  for (let i = Math.max(1, mark - 5); i < mark; i += 1) {
    if (isSignOff(lines, i) && isTail(lines, i + 1, mark, 0)) return i;
  }
  return mark;
}

/** No sentence below a sign-off; below a number or an address up to three, which the company prints there. */
function isSignedOff(lines: readonly Line[], from: number, end: number): boolean {
  let contact = from;
  while (contact < end && !isContact((lines[contact] as Line).head)) contact += 1;
  return isTail(lines, from, contact, 0) && isTail(lines, from, end, contact < end ? 3 : 0);
}

/** "Best candidate was someone else" begins like a sign-off, and so may the second half of a broken line. */
function isSignOff(lines: readonly Line[], at: number): boolean {
  const head = (lines[at] as Line).head.trim();
  if (head.length >= 60 || !SIGN_OFF.test(head) || CLAUSE.test(head) || tellsDecision(head)) return false;
  return !/^[a-z]+ .*[a-z]\.$/.test(head) || !/[a-z,]$/i.test((lines[at - 1] as Line).head.trim());
}

/**
 * The last ruler above a telephone number or an address: one further up frames what the mail says. Where rulers part the
 * signature itself, the first of them.
 */
function findRuler(lines: readonly Line[], first: number, end: number): number {
  let found = -1;
  for (let i = end - 1; i >= first; i -= 1) {
    if (!RULER.test((lines[i] as Line).head)) continue;
    if (found === -1) {
      if (!hasContact(lines, i, end)) continue;
      if (!isTail(lines, i + 1, end, 3) || beginsWithSentence(lines, i + 1)) return -1;
    } else if (!has(AFFILIATION, lines, i, found) || has(FIELD, lines, i, found) || !isTail(lines, i, end, 1))
      break;
    found = i;
  }
  return found;
}

/** A signature begins with a name; below the end of a frame the mail goes on. */
function beginsWithSentence(lines: readonly Line[], from: number): boolean {
  let i = from;
  while (i < lines.length - 1 && (lines[i] as Line).head.trim() === '') i += 1;
  return isSentence((lines[i] as Line).head.trim());
}

/**
 * The short lines at the very end that hold no sentence, where they name a telephone number, an address or a company.
 * HTML paragraphs leave no blank line between them, so the lines above are told by being sentences.
 */
function contactBlock(lines: readonly Line[], end: number, isShown: boolean): number {
  let start = end;
  while (start > 0 && end - start < 12 && isShort((lines[start - 1] as Line).head.trim(), isShown))
    start -= 1;
  if (start < 1 || start === end || isRecord(lines, start)) return -1;
  if (isShown && LEADS_RIGHT_BELOW.test((lines[start - 1] as Line).head)) return -1;
  if (hasContact(lines, start, end)) return end - start <= 11 && start > 1 ? start : -1;
  return affiliation(lines, start, end);
}

/**
 * The contact block of a company that prints up to three lines more below it. A letter may give whom to call, and end
 * below that: such a block is led to, and such an end speaks to the reader.
 */
function blockAbovePrint(lines: readonly Line[], end: number, isShown: boolean): number {
  let below = end;
  for (let printed = 0; printed < 3; printed += 1) {
    if (below < 2 || isToReader((lines[below - 1] as Line).head.trim())) return -1;
    below = lastFilled(lines, below - 1) + 1;
    const start = contactBlock(lines, below, isShown);
    if (start !== -1) return isSignedBlock(lines, start, below) && isTail(lines, start, end, 3) ? start : -1;
  }
  return -1;
}

/** A block of a company with a number or an address, behind the letter's last sentence or a sign-off, and not led to by it. */
function isSignedBlock(lines: readonly Line[], start: number, end: number): boolean {
  const above = lastFilled(lines, start);
  const ending = above === -1 ? '' : (lines[above] as Line).head.trim();
  if (!isSentence(ending) && !(above > 0 && isSignOff(lines, above))) return false;
  if (LEADS_TO_CONTACT.test(ending) || LEADS_TO_CONTACT.test((lines[start] as Line).head)) return false;
  return has(AFFILIATION, lines, start, end) && !has(FIELD, lines, start, end) && givesAny(lines, start, end);
}

/** Whether one of the lines gives a number or an address outside a sentence. */
function givesAny(lines: readonly Line[], from: number, end: number): boolean {
  let i = from;
  while (i < end && !isContact((lines[i] as Line).head)) i += 1;
  return i < end;
}

function isToReader(head: string): boolean {
  return TO_READER.test(head) && !NOTICE.test(head);
}

/** "Result: not passed", "Owner: hiring manager": what stands below goes on with the list. */
function isRecord(lines: readonly Line[], at: number): boolean {
  return tellsDecision((lines[at - 1] as Line).head) && RECORD.test((lines[at] as Line).head);
}

function isShort(head: string, isShown: boolean): boolean {
  if (head === '' || head.length > 60 || isSentence(head) || tellsDecision(head)) return false;
  return !isShown || !isToldContact(head);
}

/** 「ご不明な点は saiyo@example.jp までご連絡ください。」; the question mark of an address ends nothing. */
function isToldContact(head: string): boolean {
  return isToReader(head) && readsLikeSentence(head.replace(/\?\w/g, ''));
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

/** Short lines with at most `sentences` sentences among them, and no decision. */
function isTail(lines: readonly Line[], from: number, end: number, sentences: number): boolean {
  let filled = 0;
  let length = 0;
  for (let i = from; i < end; i += 1) {
    const head = (lines[i] as Line).head.trim();
    if (head !== '') filled += 1;
    length += head.length;
  }
  return filled <= MAX_LINES && length <= MAX_LENGTH && countSentences(lines, from, end) <= sentences;
}

/**
 * Counted by where they end, since a whole letter may stand on one line. Infinite where a line tells a decision, begins a
 * postscript or is longer than any of a signature: nothing with one of these is a signature.
 */
function countSentences(lines: readonly Line[], from: number, end: number): number {
  let seen = 0;
  for (let i = from; i < end; i += 1) {
    const line = lines[i] as Line;
    const head = line.head.trim().replace(SHORTENED, '$1');
    if (tellsDecision(head) || POSTSCRIPT.test(head) || line.end - line.start > 300) return Infinity;
    if (head.length > 100 || isSentence(head)) seen += Math.max(1, (head.match(SENTENCE_END) ?? []).length);
  }
  return seen;
}

function isSentence(head: string): boolean {
  return readsLikeSentence(head) && !givesContact(head);
}

/** A line that gives a number or an address, and does so in no sentence. */
function isContact(head: string): boolean {
  return givesContact(head) && !readsLikeSentence(head.trim());
}

function readsLikeSentence(head: string): boolean {
  return SENTENCE.test(head.replace(SHORTENED, '$1')) || CLAUSE.test(head);
}

/** The index of the last filled line before `end`; -1 without one. */
function lastFilled(lines: readonly Line[], end: number): number {
  let i = end - 1;
  while (i >= 0 && (lines[i] as Line).head.trim() === '') i -= 1;
  return i;
}

function trimEmptyEnd(lines: readonly Line[]): readonly Line[] {
  return lines.slice(0, lastFilled(lines, lines.length) + 1);
}
