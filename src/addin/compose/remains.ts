import { htmlToText } from '../../core/message/html-text.ts';
import { findBlock, replaceBlock, type Block } from '../../core/message/index.ts';
import { squeeze } from '../../core/message/known-words.ts';
import type { MessageBody } from '../host/mail-host.ts';

/** The cell with our rule at its left, in the spelling of Word, too. */
const CELL = /border-left:[^;"'>]{0,60}#47a0a4[^>]*>/i;

/**
 * The body with `block` in the place of what stands of an earlier one whose link its author took out by hand; null where
 * there is no such rest, or where it holds a line that none of `known` has, which is the author's.
 */
export function inPlaceOfRest(
  body: MessageBody,
  {
    block,
    known,
    relayOrigin,
  }: { readonly block: Block; readonly known: readonly Block[]; readonly relayOrigin: string },
): string | null {
  const at = insideOfRest(body, known);
  if (at === null) return null;
  // With its link back in it, it is found as any block is: not in the thread below, and no further than our words go.
  const link = body.type === 'html' ? `<a href="${block.url}">${block.url}</a>` : `\n${block.url}`;
  const whole = { type: body.type, content: body.content.slice(0, at) + link + body.content.slice(at) };
  const found = findBlock(whole, relayOrigin);
  if (!found) return null;
  const texts = known.map(({ text, html }) => squeeze(text + htmlToText(html).text)).join('\n');
  const lines = found.text.split(block.url).join('\n').split('\n');
  const isOurs = lines.every((line) => line.startsWith(`${relayOrigin}/r/`) || texts.includes(squeeze(line)));
  return isOurs ? replaceBlock(whole, found, block) : null;
}

/** Behind the opening of our cell, or behind our title. */
function insideOfRest({ content }: MessageBody, known: readonly Block[]): number | null {
  const cell = CELL.exec(content);
  if (cell) return cell.index + cell[0].length;
  for (const { text } of known) {
    const title = text.split('\n')[1] ?? '';
    const at = content.indexOf(title);
    if (at !== -1) return at + title.length;
  }
  return null;
}
