/** So long a write does not show when it is read back. */
const LATE_MS = 700;

/** What a client that is late still gives for the body it has just written (office-js#5983). */
export class FormerBody {
  private content: string | null = null;
  private shown: ReturnType<typeof setTimeout> | undefined;

  /** The body before a write. Of several in a row the one before the first is given, until the last write shows. */
  keep(content: string): void {
    this.content ??= content;
    clearTimeout(this.shown);
    this.shown = setTimeout(() => this.forget(), LATE_MS);
  }

  /** From now on reading gives the body as it is. */
  forget(): void {
    clearTimeout(this.shown);
    this.content = null;
  }

  /** Null where the body is given as it is. */
  read(): string | null {
    return this.content;
  }
}
