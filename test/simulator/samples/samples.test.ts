import { SAMPLES, firstSample } from '../../../src/simulator/samples/index.ts';

describe('The sample drafts', () => {
  it.each(['ja', 'en'] as const)('begin with one written in the language of the window: %s', (language) => {
    expect(firstSample(language).language).toBe(language);
  });

  it('have ids of their own', () => {
    expect(new Set(SAMPLES.map(({ id }) => id)).size).toBe(SAMPLES.length);
  });
});
