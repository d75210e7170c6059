import type { BodyType } from '../protocol/payloads.ts';

/** The body as the host sees it. The window's editor is one; a text in memory stands in where there is no window. */
export interface MessageBody {
  /** In the body's own type. */
  read(): string;
  write(content: string): void;
  prepend(content: string): void;
  /** Puts the content in place of the selection, or at the cursor; at the top when the body never had the focus. */
  replaceSelection(content: string): void;
  selection(type: BodyType): string;
}

/** Never has the focus: nothing is selected, and what would go to the cursor goes to the top. */
export class MemoryBody implements MessageBody {
  private content: string;

  constructor(content = '') {
    this.content = content;
  }

  read(): string {
    return this.content;
  }

  write(content: string): void {
    this.content = content;
  }

  prepend(content: string): void {
    this.content = content + this.content;
  }

  replaceSelection(content: string): void {
    this.prepend(content);
  }

  selection(): string {
    return '';
  }
}
