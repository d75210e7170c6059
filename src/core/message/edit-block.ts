import type { Block } from './block.ts';
import { unmatchedTags } from './extent-html.ts';
import type { FoundBlock } from './find-block.ts';
import { htmlToText } from './html-text.ts';
import { squeeze } from './known-words.ts';
import type { Body } from './place-block.ts';
import { lineFeedOf } from './place-text.ts';
import { spacingOf, textBlock, withSpacing } from './text-block.ts';

/** Takes out our block and the blank lines that insertion added; every other byte stays, whatever was typed around it. */
export function removeBlock(body: Body, found: FoundBlock): string {
  const { content } = body;
  if (body.type === 'html') {
    const tags = unmatchedTags(content, found);
    return content.slice(0, found.start) + tags.closesHtml + tags.opensHtml + content.slice(found.end);
  }
  const { start, end } = withSpacing(content, found.start, found.end, lineFeedOf(content));
  return content.slice(0, start) + content.slice(end);
}

/** Puts another block, say another person's, in the place of the one found. */
export function replaceBlock(body: Body, found: FoundBlock, block: Block): string {
  const { content } = body;
  let piece: string;
  if (body.type === 'html') {
    const tags = unmatchedTags(content, found);
    piece = tags.closesHtml + block.html + tags.opensHtml;
  } else {
    piece = textBlock(block.text, lineFeedOf(content), spacingOf(content.slice(found.start, found.end)));
  }
  return content.slice(0, found.start) + piece + content.slice(found.end);
}

/**
 * Whether the user changed words inside the block: it reads like none of the blocks it may have been inserted as.
 * Blanks, line breaks and what a gateway made of the address do not count.
 */
export function isBlockEdited(found: FoundBlock, candidates: readonly Block[]): boolean {
  const words = comparable(found.text);
  for (let i = 0; i < candidates.length; i += 1) {
    const block = candidates[i] as Block;
    if (words === comparable(block.text) || words === comparable(htmlToText(block.html).text)) return false;
  }
  return true;
}

function comparable(text: string): string {
  return squeeze(text.replace(/^[ \t]*-{20,}[ \t]*$/gm, '').replace(/<?https?:\/\/[!-;=?-~]+>?/gi, ''));
}
