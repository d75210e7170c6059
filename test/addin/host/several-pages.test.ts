import { LinkBook } from '../../../src/addin/compose/link-book.ts';
import type { StoredValue } from '../../../src/addin/host/mail-host.ts';
import { me, progress } from '../../support/sample-company.ts';

/** Browser channels between pages that each have an Outlook of their own. */
class FakeChannel {
  static all: FakeChannel[] = [];
  onmessage: ((event: { data: unknown }) => void) | null = null;
  readonly name: string;
  private readonly office: unknown = Reflect.get(globalThis, 'Office');

  constructor(name: string) {
    this.name = name;
    FakeChannel.all.push(this);
  }

  postMessage(data: unknown) {
    const here: unknown = Reflect.get(globalThis, 'Office');
    for (const other of FakeChannel.all) {
      if (other === this || other.name !== this.name) continue;
      Object.assign(globalThis, { Office: other.office });
      other.onmessage?.({ data: structuredClone(data) });
    }
    Object.assign(globalThis, { Office: here });
  }
}

/** The mailbox on the server; a page gets a copy when it opens, and saves it as a whole. */
let mailbox: Record<string, unknown> = {};
let saves = 0;
/** What ends the pages of one test. */
const closing: (() => void)[] = [];
/** So many next saves fail on their way. */
let failing = 0;
let valid = new Set<string>();
/** What the company has decided about its texts, where the service is there. */
let decided: object | null = null;

const answer = (value: unknown) => Promise.resolve({ ok: true as const, value }) as never;
const refusal = (code: string) => Promise.resolve({ ok: false as const, code }) as never;

async function openPage(address = 'saito@aozora.example') {
  const copy = new Map(Object.entries(structuredClone(mailbox)));
  const office = {
    AsyncResultStatus: { Succeeded: 'succeeded', Failed: 'failed' },
    context: {
      mailbox: { userProfile: { emailAddress: address } },
      roamingSettings: {
        get: (key: string) => copy.get(key),
        set: (key: string, value: unknown) => void copy.set(key, value),
        remove: (key: string) => void copy.delete(key),
        saveAsync: (callback: (result: unknown) => void) => {
          saves += 1;
          if (failing > 0) {
            failing -= 1;
            callback({ status: 'failed', error: { code: 9999, message: 'network' } });
            return;
          }
          const raw = [...copy].map(([key, value]) => [key, JSON.stringify(value)]);
          const fits = JSON.stringify(Object.fromEntries(raw)).length <= 32_768;
          if (fits) mailbox = structuredClone(Object.fromEntries(copy));
          callback(fits ? { status: 'succeeded' } : { status: 'failed', error: { code: 9019 } });
        },
      },
    },
  };
  Object.assign(globalThis, { Office: office });
  const page = {} as Awaited<ReturnType<typeof modules>>;
  // A page is a program of its own.
  await jest.isolateModulesAsync(async () => void Object.assign(page, await modules()));
  const store = page.mailboxStore((save) => save());
  const at = <T>(run: () => T): T => {
    Object.assign(globalThis, { Office: office });
    return run();
  };
  let bearer: () => unknown = () => null;
  const connection = new page.Connection(
    (token) => {
      bearer = token;
      return {
        get: async (path) =>
          valid.has(String(await bearer()))
            ? answer(path === '/v1/me' ? me : { ...progress, asOf: new Date().toISOString() })
            : refusal('unauthenticated'),
        post: () => {
          valid.add('new');
          return answer({ token: 'new', connectionId: 'c2' });
        },
        delete: () => answer(undefined),
      };
    },
    store,
    {
      isSupported: () => false,
      isOffered: () => Promise.resolve(false),
      silent: () => Promise.resolve({ kind: 'failed' }),
      ask: () => Promise.resolve({ kind: 'failed' }),
    },
  );
  const posted: unknown[] = [];
  const counts = new page.CountQueue({
    api: { post: (_, body) => (posted.push(body), refusal('offline')) },
    store,
    newId: () => crypto.randomUUID(),
    isConnected: connection.isConnected,
    employer: () => connection.view().me?.employer.code,
  });
  const settings = new page.SettingsStore(store);
  const wording = new page.Wording(
    { get: () => (decided ? answer(decided) : refusal('offline')) },
    store,
    () => undefined,
  );
  const links = new page.LinkKeeper({
    mailboxStore: store,
    counts,
    randomBytes: (n) => new Uint8Array(n),
    now: () => new Date('2026-11-27T09:00:00'),
  });
  const stop = store.onChanged((keys) => {
    if (keys.includes('settings')) void settings.load();
    if (keys.some((key) => /^(wording|companyWording)$/.test(key))) void wording.load();
    if (keys.includes('links')) void links.load();
    if (keys.includes('counts')) void counts.reread();
    if (keys.includes('sent')) void counts.deliver();
    if (keys.some((key) => /^(connection|me|progress)$/.test(key)))
      void connection.reread(keys.includes('connection'));
  });
  closing.push(stop);
  await Promise.all([settings.load(), wording.load(), links.load(), counts.load(), connection.load()]);
  return { at, store, connection, counts, settings, wording, links, posted };
}

