import fc from 'fast-check';
import { buildBlock, type BlockOptions } from '../../../src/core/message/block.ts';
import {
  findBlock,
  isBlockEdited,
  removeBlock,
  replaceBlock,
} from '../../../src/core/message/found-block.ts';
import { htmlToText } from '../../../src/core/message/html-text.ts';
import { insertBlock, type Body } from '../../../src/core/message/place-block.ts';
import { BODIES } from './bodies.ts';

const RELAY = 'https://relay.example';
const CODE = 'K7Q2M-9XD4T-HV83C';
const options: BlockOptions = {
  language: 'ja',
  stage: 'first',
  tone: 'formal',
  familyName: '佐藤',
  url: `${RELAY}/r/${CODE}`,
  operatorName: 'キャリアリレー運営事務局',
};
const block = buildBlock(options);

function insert(body: Body) {
  const insertion = insertBlock(body, block);
  const after: Body = { type: body.type, content: insertion.content };
  const found = findBlock(after, RELAY);
  if (!found) throw new Error('The block was not found again');
  return { insertion, after, found };
}

function visible(body: Body): string {
  return body.type === 'html' ? htmlToText(body.content).text : body.content;
}

describe('insertBlock', () => {
  it.each(BODIES)('puts the block behind the author’s words and before the rest: $name', (sample) => {
    const { after, found } = insert(sample);
    const follows = visible({ type: sample.type, content: after.content.slice(found.end) }).trim();
    expect(follows.slice(0, sample.follows.length)).toBe(sample.follows);
    const before = visible({ type: sample.type, content: after.content.slice(0, found.start) });
    expect(before.trim().replace(/\r/g, '')).toBe(sample.author);
    expect(found.aboveSignature).toBe(true);
  });

  it.each(BODIES)('leaves every other byte as it was: $name', (sample) => {
    const { insertion } = insert(sample);
    const rest =
      insertion.content.slice(0, insertion.start) +
      insertion.content.slice(insertion.start + insertion.inserted.length);
    expect(rest).toBe(sample.content);
  });
});

describe('removeBlock', () => {
  it.each(BODIES)('restores the body byte for byte: $name', (sample) => {
    const { insertion, after, found } = insert(sample);
    expect(removeBlock(after, found, insertion.inserted)).toBe(sample.content);
  });

  it('takes out only the block when the user typed around it', () => {
    fc.assert(
      fc.property(fc.constantFrom(...BODIES), fc.string({ maxLength: 20 }), (sample, typed) => {
        const words = typed.replace(/[<>&\r\n]/g, '');
        const { insertion, after } = insert(sample);
        const changed: Body = {
          type: sample.type,
          content: after.content.replace(insertion.inserted, () => insertion.inserted + words),
        };
        const found = findBlock(changed, RELAY);
        fc.pre(found !== null);
        const expected =
          sample.content.slice(0, insertion.start) + words + sample.content.slice(insertion.start);
        if (found) expect(removeBlock(changed, found, insertion.inserted)).toBe(expected);
      }),
    );
  });
});

describe('findBlock', () => {
  const html = BODIES[0] as Body;

  it('reads the block back as a reader sees it', () => {
    expect(insert(html).found).toMatchObject({
      code: CODE,
      text: expect.stringContaining('佐藤様専用のページ') as string,
    });
  });

  it('finds the block after classes, ids, styles and attributes were stripped', () => {
    const stripped = {
      ...html,
      content: insert(html).after.content.replace(/ (?:style|class|id|role|border|cell\w+)="[^"]*"/g, ''),
    };
    const found = findBlock(stripped, RELAY);
    expect(found?.code).toBe(CODE);
    expect(found && removeBlock(stripped, found, null)).toBe(html.content);
  });

  it('finds the whole block after the table was turned into paragraphs', () => {
    const content = insert(html)
      .after.content.replace(/<\/?(?:table|tr)[^>]*>/g, '')
      .replace(/<(\/?)td[^>]*>/g, '<$1div>');
    const found = findBlock({ ...html, content }, RELAY);
    expect(found && removeBlock({ ...html, content }, found, null)).toBe(html.content);
  });

  it.each([
    [
      'Safe Links',
      (url: string) =>
        `https://apc01.safelinks.protection.outlook.com/?url=${encodeURIComponent(url)}&amp;data=05`,
    ],
    [
      'Proofpoint 2',
      (url: string) =>
        `https://urldefense.proofpoint.com/v2/url?u=${url.replace(/-/g, '-2D').replace(/:/g, '-3A').replace(/\//g, '_')}&d=x`,
    ],
    ['Proofpoint 3', (url: string) => `https://urldefense.com/v3/__${url}__;!!x`],
    ['upper case', (url: string) => url.toUpperCase().replace('HTTPS', 'https')],
  ])('knows our link through %s', (_name, rewrite) => {
    const content = insert(html).after.content.split(options.url).join(rewrite(options.url));
    expect(findBlock({ ...html, content }, RELAY)?.code).toBe(CODE);
  });

  it('ignores a link in the quoted history, and links of others', () => {
    const quoted = `<p>こんにちは</p><div id="appendonsend"></div><div id="divRplyFwdMsg">From: x</div>${block.html}`;
    expect(findBlock({ type: 'html', content: quoted }, RELAY)).toBeNull();
    for (const other of [
      'https://other.example/r/',
      'https://relay.example.evil.example/r/',
      'https://notrelay.example/r/',
    ]) {
      expect(
        findBlock({ type: 'html', content: block.html.split(`${RELAY}/r/`).join(other) }, RELAY),
      ).toBeNull();
    }
  });

  it('does not take a mistyped link for ours', () => {
    const content = insert(html).after.content.split(CODE).join('K7Q2M-9XD4T-HV83D');
    expect(findBlock({ ...html, content }, RELAY)).toBeNull();
  });
});

describe('replaceBlock', () => {
  it.each(BODIES)('puts another person’s link in the same place: $name', (sample) => {
    const { insertion, after, found } = insert(sample);
    const other = buildBlock({ ...options, familyName: '田中', url: `${RELAY}/r/K7Q2M` });
    const content = replaceBlock(after, found, other);
    const again = findBlock({ type: sample.type, content }, RELAY);
    expect(again?.code).toBe('K7Q2M');
    expect(content.startsWith(sample.content.slice(0, insertion.start))).toBe(true);
    expect(visible({ type: sample.type, content })).not.toContain('佐藤様専用');
  });
});

describe('isBlockEdited', () => {
  it.each(BODIES)('tells the user’s words from the mail program’s blanks: $name', (sample) => {
    const { after, found } = insert(sample);
    expect(isBlockEdited(found, block)).toBe(false);
    const edited = { type: sample.type, content: after.content.replace('ご関心', 'もしご関心') };
    const again = findBlock(edited, RELAY);
    expect(again && isBlockEdited(again, block)).toBe(true);
  });
});
