import {
  authorText,
  findBlock,
  insertBlock,
  isAboveSignature,
  isBlockEdited,
  removeBlock,
  replaceBlock,
  type Block,
  type FoundBlock,
} from '../../core/message/index.ts';
import type { HostFault, HostResult, MessageBody } from '../host/mail-host.ts';
import { isFragile, keepingImages, type Client, type Editable, type ImageNotes } from './body-images.ts';
import type { UnconfirmedCause } from './home-state.ts';
import { readBlock, readBody, readWritten, refusalOf, type Refusal } from './read-back.ts';
import { inPlaceOfRest } from './remains.ts';
import { keepingLines, type WrapNotes } from './wraps.ts';

export type InsertOutcome =
  /** Found in `body`, or in what is now to be read again. `elsewhere`: below the signature although it was meant above. */
  | { readonly kind: 'inserted'; readonly elsewhere: boolean; readonly body: MessageBody | null }
  /** Another link of ours is there, from before or written at the same time; it stays the only one. */
  | { readonly kind: 'already'; readonly code: string }
  /** Not found in the body afterwards. */
  | { readonly kind: 'unconfirmed'; readonly cause: UnconfirmedCause }
  /** The mail goes to somebody else by now. */
  | { readonly kind: 'notAddressed' }
  | Refusal;

export type RemoveOutcome =
  | { readonly kind: 'removed'; readonly body: MessageBody }
  /** The author changed words inside the block: ask before removing them. */
  | { readonly kind: 'edited' }
  | { readonly kind: 'failed' }
  | Refusal;

const LATE = { kind: 'unconfirmed', cause: 'noAnswer' } as const;
const WRITING = { kind: 'unconfirmed', cause: 'writing' } as const;

/** So long a mail whose author may be writing stays as it is before all of it is written. */
const STILL_MS = 400;
const MOST_READINGS = 8;

/** Which Outlook it is, and where it is noted what our writes did to the mail beside. */
export interface MailOptions {
  readonly client: Client;
  readonly noted: ImageNotes & WrapNotes;
}

interface InsertOptions extends MailOptions {
  readonly block: Block;
  readonly relayOrigin: string;
  /** The mail still goes to the one whose link it is; asked beside the body, because each answer takes its time. */
  readonly isStillAddressed: () => Promise<boolean>;
  /** Called just before something is written, and only then. */
  readonly announce: () => void;
  /** Reached: nothing is begun any more, for the recruiter was told to paste the text. What is under way is read back. */
  readonly limit: AbortSignal;
}

/**
 * Puts the block into the draft and believes only what it reads back, because Outlook can report success and insert
 * nothing (office-js#6811), or insert at the top (#6919). Never writes a second link.
 */
export async function insertIntoDraft(
  mail: Editable,
  options: InsertOptions & {
    readonly placement: 'signature' | 'cursor';
    /** What this draft had before, when that is known: what is left of it makes way. */
    readonly former?: Block | null;
  },
): Promise<InsertOutcome> {
  const { block, former, relayOrigin, announce, limit, client } = options;
  const known = former ? [block, former] : [block];
  const item = keepingRest(mail, options);
  const [read, isAddressed] = await Promise.all([readBody(item), options.isStillAddressed()]);
  if (!isAddressed) return { kind: 'notAddressed' };
  const mayWrite = read.ok && !isFragile(read.value, client);
  const overRest = (body: MessageBody) =>
    mayWrite ? inPlaceOfRest(body, { block, known, relayOrigin }) : null;
  const wantsCursor = options.placement === 'cursor' || !mayWrite;
  const atCursor = read.ok && wantsCursor && overRest(read.value) === null && (await nothingSelected(item));
  const before = atCursor ? read : await untilStill(item, read);
  if (!before) return WRITING;
  if (!before.ok) return refusalOf(before.fault) ?? unconfirmed(before);
  // Whoever went on writing may have exchanged the recipient, too.
  if (before !== read && !(await options.isStillAddressed())) return { kind: 'notAddressed' };
  const present = findBlock(before.value, relayOrigin);
  if (present) return { kind: 'already', code: present.code };
  if (limit.aborted) return LATE;
  const piece = pieceOf(before.value, block);
  announce();
  const written = atCursor
    ? await item.insertAtCursor(piece)
    : await item.writeBody({
        type: before.value.type,
        content: overRest(before.value) ?? insertBlock(before.value, block).content,
      });
  const refusal = written.ok ? null : refusalOf(written.fault);
  if (refusal) return refusal;

  const after = await readWritten(item, relayOrigin, { written, before: before.value, limit });
  if (after.kind === 'otherItem') return after;
  if (after.kind === 'unread') return unconfirmed(written);
  if (!after.found) {
    const fromQuote = (now: MessageBody) => takenOut(now, before.value, piece.content);
    return (atCursor && (await moveOnce(item, options, after.body, fromQuote))) || unconfirmed(written);
  }
  const hasSecond = secondBlock(after.body, after.found, relayOrigin) !== null;
  if (hasSecond) await dropSecond(item, relayOrigin);
  if (!isLinkOf(block, after.found)) return { kind: 'already', code: after.found.code };
  // Neither at the top nor below the signature is where an author puts it: some clients do (#6919, #1910).
  const isMeant =
    isAboveSignature(after.body, after.found) && !(atCursor && isAtTop(after.body, after.found));
  if (isMeant) return { kind: 'inserted', elsewhere: false, body: hasSecond ? null : after.body };
  const moved = await moveOnce(item, options, after.body, (now) => {
    const there = findBlock(now, relayOrigin);
    return there && without(now, there);
  });
  return moved ?? { kind: 'inserted', elsewhere: true, body: null };
}

