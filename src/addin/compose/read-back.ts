import { findBlock, withoutSecondHistory, type FoundBlock } from '../../core/message/index.ts';
import type { HostFault, HostResult, MessageBody } from '../host/mail-host.ts';
import type { Editable } from './body-images.ts';

/** So long the new Outlook for Mac is given to tell of what it said was written; mostly it takes a moment. */
const LATE_MS = 3000;
const EACH_MS = 300;

type ReadBlock =
  | { readonly kind: 'read'; readonly body: MessageBody; readonly found: FoundBlock | null }
  | { readonly kind: 'unread' }
  | { readonly kind: 'otherItem' };

export type Refusal = { readonly kind: 'readOnly' } | { readonly kind: 'otherItem' };

/** The body as it may be written back. */
export async function readBody(item: Editable): Promise<HostResult<MessageBody>> {
  const read = await item.readBody();
  if (!read.ok || read.value.type === 'html') return read;
  return { ...read, value: { type: 'text', content: withoutSecondHistory(read.value.content) } };
}

/** The body as it may be written back, and our block in it; `unread` for every fault but another item being open. */
export async function readBlock(item: Editable, relayOrigin: string): Promise<ReadBlock> {
  const result = await readBody(item);
  if (result.ok) return { kind: 'read', body: result.value, found: findBlock(result.value, relayOrigin) };
  return refusalOf(result.fault)?.kind === 'otherItem' ? { kind: 'otherItem' } : { kind: 'unread' };
}

/**
 * The body after a write. The new Outlook for Mac says that it has written and gives the body of before for a while
 * (office-js#5983): where nothing has changed it is read again, as long as somebody waits for it.
 */
export async function readWritten(
  item: Editable,
  relayOrigin: string,
  { written, before, limit }: Write,
): Promise<ReadBlock> {
  const end = Date.now() + LATE_MS;
  let read = await readBlock(item, relayOrigin);
  while (written.ok && isStill(before, read) && Date.now() < end && !limit?.aborted) {
    await new Promise((resolve) => setTimeout(resolve, EACH_MS));
    read = await readBlock(item, relayOrigin);
  }
  return read;
}

interface Write {
  readonly written: HostResult<void>;
  /** What was written over. */
  readonly before: MessageBody;
  readonly limit?: AbortSignal | undefined;
}

function isStill(before: MessageBody, read: ReadBlock): boolean {
  return read.kind === 'read' && read.body.content === before.content;
}

/** The faults that settle a try: the body may not be written, or this item is no longer open. Null for all others. */
export function refusalOf(fault: HostFault): Refusal | null {
  if (fault.code === 'permission') return { kind: 'readOnly' };
  return fault.code === 'item_changed' || fault.code === 'no_item' ? { kind: 'otherItem' } : null;
}
