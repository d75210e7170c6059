/** A pinned pane is given another draft in the middle of what it does: nothing of the one may reach the other. */
import { offline, useNetwork, useTimeOfTheTest } from '../../support/network.ts';
import { me } from '../../support/sample-company.ts';
import { openPane, pass } from './open-pane.ts';
import { Draft, outlook } from './pinned-outlook.ts';

const network = useNetwork();

const SATO = { address: 'sato@mail.example', name: '佐藤 美咲' };
const TANAKA = { address: 'tanaka@mail.example', name: '田中 健太' };
const CUSTOMER = { address: 'kimura@customer.example', name: '木村 明' };
const REJECTION =
  '<div>佐藤 美咲 様<br>慎重に選考いたしました結果、誠に残念ながら、今回は採用を見送らせていただくこととなりました。</div><div id="Signature">株式会社青空<br>TEL 03-0000-0000</div>';
const QUOTE = '<div>木村様<br>お見積りをお送りいたします。ご確認をお願いいたします。</div>';

async function pane(settings: object = {}) {
  const rejection = new Draft(REJECTION, SATO);
  const quote = new Draft(QUOTE, CUSTOMER);
  const host = outlook(rejection);
  const kept = Office.context.roamingSettings;
  for (const [key, value] of Object.entries({ me, connection: { token: 't', connectionId: 'c' }, settings }))
    kept.set(key, value);
  const assistant = await openPane();
  return { assistant, rejection, quote, host, mailbox: (key: string) => kept.get(key) as unknown };
}

type Pane = Awaited<ReturnType<typeof pane>>;

/** The same reading until the card follows. */
async function read({ assistant }: Pane) {
  for (let n = 0; n < 3; n += 1) {
    void assistant.refresh();
    await pass(3000);
  }
}

const inserted = async (opened: Pane) => {
  opened.assistant.actions.insert();
  await pass(1000);
};

const ACTIONS: Record<
  string,
  { readonly settings?: object; readonly before?: (opened: Pane) => Promise<void>; act(opened: Pane): void }
> = {
  insert: { act: ({ assistant }) => assistant.actions.insert() },
  'insert at the cursor': {
    settings: { placement: 'cursor' },
    act: ({ assistant }) => assistant.actions.insert(),
  },
  undo: { before: inserted, act: ({ assistant }) => assistant.actions.undo() },
  replace: {
    before: async (opened) => {
      await inserted(opened);
      opened.rejection.to = TANAKA;
      await read(opened);
    },
    act: ({ assistant }) => assistant.actions.replace(),
  },
  'say it is no rejection': { act: ({ assistant }) => assistant.actions.dismissRejection() },
  'read a link that was pasted in': {
    before: async (opened) => {
      const pasted = opened.assistant.actions.copyText();
      await pass(1000);
      const { rejection } = opened;
      rejection.body = rejection.body.replace('</div>', `</div><p>${pasted}</p>`);
    },
    act: ({ assistant }) => void assistant.refresh(),
  },
};

const rejections: unknown[] = [];
const note = (reason: unknown) => void rejections.push(reason);
const linksIn = (content: string) => new Set(content.match(/https:\/\/relay\.example\/r\/[\w-]+/g)).size;

beforeEach(() => {
  useTimeOfTheTest();
  network.use(offline);
  process.on('unhandledRejection', note);
});
afterEach(() => {
  process.off('unhandledRejection', note);
  jest.useRealTimers();
});

describe.each(Object.entries(ACTIONS))(
  'another draft while the pane is to %s',
  (_, { settings, before, act }) => {
    it.each(['before its answer', 'right after its answer'] as const)(
      'leaves the other one as it is, whichever call it comes at: %s',
      async (moment) => {
        const whole = await pane(settings);
        await before?.(whole);
        const start = whole.host.calls();
        act(whole);
        await pass(1000);
        const calls = whole.host.calls() - start;
        expect(calls).toBeGreaterThan(0);
        for (let call = 1; call <= calls; call += 1) {
          const opened = await pane(settings);
          const { assistant, rejection, quote, host } = opened;
          await before?.(opened);
          host.changeAt(call, moment, quote);
          act(opened);
          await pass(20_000);
          await read(opened);
          expect({ call, body: quote.body }).toEqual({ call, body: QUOTE });
          expect({ call, properties: quote.properties }).toEqual({ call, properties: {} });
          expect({ call, session: [...quote.session.keys()] }).toEqual({ call, session: ['pane.seenAt'] });
          expect(assistant.view()).toMatchObject({ state: { kind: 'neutral' }, busy: null });
          for (const part of REJECTION.split('</div>')) expect(rejection.body).toContain(part);
          expect(linksIn(rejection.body)).toBeLessThanOrEqual(1);
          assistant.stop();
        }
        expect(rejections).toEqual([]);
      },
    );
  },
);

it('keeps what it knows of the former draft while the rights to the other one are still being asked for', async () => {
  const opened = await pane();
  await inserted(opened);
  const kept = { links: opened.mailbox('links'), counts: opened.mailbox('counts') };
  expect(kept.links).toMatchObject([SATO]);
  opened.host.slowProbe(200);
  opened.host.change(opened.quote);
  await pass(20);
  void opened.assistant.refresh();
  await pass(1000);
  await read(opened);
  expect(opened.assistant.view().state).toMatchObject({ kind: 'neutral', insertable: { person: CUSTOMER } });
  expect({ links: opened.mailbox('links'), counts: opened.mailbox('counts') }).toEqual(kept);
  opened.assistant.stop();
});

it('reads a draft that comes only after Outlook has told of it, and inserts into it', async () => {
  const opened = await pane();
  opened.host.change(opened.quote);
  await pass(1000);
  opened.host.announce(opened.rejection, 3000);
  await read(opened);
  await read(opened);
  expect(opened.assistant.view().state).toMatchObject({ kind: 'detected', person: SATO });
  expect([...opened.rejection.session.keys()]).toEqual(['pane.seenAt']);
  await inserted(opened);
  expect(opened.assistant.view().state.kind).toBe('inserted');
  expect(linksIn(opened.rejection.body)).toBe(1);
  expect(opened.quote.body).toBe(QUOTE);
  opened.assistant.stop();
});

it('says that there is no message until it has come, and never tires of looking', async () => {
  const opened = await pane();
  opened.assistant.setVisible(true);
  opened.host.announce(opened.quote, 60_000);
  await pass(50_000);
  expect(opened.assistant.view().state.kind).toBe('noItem');
  await pass(20_000);
  expect(opened.assistant.view().state).toMatchObject({ kind: 'neutral', insertable: { person: CUSTOMER } });
  opened.assistant.stop();
});
