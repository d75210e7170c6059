import type { HostCapabilities } from './mail-host.ts';
import { CALL_TIMEOUT_MS, officeCall } from './office-call.ts';

/** `delegatePermissions` bits that let a delegate write: Write 2, EditOwn 16, EditAll 32. */
const WRITE_BITS = 2 | 16 | 32;

/**
 * What this client and this item can do, as far as it can be told without asking the host. Looks both for the
 * requirement set and for the function itself; the right to write is assumed until `readRights` knows better.
 */
export function readCapabilities(item: Office.MessageCompose | null): HostCapabilities {
  return {
    supported: supportsSet('1.3'),
    hasItem: isBeingWritten(item),
    canWrite: true,
    sharedMailbox: '',
    canOpenDrafts:
      supportsSet('1.6') && told(() => typeof Office.context.mailbox.displayNewMessageForm) === 'function',
    sessionData: supportsSet('1.11') && typeof item?.sessionData?.getAsync === 'function',
    clientName: told(() => Office.context.mailbox.diagnostics.hostName),
    clientVersion: told(() => Office.context.mailbox.diagnostics.hostVersion),
    mailboxSet: highestSet(),
    nestedSignIn: supportsSet('1.1', 'NestedAppAuth'),
  };
}

/** A message that is being read has a subject without functions. */
export function isBeingWritten(item: Office.MessageCompose | null): boolean {
  return typeof item?.subject?.getAsync === 'function';
}

/** Whether this Outlook has a requirement set, e.g. `1.8`; false where it cannot even be asked. */
export function supportsSet(version: string, name = 'Mailbox'): boolean {
  try {
    return Office.context.requirements.isSetSupported(name, version);
  } catch {
    return false;
  }
}

/**
 * Reading the selection needs read/write permission but changes nothing, which makes it the probe: without the
 * permission Outlook throws or answers "permission". In a shared mailbox the delegate's own rights count as well. Any
 * other fault is no evidence, and a refused write later says the same.
 */
export async function readRights(
  item: Office.MessageCompose,
): Promise<Pick<HostCapabilities, 'canWrite' | 'sharedMailbox'>> {
  const [probe, shared] = await Promise.all([
    officeCall<unknown>(CALL_TIMEOUT_MS, (callback) =>
      item.getSelectedDataAsync(Office.CoercionType.Text, callback),
    ),
    supportsSet('1.8') && typeof item.getSharedPropertiesAsync === 'function'
      ? officeCall<Office.SharedProperties>(CALL_TIMEOUT_MS, (callback) =>
          item.getSharedPropertiesAsync(callback),
        )
      : null,
  ]);
  const { delegatePermissions, owner } = (shared?.ok && shared.value) || {};
  const rights = Number(delegatePermissions ?? NaN);
  const isRefused = !probe.ok && probe.fault.code === 'permission';
  return {
    canWrite: !isRefused && (Number.isNaN(rights) || rights === 0 || (rights & WRITE_BITS) !== 0),
    sharedMailbox: typeof owner === 'string' ? owner : '',
  };
}

function told(read: () => string | undefined): string {
  try {
    return read() ?? '';
  } catch {
    return '';
  }
}

function highestSet(): string {
  for (let minor = 16; minor > 1; minor -= 1) {
    if (supportsSet(`1.${minor}`)) return `1.${minor}`;
  }
  return '1.1';
}
