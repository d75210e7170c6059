import { keepDeviceNumber, readDeviceNumber } from '../host/device-memory.ts';
import type { HostCapabilities, MailHost } from '../host/mail-host.ts';
import { SESSION_KEYS } from '../host/store-keys.ts';
import { Observed } from '../observed.ts';

/**
 * Whether the check at sending works here (E03). Active is claimed only when the start signal of this very draft
 * arrived; no call of Outlook's tells how an add-in was deployed, so a reason is given only where it is known.
 */
export type SendCheckStatus =
  | { readonly active: true; /** ISO moment of this draft's signal. */ readonly startedAt: string }
  | { readonly active: false; readonly why: 'self' | 'old' | 'client' | 'unknown' };

/** So many drafts without one signal ever: the add-in was added by the user, for whom Outlook runs no events. */
const DRAFTS_WITHOUT_SIGNAL = 3;
/** `OnMessageSend` came with Mailbox 1.12 (office-js requirement sets). */
const FIRST_SET_WITH_EVENTS = 12;

/** By itself it looks only when another item is opened in the pane. Each draft is counted once. */
export class SendCheckSource {
  private readonly state = new Observed<SendCheckStatus | null>(null);
  /** Null until it was looked for. */
  readonly view = this.state.view;
  readonly subscribe = this.state.subscribe;
  private readonly host: Pick<MailHost, 'capabilities' | 'forItem' | 'onItemChanged'>;

  private counted = false;

  constructor(host: Pick<MailHost, 'capabilities' | 'forItem' | 'onItemChanged'>) {
    this.host = host;
    host.onItemChanged(() => {
      this.counted = false;
      void this.look();
    });
  }

  /** Looks for the signal again. */
  async look(): Promise<void> {
    const session = await this.host.forItem().sessionStore.read();
    const startedAt = session.ok ? session.value[SESSION_KEYS.sendCheckStartedAt] : undefined;
    const seen = typeof startedAt === 'string';
    if (seen) keepDeviceNumber('draftsWithoutSignal', -1);
    const silent = readDeviceNumber('draftsWithoutSignal');
    // Where no item answers there is no draft to count.
    if (session.ok && !seen && !this.counted && silent >= 0) {
      this.counted = true;
      keepDeviceNumber('draftsWithoutSignal', silent + 1);
    }
    this.state.set(
      seen
        ? { active: true, startedAt }
        : { active: false, why: whyNot(this.host.capabilities, readDeviceNumber('draftsWithoutSignal')) },
    );
  }
}

function whyNot(
  { clientName, mailboxSet }: HostCapabilities,
  draftsWithoutSignal: number,
): 'self' | 'old' | 'client' | 'unknown' {
  if (/ios|android/i.test(clientName)) return 'client';
  if (Number(mailboxSet.slice(2)) < FIRST_SET_WITH_EVENTS) return 'old';
  return draftsWithoutSignal >= DRAFTS_WITHOUT_SIGNAL ? 'self' : 'unknown';
}
