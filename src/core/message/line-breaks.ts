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
      const at = lastBreak(text, start, start + width);
      lines.push(text.slice(start, at));
      start = at;
    }
    lines.push(text.slice(start, end));
    start = end;
  }
  return lines;
}

/** The last place before `limit` where a line may end; `limit` itself when the text offers none. */
function lastBreak(text: string, start: number, limit: number): number {
  for (let at = limit; at > start + 8; at -= 1) {
    if (mayBreak(text.charAt(at - 1), text.charAt(at))) return at;
  }
  // No line begins with a punctuation mark or a closing bracket, nor in the middle of a surrogate pair.
  for (let at = limit; at > start + 8; at -= 1) {
    if (!/[、。,.)」』ー・\udc00-\udfff]/.test(text.charAt(at))) return at;
  }
  return limit;
}

function mayBreak(before: string, after: string): boolean {
  if (before === '、') return true;
  if ('をにはがでのともへ'.indexOf(before) === -1) return false;
  return /[お\u30a0-\u30fa\u4e00-\u9fff]/.test(after);
}
