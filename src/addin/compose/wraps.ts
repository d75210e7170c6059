import { tokenizeHtml, type HtmlToken } from '../../core/message/html-text.ts';
import type { MessageBody } from '../host/mail-host.ts';
import type { Editable } from './body-images.ts';

/** What Outlook put around the mail because we wrote it. */
export interface Wraps {
  /** So many stood around it before the first of ours: the author's, or of a write we know nothing of. */
  readonly own: number;
  /** So many came with our writes and went with none. */
  readonly added: number;
  /** As Outlook opens them: what begins otherwise is none of those. */
  readonly tags: string;
}

export interface WrapNotes {
  /** Nothing as long as no write of ours was seen to bring one. */
  wraps?: Wraps;
}

/** More is no mail; the bound keeps a hostile body linear. */
const MOST_WRAPS = 40;

/**
 * The same mail, in which our writes leave one empty line behind and not one each. Outlook on the web puts each body it is
 * given into `<div><span>…</span><br></div>` (office-js#6643, #6778). What a write was seen to bring is left out of the next
 * one; the last remains, because the write without it brings it again.
 */
export function keepingLines(item: Editable, noted: WrapNotes): Editable {
  let read: MessageBody | null = null;
  let write: { readonly before: number; readonly written: number } | null = null;
  return {
    selectedText: () => item.selectedText(),
    insertAtCursor: (body) => item.insertAtCursor(body),
    writeBody: async (body) => {
      const before = read ? wrapsAround(read).length : 0;
      const { bare, taken } = withoutWraps(body, noted.wraps);
      const result = await item.writeBody(bare);
      if (!result.ok) return result;
      if (noted.wraps) noted.wraps = { ...noted.wraps, added: noted.wraps.added - taken };
      write = { before, written: wrapsAround(bare).length };
      return result;
    },
    readBody: async () => {
      const body = await item.readBody();
      if (!body.ok) return body;
      read = body.value;
      if (!write) return body;
      const [outermost, ...others] = wrapsAround(read);
      if (outermost && others.length >= write.written) {
        const { own = write.before, added = 0 } = noted.wraps ?? {};
        noted.wraps = { own, added: added + 1, tags: outermost.tags };
      }
      write = null;
      return body;
    },
  };
}

/** The body without those around it that are known to be ours, and how many these were. */
function withoutWraps(body: MessageBody, wraps: Wraps | undefined) {
  const around = wraps ? wrapsAround(body) : [];
  const others = around.findIndex(({ tags }) => tags !== wraps?.tags);
  // Fewer than came are left where the author took some out again, say by the editor's own undo.
  const left = Math.min(around.length - (wraps?.own ?? 0), others === -1 ? around.length : others);
  const taken = Math.min(left, wraps?.added ?? 0);
  const [outermost, innermost] = [around[0], around[taken - 1]];
  if (!outermost || !innermost) return { bare: body, taken: 0 };
  const { type, content } = body;
  const inside = content.slice(innermost.inside.start, innermost.inside.end);
  return {
    bare: { type, content: content.slice(0, outermost.start) + inside + content.slice(outermost.end) },
    taken,
  };
}

interface Range {
  readonly start: number;
  readonly end: number;
}

interface Wrap extends Range {
  readonly inside: Range;
  readonly tags: string;
}

/** All that is the whole of what is inside the one before it, outermost first; words beside one make it none. */
function wrapsAround({ type, content }: MessageBody): readonly Wrap[] {
  if (type === 'text') return [];
  const tokens = tokenizeHtml(content).filter(
    ({ type: kind, start, end }) => kind !== 'text' || /[^ \t\r\n]/.test(content.slice(start, end)),
  );
  const wraps: Wrap[] = [];
  const names = tokens.map(({ name }) => name);
  let [first, last] = [0, tokens.length - 1];
  if (names.includes('body')) [first, last] = [names.indexOf('body') + 1, names.lastIndexOf('body') - 1];
  while (wraps.length < MOST_WRAPS) {
    const [div, span, spanEnd, br, divEnd] = [first, first + 1, last - 2, last - 1, last].map(
      (at) => tokens[at],
    );
    if (!div || !span || !spanEnd || !br || !divEnd || spanEnd.start < span.end) return wraps;
    const isWrap =
      br.name === 'br' && closes(tokens, 'div', first, last) && closes(tokens, 'span', first + 1, last - 2);
    if (!isWrap) return wraps;
    const inside = { start: span.end, end: spanEnd.start };
    wraps.push({ start: div.start, end: divEnd.end, inside, tags: content.slice(div.start, span.end) });
    first += 2;
    last -= 3;
  }
  return wraps;
}

/** The element of that name that begins at `from` ends at `to`. */
function closes(tokens: readonly HtmlToken[], name: string, from: number, to: number): boolean {
  let depth = 0;
  for (let at = from; at <= to; at += 1) {
    const token = tokens[at];
    if (token?.name !== name) {
      if (at === from) return false;
      continue;
    }
    depth += token.type === 'open' ? 1 : -1;
    if (depth <= 0) return at === to && token.type === 'close';
  }
  return false;
}
