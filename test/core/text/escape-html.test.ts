import { escapeHtml } from '../../../src/core/text/escape-html.ts';

describe('text in HTML', () => {
  it('ends no element, reference or attribute, whichever quotes it stands in', () => {
    expect(escapeHtml(`<b title="a" lang='b'>R&D`)).toBe(
      '&lt;b title=&quot;a&quot; lang=&#39;b&#39;&gt;R&amp;D',
    );
  });
});
