/** The new Outlook for Mac says that it has written, and gives the body of before for a while (office-js#5983). */
import { insertFromRibbon } from '../../../src/addin/compose/insert-command.ts';
import { offline, useNetwork, useTimeOfTheTest } from '../../support/network.ts';
import { me } from '../../support/sample-company.ts';
import { openPane, pass } from '../host/open-pane.ts';
import { Draft, outlook } from '../host/pinned-outlook.ts';

const network = useNetwork();

const SATO = { address: 'sato@mail.example', name: '佐藤 美咲' };
const TANAKA = { address: 'tanaka@mail.example', name: '田中 健太' };
const REJECTION =
  '<div>佐藤 美咲 様<br>慎重に選考いたしました結果、誠に残念ながら、今回は採用を見送らせていただくこととなりました。</div><div id="Signature">株式会社青空<br>TEL 03-0000-0000</div>';

const links = (content: string) => content.match(/href="https:\/\/relay\.example\/r\//g)?.length ?? 0;

function mailbox(lateMs: number, settings: object = {}, client = 'Outlook') {
  const draft = new Draft(REJECTION, SATO);
  const host = outlook(draft);
  const kept = Office.context.roamingSettings;
  for (const [key, value] of Object.entries({ me, connection: { token: 't', connectionId: 'c' }, settings }))
    kept.set(key, value);
  host.tellsLate(lateMs);
  Office.context.mailbox.diagnostics.hostName = client;
  return { draft, host, saved: (key: string) => kept.get(key) as unknown };
}

async function pane(lateMs: number, settings: object = {}, client = 'Outlook') {
  const opened = mailbox(lateMs, settings, client);
  const assistant = await openPane();
  const shown: string[] = [];
  assistant.subscribe(() => void shown.push(assistant.view().state.kind));
  return { ...opened, assistant, shown };
}

beforeEach(() => {
  useTimeOfTheTest();
  network.use(offline);
});
afterEach(() => {
  jest.useRealTimers();
});

describe.each([50, 700, 2500])('a body that shows %d ms after it was written', (lateMs) => {
  it.each(['signature', 'cursor'])('is waited for by an insertion: %s', async (placement) => {
    const { assistant, draft, saved, shown } = await pane(lateMs, { placement });
    assistant.actions.insert();
    await pass(7900);
    expect(assistant.view()).toMatchObject({ state: { kind: 'inserted', person: SATO }, busy: null });
    expect(shown).not.toContain('unconfirmed');
    expect(links(draft.body)).toBe(1);
    expect(saved('counts')).toMatchObject([{ inserted: 1 }]);
    assistant.stop();
  });

  it('is waited for by an undo and a replacement', async () => {
    const { assistant, draft, saved, shown } = await pane(lateMs);
    assistant.actions.insert();
    await pass(5000);
    draft.to = TANAKA;
    for (let n = 0; n < 2; n += 1) {
      void assistant.refresh();
      await pass(100);
    }
    expect(assistant.view().state.kind).toBe('mismatch');
    assistant.actions.replace();
    await pass(5000);
    expect(assistant.view()).toMatchObject({
      state: { kind: 'inserted', person: TANAKA, failed: null },
      announcement: { key: 'notify.replaced' },
    });
    assistant.actions.undo();
    await pass(5000);
    expect(assistant.view()).toMatchObject({
      state: { kind: 'detected', person: TANAKA },
      announcement: { key: 'home.undone' },
    });
    expect(shown).not.toContain('unconfirmed');
    expect(draft.body).toBe(REJECTION);
    expect(saved('links')).not.toContainEqual(expect.objectContaining(TANAKA));
    assistant.stop();
  });

  it('is waited for by the ribbon’s button, which tells, keeps and counts the link', async () => {
    const { draft, saved } = mailbox(lateMs);
    void insertFromRibbon();
    await pass(20_000);
    expect(draft.notices).toEqual([expect.stringContaining('佐藤')]);
    expect(links(draft.body)).toBe(1);
    expect(draft.properties['owner']).toContain(SATO.address);
    expect(saved('links')).toMatchObject([SATO]);
    expect(saved('counts')).toMatchObject([{ inserted: 1 }]);
  });
});

it('is not waited for beyond three seconds, and booked when it shows', async () => {
  const { assistant, draft, saved } = await pane(6000);
  assistant.actions.insert();
  await pass(3500);
  expect(assistant.view()).toMatchObject({ state: { kind: 'unconfirmed', cause: 'notFound' }, busy: null });
  assistant.setVisible(true);
  await pass(10_000);
  expect(assistant.view().state).toMatchObject({ kind: 'inserted', person: SATO });
  expect(links(draft.body)).toBe(1);
  expect(saved('counts')).toMatchObject([{ inserted: 1 }]);
  assistant.stop();
});

it.each(['Outlook', 'OutlookWebApp'])('is waited for at the cursor, too, in %s', async (clientName) => {
  const { assistant, draft } = await pane(700, { placement: 'cursor' }, clientName);
  assistant.actions.insert();
  await pass(2000);
  expect(assistant.view()).toMatchObject({ state: { kind: 'inserted', person: SATO }, busy: null });
  expect(links(draft.body)).toBe(1);
  assistant.stop();
});
