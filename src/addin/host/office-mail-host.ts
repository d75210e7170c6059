import { Listeners } from '../observed.ts';
import type {
  DraftOpening,
  HostCapabilities,
  HostResult,
  HostTheme,
  MailHost,
  MailItem,
  MailboxStore,
  NewDraft,
  Unsubscribe,
} from './mail-host.ts';
import { mailboxStore } from './mailbox-store.ts';
import { handToMailProgram, openInOutlook } from './new-draft.ts';
import { isBeingWritten, readCapabilities, readRights, supportsSet } from './office-capabilities.ts';
import { CallQueue } from './office-call.ts';
import { onItemEvent, onMailboxEvent } from './office-events.ts';
import { OfficeItem } from './office-item.ts';
import { themeOf } from './office-theme.ts';

/** Rights that are told later than this are taken over when they come: a slow host must not hold up the first read. */
const RIGHTS_WAIT_MS = 300;

/**
 * Outlook through Office.js. Needs Mailbox 1.3 (compose body, notifications); uses 1.5 for item changes, 1.6 for new
 * drafts, 1.7 for recipient changes, 1.8 for shared mailboxes, 1.11 for session data, 1.14 for the theme and 1.15 for an
 * alert's button pressed beside an open pane, each only where both the requirement set and the function are there: the set alone has been wrong in both directions.
 */
export class OfficeMailHost implements MailHost {
  capabilities: HostCapabilities;
  readonly mailboxStore: MailboxStore;

  private readonly bodyCalls = new CallQueue(1);
  /** With the body call at most three in flight, the clients' limit. */
  private readonly smallCalls = new CallQueue(2);
  private item: OfficeItem;
  private rights: Promise<void> = Promise.resolve();
  private readonly itemListeners = new Listeners();
  /** The event's own: what Outlook's context says at that moment is the theme before, on desktops (office-js#6348). */
  private toldTheme: HostTheme | null = null;

  private constructor() {
    this.capabilities = readCapabilities(currentItem());
    this.mailboxStore = mailboxStore((save) => this.smallCalls.run(save));
    this.item = this.openItem();
    onMailboxEvent('1.5', Office.EventType.ItemChanged, () => this.itemChanged());
  }

  /** Asks once what this client and item can do. */
  static async connect(): Promise<OfficeMailHost> {
    const host = new OfficeMailHost();
    await host.rights;
    return host;
  }

  get mailbox(): { readonly address: string; readonly name: string } {
    try {
      const profile = Office.context.mailbox.userProfile;
      return { address: profile.emailAddress, name: profile.displayName };
    } catch {
      return { address: '', name: '' };
    }
  }

  get language(): string {
    return Office.context.displayLanguage || '';
  }

  theme(): HostTheme | null {
    return this.toldTheme ?? themeOf(Office.context.officeTheme?.bodyBackgroundColor);
  }

  forItem(): MailItem {
    return this.item;
  }

  async openDraft(draft: NewDraft): Promise<HostResult<DraftOpening>> {
    if (this.capabilities.canOpenDrafts) return openInOutlook(draft);
    if (draft.body.type === 'html')
      return { ok: false, fault: { code: 'unsupported', detail: 'displayNewMessageForm' } };
    handToMailProgram(draft);
    return { ok: true, value: 'handed_over' };
  }

  onInitializationContext(listener: () => void): Unsubscribe {
    const item = supportsSet('1.15') ? currentItem() : null;
    return onItemEvent(item, Office.EventType.InitializationContextChanged, listener);
  }

  onRecipientsChanged(listener: () => void): Unsubscribe {
    return onItemEvent(currentItem(), Office.EventType.RecipientsChanged, listener);
  }

  onItemChanged(listener: () => void): Unsubscribe {
    return this.itemListeners.add(listener);
  }

  onThemeChanged(listener: () => void): Unsubscribe {
    return onMailboxEvent('1.14', Office.EventType.OfficeThemeChanged, (event) => {
      const told = event as Partial<Office.OfficeThemeChangedEventArgs> | null | undefined;
      this.toldTheme = themeOf(told?.officeTheme?.bodyBackgroundColor);
      listener();
    });
  }

  /** Whoever keeps something about the item is told in the same moment, before another call can reach the new one. */
  private itemChanged(): void {
    this.capabilities = readCapabilities(currentItem());
    this.item = this.openItem();
    this.itemListeners.tell();
  }

  private openItem(): OfficeItem {
    const isOpen = (): boolean => this.item === opened;
    this.rights = this.learnRights(isOpen);
    const opened: OfficeItem = new OfficeItem({
      isOpen,
      item: () => {
        // Outlook tells of a change before the message is there, and not again when it is (office-js#2295).
        if (isOpen() && !this.capabilities.hasItem && isBeingWritten(currentItem())) this.itemChanged();
        return isOpen() && this.capabilities.hasItem ? currentItem() : null;
      },
      bodyCalls: this.bodyCalls,
      smallCalls: this.smallCalls,
      rights: this.rights,
    });
    return opened;
  }

  private async learnRights(isOpen: () => boolean): Promise<void> {
    const item = currentItem();
    if (!item || !this.capabilities.hasItem) return;
    const learnt = readRights(item).then((rights) => {
      if (isOpen()) this.capabilities = { ...this.capabilities, ...rights };
    });
    let timer: ReturnType<typeof setTimeout> | undefined;
    const waited = new Promise<void>((resolve) => (timer = setTimeout(resolve, RIGHTS_WAIT_MS)));
    await Promise.race([learnt, waited]);
    clearTimeout(timer);
  }
}

/** A pinned pane may have no item at all (office-js#1402). */
function currentItem(): Office.MessageCompose | null {
  try {
    return (Office.context.mailbox.item as Office.MessageCompose | null | undefined) ?? null;
  } catch {
    return null;
  }
}
