import type { HostEvent } from '../protocol/dispatch-ids.ts';
import type { FunctionOutcome, PageHost } from './page-host.ts';

/** The add-in's pages that belong to the open draft: its pane, and the hidden one with its functions. */
export class DraftPages {
  private pane: PageHost | null = null;
  private functions: PageHost | null = null;
  /** Who waits for the function page: it is null where another draft comes first. */
  private waiting: ((page: PageHost | null) => void)[] = [];

  /** What is returned ends the page; a pane that has taken its place meanwhile stays. */
  attachPane(page: PageHost): () => void {
    this.pane = page;
    return () => {
      if (this.pane === page) this.pane = null;
      page.dispose();
    };
  }

  /** As `attachPane`; functions that wait for the page run now. */
  attachFunctions(page: PageHost): () => void {
    this.functions = page;
    this.tellWaiting(page);
    return () => {
      if (this.functions === page) this.functions = null;
      page.dispose();
    };
  }

  /** Another draft is open, whose pages are still to come: what waits for the former one's function page ends. */
  leave(): void {
    this.pane = null;
    this.functions = null;
    this.tellWaiting(null);
  }

  /** Runs a function of the add-in as soon as its page is there. */
  async run(name: string, event: Record<string, unknown>): Promise<FunctionOutcome> {
    const page = this.functions ?? (await new Promise<PageHost | null>((ready) => this.waiting.push(ready)));
    return page ? page.run(name, event) : { kind: 'pageGone' };
  }

  isPane(page: PageHost): boolean {
    return page === this.pane;
  }

  /** Tells the pane of an event, where there is one. */
  tellPane(event: HostEvent, data: unknown): void {
    this.pane?.push(event, data);
  }

  tellBoth(event: HostEvent, data: unknown): void {
    this.tellPane(event, data);
    this.functions?.push(event, data);
  }

  /** Into the pane, at its first or last control; does nothing where there is no pane. */
  focusPane(backwards: boolean): void {
    this.pane?.focusIn(backwards);
  }

  private tellWaiting(page: PageHost | null): void {
    this.waiting.splice(0).forEach((ready) => ready(page));
  }
}
