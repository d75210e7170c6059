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
import type { HostFault, MailHost, MessageBody } from '../host/mail-host.ts';

export type InsertOutcome =
  /** Read back and found. `elsewhere`: below the signature although it was meant above. */
  | { readonly kind: 'inserted'; readonly elsewhere: boolean }
  /** A link of ours was there already; nothing was written. */
  | { readonly kind: 'already'; readonly code: string }
  /** Not found in the body afterwards. `answered`: Outlook claimed success. */
  | { readonly kind: 'unconfirmed'; readonly answered: boolean }
  | Refusal;

export type RemoveOutcome =
  | { readonly kind: 'removed' }
  /** The author changed words inside the block: ask before removing them. */
  | { readonly kind: 'edited' }
  | { readonly kind: 'failed' }
  | Refusal;

type Refusal = { readonly kind: 'readOnly' } | { readonly kind: 'otherItem' };

/**
 * Puts the block into the draft and believes only what it reads back, because Outlook can report success and insert
 * nothing (office-js#6811), or insert at the top (#6919). Never writes a second link.
 */
export async function insertIntoDraft(
  host: MailHost,
  { block, relayOrigin, placement }: { block: Block; relayOrigin: string; placement: 'signature' | 'cursor' },
): Promise<InsertOutcome> {
  const before = await host.readBody();
  if (!before.ok) return refusalOf(before.fault) ?? { kind: 'unconfirmed', answered: false };
  const present = findBlock(before.value, relayOrigin);
  if (present) return { kind: 'already', code: present.code };

  const atCursor = placement === 'cursor' && (await nothingSelected(host));
  const insertion = insertBlock(before.value, block);
  const written = atCursor
    ? await host.insertAtCursor(pieceOf(before.value, block))
    : await host.writeBody({ type: before.value.type, content: insertion.content });
  const refusal = written.ok ? null : refusalOf(written.fault);
  if (refusal) return refusal;

  const after = await readBlock(host, relayOrigin);
  if (after.kind === 'otherItem') return after;
  if (after.kind === 'unread' || !after.found) return { kind: 'unconfirmed', answered: written.ok };
  if (atCursor && !isAtTop(after.body, after.found)) return { kind: 'inserted', elsewhere: false };
  if (!atCursor && isAboveSignature(after.body, after.found)) return { kind: 'inserted', elsewhere: false };
  return moveOnce(host, relayOrigin, block, after.body, after.found);
}

/** Takes our block out, and nothing else. `expected` is what was inserted, when that is known. */
export async function removeFromDraft(
  host: MailHost,
  relayOrigin: string,
  { expected, evenIfEdited }: { expected: Block | null; evenIfEdited: boolean },
): Promise<RemoveOutcome> {
  const before = await host.readBody();
  if (!before.ok) return refusalOf(before.fault) ?? { kind: 'failed' };
  const found = findBlock(before.value, relayOrigin);
  if (!found) return { kind: 'removed' };
  if (!evenIfEdited && expected && isBlockEdited(found, [expected])) return { kind: 'edited' };
  const written = await host.writeBody({
    type: before.value.type,
    content: removeBlock(before.value, found),
  });
  const refusal = written.ok ? null : refusalOf(written.fault);
  if (refusal) return refusal;
  const after = await readBlock(host, relayOrigin);
  if (after.kind === 'otherItem') return after;
  return after.kind === 'read' && !after.found ? { kind: 'removed' } : { kind: 'failed' };
}

/** Puts another block in the place of the one that is there. */
export async function replaceInDraft(
  host: MailHost,
  relayOrigin: string,
  block: Block,
): Promise<InsertOutcome> {
  const before = await host.readBody();
  if (!before.ok) return refusalOf(before.fault) ?? { kind: 'unconfirmed', answered: false };
  const found = findBlock(before.value, relayOrigin);
  if (!found) return { kind: 'unconfirmed', answered: false };
  const written = await host.writeBody({
    type: before.value.type,
    content: replaceBlock(before.value, found, block),
  });
  const refusal = written.ok ? null : refusalOf(written.fault);
  if (refusal) return refusal;
  const after = await readBlock(host, relayOrigin);
  if (after.kind === 'otherItem') return after;
  const replaced =
    after.kind === 'read' && after.found !== null && block.url.endsWith(`/${after.found.code}`);
  return replaced ? { kind: 'inserted', elsewhere: false } : { kind: 'unconfirmed', answered: written.ok };
}

async function moveOnce(
  host: MailHost,
  relayOrigin: string,
  block: Block,
  body: MessageBody,
  found: FoundBlock,
): Promise<InsertOutcome> {
  const without: MessageBody = { type: body.type, content: removeBlock(body, found) };
  const moved = insertBlock(without, block);
  await host.writeBody({ type: body.type, content: moved.content });
  const after = await readBlock(host, relayOrigin);
  if (after.kind === 'otherItem') return after;
  if (after.kind === 'unread') return { kind: 'inserted', elsewhere: true };
  if (!after.found) return { kind: 'unconfirmed', answered: true };
  const there = isAboveSignature(after.body, after.found) && !isAtTop(after.body, after.found);
  return { kind: 'inserted', elsewhere: !there };
}

type ReadBlock =
  | { readonly kind: 'read'; readonly body: MessageBody; readonly found: FoundBlock | null }
  | { readonly kind: 'unread' }
  | { readonly kind: 'otherItem' };

async function readBlock(host: MailHost, relayOrigin: string): Promise<ReadBlock> {
  const result = await host.readBody();
  if (result.ok) return { kind: 'read', body: result.value, found: findBlock(result.value, relayOrigin) };
  return refusalOf(result.fault)?.kind === 'otherItem' ? { kind: 'otherItem' } : { kind: 'unread' };
}

/** A host insert replaces a selection, which is never ours to do; unknown counts as selected. */
async function nothingSelected(host: MailHost): Promise<boolean> {
  const selection = await host.selectedText();
  return selection.ok && selection.value === '';
}

function pieceOf(body: MessageBody, block: Block): MessageBody {
  return { type: body.type, content: body.type === 'html' ? block.html : `\n${block.text}\n` };
}

/** Nothing of the author's words stands above the block although there are some. */
function isAtTop(body: MessageBody, found: FoundBlock): boolean {
  const words = (content: string) => authorText({ body: content, bodyType: body.type }).text.trim();
  return words(body.content.slice(0, found.start)) === '' && words(body.content) !== '';
}

function refusalOf(fault: HostFault): Refusal | null {
  if (fault.code === 'permission') return { kind: 'readOnly' };
  return fault.code === 'item_changed' || fault.code === 'no_item' ? { kind: 'otherItem' } : null;
}
