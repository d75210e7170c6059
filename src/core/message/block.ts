import { escapeHtml } from '../text/escape-html.ts';
import { format } from '../text/format.ts';
import { forHires, sentenceKey, WORDING } from '../wording/index.ts';
import type { Hires, Tone, WordingLanguage } from '../wording/index.ts';
import { writeText } from '../wording/template.ts';
import { breakLines } from './line-breaks.ts';

/** What goes into the mail, in both shapes a mail can have. */
export interface Block {
  readonly html: string;
  /** Lines end with LF; the caller fits them to the body. */
  readonly text: string;
  /** The personal sentence(s) alone, for a preview. */
  readonly sentence: string;
  readonly url: string;
}

export interface BlockOptions {
  readonly language: WordingLanguage;
  readonly stage: 'document' | 'first' | 'final';
  readonly tone: Tone;
  /** Whom the employer hires; where an older version of this add-in did not say, experienced people. */
  readonly hires?: Hires | undefined;
  /** The candidate's family name; null when unknown, never a part of a mail address. */
  readonly familyName: string | null;
  readonly url: string;
  readonly operatorName: string;
  /** The recruiter's or the company's own text instead of the standard sentence, with `{{name}}` and `{{link}}`. */
  readonly text?: string | undefined;
  /** The company's own last sentence instead of the standard one; may hold `{{name}}`. */
  readonly closing?: string | undefined;
}

/** A rule that a plain-text mail shows above and below the block. */
export const FRAME = '----------------------------------------';

/**
 * The block: one table cell with a rule at its left, no colour, no font, no image, so that every mail program
 * shows it in the mail's own look; in plain text a frame of hyphens with the address alone on its line.
 */
export function buildBlock(options: BlockOptions): Block {
  const words = WORDING[options.language];
  const key = sentenceKey(options.stage, options.tone, options.hires);
  const family = oneLine(options.familyName ?? '') || null;
  const own = options.text === undefined ? null : writeText(options.text.replace(/\r\n?/g, '\n'), family);
  const { before: sentence, after } = own ?? { before: personal(words[key], options), after: '' };
  const ownClosing = options.closing === undefined ? null : writeText(options.closing, family);
  const closing = ownClosing === null ? personal(words.closing, options) : oneLine(ownClosing.before);
  const operator = format(words.operator, { operator: oneLine(options.operatorName) });
  const title = words[forHires('title', options.hires)];
  const parts = { title, sentence, after, operator, closing };
  return { sentence, url: options.url, html: asHtml(parts, options.url), text: asText(parts, options) };
}

interface Parts {
  readonly title: string;
  readonly sentence: string;
  /** What an own text says below the link; mostly nothing. */
  readonly after: string;
  readonly operator: string;
  readonly closing: string;
}

/** Without a name the sentence speaks of "the page" and drops the owner altogether. */
function personal(template: string, options: BlockOptions): string {
  const family = oneLine(options.familyName ?? '');
  if (family !== '') return format(template, { family });
  const page = WORDING[options.language]['noName.page'];
  return format(template.replace('{family}様専用のページ', page).replace('{family}様の', ''));
}

/** A line break inside a name would tear the block apart. */
function oneLine(value: string): string {
  return value.replace(/\s+/g, ' ').trim();
}

function asHtml(parts: Parts, url: string): string {
  const address = escapeHtml(url);
  return (
    '<table role="presentation" border="0" cellpadding="0" cellspacing="0" style="border-collapse:collapse;max-width:560px;margin:18px 0">' +
    '<tr><td style="border-left:3px solid #47a0a4;padding:1px 0 1px 14px">' +
    `<b>${escapeHtml(parts.title)}</b><br>${htmlLines(parts.sentence)}<br>` +
    `<a href="${address}">${address}</a><br>` +
    (parts.after === '' ? '' : `${htmlLines(parts.after)}<br>`) +
    `<span style="font-size:87%">${escapeHtml(parts.operator)}<br>${escapeHtml(parts.closing)}</span></td></tr></table>`
  );
}

function asText(parts: Parts, options: BlockOptions): string {
  const { language } = options;
  const japanese = language === 'ja';
  // English leads over to the address below with a colon; Japanese ends its sentence.
  const sentence = japanese ? parts.sentence : plain(parts.sentence).replace(/\.$/, ':');
  const closing = breakLines(japanese ? parts.closing : plain(parts.closing), language, japanese ? 1 : 0);
  const lines = [FRAME, parts.title, '']
    .concat(textLines(sentence, language))
    .concat(['', options.url, ''])
    .concat(
      parts.after === '' ? [] : textLines(japanese ? parts.after : plain(parts.after), language).concat(''),
    )
    .concat(breakLines(japanese ? parts.operator : plain(parts.operator), language));
  for (let i = 0; i < closing.length; i += 1) {
    lines.push((japanese ? (i === 0 ? '※' : ' ') : '') + (closing[i] ?? ''));
  }
  lines.push(FRAME);
  return lines.join('\n');
}

/** The author's own line breaks stay. */
function htmlLines(text: string): string {
  return text.split('\n').map(escapeHtml).join('<br>');
}

function textLines(text: string, language: WordingLanguage): string[] {
  let lines: string[] = [];
  for (const line of text.split('\n')) lines = lines.concat(breakLines(line, language));
  return lines;
}

/** English plain text keeps to characters that every charset has. */
function plain(text: string): string {
  return text.replace(/[‘’]/g, "'").replace(/[“”]/g, '"');
}
