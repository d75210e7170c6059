import { escapeHtml } from '../../core/text/escape-html.ts';
import { htmlOfText } from '../model/html.ts';
import type { MessageBody } from '../model/message-body.ts';
import type { BodyType } from '../protocol/payloads.ts';

/** A body in a contenteditable element, with the user's own selection. */
export class HtmlEditor implements MessageBody {
  private readonly element: HTMLElement;
  /** Where the cursor last was; null until the body has had the focus. */
  private cursor: Range | null = null;

  constructor(element: HTMLElement, content: string) {
    this.element = element;
    element.innerHTML = content;
  }

  /** To be called when the document's selection changes. */
  rememberCursor(): void {
    const selection = document.getSelection();
    if (!selection || selection.rangeCount === 0) return;
    const range = selection.getRangeAt(0);
    if (this.element.contains(range.commonAncestorContainer)) this.cursor = range.cloneRange();
  }

  read(): string {
    return this.element.innerHTML;
  }

  write(content: string): void {
    this.cursor = null;
    this.element.innerHTML = content;
  }

  prepend(content: string): void {
    this.element.prepend(fragmentOf(content));
  }

  replaceSelection(content: string): void {
    if (!this.cursor) return this.prepend(content);
    this.cursor.deleteContents();
    const fragment = fragmentOf(content);
    const last = fragment.lastChild;
    this.cursor.insertNode(fragment);
    if (last) this.cursor.setStartAfter(last);
    this.cursor.collapse(true);
  }

  selection(type: BodyType): string {
    if (!this.cursor) return '';
    const text = this.cursor.toString();
    if (type === 'text') return text;
    const holder = document.createElement('div');
    holder.append(this.cursor.cloneContents());
    return holder.innerHTML || escapeHtml(text);
  }
}

/** A body in a text field. */
export class TextEditor implements MessageBody {
  private readonly field: HTMLTextAreaElement;

  constructor(field: HTMLTextAreaElement, content: string) {
    this.field = field;
    field.value = content;
    field.setSelectionRange(0, 0);
  }

  read(): string {
    return this.field.value;
  }

  write(content: string): void {
    this.field.value = content;
  }

  prepend(content: string): void {
    this.field.value = content + this.field.value;
  }

  replaceSelection(content: string): void {
    this.field.setRangeText(content, this.field.selectionStart, this.field.selectionEnd, 'end');
  }

  selection(type: BodyType): string {
    const text = this.field.value.slice(this.field.selectionStart, this.field.selectionEnd);
    return type === 'text' ? text : htmlOfText(text);
  }
}

function fragmentOf(html: string): DocumentFragment {
  const template = document.createElement('template');
  template.innerHTML = html;
  return template.content;
}