async function modules() {
  const { mailboxStore } = await import('../../../src/addin/host/mailbox-store.ts');
  const { Connection } = await import('../../../src/addin/api/connection.ts');
  const { CountQueue } = await import('../../../src/addin/api/count-queue.ts');
  const { SettingsStore } = await import('../../../src/addin/compose/settings.ts');
  const { LinkKeeper } = await import('../../../src/addin/compose/link-keeper.ts');
  const { Wording } = await import('../../../src/addin/relay/wording.ts');
  return { mailboxStore, Connection, CountQueue, SettingsStore, LinkKeeper, Wording };
}

const KIND = { day: '2026-11-27', stage: 'document', language: 'ja' } as const;
const idle = () => new Promise((resolve) => setTimeout(resolve, 0));

beforeEach(() => {
  FakeChannel.all = [];
  Object.assign(globalThis, { BroadcastChannel: FakeChannel });
  mailbox = { connection: { token: 'old', connectionId: 'c1' }, me };
  valid = new Set(['old']);
  saves = 0;
  failing = 0;
  decided = null;
});
afterEach(() => {
  for (const close of closing.splice(0)) close();
  Reflect.deleteProperty(globalThis, 'BroadcastChannel');
});

describe('two windows of one mailbox', () => {
  it('undo nothing of one another: own texts, settings, links and reports', async () => {
    const first = await openPage();
    const second = await openPage();
    await second.at(() => second.wording.save('ja.document.formal', '私たちの言葉{{link}}'));
    await second.at(() => second.settings.change({ remindMissing: true }));
    await second.at(() => second.links.remember({ address: 'sato@mail.example', name: '佐藤' }, 'K7Q2M-1'));
    await second.at(() => second.counts.add(KIND, { inserted: 1 }));
    await idle();
    expect(first.wording.view().own).toEqual({ 'ja.document.formal': '私たちの言葉{{link}}' });
    await first.at(() => first.settings.change({ tone: 'warm' }));
    await first.at(() => first.wording.save('ja.first.formal', '別の言葉{{link}}'));
    await first.at(() => first.links.remember({ address: 'ito@mail.example', name: '伊藤' }, 'K7Q2M-2'));
    await first.at(() => first.counts.add({ ...KIND, stage: 'final' }, { inserted: 1 }));
    expect(mailbox).toMatchObject({
      wording: { 'ja.document.formal': '私たちの言葉{{link}}', 'ja.first.formal': '別の言葉{{link}}' },
      settings: { remindMissing: true, tone: 'warm' },
      links: [{ name: '伊藤' }, { name: '佐藤' }],
      counts: [{ stage: 'document' }, { stage: 'final' }],
    });
  });

  it('are both connected again by a code that was used in one', async () => {
    valid.clear();
    const first = await openPage();
    const second = await openPage();
    await first.at(() => first.connection.refresh());
    await second.at(() => second.connection.refresh());
    expect(first.connection.view().expired).toBe(true);
    expect(await second.at(() => second.connection.connectByCode('K7Q2M-W4T9E'))).toBeNull();
    await idle();
    await first.at(() => first.settings.change({ tone: 'warm' }));
    expect(mailbox).toMatchObject({ connection: { token: 'new' } });
    expect(first.connection.view().expired).toBe(false);
    await first.at(() => first.connection.refresh());
    expect(first.connection.view()).toMatchObject({ me, expired: false });
    await second.at(() => second.connection.disconnect());
    await idle();
    expect(first.connection.view()).toMatchObject({ me: null, by: null });
  });

  it('count an insertion once that both know of, and add to none that may have been delivered', async () => {
    valid.clear();
    const first = await openPage();
    await first.at(() => first.connection.refresh());
    await first.at(() => first.counts.add(KIND, { inserted: 1 }));
    const second = await openPage();
    await second.at(() => second.counts.add(KIND, { inserted: 1 }));
    await idle();
    expect([first.counts.unreported, second.counts.unreported]).toEqual([2, 2]);
    await second.at(() => second.counts.flush());
    await first.at(() => first.counts.add(KIND, { inserted: 1 }));
    await idle();
    expect(second.counts.unreported).toBe(3);
    const offered = (second.posted[0] as { reports: { inserted: number }[] }).reports;
    expect(mailbox['counts']).toMatchObject([...offered, { inserted: 1 }]);
  });

  it('count nothing for an insertion that was undone in one, however often the other is told', async () => {
    valid.clear();
    const first = await openPage();
    await first.at(() => first.connection.refresh());
    const second = await openPage();
    await first.at(() => first.counts.add(KIND, { inserted: 1 }));
    await idle();
    expect(second.counts.unreported).toBe(1);
    await first.at(() => first.counts.add(KIND, { inserted: -1 }));
    await idle();
    expect(second.counts.unreported).toBe(0);
    await second.at(() => second.counts.flush());
    expect(second.posted).toEqual([]);
  });

  it('know a report once that one heard of before it had read the mailbox', async () => {
    const first = await openPage();
    const second = await openPage();
    await first.at(() => first.counts.add(KIND, { inserted: 1 }));
    await idle();
    await second.at(() => second.counts.load());
    expect(second.counts.unreported).toBe(1);
  });

  it('both take over what the send check noted, under one id, and keep none of it', async () => {
    const event = await openPage();
    const first = await openPage();
    const second = await openPage();
    const note = { reportId: 'sent-000000000000-1', ...KIND, employer: 'K7Q2M', inserted: 0, sent: 1 };
    await event.at(() => event.store.write({ sent: [note] }));
    await idle();
    const ids = [first, second].flatMap(({ posted }) =>
      (posted as { reports: { reportId: string }[] }[]).flatMap(({ reports }) =>
        reports.map((r) => r.reportId),
      ),
    );
    expect(ids.length).toBeGreaterThan(0);
    expect(new Set(ids)).toEqual(new Set([note.reportId]));
    expect(mailbox).not.toHaveProperty('sent');
    expect(mailbox['counts']).toMatchObject([note]);
    // Nothing can be delivered just now: the next one stays with the send check, where it grows.
    const next = { ...note, reportId: 'sent-000000000000-2' };
    await event.at(() => event.store.write({ sent: [next] }));
    await idle();
    expect(mailbox).toMatchObject({ sent: [next], counts: [note] });
  });

  describe('with what the send check keeps in the browser’s storage', () => {
    const key = (address: string) => `careerRelay.sent ${address}`;
    const note = { reportId: 'sent-000000000000-1', ...KIND, employer: 'K7Q2M', inserted: 0, sent: 1 };
    /** As the event code does; the browser tells the other pages. */
    const keep = (address: string, notes: readonly object[]) => {
      localStorage.setItem(key(address), JSON.stringify(notes));
      dispatchEvent(new StorageEvent('storage', { key: key(address) }));
    };
    const kept = (address: string) => JSON.parse(localStorage.getItem(key(address)) ?? '[]') as unknown;
    afterEach(() => localStorage.clear());

    it('take over their own mailbox’s, and leave the other’s where it is', async () => {
      const page = await openPage('Saito@aozora.example');
      keep('saito@aozora.example', [note]);
      keep('ito@aozora.example', [{ ...note, reportId: 'sent-000000000000-2' }]);
      await idle();
      expect(page.posted).toMatchObject([{ reports: [{ reportId: note.reportId, sent: 1 }] }]);
      expect(mailbox['counts']).toMatchObject([note]);
      expect(localStorage.getItem(key('saito@aozora.example'))).toBeNull();
      expect(kept('ito@aozora.example')).toHaveLength(1);
      expect(mailbox).not.toHaveProperty('sent');
    });

    it('hear of their own mailbox’s alone', async () => {
      const page = await openPage();
      const heard = jest.fn();
      closing.push(page.store.onChanged(heard));
      keep('ito@aozora.example', [note]);
      expect(heard).not.toHaveBeenCalled();
      keep('saito@aozora.example', [note]);
      expect(heard).toHaveBeenCalledWith(['sent']);
    });

    it('leave it, closed to more, until it is saved, and take it once', async () => {
      keep('saito@aozora.example', [note]);
      const page = await openPage();
      failing = 1;
      await page.at(() => page.counts.deliver());
      expect(kept('saito@aozora.example')).toEqual([{ ...note, taken: true }]);
      // The page has ended before it was saved; the next one takes it under the same id.
      mailbox = { connection: mailbox['connection'], me: mailbox['me'] };
      const next = await openPage();
      await next.at(() => next.counts.deliver());
      expect(next.posted).toMatchObject([{ reports: [{ reportId: note.reportId, sent: 1 }] }]);
      expect(kept('saito@aozora.example')).toEqual([]);
    });

    it.each(['null', '{}', '[null, 7, "x", {}]', 'no JSON'])('make nothing of %s', async (text) => {
      localStorage.setItem(key('saito@aozora.example'), text);
      const page = await openPage();
      await page.at(() => page.counts.deliver());
      expect(page.posted).toEqual([]);
    });
  });

  it('both hold to what the company decided, where it is too long for the mailbox', async () => {
    decided = {
      version: 3,
      texts: [{ language: 'ja', stage: 'first', tone: 'warm', text: `${'会'.repeat(6000)}{{link}}` }],
      closing: { ja: '会社の結び。', en: null },
      ownTexts: false,
      managed: { tone: 'warm', placement: null, checkOwner: null, remindMissing: null },
    };
    const first = await openPage();
    await first.at(() => first.wording.refresh());
    const second = await openPage();
    await second.at(() => second.wording.refresh());
    await idle();
    for (const { wording } of [first, second]) {
      expect(wording.textFor('ja', 'first', 'warm').owner).toBe('company');
      expect([wording.tone(), wording.closing('ja')]).toEqual(['warm', '会社の結び。']);
    }
    decided = { ...decided, version: 4, texts: [], closing: { ja: null, en: null } };
    await second.at(() => second.wording.refresh());
    await idle();
    expect(first.wording.textFor('ja', 'first', 'warm').owner).toBe('standard');
    expect(first.wording.closing('ja')).toBeNull();
  });

  it('both use an own text that could not be saved yet, and say so', async () => {
    const first = await openPage();
    const second = await openPage();
    failing = 1;
    const text = '私たちの言葉{{link}}';
    expect(await first.at(() => first.wording.save('ja.first.formal', text))).toBe('failed');
    await idle();
    for (const { wording } of [first, second])
      expect(wording.view().own).toEqual({ 'ja.first.formal': text });
    expect(mailbox['wording']).toBeUndefined();
    await first.at(() => first.settings.change({ tone: 'warm' }));
    expect(mailbox['wording']).toEqual({ 'ja.first.formal': text });
  });

  it('are of one mailbox however its address is written', async () => {
    const first = await openPage('Saito@Aozora.example');
    const second = await openPage('saito@aozora.example');
    await second.at(() => second.settings.change({ tone: 'warm' }));
    expect(await first.at(() => first.store.read())).toMatchObject({ value: { settings: { tone: 'warm' } } });
  });

  it('forget in one what the other removed, and keep no empty value of it', async () => {
    mailbox['counts'] = [{ ...KIND, reportId: 'report-0000000000-1', inserted: 1, sent: 0 }];
    const first = await openPage();
    const second = await openPage();
    await second.at(() => second.store.write({ counts: null }));
    await idle();
    await first.at(() => first.settings.change({ tone: 'warm' }));
    expect(mailbox).toHaveProperty('settings');
    expect(mailbox).not.toHaveProperty('counts');
  });

  it('keep out of another mailbox that is open in the same browser', async () => {
    const other = await openPage('ito@other.example');
    const own = await openPage();
    await own.at(() => own.settings.change({ tone: 'brief' }));
    await idle();
    expect(other.settings.view().tone).toBe('formal');
  });

  it('save nothing for a look at the service that brought nothing new', async () => {
    const page = await openPage();
    await page.at(() => page.connection.refresh());
    expect(saves).toBe(1);
    await page.at(() => page.connection.refresh());
    expect(saves).toBe(1);
  });
});

