import type { WordingLanguage } from '../wording/index.ts';

/** Full-width characters a Japanese line may hold, so that phones and 76-column mailers do not break it again. */
const JAPANESE_WIDTH = 30;
/** Columns of an English line. */
const ENGLISH_WIDTH = 64;

/**
 * Breaks a sentence for a plain-text mail. Japanese breaks after punctuation or between a particle and the next word,
 * as a person would; English between words.
 * @param indent Columns the caller puts before the first line and, as blanks, before the others.
 */
export function breakLines(sentence: string, language: WordingLanguage, indent = 0): readonly string[] {
  return language === 'ja'
    ? breakJapanese(sentence, JAPANESE_WIDTH - indent)
    : breakEnglish(sentence, ENGLISH_WIDTH);
}

function breakEnglish(sentence: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  const words = sentence.split(' ');
  for (let i = 0; i < words.length; i += 1) {
    const word = words[i] ?? '';
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : line + ' ' + word;
  }
  if (line !== '') lines.push(line);
  return lines;
}

function breakJapanese(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let start = 0;
  while (start < text.length) {
    const sentenceEnd = text.indexOf('。', start);
    const end = sentenceEnd === -1 ? text.length : sentenceEnd + 1;
    while (end - start > width) {
      const at = lastBreak(text, start, start + width, end);
      lines.push(text.slice(start, at));
      start = at;
    }
    if (start < end) lines.push(text.slice(start, end));
    start = end;
  }
  return lines;
}

/** The last place before `limit` where a line may end; behind it where a word or an address reaches beyond, at most `end`. */
function lastBreak(text: string, start: number, limit: number, end: number): number {
  const around = (at: number) => text.slice(at - 1, at + 1);
  for (let at = limit; at > start + 8; at -= 1) if (EDGE.test(around(at))) return at;
  for (let at = limit; at > start; at -= 1) if (!TOGETHER.test(around(at))) return at;
  let at = limit;
  while (at < end && TOGETHER.test(around(at))) at += 1;
  return at;
}

const EDGE = /^(?:、|[をにはがでのともへ][お\u30a0-\u30fa\u4e00-\u9fff])/;
/** Words and addresses in other letters than Japanese ones, what is one character to its reader, and marks that begin no line. */
const TOGETHER =
  /[^\s\u2e80-\uffdc]{2}|\u200d|.[\ufe00-\ufe0f\u20e3\u3099-\u309a\uff9e\uff9f\udc00-\udfff]|.[\ud83c\udb40]|.[ 、。,.!?)」』）！？ー・]/;
