import { http, HttpResponse } from 'msw/http';
import type { WordingReply } from '../../../src/contract/wording.ts';
import { isPaneOpen } from '../../../src/addin/host/store-keys.ts';
import { openLiveService, type LiveService } from '../../support/live-service.ts';
import { offline, silent, useNetwork, useTimeOfTheTest } from '../../support/network.ts';
import { me } from '../../support/sample-company.ts';
import { openPane, pass } from '../host/open-pane.ts';
import { Draft, outlook } from '../host/pinned-outlook.ts';

const SATO = { address: 'sato@mail.example', name: '佐藤 美咲' };
const REJECTION =
  '<div>佐藤 美咲 様<br>慎重に選考いたしました結果、誠に残念ながら、今回は採用を見送らせていただくこととなりました。</div>';

const network = useNetwork();
let service: LiveService;
let connected: Readonly<Record<string, unknown>>;
beforeAll(async () => {
  service = await openLiveService();
  connected = { me, connection: { token: await service.token(), connectionId: 'c' } };
});
afterAll(() => service.close());

/** As many as there are of the day of the test, all for the company's links. */
function reports(...numbers: readonly { readonly reportId: string; readonly growing?: true }[]) {
  const now = new Date();
  const two = (n: number) => String(n).padStart(2, '0');
  const day = `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  const kind = { day, stage: 'document', language: 'ja', employer: me.employer.code };
  return numbers.map((each) => ({ ...kind, inserted: 1, sent: 0, ...each }));
}

/** How the add-in's other windows are heard. */
interface Hearing {
  onmessage?: (event: { readonly data: unknown }) => void;
}
let hearing: Hearing = {};
class Channel {
  static readonly all: Hearing[] = [];
  constructor() {
    hearing = this as Hearing;
    Channel.all.push(hearing);
  }
  postMessage(): void {}
}

/** A draft beside which a pane is open, read on and on. */
async function besidePane(more: Readonly<Record<string, unknown>> = {}) {
  const draft = new Draft(REJECTION, SATO);
  outlook(draft);
  const kept = Office.context.roamingSettings;
  for (const [key, value] of Object.entries({ ...connected, ...more })) kept.set(key, value);
  const assistant = await openPane();
  assistant.setVisible(true);
  await pass(1000);
  return { assistant, draft, saved: (key: string) => kept.get(key) as unknown };
}

/** The button on a page that has just been opened. */
let insertFromRibbon: () => Promise<void>;

async function press() {
  void insertFromRibbon();
  await pass(5000);
}

/** From now on reports are taken; gives their ids. */
function serviceIsBack(): readonly string[] {
  const accepted: string[] = [];
  network.use(
    http.post('*/v1/counts', async ({ request }) => {
      const { reports } = (await request.clone().json()) as { reports: { reportId: string }[] };
      const reply = await service.answer(request);
      const { accepted: number } = (await reply.clone().json()) as { accepted: number };
      if (number === reports.length) accepted.push(...reports.map(({ reportId }) => reportId));
      return reply;
    }),
  );
  return accepted;
}

beforeAll(() => void Object.assign(globalThis, { BroadcastChannel: Channel }));
afterAll(() => void Reflect.deleteProperty(globalThis, 'BroadcastChannel'));
beforeEach(async () => {
  // A page is a program of its own.
  await jest.isolateModulesAsync(async () => {
    ({ insertFromRibbon } = await import('../../../src/addin/compose/insert-command.ts'));
  });
  useTimeOfTheTest();
  network.use(offline);
});
afterEach(() => {
  jest.useRealTimers();
});

describe('the ribbon’s button', () => {
  it('leaves saving to the pane for as long as one is open, however long', async () => {
    const { assistant, draft, saved } = await besidePane();
    await pass(10 * 60_000);
    // Nothing is read before the button is done, so that what is saved by then is the button's.
    assistant.setVisible(false);
    await press();
    expect(draft.body).toContain('https://relay.example/r/');
    expect(draft.notices).toEqual([expect.stringContaining('佐藤')]);
    expect(saved('links')).toBeUndefined();
    assistant.setVisible(true);
    await pass(5000);
    expect(saved('links')).toMatchObject([SATO]);
    assistant.stop();
  });

  it('lets the pane beside it look at once', async () => {
    const { assistant } = await besidePane();
    const telling = jest.spyOn(Channel.prototype, 'postMessage');
    telling.mockImplementation((...[data]: unknown[]) => {
      for (const page of Channel.all) page.onmessage?.({ data });
    });
    // So that it reads nothing by itself.
    assistant.setVisible(false);
    await press();
    telling.mockRestore();
    expect(assistant.view().state).toMatchObject({ kind: 'inserted', person: SATO });
    assistant.stop();
  });

  it('counts its link beside a pane whose reports wait for the connection', async () => {
    const { assistant, draft, saved } = await besidePane({
      counts: reports({ reportId: 'report-0000000000-1', growing: true }),
    });
    await press();
    await pass(5000);
    expect(draft.body).toContain('https://relay.example/r/');
    expect(saved('counts')).toMatchObject([
      { reportId: 'report-0000000000-1', inserted: 1 },
      { inserted: 1 },
    ]);
    assistant.stop();
  });

  it('leaves to the pane what the send check has noted since that was opened', async () => {
    const { assistant, saved } = await besidePane();
    Office.context.roamingSettings.set('sent', reports({ reportId: 'noted' }));
    await press();
    await pass(5000);
    expect(saved('counts')).toMatchObject([{ inserted: 1, sent: 0 }]);
    expect(saved('sent')).toHaveLength(1);
    assistant.stop();
  });

  it('keeps what another window counts while it is at work', async () => {
    const draft = new Draft(REJECTION, SATO);
    outlook(draft);
    const kept = Office.context.roamingSettings;
    for (const [key, value] of Object.entries(connected)) kept.set(key, value);
    void insertFromRibbon();
    while (!draft.body.includes('https://relay.example/r/')) await pass(1);
    hearing.onmessage?.({ data: { counts: reports({ reportId: 'report-0000000000-1' }) } });
    await pass(5000);
    expect(kept.get('counts')).toMatchObject([
      { reportId: 'report-0000000000-1', inserted: 1 },
      { inserted: 1 },
    ]);
  });

  it('asks for the terms of a mailbox that was connected a moment ago', async () => {
    const draft = new Draft(REJECTION, SATO);
    outlook(draft);
    Office.context.roamingSettings.set('connection', connected['connection']);
    network.use(service.reached);
    void insertFromRibbon();
    // In steps, so that the service has its turns.
    for (let tries = 0; tries < 60 && draft.notices.length === 0; tries += 1) await pass(100);
    expect(draft.body).toContain(`${service.me.relayOrigin}/r/`);
    expect(draft.notices).toEqual([expect.stringContaining('佐藤')]);
  });

  it('reports each of two presses once, when the service is there again, and has saved what waits until then', async () => {
    const { change } = outlook(new Draft(REJECTION, SATO));
    const kept = Office.context.roamingSettings;
    for (const [key, value] of Object.entries(connected)) kept.set(key, value);
    await press();
    const [first] = kept.get('counts') as { readonly reportId: string }[];
    change(new Draft(REJECTION, { address: 'ito@mail.example', name: '伊藤 健' }));
    await press();
    expect(kept.get('counts')).toMatchObject([{ reportId: first?.reportId, inserted: 1 }, { inserted: 1 }]);
    const waiting = (kept.get('counts') as { readonly reportId: string }[]).map(({ reportId }) => reportId);

    const accepted = serviceIsBack();
    for (let second = 0; second < 300; second += 1) {
      await pass(1000);
      const saved = (kept.get('counts') ?? []) as { readonly reportId: string }[];
      expect([...accepted, ...saved.map(({ reportId }) => reportId)].sort()).toEqual([...waiting].sort());
    }
    expect(accepted).toHaveLength(2);
    expect(kept.get('counts')).toBeUndefined();
  });

  it('hears what another window counts after a second press too', async () => {
    outlook(new Draft(REJECTION, SATO));
    const kept = Office.context.roamingSettings;
    for (const [key, value] of Object.entries(connected)) kept.set(key, value);
    await press();
    await press();
    const own = kept.get('counts') as object[];
    hearing.onmessage?.({ data: { counts: [...own, ...reports({ reportId: 'report-0000000000-1' })] } });
    const accepted = serviceIsBack();
    // In steps, so that the service has its turns.
    for (let second = 0; second < 60; second += 1) await pass(1000);
    expect(accepted).toHaveLength(2);
    expect(accepted).toContain('report-0000000000-1');
    expect(kept.get('counts')).toBeUndefined();
  });

  it.each([
    ['佐藤 美咲', '佐藤 美咲 様'],
    ['', 'sato@mail.example'],
  ])('calls nobody 様 whose name it does not know (%s)', async (name, called) => {
    const draft = new Draft(REJECTION, { ...SATO, name });
    outlook(draft);
    for (const [key, value] of Object.entries(connected)) Office.context.roamingSettings.set(key, value);
    await press();
    await press();
    expect(draft.notices).toEqual([
      `${called}専用のリンクを入れました。`,
      `この下書きには、${called}のリンクがすでに入っています。`,
    ]);
  });

  it('tells no more than Outlook shows, however long a name is', async () => {
    const draft = new Draft(REJECTION, { ...SATO, name: '佐藤'.repeat(100) });
    outlook(draft);
    for (const [key, value] of Object.entries(connected)) Office.context.roamingSettings.set(key, value);
    await press();
    await press();
    expect(draft.notices.map(({ length }) => length)).toEqual([150, 150]);
  });

  it.each([
    ['an error', 'are gone', 'src="cid:logo"', 'errorMessage'],
    ['a note', 'stay', '', 'informationalMessage'],
  ])('tells with the look of %s that the link is in where images %s', async (_, _images, lost, look) => {
    const draft = new Draft(`${REJECTION}<img src="cid:logo">`, SATO);
    outlook(draft);
    for (const [key, value] of Object.entries(connected)) Office.context.roamingSettings.set(key, value);
    const { body, notificationMessages } = Office.context.mailbox.item as Office.MessageCompose;
    const write = body.setAsync as (content: string, ...more: unknown[]) => void;
    Object.assign(body, {
      setAsync: (content: string, ...more: unknown[]) => write(content.replace(lost, ''), ...more),
    });
    const told = jest.spyOn(notificationMessages, 'addAsync');
    await press();
    expect(draft.body).toContain('https://relay.example/r/');
    expect(told.mock.calls.map(([, { type }]) => type)).toEqual([look]);
  });

  it.each(['says that it closes', 'is gone without a word'])(
    'keeps its own record where the pane %s',
    async (how) => {
      const { assistant, draft, saved } = await besidePane();
      assistant.stop();
      if (how === 'says that it closes') assistant.pane.release();
      await pass(how === 'says that it closes' ? 100 : 60_000);
      await press();
      expect(draft.body).toContain('https://relay.example/r/');
      expect(saved('links')).toMatchObject([SATO]);
      expect(saved('insertions')).toBe(1);
      expect(saved('counts')).toMatchObject([{ inserted: 1 }]);
    },
  );

  it('gives way again to a pane that was only put aside', async () => {
    const { assistant, draft } = await besidePane();
    assistant.pane.release();
    await pass(100);
    expect(draft.session.has('pane.seenAt')).toBe(false);
    await pass(12_000);
    expect(draft.session.has('pane.seenAt')).toBe(true);
    assistant.stop();
  });

  it('asks for the company’s text where none is kept that says whose it is, and waits for it only so long', async () => {
    const decided: WordingReply = {
      version: 3,
      texts: [{ language: 'ja', stage: 'document', tone: 'warm', text: '会社の文面です。\n{{link}}' }],
      closing: { ja: null, en: null },
      ownTexts: false,
      managed: { tone: 'warm', placement: null, checkOwner: null, remindMissing: null },
    };
    // As versions kept it that knew of one company only.
    const kept = {
      ...connected,
      companyWording: decided,
      wording: { 'ja.document.warm': '自分の文面です。\n{{link}}' },
    };
    const pressed = async () => {
      const draft = new Draft(REJECTION, SATO);
      outlook(draft);
      const settings = Office.context.roamingSettings;
      for (const [key, value] of Object.entries(kept)) settings.set(key, value);
      await press();
      return { body: draft.body, saved: settings.get('companyWording') as unknown };
    };
    const offlineNow = await pressed();
    expect(offlineNow.body).toContain('https://relay.example/r/');
    network.use(http.get('*/v1/wording', () => HttpResponse.json(decided)));
    const { body, saved } = await pressed();
    expect(body).toContain('会社の文面です。');
    expect(body).not.toContain('自分の文面です。');
    expect(saved).toEqual({ ...decided, employer: me.employer.code });
    network.use(silent);
    const { body: meanwhile } = await pressed();
    expect(meanwhile).toContain('https://relay.example/r/');
  });

  it('gives way to a pane whose clock was set back by an hour', async () => {
    const { assistant, draft } = await besidePane();
    jest.setSystemTime(Date.now() - 3_600_000);
    await pass(12_000);
    expect(isPaneOpen(Number(draft.session.get('pane.seenAt')), Date.now())).toBe(true);
    assistant.stop();
  });
});
