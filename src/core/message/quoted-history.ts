import { announcesText, isEndOfText } from './announcement.ts';
import { eachLine, halfWidth } from './lines.ts';
import type { Line } from './lines.ts';

/** A stretch of the text that the author did not write; `end` is exclusive. */
export interface Cut {
  readonly start: number;
  readonly end: number;
}

/** Names of header fields as mail programs write them above a quoted or forwarded message. */
const FIELDS: readonly (readonly [string, RegExp])[] = [
  [
    'from',
    /^(?:from|差出人|送信者|送信元|発信者|de|von|từ|寄件[者人]|发件人|보낸\s?사람)\s?:(?!\s?(?:mon|tues|wednes|thurs|fri|satur|sun)day)/i,
  ],
  [
    'date',
    /^(?:sent|date|送信日時|送信日|日時|日付|送信日付|gesendet|datum|envoyé|enviad[oa](?: el| em)?|fecha|đã gửi|ngày|发送时间|寄件日期|傳送時間|보낸\s?날짜|날짜)\s?:/i,
  ],
  ['to', /^(?:to|宛先|宛て先|受信者|an|à|para|đến|收件[人者]|받는\s?사람)\s?:/i],
  ['cc', /^(?:cc|ccの宛先|bcc|reply-to|返信先|副本)\s?:/i],
  ['subject', /^(?:subject|件名|題名|タイトル|betreff|objet|asunto|assunto|chủ đề|主题|主旨|제목)\s?:/i],
];

/** 「差 出 人：」 「件  名：」 */
const SPACED_FIELD = /^[一-龠](?:\s{1,4}[一-龠]){1,3}\s{0,4}:/;

/** Words that part a mail from the one below: with a ruler before them, or alone on their line. */
const PARTS =
  '(?:original (?:message|appointment)|forwarded (?:message|by)|begin forwarded message|元のメッセージ|元のメール|転送(?:された)?メッセージ|転送メール|引用元|以下[、,]?\\s?(?:元|引用|転送)(?:の)?(?:メール|メッセージ|文)|ursprüngliche nachricht)';
const DIVIDER = new RegExp(
  `^(?:(?=\\s{0,40}[-=_*―ー─━—])[-=_*―ー─━—\\s]{1,40}${PARTS}(?![をにへがも]|で(?!す|ござ))(?:[^。]{0,40}|[^。]{0,160}-{3,40}\\s{0,4})|\\s{0,4}${PARTS}(?:メール|メッセージ)?\\s?(?:ここから|より|です| processed by .{0,40})?[^\\wぁ-んァ-ヶ一-龠。]{0,40})$`,
  'i',
);

/** GroupWise puts writer and time between its marks, and none before the mail itself. */
const GROUPWISE = /^\s{0,3}>>> .{0,200}\d.{0,40}>>>\s*$/;

/** A line that names a writer, and is one a mail program wrote for what it says besides: an address, or 「…さんは書きました:」. */
const ATTRIBUTION =
  /(?:^.{0,120}<[^<>\s]{1,80}@[^<>\s]{3,80}>\s?(?:wrote)?\s?:$|^.{0,120}\d.{0,80}<[^<>\s]{1,80}@[^<>\s]{3,80}>[^.,]{0,20}:$|^[^。]{0,120}(?:(?:さん|様)(?:から)?のメール|[はが]書きました|さんが書き込みました|との連絡がありました)\s?(?:\([^()]{0,40}\)\s?)?:$|^.{0,20}\d{4}[年/.-].{0,100}(?:さん|様|[)>])\s?のメッセージ\s?:$|^(?=[^。]*(?:[はが](?:次のように)?|\d{2}(?: ?[-+]\d{4})? ?に)\s?(?:書き|作成し)ました\s?:$).{0,60}\d{4}[年/.-].{0,60}\d[:時]\s?\d{2}|^-{2,8}\s?\S.{0,200}\bwrote\s?-{2,8}$)/i;

/** The same as people write it too: a mail program's where it gives a date in numbers, or marked lines follow. */
const BARE_ATTRIBUTION =
  /^(?!(?!on\s).*\b(?:you|i|we|he|she|they) wr(?:ote|ites)\s?:$)[^。]{0,200}(?:wrote|writes|écrit|schrieb|escribió|のメール|は次のように書きました)\s?(?:\([^()]{0,40}\)\s?)?:$/i;
const DATE_IN_NUMBERS = /\d{4}|\d[:.h時]\s?\d{2}|\d[-/.]\d{1,2}[-/.]\d/;

