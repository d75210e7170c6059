import { setImmediate as nextTurn } from 'node:timers/promises';
import { http, HttpResponse } from 'msw/http';
import type { ConnectionView } from '../../../src/addin/api/connection.ts';
import { CountQueue, deliverWhenConnected } from '../../../src/addin/api/count-queue.ts';
import { FakeMailHost } from '../../support/fake-mail-host.ts';
import { openLiveService, type LiveService } from '../../support/live-service.ts';
import { offline, proxyPage, useNetwork, useTimeOfTheTest } from '../../support/network.ts';
import { client } from './client.ts';

const network = useNetwork();
let service: LiveService;
beforeAll(async () => {
  service = await openLiveService();
});
beforeEach(() => network.use(service.reached));
afterAll(() => service.close());

/** The service is reached again, whatever was in the way. */
function backOnline(): void {
  network.resetHandlers();
  network.use(service.reached);
}

const KIND = { day: '2026-11-23', stage: 'document', language: 'ja' } as const;

/** What an earlier one would try again later finds no connection. */
let session = 0;
const endSession = () => void (session += 1);
beforeEach(endSession);

async function queue(host = new FakeMailHost()) {
  const own = session;
  const counts = new CountQueue({
    api: client(await service.token()),
    store: host.mailboxStore,
    newId: () => `report-0000000000-${(ids += 1)}`,
    isConnected: () => own === session,
    employer: () => employer,
  });
  return { counts, host };
}

let ids = 0;
/** Whose links the connection may tell of. */
let employer = 'K7Q2M';
beforeEach(() => {
  ids = 0;
  employer = 'K7Q2M';
});

interface Batch {
  readonly reports: readonly { readonly reportId: string; readonly inserted: number }[];
}

/** What was offered to the service until now. */
function posted(): Promise<Batch[]> {
  return Promise.all(network.sent.map((request) => request.clone().json() as Promise<Batch>));
}

/** Lets time pass that is the test's own. */
async function pass(ms: number): Promise<void> {
  await jest.advanceTimersByTimeAsync(ms);
  // The answer is there before the time goes on: the network takes turns, and no time of the test.
  for (let turn = 0; turn < 50; turn += 1) await nextTurn();
}