/** Takes our block out, and nothing else. `expected` is what was inserted, when that is known. */
export async function removeFromDraft(
  mail: Editable,
  relayOrigin: string,
  {
    expected,
    evenIfEdited,
    client,
    noted,
  }: MailOptions & { readonly expected: Block | null; readonly evenIfEdited: boolean },
): Promise<RemoveOutcome> {
  const item = keepingRest(mail, { client, noted });
  const before = await untilStill(item, await readBody(item));
  if (!before) return { kind: 'failed' };
  if (!before.ok) return refusalOf(before.fault) ?? { kind: 'failed' };
  const found = findBlock(before.value, relayOrigin);
  if (!found) return { kind: 'removed', body: before.value };
  let rest = before.value;
  // Whoever pasted a copy of it wants none of them in the mail.
  for (let copy: FoundBlock | null = found; copy?.code === found.code; copy = findBlock(rest, relayOrigin)) {
    if (!evenIfEdited && expected && isBlockEdited(copy, [expected])) return { kind: 'edited' };
    rest = without(rest, copy);
  }
  const written = await item.writeBody(rest);
  const refusal = written.ok ? null : refusalOf(written.fault);
  if (refusal) return refusal;
  const after = await readWritten(item, relayOrigin, { written, before: before.value });
  if (after.kind === 'otherItem') return after;
  return after.kind === 'read' && !after.found ? { kind: 'removed', body: after.body } : { kind: 'failed' };
}

/** Puts another block in the place of the one that is there. */
export async function replaceInDraft(
  mail: Editable,
  { block, relayOrigin, isStillAddressed, announce, limit, client, noted }: InsertOptions,
): Promise<InsertOutcome> {
  const item = keepingRest(mail, { client, noted });
  const [read, isAddressed] = await Promise.all([readBody(item), isStillAddressed()]);
  if (!isAddressed) return { kind: 'notAddressed' };
  const before = await untilStill(item, read);
  if (!before) return WRITING;
  if (!before.ok) return refusalOf(before.fault) ?? unconfirmed(before);
  if (before !== read && !(await isStillAddressed())) return { kind: 'notAddressed' };
  const found = findBlock(before.value, relayOrigin);
  if (!found) return { kind: 'unconfirmed', cause: 'notFound' };
  if (limit.aborted) return LATE;
  const body = { type: before.value.type, content: replaceBlock(before.value, found, block) };
  announce();
  const written = await item.writeBody(body);
  const refusal = written.ok ? null : refusalOf(written.fault);
  if (refusal) return refusal;
  const after = await readWritten(item, relayOrigin, { written, before: before.value, limit });
  if (after.kind === 'otherItem') return after;
  const replaced = after.kind === 'read' && after.found !== null && isLinkOf(block, after.found);
  return replaced ? { kind: 'inserted', elsewhere: false, body: after.body } : unconfirmed(written);
}

function keepingRest(mail: Editable, { client, noted }: MailOptions): Editable {
  return keepingImages(keepingLines(mail, noted), client, noted);
}

