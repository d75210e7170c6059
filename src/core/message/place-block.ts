import { authorText } from './author-text.ts';
import type { Block } from './block.ts';
import { placeInHtml } from './place-html.ts';
import type { AuthorPart } from './place-html.ts';
import { feeds, lineFeedOf, placeInText } from './place-text.ts';
import { textBlock } from './text-block.ts';

export interface Body {
  readonly type: 'html' | 'text';
  readonly content: string;
}

export interface Insertion {
  /** The body with the block in it. */
  readonly content: string;
  /** Where the insertion begins, blank lines included. */
  readonly offset: number;
}

/**
 * Puts the block before the author's signature, or at the end of the author's words, above any quoted thread, when no
 * signature can be told with confidence. The rest of the body stays byte for byte as it was.
 */
export function insertBlock(body: Body, block: Block): Insertion {
  const part = authorPart(body);
  if (body.type === 'html') return insertAt(body.content, placeInHtml(body.content, part), block.html);
  const { offset, spacing } = placeInText(body.content, part);
  const feed = lineFeedOf(body.content);
  const piece =
    feeds(feed, spacing.before) + textBlock(block.text, feed, spacing) + feeds(feed, spacing.behind);
  return insertAt(body.content, offset, piece);
}

function insertAt(content: string, offset: number, piece: string): Insertion {
  return { offset, content: content.slice(0, offset) + piece + content.slice(offset) };
}

function authorPart(body: Body): AuthorPart {
  const author = authorText({ body: body.content, bodyType: body.type });
  let words = author.letter.length;
  while (words > 0 && /[\s\u200b]/.test(author.letter.charAt(words - 1))) words -= 1;
  return {
    wordsEnd: words === 0 ? null : author.toBodyEnd(words),
    signature: author.bodySignatureStart,
    end: author.bodyEnd,
  };
}
