import { WORDING } from '../wording/index.ts';
import type { WordingKey } from '../wording/index.ts';

/** Words that only our block has, whatever the user changed around them; see core/wording. */
export const TITLE =
  /[転就]職活動の無料サポートのご案内(?:[(（]任意[)）])?|Free help with your job search(?: \(optional\))?/;
const CORE = /提携する人材紹介会社の無料サポート|partnerrecruitmentagencies/i;
const OPERATOR = /^\s*(?:運営[:：]|Run by )/;
/** The last words of the standard closing. */
const LAST_WORDS = /今後の選考に影響いたしません。|any future application to us\./;

/** Words without blanks and without what mail programs and plain text turn into one another. */
export function squeeze(text: string): string {
  return text
    .replace(/[\s\u00a0\u3000\u200b\ufeff※]+/g, '')
    .replace(/[‘’]/g, "'")
    .replace(/[“”]/g, '"');
}

/** All texts of the block in both languages, squeezed. */
const KNOWN = allTexts();

function allTexts(): string {
  const languages = [WORDING.ja, WORDING.en];
  let texts = '';
  for (let i = 0; i < languages.length; i += 1) {
    const words = languages[i] as Readonly<Record<WordingKey, string>>;
    const keys = Object.keys(words) as WordingKey[];
    for (let k = 0; k < keys.length; k += 1) texts += squeeze(words[keys[k] as WordingKey]) + '\n';
  }
  return texts;
}

/** Stretches this long are not shared by chance with what a recruiter writes. */
const SHORTEST_RUN = 8;
const FEWEST_COVERED = 12;

/** Whether a line names who runs the service. */
export function isOperatorLine(line: string): boolean {
  return OPERATOR.test(line);
}

/**
 * Whether a line is one of the block's, also with a name filled in, broken in its middle or with a few words changed:
 * at least half of it stands in the block's texts letter for letter. Rather too strict: a line of ours that stays
 * behind is a blemish, a line of the author's that goes is a loss.
 */
export function isOurLine(line: string): boolean {
  if (isOperatorLine(line)) return true;
  const words = squeeze(line.slice(0, 400));
  const run = SHORTEST_RUN;
  let covered = 0;
  for (let i = 0; i + run <= words.length;) {
    if (KNOWN.indexOf(words.substr(i, run)) === -1) i += 1;
    else {
      let length = run;
      while (i + length < words.length && KNOWN.indexOf(words.substr(i, length + 1)) !== -1) length += 1;
      covered += length;
      i += length;
    }
  }
  return covered >= FEWEST_COVERED && covered * 2 >= words.length;
}

interface Line {
  readonly start: number;
  readonly end: number;
}

/** At most this many lines above or below the link belong to a block. */
const REACH = 12;

/**
 * The block around its link in a text whose frame or table is gone: from our title, or the sentence that only we
 * write, to our last line. Where a program lost the line breaks, from and to the words themselves.
 */
export function wordsAround(
  text: string,
  linkStart: number,
  linkEnd: number,
): { readonly start: number; readonly end: number } {
  const above = linesAbove(text, linkStart);
  const below = linesBelow(text, linkEnd);
  return { start: startOf(text, above, linkStart), end: endOf(text, below, linkEnd) };
}

/** The link's own line first, then upwards. */
function startOf(text: string, lines: readonly Line[], linkStart: number): number {
  for (let i = 0; i < lines.length; i += 1) {
    const line = lines[i] as Line;
    const title = TITLE.exec(text.slice(line.start, line.end));
    if (title) return line.start + title.index;
  }
  let start = startOfLink(text, lines[0], linkStart);
  let sentence = '';
  let blanks = 0;
  for (let i = 1; i < lines.length; i += 1) {
    const line = lines[i] as Line;
    const words = text.slice(line.start, line.end);
    if (words.trim() === '') {
      blanks += 1;
      if (blanks > 1 || sentence !== '') break;
      continue;
    }
    if (!isOurLine(words)) break;
    sentence = squeeze(words) + sentence;
    if (CORE.test(sentence)) start = line.start;
  }
  return start;
}

/** Words of the user's on the link's own line stay. */
function startOfLink(text: string, line: Line | undefined, linkStart: number): number {
  return line && text.slice(line.start, linkStart).trim() === '' ? line.start : linkStart;
}

function endOf(text: string, lines: readonly Line[], linkEnd: number): number {
  let end = linkEnd;
  for (let i = 0; i < lines.length; i += 1) {
    const line = lines[i] as Line;
    const words = text.slice(line.start, line.end);
    const last = LAST_WORDS.exec(words);
    if (last) return line.start + last.index + last[0].length;
    if (i === 0 || words.trim() === '') continue;
    // A line of somebody else's ends the block; beyond it may be the signature or the thread.
    if (!isOurLine(words)) break;
    end = line.end;
  }
  return end;
}

function linesAbove(text: string, offset: number): Line[] {
  const lines: Line[] = [];
  let end = offset;
  for (let i = 0; i <= REACH; i += 1) {
    const start = Math.max(text.lastIndexOf('\n', end - 1), text.lastIndexOf('\r', end - 1)) + 1;
    lines.push({ start, end });
    if (end === 0 || start === 0) break;
    end = start - (text.charAt(start - 1) === '\n' && text.charAt(start - 2) === '\r' ? 2 : 1);
  }
  return lines;
}

function linesBelow(text: string, offset: number): Line[] {
  const lines: Line[] = [];
  let start = offset;
  const feed = /\r\n|\n|\r/g;
  for (let i = 0; i <= REACH; i += 1) {
    feed.lastIndex = start;
    const match = feed.exec(text);
    lines.push({ start, end: match ? match.index : text.length });
    if (!match) break;
    start = match.index + match[0].length;
  }
  return lines;
}