describe('a full mailbox', () => {
  const link = (n: number) => ({
    address: `person-${n}@mail.example`,
    name: `候補者 ${n}`,
    code: `K7Q2M-${n}`,
    day: '2026-11-27',
  });

  it('is not filled by links or own texts, as Outlook counts them', async () => {
    let book = new LinkBook();
    for (let n = 0; n < 200; n += 1) book = book.with(link(n));
    expect(JSON.stringify(JSON.stringify(book.toStored())).length).toBeLessThanOrEqual(16_000);
    const page = await openPage();
    expect(await page.at(() => page.wording.save('ja.first.warm', '\n'.repeat(2400)))).toBe('full');
  });

  it('drops the oldest links for what is to be saved', async () => {
    mailbox['links'] = Array.from({ length: 100 }, (_, n) => link(n));
    mailbox['companyWording'] = 'x'.repeat(18_000);
    const other = await openPage();
    const page = await openPage();
    const { store } = page;
    expect(
      await page.at(() => store.write({ wording: { 'ja.first.warm': 'y'.repeat(5000) } })),
    ).toMatchObject({
      ok: true,
    });
    const kept = mailbox['links'] as StoredValue[];
    expect(kept[0]).toEqual(link(0));
    expect(kept.length).toBeGreaterThan(20);
    expect(kept.length).toBeLessThan(100);
    expect(page.links.invited(link(99))).toBeNull();
    expect(other.links.invited(link(99))).toBeNull();
  });

  it('says so where that is not enough, and goes on saving the rest', async () => {
    const links = Array.from({ length: 10 }, (_, n) => link(n));
    Object.assign(mailbox, { companyWording: 'x'.repeat(29_000), links });
    const page = await openPage();
    expect(await page.at(() => page.wording.save('ja.first.warm', 'y'.repeat(4000)))).toBe('full');
    expect(page.wording.view().own).toEqual({});
    expect(await page.at(() => page.settings.change({ tone: 'warm' }))).toBe(true);
    expect(mailbox).toMatchObject({ settings: { tone: 'warm' }, links });
  });
});
