import {
  htmlOfText,
  textOfHtml,
  withQuoteTwice,
  withSpansInLinks,
  withoutActiveContent,
  withoutClasses,
  withoutLineBreaks,
} from '../../../src/simulator/model/html.ts';

describe('Text and HTML', () => {
  it.each(['R&D 5 < 6 <tag>', 'one\ntwo\n\nthree', '&amp; &lt; "quoted"', ''])(
    'go over and back: %j',
    (text) => {
      expect(textOfHtml(htmlOfText(text))).toBe(text);
    },
  );

  it('breaks lines where blocks end, and leaves out what is not text', () => {
    expect(textOfHtml('<style>p{}</style><p>one<br>two</p><!-- x --><ul><li>three</li></ul>')).toBe(
      'one\ntwo\nthree',
    );
  });
});

describe('The defects of clients', () => {
  it('class attributes are stripped, and nothing else', () => {
    const html = `<p class="a b" style="color:red">class="x"</p><a class=c href='#'>y</a>`;
    expect(withoutClasses(html)).toBe(`<p style="color:red">class="x"</p><a href='#'>y</a>`);
  });

  it('links get a span of their own inside', () => {
    expect(withSpansInLinks('<a href="#">x</a> y')).toMatch(
      /^<a href="#"><span style="[^"]+">x<\/span><\/a> y$/,
    );
  });

  it('lines run together', () => {
    expect(withoutLineBreaks('one \r\n two\nthree')).toBe('onetwothree');
  });

  it('the quoted history comes twice, in either format, and a new mail once', () => {
    expect(withQuoteTwice('<p>a</p><blockquote>b</blockquote>', 'html')).toBe(
      '<p>a</p><blockquote>b</blockquote><blockquote>b</blockquote>',
    );
    expect(withQuoteTwice('a\n> b', 'text')).toBe('a\n> b\n> b');
    expect(withQuoteTwice('<p>a</p>', 'html')).toBe('<p>a</p>');
  });
});

describe('What every client removes from what an add-in writes', () => {
  it('is what could run', () => {
    expect(
      withoutActiveContent(
        '<p onclick="x()" data-a="1" id="k">a<script>x()</script><!-- c --><a href="javascript:x()">b</a></p>',
      ),
    ).toBe('<p id="k">a<a>b</a></p>');
  });
});
