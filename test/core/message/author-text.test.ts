import { authorText } from '../../../src/core/message/author-text.ts';
import { BODIES } from './bodies.ts';

describe('authorText', () => {
  it.each(BODIES)('keeps only what the author wrote: $name', ({ type, content, author }) => {
    expect(authorText({ body: content, bodyType: type }).text.trim()).toBe(author);
  });

  it.each(BODIES)('knows where the words stand in the body: $name', ({ type, content, author }) => {
    if (author === '') return;
    const found = authorText({ body: content, bodyType: type });
    const last = author.slice(-6);
    const at = found.text.lastIndexOf(last);
    expect(content.slice(found.toBody(at), found.toBodyEnd(at + last.length))).toBe(last);
  });
});
