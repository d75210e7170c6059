import { LINK_MARK, NAME_MARK } from '../../../core/wording/template.ts';

/** Where a character of the written text is in the editor's document. */
interface Place {
  readonly node: Text;
  readonly offset: number;
}

export interface EditorContent {
  readonly text: string;
  /** For each character of `text`; null inside placeholders and line breaks. */
  readonly places: readonly (Place | null)[];
}

/** Placeholders in a document carry their mark here. */
export const MARK_ATTRIBUTE = 'data-mark';

/** Reads what stands in the editor: text, line breaks, placeholders. */
export function readEditor(root: Node): EditorContent {
  let text = '';
  const places: (Place | null)[] = [];
  const add = (piece: string, node: Text | null) => {
    for (let offset = 0; offset < piece.length; offset += 1) places.push(node && { node, offset });
    text += piece;
  };
  const walk = (node: Node) => {
    if (node instanceof Text) return add(node.data, node);
    if (!(node instanceof Element)) return;
    const mark = node.getAttribute(MARK_ATTRIBUTE);
    if (mark === NAME_MARK || mark === LINK_MARK) return add(mark, null);
    if (node.tagName === 'BR') return add('\n', null);
    // Browsers wrap a new line into a block of its own.
    if (/^(DIV|P)$/.test(node.tagName) && text !== '' && !text.endsWith('\n')) add('\n', null);
    node.childNodes.forEach(walk);
  };
  root.childNodes.forEach(walk);
  // The break that keeps an empty last line open is not part of the text.
  return text.endsWith('\n') ? { text: text.slice(0, -1), places: places.slice(0, -1) } : { text, places };
}

/** The part of the editor's document that holds these characters; null when they are not plain text. */
export function rangeOf({ places }: EditorContent, start: number, end: number): Range | null {
  const first = places[start];
  const last = places[end - 1];
  if (!first || !last) return null;
  const range = document.createRange();
  range.setStart(first.node, first.offset);
  range.setEnd(last.node, last.offset + 1);
  return range;
}

/** The editor's document for a text. `label` names a placeholder to the reader. */
export function editorNodes(text: string, makeMark: (mark: string) => Node): readonly Node[] {
  return text
    .split(/(\{\{name\}\}|\{\{link\}\})/)
    .filter((piece) => piece !== '')
    .map((piece) =>
      piece === NAME_MARK || piece === LINK_MARK ? makeMark(piece) : document.createTextNode(piece),
    );
}
