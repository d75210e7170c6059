import type { HostStore } from '../host/mail-host.ts';
import { readDeviceNumber } from '../host/device-memory.ts';
import { MAILBOX_KEYS } from '../host/store-keys.ts';

/** How many reminders in a row were passed over by sending, on this device or in this mailbox. */
export async function readPassedOver(store: HostStore): Promise<number> {
  const stored = await store.read();
  const kept = stored.ok ? stored.value[MAILBOX_KEYS.passedOver] : 0;
  return Math.max(typeof kept === 'number' ? kept : 0, readDeviceNumber(MAILBOX_KEYS.passedOver));
}
