import { waitFor } from '@testing-library/dom';
import { http, HttpResponse } from 'msw/http';
import { openMailbox } from '../../../src/addin/compose/open-mailbox.ts';
import { DEFAULT_SETTINGS } from '../../../src/addin/compose/settings.ts';
import { followDecisions } from '../../../src/addin/relay/decisions.ts';
import type { WordingReply } from '../../../src/contract/wording.ts';
import { FakeMailHost } from '../../support/fake-mail-host.ts';
import { offline, proxyPage, useNetwork } from '../../support/network.ts';
import { me, progress } from '../../support/sample-company.ts';

const network = useNetwork();

/** What each company decides, by the proof that speaks for it. */
let decided: Record<string, WordingReply>;
const NOTHING = { tone: null, placement: null, checkOwner: null, remindMissing: null };
const KIND = { language: 'ja', stage: 'document', tone: 'formal' } as const;

function decisions(name: string, version: number, managed: Partial<WordingReply['managed']> = {}) {
  return {
    version,
    ownTexts: true,
    texts: [{ ...KIND, text: `${name}の文面です。{{link}}` }],
    closing: { ja: `${name}の結びです。`, en: null },
    managed: { ...NOTHING, ...managed },
  } satisfies WordingReply;
}

const COMPANIES = {
  tokenA: me,
  tokenB: { ...me, employer: { ...me.employer, code: 'M3K7P', shortName: 'みどり' } },
} as const;

const tokenOf = (request: Request) =>
  (request.headers.get('authorization') ?? '').replace('Bearer ', '') as keyof typeof COMPANIES;

/** So many times each path was asked. */
const asked = (path: string) => network.sent.filter(({ url }) => url.endsWith(path)).length;

beforeEach(() => {
  decided = { tokenA: decisions('青空', 1), tokenB: decisions('みどり', 1) };
  network.use(
    http.get('*/v1/me', ({ request }) => {
      const token = tokenOf(request);
      const wordingVersion = decided[token]?.version ?? 0;
      return HttpResponse.json({ ...COMPANIES[token], wordingVersion });
    }),
    http.get('*/v1/progress', () => HttpResponse.json(progress)),
    http.get('*/v1/wording', ({ request }) => HttpResponse.json(decided[tokenOf(request)])),
    http.post('*/v1/connections', () => HttpResponse.json({ token: 'tokenB', connectionId: 'd' })),
    http.delete('*/v1/connections/current', () => new HttpResponse(null, { status: 204 })),
  );
});

async function opening(host = new FakeMailHost()) {
  if (!host.mailboxValues['connection'])
    host.mailboxValues = { connection: { token: 'tokenA', connectionId: 'c' } };
  const parts = openMailbox(host, host.mailboxStore);
  await parts.load();
  const asking = jest.spyOn(parts.wording, 'refresh');
  followDecisions(parts);
  await parts.connection.refresh();
  /** Everything that was asked for has come. */
  const settled = () => Promise.all(asking.mock.results.map(({ value }) => value as Promise<void>));
  return { ...parts, host, settled, inserted: () => parts.wording.textsFor(KIND) };
}

async function pane(host?: FakeMailHost) {
  const opened = await opening(host);
  await opened.settled();
  return opened;
}

const TEXTS = {
  none: {},
  first: { text: '青空の文面です。{{link}}', closing: '青空の結びです。' },
  second: { text: 'みどりの文面です。{{link}}', closing: 'みどりの結びです。' },
};

