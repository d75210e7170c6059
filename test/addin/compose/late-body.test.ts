/** The new Outlook for Mac says that it has written, and gives the body of before for a while (office-js#5983). */
import { insertFromRibbon } from '../../../src/addin/compose/insert-command.ts';
import { offline, useNetwork, useTimeOfTheTest } from '../../support/network.ts';
import { openPane, pass } from '../host/open-pane.ts';
import { Draft } from '../host/pinned-outlook.ts';
import { links, mailbox, REJECTION, SATO, TANAKA } from './rejected.ts';

const network = useNetwork();

function lateMailbox(lateMs: number, settings: object = {}, client = 'Outlook') {
  const draft = new Draft(REJECTION, SATO);
  const { host, saved } = mailbox(draft, settings);
  host.tellsLate(lateMs);
  Office.context.mailbox.diagnostics.hostName = client;
  return { draft, host, saved };
}

async function pane(lateMs: number, settings: object = {}, client = 'Outlook') {
  const opened = lateMailbox(lateMs, settings, client);
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
    const { draft, saved } = lateMailbox(lateMs);
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