/** How an attribution that shares its line with other words ends, and the whole of it: the last that has a date. */
const RUN_ON_END = />\s?(?:wrote|のメール)?\s?:/g;
const RUN_ON_ATTRIBUTION =
  /^([^]*)(?:\bOn\s(?=[^<>]{0,24}\d)|(?=\d{4}[年/]\s?\d{1,2}[月/]))[^<>。]{4,160}<[^<>\s]{1,80}@[^<>\s]{3,80}>$/;

/** A time and a name, or an address: 「2025年3月3日 佐藤様：」 and a sentence about that day are the author's. */
const DATED_ATTRIBUTION =
  /^\d{4}(?:年|\/|-|\.)\s?\d{1,2}(?:月|\/|-|\.)\s?\d{1,2}日?(?:.{0,20}\d{1,2}[:時]\s?\d{2}[^はが]{0,100}(?:さん|様)|.{0,120}[@<][^ぁ-ん]{0,80})\s?:$/;

/** A line in which nothing is found after so many places that look like it is not searched on. */
const MOST_TRIES = 8;

/** Characters that mark a quoted line, also behind a name ("SATO> "); a rule at both ends makes a table. */
const QUOTE_MARK = /^\s{0,3}(?:>|≫|》|\|(?:\s|[^|]*$)|│|(?!Result|Status|Outcome)[A-Z][A-Za-z]{0,9}>\s)/;

/**
 * Finds what the author only carried along: quoted lines, and everything from the first header block, divider,
 * announcement or attribution on. Text typed between quoted lines stays the author's. `marked` is what the markup
 * already tells to be quoted, in order: an attribution above it introduces no more than that.
 */
export function findQuotedHistory(text: string, marked: readonly Cut[] = []): Cut[] {
  const cuts: Cut[] = [];
  const lines = eachLine(text);
  let written = false;
  let mark = 0;
  let i = 0;
  while (i < lines.length) {
    const line = lines[i] as Line;
    if (DIVIDER.test(line.head) || GROUPWISE.test(line.head)) {
      cuts.push({ start: line.start, end: text.length });
      return cuts;
    }
    if (QUOTE_MARK.test(line.head)) {
      cuts.push({ start: line.start, end: line.next });
      i += 1;
      continue;
    }
    if (isHeaderBlock(lines, i)) {
      if (isOwnHead(lines, i, written || cuts.length > 0)) {
        written = true;
        while (i < lines.length && fieldOf((lines[i] as Line).head) !== '') i += 1;
        continue;
      }
      cuts.push({ start: line.start, end: text.length });
      return cuts;
    }
    // Above everything else such a line is a heading.
    if (written && announcesText(line.head)) {
      const below = lines[nextFilled(lines, i + 1)];
      const isMarked = below && QUOTE_MARK.test(below.head);
      while (!isMarked && i + 1 < lines.length && !isEndOfText((lines[i] as Line).head)) i += 1;
      cuts.push({ start: line.start, end: (lines[i] as Line).next });
      i += 1;
      continue;
    }
    const glued = gluedStart(line, text);
    if (glued !== -1) {
      const below = lines[nextFilled(lines, i + 1)];
      const isMarked = below && QUOTE_MARK.test(below.head) && /:\s*$/.test(line.head);
      cuts.push({ start: glued, end: isMarked ? line.next : text.length });
      if (!isMarked) return cuts;
      written = true;
      i += 1;
      continue;
    }
    const attribution = attributionAt(lines, i);
    if (attribution) {
      const after = nextFilled(lines, i + attribution.length);
      const below = lines[after];
      while (below && (marked[mark]?.end ?? Infinity) <= below.start) mark += 1;
      const quoted =
        below && (QUOTE_MARK.test(below.head) || (marked[mark]?.start ?? Infinity) <= below.start);
      if (!quoted && !attribution.isSure) {
        written = true;
        i += 1;
        continue;
      }
      if (!quoted) {
        cuts.push({ start: line.start, end: text.length });
        return cuts;
      }
      cuts.push({ start: line.start, end: (lines[i + attribution.length - 1] as Line).next });
      i += attribution.length;
      continue;
    }
    written = written || line.head.trim() !== '';
    i += 1;
  }
  return cuts;
}

/** A run of header lines that names a sender and at least one other field. */
function isHeaderBlock(lines: readonly Line[], from: number): boolean {
  const first = fieldOf((lines[from] as Line).head);
  if (first === '') return false;
  const seen: Record<string, boolean> = {};
  let count = 0;
  let misses = 0;
  for (let i = from; i < lines.length && i < from + 10 && misses < 2; i += 1) {
    const field = fieldOf((lines[i] as Line).head);
    if (field === '') misses += 1;
    else if (seen[field] !== true) {
      seen[field] = true;
      count += 1;
    }
  }
  return seen['from'] === true && count >= (first === 'from' ? 2 : 3);
}

