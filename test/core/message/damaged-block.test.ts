import {
  buildBlock,
  findBlock,
  insertBlock,
  isAboveSignature,
  isBlockEdited,
  removeBlock,
  replaceBlock,
  type Block,
  type Body,
} from '../../../src/core/message/index.ts';
import { escapeHtml } from '../../../src/core/text/escape-html.ts';
import { BODIES } from './bodies.ts';

const RELAY = 'https://relay.example';
const CODE = 'K7Q2M-9XD4T-HV83C';
const URL = `${RELAY}/r/${CODE}`;
const common = { stage: 'first', tone: 'formal', familyName: '佐藤', url: URL } as const;
const japanese = buildBlock({ ...common, language: 'ja', operatorName: 'キャリアリレー運営事務局' });
const english = buildBlock({ ...common, language: 'en', operatorName: 'Career Relay' });
const students = buildBlock({
  ...common,
  tone: 'warm',
  hires: 'newgrad',
  language: 'ja',
  operatorName: 'キャリアリレー運営事務局',
});
/** As it was written before its last sentence named the operator and the agencies. */
const former = buildBlock({
  ...common,
  language: 'en',
  operatorName: 'Career Relay',
  closing:
    'We don’t share your name, contact details or application with them. Whether or not you register has no effect on any future application to us.',
});
const languages = [
  ['Japanese', japanese],
  ['Japanese for students', students],
  ['English', english],
  ['former English', former],
] as const;

/** A body in which the inserted block was changed afterwards. */
function damaged(sample: Body, block: Block, change: (piece: string) => string): Body {
  const { content } = insertBlock(sample, block);
  const found = findBlock({ type: sample.type, content }, RELAY);
  if (!found) throw new Error('The block was not found again');
  const piece = content.slice(found.start, found.end);
  return {
    type: sample.type,
    content: content.slice(0, found.start) + change(piece) + content.slice(found.end),
  };
}

function found(body: Body) {
  const block = findBlock(body, RELAY);
  if (!block) throw new Error('The block was not found again');
  return block;
}

const withoutTable = (html: string) => html.replace(/<\/?(?:table|tr|td)[^>]*>/g, '');
const withoutSpan = (html: string) => html.replace(/<\/?span[^>]*>/g, '');

