import type { Connection } from '../api/connection.ts';
import type { CountQueue } from '../api/count-queue.ts';
import { Observed } from '../observed.ts';
import type { ComposeAssistant } from './compose-assistant.ts';
import { progressView, type ProgressView } from './progress-view.ts';

/** The strip's model for the pane: the service's totals with what this device adds to them. */
export class ProgressSource {
  private readonly state = new Observed<ProgressView | 'loading' | 'expired' | null>(null);
  readonly view = this.state.view;
  readonly subscribe = this.state.subscribe;
  private granted: number | null = null;
  private newSlots = 0;
  private readonly connection: Pick<Connection, 'view' | 'subscribe' | 'connectByAccount'>;
  private readonly counts: Pick<CountQueue, 'unreported'>;
  private readonly assistant: Pick<ComposeAssistant, 'view' | 'subscribe' | 'entry'>;

  constructor(
    connection: Pick<Connection, 'view' | 'subscribe' | 'connectByAccount'>,
    counts: Pick<CountQueue, 'unreported'>,
    assistant: Pick<ComposeAssistant, 'view' | 'subscribe' | 'entry'>,
  ) {
    this.connection = connection;
    this.counts = counts;
    this.assistant = assistant;
    this.state.set(this.compute());
    connection.subscribe(() => this.update());
    assistant.subscribe(() => this.update());
  }

  acknowledgeNewSlot = (): void => {
    this.newSlots = 0;
    this.update();
  };

  /** The proof ran out: the way back is Outlook's sign-in, or another invitation code, which the connection card asks for. */
  reconnect = (): void => {
    if (this.connection.view().by === 'account') void this.connection.connectByAccount();
    else this.assistant.entry.reopen();
  };

  private update(): void {
    const granted = this.connection.view().progress?.slots.granted ?? null;
    if (this.granted !== null && granted !== null && granted > this.granted)
      this.newSlots += granted - this.granted;
    if (granted !== null) this.granted = granted;
    const next = this.compute();
    if (JSON.stringify(next) !== JSON.stringify(this.view())) this.state.set(next);
  }

  private compute(): ProgressView | 'loading' | 'expired' | null {
    const thisDraftInserted = this.assistant.view().state.kind === 'inserted';
    return progressView(this.connection.view(), {
      thisDraftInserted,
      locallySent: Math.max(0, this.counts.unreported - (thisDraftInserted ? 1 : 0)),
      newSlots: this.newSlots,
    });
  }
}