describe('the count queue', () => {
  it('merges what is counted while offline and keeps it in the mailbox', async () => {
    const { counts, host } = await queue();
    await counts.add(KIND, { inserted: 1 });
    await counts.add(KIND, { inserted: 1, sent: 1 });
    expect(host.mailboxValues['counts']).toEqual([
      { reportId: 'report-0000000000-1', ...KIND, inserted: 2, sent: 1 },
    ]);
  });

  it('forgets an insertion that was undone before it was reported', async () => {
    const { counts, host } = await queue();
    await counts.add(KIND, { inserted: 1 });
    await counts.add(KIND, { inserted: -1 });
    await counts.flush();
    expect(network.sent).toEqual([]);
    expect(host.mailboxValues['counts']).toBeUndefined();
  });

  it('repeats a failed report unchanged and puts later counts into another', async () => {
    const { counts } = await queue();
    network.use(offline);
    await counts.add(KIND, { inserted: 1 });
    await counts.flush();
    backOnline();
    await counts.add(KIND, { inserted: -1 });
    await counts.flush();
    const first = { reportId: 'report-0000000000-1', ...KIND, inserted: 1, sent: 0 };
    expect(await posted()).toEqual([
      { reports: [first] },
      { reports: [first, { reportId: 'report-0000000000-2', ...KIND, inserted: -1, sent: 0 }] },
    ]);
    expect(counts.unreported).toBe(0);
  });

  it('drops what the service would refuse for ever, so that it holds up nothing later', async () => {
    const { counts, host } = await queue();
    network.use(
      http.post('*/v1/counts', () =>
        HttpResponse.json({ error: { code: 'invalid_request' } }, { status: 400 }),
      ),
    );
    await counts.add(KIND, { inserted: 1 });
    await counts.flush();
    expect(host.mailboxValues['counts']).toBeUndefined();
    expect(counts.unreported).toBe(0);
  });

  it('keeps what a proxy answered in the place of the service', async () => {
    const { counts, host } = await queue();
    network.use(proxyPage(403));
    await counts.add(KIND, { inserted: 1 });
    await counts.flush();
    expect(host.mailboxValues['counts']).toMatchObject([{ reportId: 'report-0000000000-1' }]);
  });

  it('lets what nobody was offered grow over sessions, so that a month without the service finds room', async () => {
    const host = new FakeMailHost();
    network.use(offline);
    for (let session = 0; session < 40; session += 1) {
      const { counts } = await queue(host);
      await counts.load();
      await counts.flush();
      await counts.add(KIND, { inserted: 1 });
      await counts.flush();
      endSession();
    }
    const offered = (await posted()).flatMap(({ reports }) => reports);
    backOnline();
    const { counts } = await queue(host);
    await counts.load();
    expect(counts.unreported).toBe(40);
    expect((host.mailboxValues['counts'] as object[]).length).toBeLessThan(15);
    await counts.flush();
    expect(counts.unreported).toBe(0);
    const reports = (await posted()).flatMap((batch) => batch.reports).slice(offered.length);
    expect(reports.reduce((sum, { inserted }) => sum + inserted, 0)).toBe(40);
    expect(Object.keys(reports[0] ?? {})).toEqual([
      'reportId',
      'day',
      'stage',
      'language',
      'inserted',
      'sent',
    ]);
    // What was offered once is never offered with other numbers.
    const byId = new Map<string, string>();
    for (const report of offered) {
      expect(byId.get(report.reportId) ?? JSON.stringify(report)).toBe(JSON.stringify(report));
      byId.set(report.reportId, JSON.stringify(report));
    }
  });

  it.each([
    ['all that waits, while few were offered in vain', 9, 10],
    ['only what was offered in vain, where that is much already', 10, 10],
  ])('tries %s', async (_, inVain, tried) => {
    const { counts, host } = await queue();
    const report = (n: number) => ({ reportId: `report-of-before-${n}`, ...KIND, inserted: 1, sent: 0 });
    host.mailboxValues['counts'] = [
      { ...report(0), growing: true },
      ...Array.from({ length: inVain }, (_, n) => report(n + 1)),
    ];
    await counts.load();
    network.use(offline);
    await counts.flush();
    const [first] = await posted();
    expect(first?.reports).toHaveLength(tried);
    expect(first?.reports.some(({ reportId }) => reportId === 'report-of-before-0')).toBe(inVain < 10);
  });

  it('waits once after a try in between, and not from the one before as well', async () => {
    const { counts } = await queue();
    useTimeOfTheTest();
    network.use(offline);
    await counts.add(KIND, { inserted: 1 });
    for (const pause of [5000, 1]) {
      void counts.flush();
      await pass(pause);
    }
    expect(network.sent).toHaveLength(2);
    await pass(59_000);
    expect(network.sent).toHaveLength(2);
    await pass(1000);
    expect(network.sent).toHaveLength(3);
    jest.useRealTimers();
  });

  it('waits longer and longer between its tries, and begins anew once one got through', async () => {
    const { counts } = await queue();
    useTimeOfTheTest();
    network.use(offline);
    await counts.add(KIND, { inserted: 1 });
    void counts.flush();
    await pass(1);
    const seconds = [15, 60, 300, 1800, 1800];
    for (const [tries, pause] of seconds.entries()) {
      expect(network.sent).toHaveLength(tries + 1);
      await pass(pause * 1000 - 1000);
      expect(network.sent).toHaveLength(tries + 1);
      await pass(1001);
    }
    expect(network.sent).toHaveLength(seconds.length + 1);
    backOnline();
    while (counts.unreported > 0) await pass(10_000);
    network.use(offline);
    await counts.add(KIND, { inserted: 1 });
    void counts.flush();
    await pass(1);
    const before = network.sent.length;
    await pass(15_001);
    expect(network.sent).toHaveLength(before + 1);
    jest.useRealTimers();
  });

  it('tells a company nothing of another one’s links, which wait for theirs', async () => {
    const { counts, host } = await queue();
    network.use(offline);
    await counts.add({ ...KIND, employer: 'K7Q2M' }, { inserted: 1 });
    await counts.flush();
    endSession();
    backOnline();
    const before = network.sent.length;
    employer = 'M3K7P';
    const { counts: later } = await queue(host);
    await later.load();
    expect(later.unreported).toBe(0);
    await later.deliver();
    expect(network.sent).toHaveLength(before);
    await later.add({ ...KIND, employer: 'M3K7P' }, { inserted: 1 });
    await later.flush();
    expect(await posted()).toMatchObject([
      { reports: [{ inserted: 1 }] },
      { reports: [{ reportId: 'report-0000000000-2', inserted: 1 }] },
    ]);
    employer = 'K7Q2M';
    await later.flush();
    expect((await posted())[2]).toEqual({
      reports: [{ reportId: 'report-0000000000-1', ...KIND, inserted: 1, sent: 0 }],
    });
    expect(host.mailboxValues['counts']).toBeUndefined();
  });

  describe('with what the send check noted', () => {
    const note = { reportId: 'sent-000000000000-1', ...KIND, employer: 'K7Q2M', inserted: 0, sent: 3 };

    it('takes it over under its own id, so that other windows may as well', async () => {
      const { counts, host } = await queue();
      host.mailboxValues['sent'] = [note];
      await counts.deliver();
      expect(await posted()).toEqual([
        { reports: [{ reportId: note.reportId, ...KIND, inserted: 0, sent: 3 }] },
      ]);
      expect(host.mailboxValues).toEqual({});
    });

    it('leaves it to grow while nothing can be delivered, and has it with the rest then', async () => {
      const { counts, host } = await queue();
      network.use(offline);
      await counts.add(KIND, { inserted: 1 });
      await counts.flush();
      host.mailboxValues['sent'] = [note];
      await counts.deliver();
      expect(host.mailboxValues['sent']).toEqual([note]);
      backOnline();
      host.mailboxValues['sent'] = [{ ...note, sent: 4 }];
      await counts.flush();
      expect((await posted()).at(-1)).toMatchObject({ reports: [{ reportId: note.reportId, sent: 4 }] });
      expect(host.mailboxValues).toEqual({});
    });

    it('offers it once where it cannot be taken out', async () => {
      const { counts, host } = await queue();
      for (let n = 0; n < 2; n += 1) {
        host.mailboxValues['sent'] = [note];
        await counts.deliver();
      }
      expect(await posted()).toHaveLength(1);
    });

    it('counts each mail that an earlier version noted by itself', async () => {
      const { counts, host } = await queue();
      host.mailboxValues['sent'] = [KIND, { ...KIND, stage: 'final' }, KIND];
      await counts.deliver();
      expect(await posted()).toMatchObject([
        { reports: [{ stage: 'document', sent: 1 }, { stage: 'final', sent: 1 }, { sent: 1 }] },
      ]);
    });
  });

  it('delivers what waits as soon as there is a connection, and again with another', () => {
    let listener = () => undefined as void;
    let code: string | null = null;
    let delivered = 0;
    deliverWhenConnected({
      connection: {
        isConnected: () => code !== null,
        view: () => ({ me: { employer: { code } } }) as unknown as ConnectionView,
        subscribe: (told) => ((listener = told), () => undefined),
      },
      counts: { deliver: () => Promise.resolve(void (delivered += 1)) },
    });
    const after = (next: string | null) => {
      code = next;
      listener();
      return delivered;
    };
    expect(delivered).toBe(0);
    expect(['K7Q2M', 'K7Q2M', null, 'K7Q2M', 'M3K7P'].map(after)).toEqual([1, 1, 1, 2, 3]);
  });

  it('keeps what only it knows of when another page has written, and drops what that one delivered', async () => {
    const { counts, host } = await queue();
    network.use(offline);
    await counts.add(KIND, { inserted: 1 });
    host.mailboxValues['counts'] = [{ reportId: 'report-of-another-1', ...KIND, inserted: 2, sent: 0 }];
    await counts.reread();
    expect(counts.unreported).toBe(3);
    await counts.reread();
    host.faults.set('mailboxStore', 'timeout');
    await counts.reread();
    expect(counts.unreported).toBe(3);
    host.faults.clear();
    await counts.flush();
    host.mailboxValues['counts'] = null;
    await counts.reread();
    expect(counts.unreported).toBe(0);
  });

  it('takes over once what another page hands over', async () => {
    const [one, other] = [await queue(), await queue()];
    // Without a connection nothing of it leaves.
    endSession();
    await one.counts.add(KIND, { inserted: 1 });
    const handedOver = one.counts.handOver();
    await other.counts.adopt(handedOver);
    await other.counts.adopt(handedOver);
    expect(other.host.mailboxValues['counts']).toEqual(handedOver);
    expect(other.counts.unreported).toBe(1);
  });

  it('takes over the reports of an earlier session as they are', async () => {
    const earlier = await queue();
    await earlier.counts.add(KIND, { inserted: 1 });
    const { counts } = await queue(earlier.host);
    await counts.load();
    await counts.add(KIND, { inserted: 1 });
    await counts.flush();
    expect(await posted()).toMatchObject([{ reports: [{ inserted: 1 }, { inserted: 1 }] }]);
  });
});