/** What a mail program writes into a header: when the mail was sent, a time, or an address. */
const PROGRAM_FIELD = /^\W{0,4}(?:sent|送信日|gesendet|envoyé)|@|\d:\d{2}/i;

/**
 * Whether people wrote a header block: above their words (「宛先」「差出人」「件名」), or within them, with no subject and
 * another field before "From:", as a memo or a journey has them. It has nothing that only a program writes, and not all it
 * writes.
 */
function isOwnHead(lines: readonly Line[], from: number, isWithin: boolean): boolean {
  let fields = ' ';
  for (let i = from; i < lines.length; i += 1) {
    const { head } = lines[i] as Line;
    const field = fieldOf(head);
    if (field === '') break;
    if (PROGRAM_FIELD.test(head)) return false;
    if (fields.indexOf(` ${field} `) === -1) fields += `${field} `;
  }
  if (isWithin && /^ from | subject /.test(fields)) return false;
  return fields.trim().split(' ').length < 4;
}

function fieldOf(head: string): string {
  const trimmed = head
    .replace(/^[\s*>]{1,4}/, '')
    .replace(/^([^:]{1,12})\*\s?:/, '$1:')
    .replace(SPACED_FIELD, (name) => name.replace(/\s/g, ''));
  for (let i = 0; i < FIELDS.length; i += 1) {
    const field = FIELDS[i] as readonly [string, RegExp];
    if (field[1].test(trimmed)) return field[0];
  }
  return '';
}

interface Attribution {
  /** In lines: clients wrap it over two or three. */
  readonly length: number;
  /** False where a person may have written it as well. */
  readonly isSure: boolean;
}

/** The attribution ("On …, … wrote:") that begins at a line; null without. */
function attributionAt(lines: readonly Line[], at: number): Attribution | null {
  let joined = (lines[at] as Line).head.trim();
  if (joined.length < 5) return null;
  const mayGoOn = /^(?:(?:-{2,8}\s?)?(?:on|le|am)\s.{0,60}\d|at\s.{0,8}\d|\d{4}[年/.-]\s?\d)/i.test(joined);
  for (let length = 1; ; length += 1) {
    const isSure = isAttribution(joined);
    if (isSure || isBareAttribution(joined)) return { length, isSure };
    const next = lines[at + length];
    if (!mayGoOn || length === 3 || !next) return null;
    joined += ' ' + next.head.trim();
    if (joined.length > 260) return null;
  }
}

function isAttribution(line: string): boolean {
  if (!/[:-]$/.test(line)) return false;
  return (
    ATTRIBUTION.test(line) ||
    DATED_ATTRIBUTION.test(line) ||
    (isBareAttribution(line) && DATE_IN_NUMBERS.test(line))
  );
}

function isBareAttribution(line: string): boolean {
  return line.charAt(line.length - 1) === ':' && BARE_ATTRIBUTION.test(line);
}

function nextFilled(lines: readonly Line[], from: number): number {
  let i = from;
  while (i < lines.length && (lines[i] as Line).head.trim() === '') i += 1;
  return i;
}

/** Clients that lose line breaks glue the header or attribution onto the author's last sentence (office-js#2151). */
function gluedStart(line: Line, text: string): number {
  if (line.end - line.start < 30) return -1;
  // Only the line is searched: to search the whole rest of the text from each line would take quadratic time.
  const words = halfWidth(text.slice(line.start, line.end));
  const found = [gluedHeader(words), gluedAttribution(words)].filter((at) => at !== -1);
  return found.length === 0 ? -1 : line.start + Math.min(...found);
}

function gluedHeader(words: string): number {
  const start = /(?:From|差出人|送信者)\s?:/g;
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const match = start.exec(words);
    if (!match) return -1;
    const rest = words.substr(match.index, 400);
    const date = rest.search(/(?:Sent|Date|送信日時|日時|日付)\s?:/);
    const to = rest.search(/(?:To|宛先)\s?:/);
    const subject = rest.search(/(?:Subject|件名)\s?:/);
    if (date > 0 && to > 0 && subject > 0) return match.index;
  }
  return -1;
}

function gluedAttribution(words: string): number {
  RUN_ON_END.lastIndex = 0;
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const match = RUN_ON_END.exec(words);
    if (!match) return -1;
    const from = Math.max(0, match.index - 300);
    const found = RUN_ON_ATTRIBUTION.exec(words.slice(from, match.index + 1));
    if (!found) continue;
    const at = from + (found[1] ?? '').length;
    // Alone on its line, or behind the name of a day, it is none that was glued.
    if (
      at > 20 ||
      /[.。!?]/.test(words.slice(0, at)) ||
      /\w|[ぁ-んァ-ヶ一-龠]/.test(words.slice(RUN_ON_END.lastIndex))
    )
      return at;
  }
  return -1;
}
