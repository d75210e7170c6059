/** What is left of our block when its author has taken the link out by hand makes way for the next insertion. */
import { insertIntoDraft } from '../../../src/addin/compose/draft-editor.ts';
import { blockFor } from '../../../src/addin/compose/own-block.ts';
import { insertBlock, type Block, type Body } from '../../../src/core/message/index.ts';
import { offline, useNetwork, useTimeOfTheTest } from '../../support/network.ts';
import { openPane, pass } from '../host/open-pane.ts';
import { Draft, outlook } from '../host/pinned-outlook.ts';
import { FakeMailHost } from '../../support/fake-mail-host.ts';
import { me } from '../../support/sample-company.ts';

const SATO = { address: 'sato@example.jp', name: '佐藤 美咲' };
const TANAKA = { address: 'tanaka@example.jp', name: '田中 健太' };
const wording = { stage: 'first', language: 'ja', tone: 'formal' } as const;
const former = blockFor(me, SATO, 'K7Q2M-9XD4T-HV83C', wording);
const block = blockFor(me, TANAKA, 'K7Q2M-77777-7777P', { ...wording, stage: 'final' });

const HTML =
  '<div>佐藤様<br>今回は採用を見送らせていただきます。</div><div id="Signature">株式会社青空<br>TEL 03-0000-0000</div>';
const TEXT = '佐藤様\r\n\r\n今回は採用を見送らせていただきます。\r\n\r\n-- \r\n株式会社青空\r\n';
const DRAFTS: readonly Body[] = [
  { type: 'html', content: HTML },
  { type: 'text', content: TEXT },
];
const english = blockFor(me, SATO, 'K7Q2M-9XD4T-HV83C', { ...wording, language: 'en' });
const own = blockFor(me, SATO, 'K7Q2M-9XD4T-HV83C', {
  ...wording,
  text: '弊社が信頼する会社のご案内です。\n{{link}}\nよろしければご覧ください。',
  closing: '任意のご案内です。',
});

const withoutLink = (content: string) =>
  content.replace(/<a href[^>]*>[^<]*<\/a>/, '').replace(/^https:\/\/\S*$/m, '');
const count = (content: string, words: string) => content.split(words).length - 1;

async function insertAfter(body: Body, known: Block | null, how: 'signature' | 'cursor' = 'signature') {
  const host = new FakeMailHost();
  host.body = body;
  host.cursor = 3;
  const outcome = await insertIntoDraft(host.forItem(), {
    client: { clientName: 'Outlook', mailboxSet: '1.16' },
    noted: { imagesBefore: 0, imagesUnsure: false },
    block,
    former: known,
    relayOrigin: me.relayOrigin,
    isStillAddressed: () => Promise.resolve(true),
    announce: () => undefined,
    limit: new AbortController().signal,
    placement: how,
  });
  return { outcome, content: host.body.content };
}

describe.each(DRAFTS)('In a draft of $type', (draft) => {
  const left = (piece: Block) => ({ ...draft, content: withoutLink(insertBlock(draft, piece).content) });

  it.each([
    ['Japanese', former],
    ['English', english],
    ['the company’s own', own],
  ])('a rest is replaced, %s', async (_, piece) => {
    const body = left(piece);
    expect(body.content).not.toContain('/r/');
    const fresh = insertBlock(draft, block).content;
    expect(await insertAfter(body, piece)).toMatchObject({
      outcome: { kind: 'inserted', elsewhere: false },
      content: fresh,
    });
    // Also where the link would go to the cursor.
    expect((await insertAfter(body, piece, 'cursor')).content).toBe(fresh);
  });

  it('so is one whose link was only damaged, and one that has lost lines', async () => {
    const { content } = insertBlock(draft, former);
    const damaged = content.replace(/9XD4T-HV83C/g, '9XD4T');
    const otherwise = content.replace(/9XD4T-HV83C/g, 'XD4-HV83C');
    const shorter = withoutLink(content).replace('運営:キャリアリレー運営事務局', '');
    for (const rest of [damaged, otherwise, shorter]) {
      expect(rest.length).toBeLessThan(content.length);
      const { content: now } = await insertAfter({ ...draft, content: rest }, former);
      expect(count(now, '無料サポートのご案内')).toBe(1);
    }
  });

  it('one with words of the author in it stays, whatever they are in', async () => {
    for (const words of ['またお会いできれば幸いです。', '追伸 またお会いしましょう。<br>']) {
      const mine = draft.type === 'html' ? words : words.replace('<br>', '\r\n');
      const body = left(former).content.replace('運営:', `${mine}運営:`);
      const { content } = await insertAfter({ ...draft, content: body }, former);
      expect(count(content, '無料サポートのご案内')).toBe(2);
      expect(content).toContain(mine);
    }
  });

  it('the block of an earlier mail in the thread is none', async () => {
    const from =
      draft.type === 'html'
        ? '<div id="divRplyFwdMsg">差出人: 青空</div>'
        : '\r\n-----Original Message-----\r\n';
    const thread = from + insertBlock(draft, former).content;
    const body = { ...draft, content: draft.content + withoutLink(thread) };
    const { content } = await insertAfter(body, former);
    expect(content).toContain(withoutLink(thread));
    expect(count(content, '無料サポートのご案内')).toBe(2);
  });
});

it('A rest whose former link nobody knows any more makes way where its words are those that go in', async () => {
  const [draft] = DRAFTS as [Body];
  const body = { ...draft, content: withoutLink(insertBlock(draft, block).content) };
  expect((await insertAfter(body, null)).content).toBe(insertBlock(draft, block).content);
});

const network = useNetwork();

it('Who takes the link out and presses again has one block, also for somebody else', async () => {
  useTimeOfTheTest();
  network.use(offline);
  const draft = new Draft(HTML, SATO);
  outlook(draft);
  const kept = Office.context.roamingSettings;
  const connection = { token: 't', connectionId: 'c' };
  for (const [key, value] of Object.entries({ me, connection, settings: {} })) kept.set(key, value);
  const assistant = await openPane();
  assistant.actions.insert();
  await pass(1000);
  expect(count(draft.body, 'href=')).toBe(1);
  draft.body = withoutLink(draft.body);
  draft.to = TANAKA;
  void assistant.refresh(true);
  await pass(1000);
  expect(assistant.view().state).toMatchObject({ kind: 'detected', person: TANAKA });
  assistant.actions.insert();
  await pass(1000);
  expect(count(draft.body, 'href=')).toBe(1);
  expect(count(draft.body, '無料サポートのご案内')).toBe(1);
  expect(draft.body).toContain('田中様専用のページ');
  assistant.stop();
  jest.useRealTimers();
});
