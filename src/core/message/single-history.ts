import { authorText } from './author-text.ts';

/** What may stand between the two copies. */
const MOST_BETWEEN = 4;

/**
 * A plain text with its quoted history once where it stands there twice, as Outlook on the web has returned replies
 * (office-js#3988): what is written back must not hold both. Only a copy that repeats the other to the letter goes.
 */
export function withoutSecondHistory(text: string): string {
  const start = authorText({ body: text, bodyType: 'text' }).bodyEnd;
  const history = text.slice(start).trim();
  const firstLine = `\n${history.split('\n')[0] ?? ''}`;
  if (firstLine.trim() === '') return text;
  for (let at = history.indexOf(firstLine, 1); at !== -1; at = history.indexOf(firstLine, at + 1)) {
    const second = history.slice(at).trim();
    if (Math.abs(at - second.length) > MOST_BETWEEN) continue;
    // One line over and over is no mail.
    if (second.split(firstLine.trim()).join('').trim() === '') return text;
    if (history.slice(0, at).trim() === second)
      return text.slice(0, text.lastIndexOf(second)).replace(/\s+$/, '\n');
  }
  return text;
}
