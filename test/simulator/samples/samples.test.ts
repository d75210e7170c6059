import { draftOfSample, SAMPLES, firstSample } from '../../../src/simulator/samples/index.ts';

describe('The sample drafts', () => {
  it.each(['ja', 'en'] as const)('begin with one written in the language of the window: %s', (language) => {
    expect(firstSample(language).language).toBe(language);
  });

  it('are sent by a name in their own language, and by the window’s where nothing is written yet', () => {
    const own = SAMPLES.filter(({ from }) => from === undefined);
    expect(own.length).toBeGreaterThan(8);
    for (const language of ['ja', 'en'] as const)
      for (const sample of own) {
        const { name, address } = draftOfSample(sample, '1', language).from;
        const written = sample.body === '' ? language : sample.language;
        expect([sample.id, name]).toEqual([sample.id, written === 'ja' ? '高橋 直樹' : 'Naoki Takahashi']);
        expect(address).toBe('naoki.takahashi@aoba.example');
      }
  });

  it('have ids of their own', () => {
    expect(new Set(SAMPLES.map(({ id }) => id)).size).toBe(SAMPLES.length);
  });
});
