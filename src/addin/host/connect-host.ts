import type { MailHost } from './mail-host.ts';
import { OfficeMailHost } from './office-mail-host.ts';

const READY_TIMEOUT_MS = 10_000;

/**
 * Waits until Outlook is ready. Null when the page is not in Outlook or Outlook's script did not come in time:
 * Microsoft's delivery network does time out for some users (office-js#5518).
 */
export async function connectHost(): Promise<MailHost | null> {
  if (typeof Office === 'undefined') return null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), READY_TIMEOUT_MS);
  });
  try {
    const ready = Office.onReady().then((info) => (info.host === Office.HostType.Outlook ? info : null));
    const info = await Promise.race([ready, late]);
    return info ? await OfficeMailHost.connect() : null;
  } catch {
    return null;
  } finally {
    clearTimeout(timer);
  }
}
