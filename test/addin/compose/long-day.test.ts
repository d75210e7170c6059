import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { createAssistant } from '../../../src/addin/compose/create-assistant.ts';
import { openLiveService, type LiveService } from '../../support/live-service.ts';
import { FakeMailHost } from '../../support/fake-mail-host.ts';
import { useNetwork } from '../../support/network.ts';

const REJECTION =
  '<div>佐藤 美咲 様<br>慎重に選考いたしました結果、誠に残念ながら、今回は採用を見送らせていただくこととなりました。</div>';

const network = useNetwork();
let service: LiveService;
beforeAll(async () => {
  service = await openLiveService();
});
beforeEach(() => {
  localStorage.clear();
  network.use(service.reached);
});
afterAll(() => service.close());

/** A pane that stays open while one draft after the other is written. */
async function pinnedPane() {
  const host = new FakeMailHost();
  host.body = { type: 'html', content: REJECTION };
  host.address({ address: 'sato@mail.example', name: '佐藤 美咲' });
  host.mailboxValues = {
    connection: { token: await service.token(), connectionId: 'c' },
    me: service.me,
    settings: { remindMissing: true },
  };
  const parts = createAssistant(host);
  await parts.load();
  await parts.assistant.start();
  await parts.assistant.refresh(true);
  return { ...parts, host };
}

/** What has arrived at the service. */
async function sentUntilNow(): Promise<number> {
  const rows = await service.context.database.kysely.selectFrom('insertion_days').select('sent').execute();
  return rows.reduce((sum, { sent }) => sum + sent, 0);
}

function collectGarbage(): void {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
}

describe('a pane that stays open all day', () => {
  it('holds on to nothing that was saved behind it', async () => {
    const { assistant } = await pinnedPane();
    const saveOne = () => {
      const outcome = {};
      assistant.saveBehind(Promise.resolve(outcome));
      return new WeakRef(outcome);
    };
    const outcomes = Array.from({ length: 3 }, saveOne);
    await assistant.saved();
    // What a WeakRef was made of stays until the present turn of the event loop is over.
    await new Promise((resolve) => setTimeout(resolve));
    collectGarbage();
    expect(outcomes.map((outcome) => outcome.deref())).toEqual([undefined, undefined, undefined]);
    assistant.stop();
  });

  it('reports what is sent beside it, each mail once', async () => {
    const { assistant, host, reread } = await pinnedPane();
    for (let n = 1; n <= 60; n += 1) {
      host.mailboxValues['sent'] = [
        {
          reportId: `sent-mail-00000000-${n}`,
          day: '2026-11-24',
          stage: 'document',
          language: 'ja',
          employer: service.me.employer.code,
          inserted: 0,
          sent: 1,
        },
      ];
      reread(['sent']);
    }
    while ((await sentUntilNow()) < 60) await new Promise((resolve) => setTimeout(resolve, 20));
    expect(await sentUntilNow()).toBe(60);
    expect(host.mailboxValues['sent']).toBeUndefined();
    assistant.stop();
  });

  it('asks whether the reminder is still wanted when it was passed over beside it, and no more once a link is in', async () => {
    const { assistant, host, reread } = await pinnedPane();
    expect(assistant.view().asksToStop).toBe(false);
    // As the event code has it where there is browser storage, which tells nobody.
    localStorage.setItem('careerRelay.passedOver', '3');
    await assistant.refresh(true);
    expect(assistant.view().asksToStop).toBe(true);
    localStorage.clear();
    host.mailboxValues['passedOver'] = 3;
    reread(['passedOver']);
    await assistant.refresh(true);
    expect(assistant.view().asksToStop).toBe(true);
    assistant.actions.insert();
    while (assistant.view().busy !== null) await new Promise((resolve) => setTimeout(resolve, 5));
    await assistant.refresh(true);
    expect(assistant.view()).toMatchObject({ state: { kind: 'inserted' }, asksToStop: false });
    await assistant.saved();
    assistant.stop();
  });

  it('puts no link into the mail that the draft was shown for a former company', async () => {
    const { assistant, host, links, connection } = await pinnedPane();
    const memory = assistant.draft.memory;
    const { me } = connection.view();
    if (!me) throw new Error('not connected');
    const sato = { address: 'sato@mail.example', name: '佐藤 美咲' };
    const code = links.codeFor(memory, me, sato);
    expect(links.codeFor(memory, me, sato)).toBe(code);
    const other = { ...me, employer: { ...me.employer, code: 'M3K7P' } };
    expect(links.codeFor(memory, other, sato)).toMatch(/^M3K7P-/);
    expect(host.body.content).toBe(REJECTION);
    assistant.stop();
  });
});
