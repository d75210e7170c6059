import { Wording } from '../../../src/addin/relay/wording.ts';
import type { WordingReply } from '../../../src/contract/wording.ts';
import { memoryStore } from '../pane/support/fixtures.ts';

const COMPANY: WordingReply = {
  version: 1,
  ownTexts: true,
  texts: [
    { language: 'en', stage: 'first', tone: 'warm', text: 'The company’s words. {{link}}' },
    { language: 'ja', stage: 'first', tone: 'warm', text: '会社の文面です。{{link}}' },
  ],
  closing: { ja: '会社の結びです。', en: null },
  managed: { tone: null, placement: null, checkOwner: null, remindMissing: null },
};

const offline = { get: () => Promise.resolve({ ok: false as const, code: 'offline' as const }) };
const employer = { code: 'K7Q2M', hires: 'newgrad' } as const;

describe('The wording', () => {
  it('shows for an employer of new graduates what will be inserted, and goes back to it', async () => {
    const wording = new Wording(offline, memoryStore(), () => employer);
    const { text, owner } = wording.textFor('ja', 'first', 'warm');
    expect([owner, text]).toEqual(['standard', expect.stringContaining('これからの就職活動のお役に')]);
    await wording.save('ja.first.warm', 'ご覧ください。{{link}}');
    expect(wording.textFor('ja', 'first', 'warm').owner).toBe('own');
    await wording.reset('ja.first.warm');
    expect(wording.textFor('ja', 'first', 'warm')).toEqual({ text, owner: 'standard' });
  });

  /** What a mailbox keeps of its owner's words and the company's. */
  async function kept(company: Partial<WordingReply>, own: Record<string, string> = {}) {
    const companyWording = { ...COMPANY, ...company, employer: employer.code };
    const wording = new Wording(offline, memoryStore({ wording: own, companyWording }), () => employer);
    await wording.load();
    return wording;
  }

  it('puts a company’s text into mails of its language, stage and tone only', async () => {
    const wording = await kept({});
    expect(wording.textFor('ja', 'first', 'warm')).toEqual({
      text: '会社の文面です。{{link}}',
      owner: 'company',
    });
    expect(wording.textFor('en', 'first', 'warm').text).toBe('The company’s words. {{link}}');
    const [, japanese] = COMPANY.texts;
    const alone = await kept({ texts: japanese ? [japanese] : [] });
    expect(alone.textFor('en', 'first', 'warm').owner).toBe('standard');
    expect(alone.textFor('ja', 'document', 'warm').owner).toBe('standard');
    expect(alone.textFor('ja', 'first', 'formal').owner).toBe('standard');
  });

  it('puts an own text before the company’s, unless the company allows none', async () => {
    const own = { 'ja.first.warm': 'ご覧ください。{{link}}' };
    expect((await kept({}, own)).textFor('ja', 'first', 'warm').owner).toBe('own');
    expect((await kept({ ownTexts: false }, own)).textFor('ja', 'first', 'warm').owner).toBe('company');
    const bare = await kept({ ownTexts: false, texts: [] }, own);
    expect(bare.textFor('ja', 'first', 'warm').owner).toBe('standard');
  });

  it('hands over a text only where it is not the standard one, and each language its own closing', async () => {
    const wording = await kept({});
    expect(wording.textsFor({ language: 'ja', stage: 'first', tone: 'warm' })).toEqual({
      text: '会社の文面です。{{link}}',
      closing: '会社の結びです。',
    });
    expect(wording.textsFor({ language: 'ja', stage: 'first', tone: 'formal' })).toEqual({
      closing: '会社の結びです。',
    });
    expect(wording.textsFor({ language: 'en', stage: 'first', tone: 'formal' })).toEqual({});
  });

  /** A mailbox over a service that answers with these decisions; what is written to it is in `written`. */
  async function deciding(decided: unknown) {
    const store = memoryStore();
    const written: object[] = [];
    const wording = new Wording(
      { get: () => Promise.resolve({ ok: true as const, value: decided as never }) },
      {
        ...store,
        write: (changes) => {
          written.push(changes);
          return store.write(changes);
        },
      },
      () => employer,
    );
    await wording.refresh();
    return { wording, written };
  }

  it('writes a company’s decisions to the mailbox once, and again only when they are others', async () => {
    const { wording, written } = await deciding(COMPANY);
    await wording.refresh();
    expect(written).toEqual([{ companyWording: { ...COMPANY, employer: 'K7Q2M' } }]);
  });

  it('leaves the room in the mailbox to other things where a company’s texts are too long for it', async () => {
    const [, text] = COMPANY.texts;
    const { wording, written } = await deciding({
      ...COMPANY,
      texts: [{ ...text, text: `${'会'.repeat(6000)}{{link}}` }],
    });
    expect(wording.textFor('ja', 'first', 'warm').owner).toBe('company');
    expect(written).toEqual([{ companyWording: null }]);
  });

  it('forgets one own text and keeps the others', async () => {
    const wording = await kept({}, { 'ja.first.warm': 'あ{{link}}', 'ja.first.formal': 'い{{link}}' });
    expect(await wording.reset('ja.first.warm')).toBe('saved');
    await wording.load();
    expect(wording.view().own).toEqual({ 'ja.first.formal': 'い{{link}}' });
  });
});
