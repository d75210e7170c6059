/** Outlook has no "body changed" event. Reading it much faster has made Outlook busy (office-js#2856). */
const READ_EVERY_MS = 2000;
/** On a slow machine the pause is this many times as long as the reading took, so that reading takes a ninth of the time. */
const PAUSE_PER_READING = 8;
const LONGEST_PAUSE_MS = 10_000;

/** Reads the draft again and again while the pane is on screen, and not at all while it is not. */
export class Watching {
  private readonly clock: () => number;
  private readonly read: () => Promise<boolean>;
  private watch = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;

  /** `read` resolves with false where the draft could not be read. */
  constructor(clock: () => number, read: () => Promise<boolean>) {
    this.clock = clock;
    this.read = read;
  }

  setVisible(visible: boolean): void {
    clearTimeout(this.timer);
    this.watch += 1;
    if (visible) void this.readOnAndOn(this.watch);
  }

  private async readOnAndOn(watch: number): Promise<void> {
    const startedAt = this.clock();
    const isRead = await this.read();
    if (watch !== this.watch) return;
    // A reading that failed spent its time waiting for Outlook, which is no load on the machine: no longer pause for it.
    const took = isRead ? this.clock() - startedAt : 0;
    const pause = Math.min(LONGEST_PAUSE_MS, Math.max(READ_EVERY_MS, took * PAUSE_PER_READING));
    this.timer = setTimeout(() => void this.readOnAndOn(watch), pause);
  }
}
