import { entityAt, tokenizeHtml } from './html-tokens.ts';
import type { HtmlToken } from './html-tokens.ts';
import { addRun, createOffsetMap } from './offset-map.ts';
import type { OffsetMap } from './offset-map.ts';

export { attributeOf, decodeEntities, tokenizeHtml } from './html-tokens.ts';
export type { HtmlToken } from './html-tokens.ts';

/** HTML as a reader sees it: one line per block, blanks collapsed, entities replaced. */
export interface HtmlText {
  readonly text: string;
  /** From offsets in `text` to offsets in the HTML. */
  readonly offsets: OffsetMap;
  readonly tokens: readonly HtmlToken[];
  /** For each token, how long the text was when it began. */
  readonly textAt: readonly number[];
}

const BLOCK =
  ' address article aside blockquote body center dd div dl dt fieldset figure footer form h1 h2 h3 h4 h5 h6 head' +
  ' header hr html li main nav ol p pre section table tbody td tfoot th thead tr ul ';

/** True for elements that begin on a line of their own. */
export function isBlock(name: string): boolean {
  return name !== '' && BLOCK.indexOf(` ${name} `) !== -1;
}

/** Turns HTML into text without a DOM, in time proportional to its length. */
export function htmlToText(html: string): HtmlText {
  const tokens = tokenizeHtml(html);
  const offsets = createOffsetMap();
  const textAt: number[] = [];
  const chunks: string[] = [];
  let length = 0;
  let lineEmpty = true;
  let pendingSpace = -1;
  let preformatted = 0;

  const emit = (text: string, source: number, sourceLength: number) => {
    chunks.push(text);
    addRun(offsets, length, source, text.length, sourceLength);
    length += text.length;
  };
  const newline = (token: HtmlToken) => {
    emit('\n', token.start, token.end - token.start);
    lineEmpty = true;
    pendingSpace = -1;
  };
  const words = (from: number, to: number) => {
    if (to <= from) return;
    if (pendingSpace !== -1 && !lineEmpty) emit(' ', pendingSpace, from - pendingSpace);
    pendingSpace = -1;
    emit(html.slice(from, to), from, to - from);
    lineEmpty = false;
  };
  const readText = (token: HtmlToken) => {
    let from = token.start;
    for (let i = token.start; i < token.end; i += 1) {
      const code = html.charCodeAt(i);
      if (code === 0x26) {
        const entity = entityAt(html, i);
        if (!entity || i + entity.length > token.end) continue;
        words(from, i);
        if (pendingSpace !== -1 && !lineEmpty) emit(' ', pendingSpace, i - pendingSpace);
        pendingSpace = -1;
        emit(entity.text, i, entity.length);
        lineEmpty = entity.text === '\n';
        from = i + entity.length;
        i = from - 1;
      } else if (code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09) {
        words(from, i);
        if (preformatted > 0 && code === 0x0a) {
          emit('\n', i, 1);
          lineEmpty = true;
          pendingSpace = -1;
        } else if (pendingSpace === -1) pendingSpace = i;
        from = i + 1;
      }
    }
    words(from, token.end);
  };

  for (let i = 0; i < tokens.length; i += 1) {
    const token = tokens[i] as HtmlToken;
    textAt.push(length);
    if (token.type === 'text') readText(token);
    else if (token.name === 'br' && token.type === 'open') newline(token);
    else if (token.name === 'td' || token.name === 'th') {
      if (pendingSpace === -1) pendingSpace = token.start;
    } else if (isBlock(token.name)) {
      if (!lineEmpty) newline(token);
      if (token.name === 'pre') preformatted = Math.max(0, preformatted + (token.type === 'open' ? 1 : -1));
    }
  }
  return { text: chunks.join(''), offsets, tokens, textAt };
}
