import fc from 'fast-check';
import { JSDOM } from 'jsdom';
import { buildBlock } from '../../../src/core/message/block.ts';
import {
  findBlock,
  isAboveSignature,
  isBlockEdited,
  removeBlock,
  replaceBlock,
} from '../../../src/core/message/index.ts';
import { htmlToText } from '../../../src/core/message/html-text.ts';
import { insertBlock, type Body } from '../../../src/core/message/place-block.ts';
import { BODIES } from './bodies.ts';
import { block, CODE, options, RELAY } from './sample-block.ts';

const english = buildBlock({ ...options, language: 'en', operatorName: 'Career Relay' });

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
    expect(follows.slice(0, sample.follows.trim().length)).toBe(sample.follows.trim());
    const before = visible({ type: sample.type, content: after.content.slice(0, found.start) });
    expect(before.trim().replace(/\r/g, '')).toBe(sample.author);
    expect(isAboveSignature(after, found)).toBe(true);
  });

  it.each(BODIES)('adds to the body and changes nothing in it: $name', (sample) => {
    const { insertion } = insert(sample);
    const added = insertion.content.length - sample.content.length;
    expect(
      insertion.content.slice(0, insertion.offset) + insertion.content.slice(insertion.offset + added),
    ).toBe(sample.content);
  });

  it.each(BODIES.filter((body) => body.type === 'html'))(
    'stands between blocks, where HTML allows a table: $name',
    (sample) => {
      const { insertion } = insert(sample);
      const dom = new JSDOM(insertion.content).window.document;
      const holders: string[] = [];
      const table = dom.querySelector('table[role=presentation]');
      for (let element = table?.parentElement; element; element = element.parentElement)
        holders.push(element.localName);
      expect(table?.textContent).toContain(CODE);
      expect(holders.filter((name) => /^(?:p|li|ul|span|font|b|a|h\d)$/.test(name))).toEqual([]);
      expect(
        dom.querySelector('table:not([role]) table') === null || sample.name === 'layout-table.html',
      ).toBe(true);
    },
  );

  it.each(BODIES.filter((body) => body.type === 'text'))(
    'keeps the line ends and one blank line on either side: $name',
    (sample) => {
      const { after, found } = insert(sample);
      if (sample.content.includes('\r\n')) expect(after.content).not.toMatch(/[^\r]\n/);
      else expect(after.content).not.toContain('\r');
      const before = after.content.slice(0, found.start).replace(/\r/g, '');
      const behind = after.content.slice(found.end).replace(/\r/g, '');
      if (before.trim() !== '') expect(before).toMatch(/\S\n\n$/);
      if (behind.trim() !== '') expect(behind).toMatch(/^\n\n/);
    },
  );
});

describe('removeBlock', () => {
  it.each(BODIES)('restores the body byte for byte: $name', (sample) => {
    const { after, found } = insert(sample);
    expect(removeBlock(after, found)).toBe(sample.content);
  });

  it('restores whatever the user has written, in either kind of body and either language', () => {
    const line = fc.oneof(
      fc.constantFrom(
        '',
        ' ',
        '佐藤様',
        'Dear Ms Baker,',
        '-- ',
        '----',
        '以上',
        'Kind regards,',
        '> quoted',
        '高橋',
      ),
      fc.string({ maxLength: 30 }).map((text) => text.replace(/[<>&\r\n]/g, '')),
    );
    const lines = fc.array(line, { maxLength: 12 });
    const blocks = fc.constantFrom(block, english);
    fc.assert(
      fc.property(lines, fc.constantFrom('\n', '\r\n'), blocks, (words, feed, any) => {
        const content = words.join(feed);
        const after = insertBlock({ type: 'text', content }, any).content;
        const found = findBlock({ type: 'text', content: after }, RELAY);
        expect(found && removeBlock({ type: 'text', content: after }, found)).toBe(content);
      }),
      { numRuns: 300 },
    );
    const element = fc.constantFrom(
      '<p>$</p>',
      '<div>$</div>',
      '$<br>',
      '<div>$<br></div>',
      '<ul><li>$</li></ul>',
      '$',
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(element, line), { maxLength: 12 }), blocks, (words, any) => {
        const content = words.map(([tag, text]) => tag.replace('$', () => text)).join('');
        const after = insertBlock({ type: 'html', content }, any).content;
        const found = findBlock({ type: 'html', content: after }, RELAY);
        expect(found && removeBlock({ type: 'html', content: after }, found)).toBe(content);
      }),
      { numRuns: 300 },
    );
  });

  it('keeps every word that was typed around the block', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...BODIES),
        fc.string({ maxLength: 20 }),
        fc.boolean(),
        (sample, any, above) => {
          const typed = `«${any.replace(/[<>&\s]/g, '')}»`;
          const { after, found } = insert(sample);
          const at = above ? found.start : found.end;
          const line = sample.type === 'html' ? `<p>${typed}</p>` : above ? `${typed}\n` : `\n${typed}`;
          const changed = { ...after, content: after.content.slice(0, at) + line + after.content.slice(at) };
          const again = findBlock(changed, RELAY);
          const content = again ? removeBlock(changed, again) : '';
          if (sample.type === 'html') {
            expect(content).toBe(
              sample.content.slice(0, found.start) + line + sample.content.slice(found.start),
            );
          } else {
            const at = content.indexOf(typed);
            expect(content.replace(line.trim(), '').replace(/\s/g, '')).toBe(
              sample.content.replace(/\s/g, ''),
            );
            expect(at).not.toBe(-1);
          }
        },
      ),
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
    expect(found && removeBlock(stripped, found)).toBe(html.content);
  });

  it('finds the whole block after the table was turned into paragraphs', () => {
    const content = insert(html)
      .after.content.replace(/<\/?(?:table|tr)[^>]*>/g, '')
      .replace(/<(\/?)td[^>]*>/g, '<$1div>');
    const found = findBlock({ ...html, content }, RELAY);
    expect(found && removeBlock({ ...html, content }, found)).toBe(html.content);
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
    expect(content.startsWith(sample.content.slice(0, insertion.offset))).toBe(true);
    expect(visible({ type: sample.type, content })).not.toContain('佐藤様専用');
  });
});

describe('isBlockEdited', () => {
  it.each(BODIES)('tells the user’s words from the mail program’s blanks: $name', (sample) => {
    const { after, found } = insert(sample);
    expect(isBlockEdited(found, [english, block])).toBe(false);
    const edited = { type: sample.type, content: after.content.replace('ご関心', 'もしご関心') };
    const again = findBlock(edited, RELAY);
    expect(again && isBlockEdited(again, [english, block])).toBe(true);
  });
});
