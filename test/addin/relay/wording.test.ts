import { Wording } from '../../../src/addin/relay/wording.ts';
import { memoryStore } from '../pane/support/fixtures.ts';

describe('The wording', () => {
  it('shows for an employer of new graduates what will be inserted, and goes back to it', async () => {
    const api = { get: () => Promise.resolve({ ok: false as const, code: 'offline' as const }) };
    const wording = new Wording(api, memoryStore(), () => ({ code: 'K7Q2M', hires: 'newgrad' }));
    const { text, owner } = wording.textFor('ja', 'first', 'warm');
    expect([owner, text]).toEqual(['standard', expect.stringContaining('これからの就職活動のお役に')]);
    await wording.save('ja.first.warm', 'ご覧ください。{{link}}');
    expect(wording.textFor('ja', 'first', 'warm').owner).toBe('own');
    expect(wording.standardFor('ja', 'first', 'warm')).toBe(text);
  });
});
