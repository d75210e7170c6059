import { authorText, findBlock, insertBlock, removeBlock, type Block } from '../../core/message/index.ts';
import { decodeEntities, isBlock, tokenizeHtml } from '../../core/message/html-text.ts';
import { escapeHtml } from '../../core/text/escape-html.ts';
import type { Connection } from '../api/connection.ts';
import type { MailHost, MailItem, MessageBody, NewDraft } from '../host/mail-host.ts';
import type { LinkOwner } from './draft-memory.ts';
import { GREETING_LINES } from './greeting.ts';
import type { Person } from './home-state.ts';
import type { LinkKeeper } from './link-keeper.ts';
import { blockFor } from './own-block.ts';
import { lineForOne } from './salutation.ts';

/** What `displayNewMessageForm` takes (office-js reference: 32 KB). */
const LONGEST_NEW_DRAFT = 32_000;

interface SplitOptions {
  readonly connection: Pick<Connection, 'view'>;
  readonly host: Pick<MailHost, 'openDraft'>;
  readonly links: Pick<LinkKeeper, 'noteOpened'>;
  /** Null once another draft is open. */
  readonly ownerFor: (person: Person) => LinkOwner | null;
}

/** Opens a draft of their own for each candidate; false when that was not done for all of them. */
export async function openForEach(
  item: MailItem,
  candidates: readonly Person[],
  { connection, host, links, ownerFor }: SplitOptions,
): Promise<boolean> {
  const { me } = connection.view();
  const [body, subject] = await Promise.all([item.readBody(), item.subject()]);
  if (!me || !body.ok) return false;
  const source = { body: body.value, subject: subject.ok ? subject.value : '' };
  const drafts = candidates.flatMap((person) => {
    const owner = ownerFor(person);
    if (!owner) return [];
    const block = blockFor(me, person, owner.code, owner.wording);
    return [{ owner, draft: draftForOne(source, person, candidates, block, me.relayOrigin) }];
  });
  // All or none: half of the candidates in drafts of their own would be hard to see through.
  if (drafts.some(({ draft }) => draft.body.content.length > LONGEST_NEW_DRAFT)) return false;
  for (const { owner, draft } of drafts) {
    if (!(await host.openDraft(draft)).ok) return false;
    await links.noteOpened(owner);
  }
  return true;
}

/** One candidate's own copy of a draft that several were addressed in: their salutation, their link, nobody else. */
function draftForOne(
  source: { readonly body: MessageBody; readonly subject: string },
  person: Person,
  everybody: readonly Person[],
  block: Block,
  relayOrigin: string,
): NewDraft {
  const found = findBlock(source.body, relayOrigin);
  const content = found ? removeBlock(source.body, found) : source.body.content;
  const html = {
    type: 'html',
    content: source.body.type === 'html' ? content : textAsHtml(content),
  } as const;
  return {
    to: [person],
    subject: source.subject,
    body: {
      type: 'html',
      content: insertBlock({ type: 'html', content: withSalutation(html, person, everybody) }, block).content,
    },
  };
}

/** One candidate's own copy of such a draft as text, to be pasted into a new mail where Outlook opens none from here. */
export function mailForOne(
  body: MessageBody,
  person: Person,
  everybody: readonly Person[],
  block: Block,
  relayOrigin: string,
): string {
  const found = findBlock(body, relayOrigin);
  const content = found ? removeBlock(body, found) : body.content;
  const { bodyEnd } = authorText({ body: content, bodyType: body.type });
  const { text: read, letter } = authorText({ body: content.slice(0, bodyEnd), bodyType: body.type });
  const text = (letter.length > read.length ? letter : read).trim();
  return insertBlock(
    { type: 'text', content: withSalutation({ type: 'text', content: text }, person, everybody) },
    block,
  ).content;
}

/**
 * Speaks to one person where the first lines of the mail speak to some or all of them by name. A line that would still
 * greet somebody else is left out; otherwise all is as it was.
 */
export function withSalutation(body: MessageBody, person: Person, everybody: readonly Person[]): string {
  const edits: { readonly start: number; readonly end: number; readonly text: string }[] = [];
  let read = 0;
  let greeted = false;
  for (const line of body.type === 'html' ? linesOfHtml(body.content) : linesOfText(body.content)) {
    const words = line.runs.map(({ text }) => text).join('');
    if (words.trim() === '') continue;
    const said = lineForOne(words, person, everybody, greeted);
    if (said !== words) {
      // However many are greeted one below the other, it is one salutation.
      if (!greeted) read += 1;
      greeted = true;
      const first = line.runs.findIndex(({ text }) => text.trim() !== '');
      for (const [index, { start, end }] of line.runs.entries()) {
        const text = index === first ? (said ?? '') : '';
        edits.push({ start, end, text: body.type === 'html' ? escapeHtml(text) : text });
      }
      if (said === null && line.end) edits.push({ ...line.end, text: '' });
    } else read += 1;
    if (read >= GREETING_LINES) break;
  }
  let content = '';
  let from = 0;
  for (const { start, end, text } of edits) {
    content += body.content.slice(from, start) + text;
    from = end;
  }
  return content + body.content.slice(from);
}

interface Line {
  readonly runs: readonly { readonly start: number; readonly end: number; readonly text: string }[];
  /** The break behind it, where it can go with its line. */
  readonly end: { readonly start: number; readonly end: number } | null;
}

function* linesOfHtml(html: string): Generator<Line> {
  let runs: Line['runs'] = [];
  for (const { type, name, start, end } of tokenizeHtml(html)) {
    if (type === 'text') runs = [...runs, { start, end, text: decodeEntities(html.slice(start, end)) }];
    else if (name === 'br' || isBlock(name)) {
      yield { runs, end: name === 'br' ? { start, end } : null };
      runs = [];
    }
  }
  yield { runs, end: null };
}

function* linesOfText(text: string): Generator<Line> {
  const line = /(.*)(\r\n|\r|\n|$)/y;
  for (let found = line.exec(text); found && found[0] !== ''; found = line.exec(text)) {
    const middle = found.index + (found[1] ?? '').length;
    const runs = [{ start: found.index, end: middle, text: found[1] ?? '' }];
    yield { runs, end: { start: middle, end: line.lastIndex } };
  }
}

function textAsHtml(text: string): string {
  return `<div>${escapeHtml(text).replace(/\r\n|\r|\n/g, '<br>')}</div>`;
}
