import { detectRejection } from '../../../src/core/rejection/index.ts';
import { DEVELOPMENT, draftOf } from './support.ts';

describe('the detector on the development part of the corpus', () => {
  it.each(['ja', 'en'] as const)('stays above its floor in %s', (language) => {
    const messages = DEVELOPMENT.filter((message) => message.lang === language);
    const said = messages.filter((message) => detectRejection(draftOf(message)).isRejection);
    const hits = said.filter((message) => message.label === 'rejection').length;
    const rejections = messages.filter((message) => message.label === 'rejection').length;

    expect(messages.length).toBeGreaterThan(45);
    expect(hits / said.length).toBeGreaterThanOrEqual(0.99);
    expect(hits / rejections).toBeGreaterThanOrEqual(0.97);
  });

  it('tells the language of every message', () => {
    const wrong = DEVELOPMENT.filter(
      (message) => detectRejection(draftOf(message)).language !== message.lang,
    ).map((message) => message.id);

    expect(wrong).toEqual([]);
  });
});
