import type { MessageBody } from '../host/mail-host.ts';
import type { DraftMemory } from './draft-memory.ts';
import type { HomeView } from './home-state.ts';

/** From the press until the link is read back (A03b); Outlook's single calls may take that long each. */
const INSERTION_LIMIT_MS = 8000;

/** What a press sets off. Gives the body as it was just read back, or null where the draft has to be read again. */
type Action = (memory: DraftMemory, limit: AbortSignal) => Promise<MessageBody | null>;

/** Whoever watches the draft that is pressed on, and shows what became of it. */
export interface Pressed {
  readonly draft: { readonly memory: DraftMemory };
  isCurrent(memory: DraftMemory): boolean;
  setBusy(busy: HomeView['busy']): void;
  /** Shows what the facts say now. */
  apply(own: boolean): void;
  /** Follows a body that was just read back. */
  takeIn(body: MessageBody): Promise<void>;
  /** Reads the draft again. */
  refresh(own: boolean): Promise<void>;
}

/** One action at a time on each draft. */
export class Presses {
  private readonly assistant: Pressed;
  private readonly running = new WeakMap<DraftMemory, AbortController>();
  private readonly ends = new WeakMap<DraftMemory, Promise<void>>();

  constructor(assistant: Pressed) {
    this.assistant = assistant;
  }

  /** A second press while one runs is ignored; with `onLimit` no longer than until then. */
  run(busy: NonNullable<HomeView['busy']>, action: Action, onLimit?: (memory: DraftMemory) => void): void {
    const { memory } = this.assistant.draft;
    if (this.running.has(memory)) return;
    const press = new AbortController();
    this.running.set(memory, press);
    memory.failed = null;
    memory.item.hurry(true);
    this.assistant.setBusy(busy);
    let hasOutcome = false;
    const free = () => {
      clearTimeout(timer);
      if (this.running.get(memory) !== press) return;
      this.running.delete(memory);
      if (this.assistant.isCurrent(memory)) this.assistant.setBusy(null);
    };
    const stopWaiting = () => {
      press.abort();
      if (this.assistant.isCurrent(memory)) {
        if (!hasOutcome) onLimit?.(memory);
        this.assistant.apply(true);
      }
      free();
    };
    const timer = onLimit && setTimeout(stopWaiting, INSERTION_LIMIT_MS);
    const show = (body: MessageBody | null) => {
      hasOutcome = true;
      return this.show(memory, body);
    };
    const acted = action(memory, press.signal);
    const ended = acted
      .then(show, () => show(null))
      .finally(() => {
        memory.item.hurry(false);
        free();
      });
    this.ends.set(memory, ended);
  }

  /** What was pressed last on this draft has come to its end, also what was no longer waited for. */
  async ended(memory: DraftMemory): Promise<void> {
    await this.ends.get(memory);
  }

  private async show(memory: DraftMemory, body: MessageBody | null): Promise<void> {
    if (!this.assistant.isCurrent(memory)) return;
    await (body ? this.assistant.takeIn(body) : this.assistant.refresh(true));
  }
}