describe('What the company decided', () => {
  it('is asked where the terms tell of another version, and not once more', async () => {
    const { connection, host, inserted, settled } = await pane();
    expect([asked('/v1/wording'), inserted()]).toEqual([1, TEXTS.first]);
    await connection.refresh();
    const later = await pane(host);
    expect([asked('/v1/wording'), later.inserted()]).toEqual([1, TEXTS.first]);
    decided['tokenA'] = { ...decisions('青空', 2), texts: [] };
    await connection.refresh();
    await settled();
    expect([asked('/v1/wording'), inserted()]).toEqual([2, { closing: TEXTS.first.closing }]);
  });

  it('is asked again with the next terms where it did not come', async () => {
    network.use(proxyPage(502, '*/v1/wording'));
    const { connection, inserted, settled } = await pane();
    expect(inserted()).toEqual(TEXTS.none);
    network.use(http.get('*/v1/wording', () => HttpResponse.json(decided['tokenA'])));
    await connection.refresh();
    await settled();
    expect(inserted()).toEqual(TEXTS.first);
  });

  it('takes the place of the settings it differs from, also while the pane is open', async () => {
    const { connection, settings, wording, settled } = await pane();
    expect(settings.view()).toEqual(DEFAULT_SETTINGS);
    decided['tokenA'] = decisions('青空', 2, { placement: 'cursor', remindMissing: true });
    await connection.refresh();
    await settled();
    expect(settings.view()).toEqual({ ...DEFAULT_SETTINGS, placement: 'cursor', remindMissing: true });
    // As the settings tab asks.
    decided['tokenA'] = decisions('青空', 3, { checkOwner: false });
    await wording.refresh();
    expect(settings.view().checkOwner).toBe(false);
    // Nothing is saved again for a text that is another.
    const changed = jest.spyOn(settings, 'change');
    decided['tokenA'] = { ...decisions('青空', 4, { checkOwner: false }), texts: [] };
    await wording.refresh();
    expect(changed).not.toHaveBeenCalled();
  });

  it('holds from the beginning as the mailbox keeps it, also without a network', async () => {
    decided['tokenA'] = decisions('青空', 1, { placement: 'cursor' });
    const { host, settings } = await pane();
    expect(settings.view().placement).toBe('cursor');
    // As a device that knows nothing of it does.
    await settings.change({ placement: 'signature' });
    network.use(offline);
    expect((await pane(host)).settings.view().placement).toBe('cursor');
  });

  it('goes with the company, whose place another takes by a code after the proof ran out', async () => {
    const { connection, inserted, settled } = await pane();
    const texts: unknown[] = [];
    connection.subscribe(() => texts.push([connection.view().me?.employer.code, inserted()]));
    network.use(
      http.get('*/v1/me', () => HttpResponse.json({ error: { code: 'unauthenticated' } }, { status: 401 }), {
        once: true,
      }),
    );
    await connection.refresh();
    expect(connection.view().expired).toBe(true);
    await connection.connectByCode('M3K7P-W4T9E');
    await settled();
    expect(inserted()).toEqual(TEXTS.second);
    // At no moment was one company's text to be had with the other one's terms.
    expect(texts).not.toContainEqual(['M3K7P', TEXTS.first]);
    expect(texts).toContainEqual(['M3K7P', TEXTS.none]);
  });

  it('goes with the company that was left, also where the other one counts the same versions', async () => {
    const { connection, host, settled } = await pane();
    await connection.disconnect();
    expect(host.mailboxValues['companyWording']).toBeUndefined();
    await connection.connectByCode('M3K7P-W4T9E');
    await settled();
    expect((await pane(host)).inserted()).toEqual(TEXTS.second);
  });

  it('is never the former company’s, whatever the mailbox kept and whatever does not come', async () => {
    const { connection, host, inserted, settled } = await pane();
    network.use(proxyPage(502, '*/v1/wording'));
    await connection.connectByCode('M3K7P-W4T9E');
    await settled();
    expect(connection.view().me?.employer.code).toBe('M3K7P');
    expect(inserted()).toEqual(TEXTS.none);
    network.use(offline);
    expect((await pane(host)).inserted()).toEqual(TEXTS.none);
  });

  it('of another company is not taken over from an answer that comes late', async () => {
    let arrive = () => {};
    const onTheWay = new Promise<void>((resolve) => (arrive = resolve));
    network.use(
      http.get(
        '*/v1/wording',
        async () => {
          await onTheWay;
          return HttpResponse.json(decisions('青空', 9));
        },
        { once: true },
      ),
    );
    const { connection, inserted, settled } = await opening();
    await connection.connectByCode('M3K7P-W4T9E');
    await waitFor(() => expect(inserted()).toEqual(TEXTS.second));
    arrive();
    await settled();
    expect(inserted()).toEqual(TEXTS.second);
  });
});
