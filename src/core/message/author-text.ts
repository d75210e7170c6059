import { readHtmlMarks } from './html-marks.ts';
import { htmlToText } from './html-text.ts';
import { addRun, createOffsetMap, toSource, toSourceEnd } from './offset-map.ts';
import type { OffsetMap } from './offset-map.ts';
import { findOwnBlocks } from './own-block.ts';
import { findQuotedHistory } from './quoted-history.ts';
import type { Cut } from './quoted-history.ts';
import { findSignature } from './signature.ts';

/** The words the author of a draft wrote, and where they stand in the body. */
export interface AuthorText {
  /** Without quoted and forwarded mail, signature, disclaimer and our own block; one line per block. */
  readonly text: string;
  /** The offset in the original body of an offset in `text`. */
  toBody(offset: number): number;
  /** The offset in the original body just behind `text.slice(0, end)`. */
  toBodyEnd(end: number): number;
  /** Where the author's part ends: the end of `text`, and where history (or nothing) begins in the body. */
  readonly end: { readonly text: number; readonly body: number };
  /** Where the signature (with its sign-off, ruler or disclaimer) was cut off: an offset in `text`, or null. */
  readonly signatureStart: number | null;
  /** The same place in the original body; in HTML it may lie inside the signature's first element. */
  readonly bodySignatureStart: number | null;
}

interface Flat {
  readonly text: string;
  readonly offsets: OffsetMap;
}

/** Cuts a body down to what its author newly wrote. Never throws; linear in the length of the body. */
export function authorText(message: {
  readonly body: string;
  readonly bodyType: 'html' | 'text';
}): AuthorText {
  const body = message.body;
  const html = message.bodyType === 'html' ? htmlToText(body) : null;
  const flat: Flat = html ?? flattenPlainText(body);
  const marks = html ? readHtmlMarks(body, html) : null;

  let end = flat.text.length;
  let bodyEnd = body.length;
  if (marks && marks.history !== -1) {
    end = marks.history;
    bodyEnd = marks.historySource;
  }
  const cuts: Cut[] = marks ? marks.quotes.slice() : [];
  const quoted = findQuotedHistory(flat.text.slice(0, end));
  for (let i = 0; i < quoted.length; i += 1) {
    const cut = quoted[i] as Cut;
    if (cut.end >= end) {
      end = trimEnd(flat.text, cut.start);
      bodyEnd = toSource(flat.offsets, cut.start);
    } else cuts.push(cut);
  }
  const trailing = trailingCut(flat.text, cuts, end);
  if (trailing < end) {
    end = trailing;
    bodyEnd = toSourceEnd(flat.offsets, end);
  }

  let signature = -1;
  let bodySignature = -1;
  let rest: Cut | null = null;
  if (marks && marks.signature !== -1 && marks.signature <= end) {
    signature = marks.signature;
    bodySignature = marks.signatureSource;
    if (marks.signatureEnd !== -1 && flat.text.slice(marks.signatureEnd, end).trim().length > 0)
      rest = { start: signature, end: Math.min(marks.signatureEnd, end) };
  }
  const own = findOwnBlocks(flat.text.slice(0, end));
  for (let i = 0; i < own.length; i += 1) cuts.push(own[i] as Cut);
  if (rest) cuts.push(rest);
  const joined = without(flat, cuts, signature !== -1 && !rest ? signature : end);
  const tail = findSignature(joined.text);
  if (tail !== -1) {
    const source = toSource(flat.offsets, toSource(joined.offsets, tail));
    if (bodySignature === -1 || source < bodySignature) bodySignature = source;
  }
  const textEnd = tail === -1 ? joined.text.length : tail;
  const kept: Flat = { text: joined.text.slice(0, textEnd), offsets: joined.offsets };
  return {
    text: kept.text,
    toBody: (offset) => toSource(flat.offsets, toSource(kept.offsets, offset)),
    toBodyEnd: (offset) => toSourceEnd(flat.offsets, toSourceEnd(kept.offsets, offset)),
    end: { text: textEnd, body: bodyEnd },
    signatureStart: bodySignature === -1 ? null : textEnd,
    bodySignatureStart: bodySignature === -1 ? null : bodySignature,
  };
}

/** Plain text with LF line ends; everything else stays as it is. */
function flattenPlainText(body: string): Flat {
  const offsets = createOffsetMap();
  const lines = body.split('\n');
  let text = '';
  let source = 0;
  for (let i = 0; i < lines.length; i += 1) {
    const line = lines[i] ?? '';
    const words = line.charAt(line.length - 1) === '\r' ? line.slice(0, -1) : line;
    addRun(offsets, text.length, source, words.length, words.length);
    text += words;
    source += words.length;
    if (i < lines.length - 1) {
      const feed = line.length - words.length + 1;
      addRun(offsets, text.length, source, 1, feed);
      text += '\n';
      source += feed;
    }
  }
  return { text, offsets };
}

/** The end of `text.slice(0, end)` without trailing blanks. */
function trimEnd(text: string, end: number): number {
  let at = end;
  while (at > 0 && /\s/.test(text.charAt(at - 1))) at -= 1;
  return at;
}

/** Where the author's part ends when nothing but quotes follows: a quote at the very end is history, not a part of the text. */
function trailingCut(text: string, cuts: readonly Cut[], end: number): number {
  let from = end;
  for (let again = true; again;) {
    again = false;
    for (let i = 0; i < cuts.length; i += 1) {
      const cut = cuts[i] as Cut;
      if (cut.start < from && text.slice(cut.end, from).trim() === '' && cut.end <= from) {
        from = trimEnd(text, cut.start);
        again = true;
      }
    }
  }
  return from;
}

/** The text up to `end` without the cuts, with a map back into the text. */
function without(flat: Flat, cuts: readonly Cut[], end: number): Flat {
  const ordered = cuts.slice().sort((a, b) => a.start - b.start);
  const offsets = createOffsetMap();
  let text = '';
  let from = 0;
  const keep = (to: number) => {
    if (to <= from) return;
    addRun(offsets, text.length, from, to - from, to - from);
    text += flat.text.slice(from, to);
  };
  for (let i = 0; i < ordered.length; i += 1) {
    const cut = ordered[i] as Cut;
    keep(Math.min(cut.start, end));
    from = Math.max(from, cut.end);
  }
  keep(end);
  return { text, offsets };
}