/** One write both takes the block from where it landed and puts it where it belongs; null where it was not seen there. */
async function moveOnce(
  item: Editable,
  { relayOrigin, block, limit }: InsertOptions,
  landed: MessageBody,
  takeOut: (now: MessageBody) => MessageBody | null,
): Promise<InsertOutcome | null> {
  const now = await untilStill(item, { ok: true, value: landed });
  if (!now?.ok || limit.aborted) return null;
  const body = takeOut(now.value);
  if (!body) return null;
  const written = await item.writeBody({ type: body.type, content: insertBlock(body, block).content });
  const after = await readWritten(item, relayOrigin, { written, before: now.value, limit });
  if (after.kind === 'otherItem') return after;
  if (after.kind === 'unread') return null;
  if (!after.found) return unconfirmed(written);
  const there = isAboveSignature(after.body, after.found) && !isAtTop(after.body, after.found);
  return { kind: 'inserted', elsewhere: !there, body: after.body };
}

/**
 * Two insertions at the same moment, in the pane and from the ribbon of a client where neither can wait for the other,
 * may leave two blocks. Whichever side notices takes the second out; both do the same, so that one is left.
 */
async function dropSecond(item: Editable, relayOrigin: string): Promise<void> {
  const now = await readBlock(item, relayOrigin);
  if (now.kind !== 'read' || !now.found) return;
  const second = secondBlock(now.body, now.found, relayOrigin);
  if (second) await item.writeBody(without(now.body, second));
}

function secondBlock(body: MessageBody, first: FoundBlock, relayOrigin: string): FoundBlock | null {
  const { type, content } = body;
  const hidden = ' '.repeat(first.end - first.start);
  const rest = content.slice(0, first.start) + hidden + content.slice(first.end);
  return findBlock({ type, content: rest }, relayOrigin);
}

/**
 * The body to be written over: what is typed between its reading and the write is lost, and Outlook has no write that could
 * tell. With the focus in the pane nobody types in the mail; else it must read the same twice. Null: its author writes on.
 */
async function untilStill(
  item: Editable,
  read: HostResult<MessageBody>,
): Promise<HostResult<MessageBody> | null> {
  if (document.hasFocus()) return read;
  let last = read;
  for (let n = 0; last.ok && n < MOST_READINGS; n += 1) {
    await new Promise((resolve) => setTimeout(resolve, STILL_MS));
    const next = await readBody(item);
    if (next.ok && next.value.content === last.value.content) return next;
    last = next;
  }
  return last.ok ? null : last;
}

/** A host insert replaces a selection, which is never ours to do; unknown counts as selected. */
async function nothingSelected(item: Editable): Promise<boolean> {
  const selection = await item.selectedText();
  return selection.ok && selection.value === '';
}

function pieceOf(body: MessageBody, block: Block): MessageBody {
  return { type: body.type, content: body.type === 'html' ? block.html : `\n${block.text}\n` };
}

function without(body: MessageBody, found: FoundBlock): MessageBody {
  return { type: body.type, content: removeBlock(body, found) };
}

/** The cursor was in the quoted thread, where a link counts for nothing: the body without what went in there. */
function takenOut(after: MessageBody, before: MessageBody, piece: string): MessageBody | null {
  if (after.content.split(piece).length <= before.content.split(piece).length) return null;
  const at = after.content.lastIndexOf(piece);
  return { type: after.type, content: after.content.slice(0, at) + after.content.slice(at + piece.length) };
}

function isLinkOf(block: Block, found: FoundBlock): boolean {
  // An English one says its language behind the code.
  return `${block.url}/`.includes(`/${found.code}/`);
}

/** Nothing of the author's words stands above the block although there are some. */
function isAtTop(body: MessageBody, found: FoundBlock): boolean {
  const words = (content: string) => authorText({ body: content, bodyType: body.type }).text.trim();
  return words(body.content.slice(0, found.start)) === '' && words(body.content) !== '';
}

function unconfirmed(result: HostResult<unknown>): InsertOutcome {
  return { kind: 'unconfirmed', cause: result.ok ? 'notFound' : causeOf(result.fault) };
}

function causeOf({ code, detail }: HostFault): UnconfirmedCause {
  if (code === 'timeout') return 'noAnswer';
  if (code === 'unsupported' && detail === 'images') return 'images';
  return code === 'too_large' ? 'tooLong' : 'refused';
}
