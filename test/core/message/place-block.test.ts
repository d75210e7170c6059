import fc from 'fast-check';
import { findBlock, insertBlock, removeBlock } from '../../../src/core/message/index.ts';
import { block, RELAY } from './sample-block.ts';

function place(content: string): string {
  return insertBlock({ type: 'html', content }, block).content.replace(block.html, () => '[block]');
}

describe('the place of the block in HTML', () => {
  it.each([
    ['behind a list', '<ol><li>見送ります。</li></ol>[block]'],
    [
      'behind an indented paragraph',
      '<blockquote style="margin-left:40px">見送ります。</blockquote>[block]<div id=Signature>高橋</div>',
    ],
    [
      'behind a phrase, before the line breaks',
      '<div><span>見送ります。</span>[block]<br><br>――――――――<br>高橋 TEL 03-0000-0000</div>',
    ],
    [
      'in a phrase only where the whole mail is one',
      '<span>佐藤様<br>見送ります。[block]<br><br>――――――――<br>高橋 TEL 03-0000-0000<br></span>',
    ],
    [
      'outside the words’ own division, inside the mail’s',
      '<font face=x><div>見送ります。</div>[block]<div id=Signature>高橋</div></font>',
    ],
    [
      'before a signature that stands deeper',
      '<div><div>見送ります。</div>[block]<div><br></div><div><div id="Signature">高橋</div></div></div>',
    ],
    [
      'behind the words when nothing tells the signature',
      '<div>見送ります。</div>[block]<div>以上</div><div>高橋</div>',
    ],
    ['behind an entity, not in it', '<div>見送ります&#12290;</div>[block]'],
    [
      'before a signature’s table when no word is written yet',
      '<body>[block]<div id="Signature"><table><tr><td><img></td><td><p>高橋</p></td></tr></table></div></body>',
    ],
    [
      'behind a table of the author’s',
      '<p>見送ります。</p><table><tr><td>番号</td><td>12です。</td></tr></table>[block]',
    ],
    [
      'below a paragraph that holds the signature as well',
      '<p>佐藤様<br>見送ります。<br><br>--<br>高橋 TEL 03-0000-0000</p>[block]',
    ],
    [
      'above the thread, even where it shares the paragraph',
      '<p>見送ります。[block]<br>From: a &lt;a@b.example&gt;<br>Sent: x<br>To: y<br>Subject: z</p>',
    ],
    [
      'above the thread, also behind what only looks like an entity',
      '<p>&toString; &valueOf; 見送ります。[block]<br>From: a &lt;a@b.example&gt;<br>Sent: x<br>To: y<br>Subject: z</p>',
    ],
    [
      'inside Word’s section',
      '<body><div class=WordSection1><p class=MsoNormal>見送ります。<o:p></o:p></p>[block]\r\n</div></body>',
    ],
  ])('is %s', (_where, expected) => {
    expect(place(expected.replace('[block]', ''))).toBe(expected);
  });

  it('is found at once in an empty body of tags that never match', () => {
    const start = performance.now();

    expect(place('<b></i>'.repeat(150_000)).endsWith('[block]')).toBe(true);
    // A minute and more when every closing tag is held against every open one.
    expect(performance.now() - start).toBeLessThan(8000);
  });

  it('is given back byte for byte from any markup, however broken', () => {
    const piece = fc.constantFrom(
      '<p>',
      '</p>',
      '<div>',
      '</div>',
      '<span>',
      '</span>',
      '<b>',
      '<br>',
      '<br/>',
      '<table><tr><td>',
      '</td></tr></table>',
      '<ul><li>',
      '</li></ul>',
      '<o:p>',
      '</o:p>',
      '<o:p/>',
      '&nbsp;',
      '&#12290;',
      '<!-- x -->',
      '<div id="Signature">',
      '<div id="appendonsend"></div>',
      '<blockquote type=cite>',
      '</blockquote>',
      '佐藤様',
      'いつも、',
      '見送ります。',
      'Regards,',
      '\r\n',
      ' ',
      '----',
      '<body>',
      '</body>',
      '<td>',
      '</td>',
      '<pre>',
      '</pre>',
      '<a href="https://x.example">x</a>',
      '<hr>',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 25 }), (pieces) => {
        const content = pieces.join('');
        const after = {
          type: 'html',
          content: insertBlock({ type: 'html', content }, block).content,
        } as const;
        const found = findBlock(after, RELAY);
        // Where a body is so broken that the block counts as quoted, nothing is found and nothing may be removed.
        if (found) expect(removeBlock(after, found)).toBe(content);
      }),
      { numRuns: 1000 },
    );
  });
});