/** What mail programs make of our HTML without changing a word. */
const REWRITTEN: readonly (readonly [string, (html: string) => string])[] = [
  [
    'tags in upper case, single quotes',
    (html) => html.replace(/<\/?[a-z]+/g, (tag) => tag.toUpperCase()).replace(/"/g, "'"),
  ],
  ['attributes stripped', (html) => html.replace(/ (?:style|role|border|cell\w+)="[^"]*"/g, '')],
  [
    'Word’s table with paragraphs',
    (html) =>
      withoutSpan(html)
        .replace(
          /<table[^>]*>/,
          "<table class=MsoNormalTable border=0 style='border-collapse:collapse'>\r\n ",
        )
        .replace(
          /<td[^>]*>/,
          "<td style='border:none;border-left:solid #47A0A4 2.25pt'>\r\n<p class=MsoNormal>",
        )
        .replace('</td>', '<o:p></o:p></p>\r\n</td>'),
  ],
  [
    'a table body of its own',
    (html) => html.replace('<tr>', '<tbody><tr>').replace('</tr>', '</tr></tbody>'),
  ],
  ['paragraphs', (html) => `<p>${withoutSpan(withoutTable(html)).replace(/<br>/g, '</p><p>')}</p>`],
  [
    'Word’s paragraphs',
    (html) =>
      `<p class=MsoNormal>${withoutSpan(withoutTable(html)).replace(/<br>/g, '<o:p></o:p></p>\r\n<p class=MsoNormal>')}<o:p></o:p></p>`,
  ],
  [
    'nested divisions',
    (html) => `<div><div>${withoutSpan(withoutTable(html)).replace(/<br>/g, '</div><div>')}</div></div>`,
  ],
  ['bare lines', withoutTable],
  [
    'numeric entities',
    (html) => withoutTable(html).replace(/[^\0-~]/g, (c) => `&#${String(c.charCodeAt(0))};`),
  ],
];

describe.each(languages)('a %s block in HTML that a mail program rewrote', (_language, block) => {
  const bodies = BODIES.filter((body) => body.type === 'html');

  it.each(REWRITTEN)('is found whole, unedited and taken out without a trace: %s', (_name, rewrite) => {
    for (const sample of bodies) {
      const body = damaged(sample, block, rewrite);
      const again = found(body);
      expect(isBlockEdited(again, [japanese, students, english, former])).toBe(false);
      expect(isAboveSignature(body, again)).toBe(true);
      expect(removeBlock(body, again)).toBe(sample.content);
    }
  });

  it.each(REWRITTEN)('gives its place to another block: %s', (_name, rewrite) => {
    const other = buildBlock({
      ...common,
      language: 'ja',
      familyName: '田中',
      operatorName: 'x',
      url: `${RELAY}/r/K7Q2M`,
    });
    for (const sample of bodies) {
      const body = damaged(sample, block, rewrite);
      const content = replaceBlock(body, found(body), other);
      const again = found({ type: 'html', content });
      expect(again.code).toBe('K7Q2M');
      expect(removeBlock({ type: 'html', content }, again)).toBe(sample.content);
    }
  });

  it.each([
    ['the title', /<b>.*?<\/b>/, '<b>ご案内</b>'],
    ['the sentence', /<\/b><br>.*?<br>/, '</b><br>よろしければどうぞ。<br>'],
    ['the closing', /<br>[^<]*<\/span>/, '<br>お気軽にどうぞ。</span>'],
  ])('is taken out whole after the user changed %s', (_part, pattern, words) => {
    for (const sample of bodies) {
      const body = damaged(sample, block, (html) => html.replace(pattern, words));
      const again = found(body);
      expect(isBlockEdited(again, [japanese, students, english, former])).toBe(true);
      expect(removeBlock(body, again)).toBe(sample.content);
    }
  });
});

/** What may happen to the lines of a plain-text block; its words stay. */
const LINES: readonly (readonly [string, (lines: string[]) => string[]])[] = [
  ['nothing', (lines) => lines],
  ['the upper frame line lost', (lines) => lines.slice(1)],
  ['the lower frame line lost', (lines) => lines.slice(0, -1)],
  ['both frame lines lost', (lines) => lines.slice(1, -1)],
  [
    'the address in angle brackets behind itself',
    (lines) => lines.map((line) => line.replace(/^https.*/, '$&<$&>')),
  ],
];

/** What the user may have taken away or changed. */
const EDITED: readonly (readonly [string, (lines: string[]) => string[]])[] = [
  ['another title', (lines) => lines.map((line, i) => (i === 1 ? 'ご案内です' : line))],
  ['no title', (lines) => [lines[0] ?? '', ...lines.slice(3)]],
  ['neither title nor frame', (lines) => lines.slice(3, -1)],
  ['the sentence and the link alone', (lines) => lines.slice(3, lines.indexOf(URL) + 1)],
  ['the link alone', () => [URL]],
];

describe.each(languages)('a %s block in plain text', (_language, block) => {
  const bodies = BODIES.filter((body) => body.type === 'text');
  const change = (edit: (lines: string[]) => string[]) => (piece: string) => {
    const feed = piece.includes('\r\n') ? '\r\n' : '\n';
    return edit(piece.split(feed)).join(feed);
  };

  it.each(LINES)('is found, unedited and taken out without a trace: %s', (_name, edit) => {
    for (const sample of bodies) {
      const body = damaged(sample, block, change(edit));
      const again = found(body);
      expect(isBlockEdited(again, [japanese, students, english, former])).toBe(false);
      expect(isAboveSignature(body, again)).toBe(true);
      expect(removeBlock(body, again)).toBe(sample.content);
    }
  });

  it.each(EDITED)('is taken out with every word of the author left: %s', (_name, edit) => {
    for (const sample of bodies) {
      const body = damaged(sample, block, change(edit));
      const again = found(body);
      expect(isBlockEdited(again, [japanese, students, english, former])).toBe(true);
      expect(removeBlock(body, again).split(/\s+/).join(' ').trim()).toBe(
        sample.content.split(/\s+/).join(' ').trim(),
      );
    }
  });
});

/** What mail programs make of plain text whose format the author changes to HTML. */
const MADE_HTML: readonly (readonly [string, (text: string) => string])[] = [
  ['lines', (text) => escapeHtml(text).replace(/\r\n|\n/g, '<br>')],
  ['divisions', (text) => perLine(text, (line) => `<div>${line || '<br>'}</div>`)],
  [
    'Word’s paragraphs',
    (text) => perLine(text, (line) => `<p class=MsoPlainText>${line || '<o:p>&nbsp;</o:p>'}</p>\r\n`),
  ],
];

/** How many line feeds were put below the block is told by blanks, which HTML does not keep: those stay. */
function withLinesBelow(sample: Body, block: Block): string {
  const { content } = insertBlock(sample, block);
  const { start, end } = found({ type: 'text', content });
  return content.slice(0, start).replace(/(\S)(?:\r?\n){2}$/, '$1') + content.slice(end);
}

function perLine(text: string, element: (line: string) => string): string {
  return escapeHtml(text)
    .split(/\r\n|\n/)
    .map(element)
    .join('');
}

describe.each(languages)('a %s block in plain text that became HTML', (_language, block) => {
  it.each(MADE_HTML)('goes with its frame, or gives its place to another: %s', (_name, toHtml) => {
    const words = (html: string) => html.replace(/<[^>]*>|&nbsp;|\s/g, '');
    for (const sample of BODIES.filter((body) => body.type === 'text')) {
      const body = { type: 'html', content: toHtml(insertBlock(sample, block).content) } as const;
      const again = found(body);
      expect(isBlockEdited(again, [block])).toBe(false);
      if (sample.author !== '') expect(removeBlock(body, again)).toBe(toHtml(withLinesBelow(sample, block)));
      const without = words(toHtml(sample.content));
      const content = replaceBlock(body, again, english);
      expect(words(removeBlock({ type: 'html', content }, found({ type: 'html', content })))).toBe(without);
    }
  });
});

describe.each(languages)('a %s block in HTML whose table was taken apart', (_language, block) => {
  it.each(['-'.repeat(30), '-'.repeat(40)])(
    'takes no ruler of its author with it, nor what is between: %s',
    (ruler) => {
      const above = `<p>佐藤様</p><p>${ruler}</p><p>選考結果</p><p>今回は見送らせていただきます。</p>`;
      const below = `<p>${ruler}</p><p>株式会社青葉</p>`;
      const ours = `<p>${withoutSpan(withoutTable(block.html)).replace(/<br>/g, '</p><p>')}</p>`;
      const body = { type: 'html', content: above + ours + below } as const;
      expect(removeBlock(body, found(body))).toBe(above + below);
    },
  );
});

describe('isAboveSignature', () => {
  it('tells a block that a client put below the signature', () => {
    const words = 'Dear Ms Baker,\n\nWe will not be moving forward.\n\n-- \nNaoki Takahashi\nAoba Systems\n';
    const text = { type: 'text', content: `${words}\n${english.text}\n` } as const;
    expect(isAboveSignature(text, found(text))).toBe(false);
    const html = {
      type: 'html',
      content: `<div>Dear Ms Baker,</div><div>We will not.</div><div id="Signature">Naoki</div>${english.html}`,
    } as const;
    expect(isAboveSignature(html, found(html))).toBe(false);
  });
});

describe('a body of a megabyte', () => {
  it.each([
    ['paragraphs', 'html', '<p>今回は採用を見送らせていただきます。</p>'],
    ['open elements', 'html', '<div><b>'],
    ['open tables', 'html', '<table><tr><td>x'],
    ['angle brackets', 'html', '<'],
    ['quoted lines', 'text', '> abc\nabc\n'],
    ['rulers', 'text', '----------------------------------------\n'],
    ['blanks', 'text', ' '],
  ] as const)('takes the block in and gives it back: %s', (_name, type, unit) => {
    const content = `x${unit.repeat(1_000_000 / unit.length)} y`;
    const after = { type, content: insertBlock({ type, content }, japanese).content };
    expect(removeBlock(after, found(after)) === content).toBe(true);
  });
});
