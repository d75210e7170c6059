import type { HostCapabilities } from './mail-host.ts';
import { CALL_TIMEOUT_MS, officeCall } from './office-call.ts';

/** `delegatePermissions` bits that let a delegate write: Write 2, EditOwn 16, EditAll 32. */
const WRITE_BITS = 2 | 16 | 32;

/** What this client and this item can do. Asks both for the requirement set and for the function itself. */
export async function readCapabilities(item: Office.MessageCompose | null): Promise<HostCapabilities> {
  return {
    supported: supportsSet('1.3'),
    canWrite: await mayWrite(item),
    canOpenDrafts: supportsSet('1.6') && typeof Office.context.mailbox.displayNewMessageForm === 'function',
    sessionData: supportsSet('1.11') && typeof item?.sessionData?.getAsync === 'function',
    clientName: clientName(),
    mailboxSet: highestSet(),
  };
}

export function supportsSet(version: string): boolean {
  try {
    return Office.context.requirements.isSetSupported('Mailbox', version);
  } catch {
    return false;
  }
}

/**
 * Reading the selection needs read/write permission but changes nothing, which makes it the probe: without the
 * permission Outlook throws or answers "permission". In a shared mailbox the delegate's own rights count as well. Any
 * other fault is no evidence, and a refused write later says the same.
 */
async function mayWrite(item: Office.MessageCompose | null): Promise<boolean> {
  if (!item) return true;
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
  if (!probe.ok && probe.fault.code === 'permission') return false;
  const rights = shared?.ok ? Number(shared.value?.delegatePermissions) : NaN;
  return Number.isNaN(rights) || rights === 0 || (rights & WRITE_BITS) !== 0;
}

function clientName(): string {
  try {
    return String(Office.context.mailbox.diagnostics.hostName);
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
