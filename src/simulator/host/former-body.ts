/** So long a write does not show when it is read back. */
const LATE_MS = 700;

/** What a client that is late still gives for the body it has just written (office-js#5983). */
export class FormerBody {
  private content: string | null = null;
  private shown: ReturnType<typeof setTimeout> | undefined;

  keep(content: string): void {
    this.content ??= content;
    clearTimeout(this.shown);
    this.shown = setTimeout(() => this.forget(), LATE_MS);
  }

  forget(): void {
    clearTimeout(this.shown);
    this.content = null;
  }

  read(): string | null {
    return this.content;
  }
}
