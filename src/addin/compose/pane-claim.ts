import type { MailHost } from '../host/mail-host.ts';
import { SESSION_KEYS } from '../host/store-keys.ts';

/** How often the pane says in the draft's session that it is open: well within the lease that `isPaneOpen` gives it. */
const CLAIM_EVERY_MS = 10_000;

/** Says in the session of the open draft that its pane is open: for as long, its copy of the mailbox's values is the one saved. */
export class PaneClaim {
  private readonly host: MailHost;
  private isPane = false;
  private claimedAt = 0;

  constructor(host: MailHost) {
    this.host = host;
  }

  claim(): void {
    this.isPane = true;
    this.claimedAt = Date.now();
    this.note(this.claimedAt);
  }

  /** The pane is closed, or put aside: reading on claims again. */
  release(): void {
    this.claimedAt = 0;
    this.note(null);
  }

  /** On another draft. Other pages of the add-in never claimed one. */
  claimAnew(): void {
    if (this.isPane) this.claim();
  }

  /** Every now and then, for as long as the draft is read. */
  keep(): void {
    // Either way round: after the clock was set back the last claim lies ahead, and would never grow old.
    if (Math.abs(Date.now() - this.claimedAt) >= CLAIM_EVERY_MS) this.claimAnew();
  }

  private note(seenAt: number | null): void {
    void this.host.forItem().sessionStore.write({ [SESSION_KEYS.paneSeenAt]: seenAt });
  }
}
