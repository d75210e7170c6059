import { findBlock, insertBlock, removeBlock } from '../../../src/core/message/index.ts';
import { block, RELAY } from './sample-block.ts';

const words = '佐藤様\n見送らせていただきます。';

/** The body with the block's lines, whatever blanks they end in, written as one word. */
function place(content: string): string {
  const placed = insertBlock({ type: 'text', content }, block).content;
  const feed = /\r\n|\n|\r/.exec(content)?.[0] ?? '\n';
  const lines = block.text.split('\n').map((line) => line.trimEnd());
  const bare = placed.split(feed).map((line) => (line.trim() === '' ? '' : line));
  return bare.join(feed).replace(lines.join(feed), '[block]');
}

describe('the place of the block in plain text', () => {
  it.each([
    ['an empty draft, without lines behind it', '', '[block]'],
    ['behind the words, without lines behind it', words, `${words}\n\n[block]`],
    [
      'above a signature, where no word is written yet',
      '\n-- \n高橋 TEL 03-0000-0000',
      '\n[block]\n\n-- \n高橋 TEL 03-0000-0000',
    ],
    ['above a signature on the first line', '-- \n高橋', '[block]\n\n-- \n高橋'],
    ['above what a telephone adds to an empty mail', 'iPhoneから送信', '[block]\n\niPhoneから送信'],
    [
      'with an empty line to a signature that had one',
      `${words}\n\n--\n高橋`,
      `${words}\n\n[block]\n\n--\n高橋`,
    ],
    [
      'with an empty line to a signature that had none',
      `${words}\n--\n高橋`,
      `${words}\n\n[block]\n\n--\n高橋`,
    ],
    ['with the line ends of the draft', `${words}\n\n--\n高橋`.replaceAll('\n', '\r'), undefined],
    ['with the line ends of the draft', `${words}\n\n--\n高橋`.replaceAll('\n', '\r\n'), undefined],
  ])('is %s (%j)', (_name, content, placed) => {
    const feed = /\r\n|\n|\r/.exec(content)?.[0] ?? '\n';
    expect(place(content)).toBe(placed ?? `${words}\n\n[block]\n\n--\n高橋`.replaceAll('\n', feed));
    const body = { type: 'text', content: insertBlock({ type: 'text', content }, block).content } as const;
    const found = findBlock(body, RELAY);
    expect(found && removeBlock(body, found)).toBe(content);
  });
});
