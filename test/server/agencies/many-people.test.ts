/** An agency with more people than a page holds reads them page by page, in the console and through the API. */
import type { Static } from 'typebox';
import type { CandidatesReply, ProposableReply } from '../../../src/contract/agency.ts';
import { describeOnBothEngines } from '../../support/databases.ts';
import { signedIn } from '../../support/signed-in.ts';
import { AOBA, MINATO, grantSlot } from '../slots/introduction-world.ts';
import { openAgencySite, pageOf, type AgencySite } from './agency-site.ts';
import { handOver } from './many-people.ts';

describeOnBothEngines('An agency with more people than are read at once', (create) => {
  it('gets each of them once in the CSV', async () => {
    const site = await openAgencySite(await create());
    const ids = await handOver(site.world, 501);
    const lines = (await site.get('/agency/candidates.csv')).body.trim().split('\n');
    expect(lines.map((line) => line.split(',')[0]).slice(1)).toEqual(ids.toReversed());
    await site.close();
  });
});

describeOnBothEngines('An agency with many people', (create) => {
  let site: AgencySite;
  /** Newest first, as the console lists them. */
  let ids: readonly string[];

  beforeEach(async () => {
    site = await openAgencySite(await create());
    ids = (await handOver(site.world, 230)).toReversed();
  });

  afterEach(() => site.close());

  const db = () => site.world.context.database.kysely;
  const open = async (url: string) => {
    const page = pageOf(await site.get(url));
    const link = (rel: string) => page.querySelector(`main a[rel=${rel}]`)?.getAttribute('href') ?? undefined;
    const rows = [...page.querySelectorAll('[data-row]')];
    return {
      page,
      ids: rows.map(({ id }) => id.replace('row-', '')),
      rows,
      previous: link('prev'),
      next: link('next'),
    };
  };
  const withdraw = (id: string | undefined) =>
    db()
      .updateTable('disclosure_records')
      .set({ withdrawn_at: '2026-01-01T00:00:00.000Z' })
      .where('disclosure_id', '=', id ?? '')
      .execute();

  it('turns the pages of the list there and back', async () => {
    const first = await open('/agency/candidates');
    expect([first.ids, first.previous]).toEqual([ids.slice(0, 100), undefined]);
    expect(first.page.querySelector('nav[aria-label="一覧のページ"]')?.textContent).toBe('次のページ →');
    const second = await open(first.next ?? '');
    expect(second.ids).toEqual(ids.slice(100, 200));
    const third = await open(second.next ?? '');
    expect([third.ids, third.next]).toEqual([ids.slice(200), undefined]);
    const back = await open(third.previous ?? '');
    expect(back.ids).toEqual(second.ids);
    expect((await open(back.next ?? '')).ids).toEqual(third.ids);
    const beginning = await open(back.previous ?? '');
    expect([beginning.ids, beginning.previous]).toEqual([first.ids, undefined]);
  });

  it('goes on where somebody stood who is gone, and begins again where a page is empty', async () => {
    const { next = '' } = await open('/agency/candidates');
    await withdraw(ids[99]);
    expect((await open(next)).ids).toEqual(ids.slice(100, 200));
    await withdraw(ids[5]);
    // Fewer than a page come before: the beginning, with as many as it holds.
    const beginning = ids.filter((_, index) => index !== 99 && index !== 5).slice(0, 100);
    for (const query of [`before=${ids[100]}`, `after=${ids[229]}`, 'after=dis_nobody', 'before=dis_nobody'])
      expect((await open(`/agency/candidates?${query}`)).ids).toEqual(beginning);
  });

  it('counts everybody, and keeps filters, words and the opened person from page to page', async () => {
    await db()
      .updateTable('agency_cases')
      .set({ stage: 'arranging', owner_id: null })
      .where('disclosure_id', 'in', ids.slice(0, 120))
      .execute();
    const list = await open('/agency/candidates?stage=arranging&owner=none');
    expect(list.page.querySelector('.side .count')?.textContent).toBe('230');
    const counts = new Map(
      [...list.page.querySelectorAll('.menu a')].map((one) => [
        one.querySelector('.grow')?.textContent,
        one.querySelector('.count')?.textContent,
      ]),
    );
    expect([counts.get('面談調整中'), counts.get('連絡待ち')]).toEqual(['120', '110']);
    const second = await open(list.next ?? '');
    expect([second.ids, second.next]).toEqual([ids.slice(100, 120), undefined]);
    expect(second.previous).toBe(`/agency/candidates?stage=arranging&owner=none&before=${ids[100]}`);
    // A person is opened beside the page that showed them, and closing leads back there.
    const [row] = second.rows;
    const opened = await open(row?.getAttribute('href') ?? '');
    expect(opened.ids).toEqual(second.ids);
    expect(opened.page.querySelector('[aria-current][data-row]')?.id).toBe(row?.id);
    const close = opened.page.querySelector('[data-close]')?.getAttribute('href');
    expect(close).toBe(`${list.next}#row-${ids[100]}`);
    // What narrows the list otherwise begins at its beginning.
    const all = [...second.page.querySelectorAll('.menu a')].map((one) => one.getAttribute('href'));
    expect(all.join()).not.toContain('after=');
  });

  it('finds somebody by words wherever they stand, and shows somebody who is not on the page', async () => {
    const wide = encodeURIComponent('多数 ２３');
    const found = await open(`/agency/candidates?q=${wide}`);
    // 230, 123, 223 and so on are among them.
    expect(found.rows.every((row) => row.textContent?.includes('23'))).toBe(true);
    expect(found.ids).toContain('dis_many_0023');
    const opened = await open(`/agency/candidates/${ids[229]}`);
    expect(opened.page.querySelector('#detail h2')?.textContent).toBe('多数 1');
    expect([opened.ids, opened.page.querySelector('[aria-current][data-row]')]).toEqual([
      ids.slice(0, 100),
      null,
    ]);
    expect((await site.get('/agency/candidates?q=nobody')).body).toContain('条件に合う方はいません');
  });

  it('gives each person once and all of them, in the CSV and through the API', async () => {
    const lines = (await site.get('/agency/candidates.csv')).body.trim().split('\n');
    expect(lines.map((line) => line.split(',')[0]).slice(1)).toEqual(ids);
    const headers = await signedIn(site.world.context, {
      kind: 'agency_key',
      agencyId: MINATO.agencyId,
      scopes: ['candidates:read'],
    });
    const read = async (after: string): Promise<Static<typeof CandidatesReply>> => {
      const url = `/v1/agency/candidates${after && `?after=${after}`}`;
      return (await site.app.inject({ method: 'GET', url, headers })).json();
    };
    const pages: string[][] = [];
    for (let after: string | null = ''; after !== null;) {
      const { candidates, next } = await read(after);
      pages.push(candidates.map(({ candidateId }) => candidateId));
      after = next;
    }
    expect(pages.map((page) => page.length)).toEqual([100, 100, 30]);
    expect(pages.flat()).toEqual(ids.toReversed());
  });

  it('counts the results by months of Japan, of people on whatever page', async () => {
    const { disclosure_id: oldest } = await db()
      .selectFrom('agency_cases')
      .select('disclosure_id')
      .orderBy('disclosure_id')
      .executeTakeFirstOrThrow();
    await db()
      .updateTable('agency_cases')
      .set({ created_at: '2026-05-31T15:00:00.000Z', placed_at: '2026-10-31T15:00:00.000Z' })
      .where('disclosure_id', '=', oldest)
      .execute();
    const page = pageOf(await site.get('/agency/results'));
    const rows = [...page.querySelectorAll('tbody tr')].map((row) =>
      [...row.children].slice(1).map((cell) => cell.textContent),
    );
    expect(rows.map(([taken]) => taken)).toEqual(['229', '0', '0', '0', '0', '1']);
    expect(rows.map((row) => row[4])).toEqual(['1', '0', '0', '0', '0', '0']);
  });

  describe('asked to propose somebody', () => {
    let path: string;

    beforeEach(async () => {
      await grantSlot(site.world, AOBA.id);
      path = `/agency/requests/${await site.world.askId(await site.world.ask(AOBA))}`;
    });

    const boxes = (page: Document) =>
      [...page.querySelectorAll<HTMLInputElement>('input[name=person]')].map(({ value }) => value);

    it('chooses from the newest, and finds the others by words without losing what is ticked', async () => {
      await db()
        .updateTable('agency_cases')
        .set({ agreed_at: site.world.now().toISOString() })
        .where('disclosure_id', 'in', ids.slice(0, 110))
        .execute();
      const { page } = await open(path);
      expect(boxes(page)).toEqual([...ids.slice(0, 100), ...ids.slice(110, 210)]);
      expect(page.querySelector('details.plan summary')?.textContent).toBe('ほかの候補者 100名以上');
      expect(page.body.textContent).toContain('新しい方から100名までを表示しています。');
      const [ticked = '', wanted = ''] = [ids[3], ids[105]];
      const name = `多数 ${230 - 105}`;
      const fields = { key: 'key-0123456789abcdef', reason: '経験が近い', q: name };
      const kept = await site.post(`${path}/draft`, { ...fields, person: ticked });
      expect(kept.headers.location).toBe(
        `${path}?q=${encodeURIComponent(name).replace('%20', '+')}&said=draft#detail`,
      );
      const { page: found } = await open(String(kept.headers.location));
      expect(boxes(found)).toEqual([ticked, wanted]);
      const checked = found.querySelectorAll('input[name=person][checked]');
      expect([...checked].map((box) => box.getAttribute('value'))).toEqual([ticked]);
      const sent = await site.post(`${path}/propose`, { ...fields, person: [ticked, wanted] });
      expect(sent.headers.location).toBe(`${path}?said=proposed#detail`);
      const { page: proposed } = await open(path);
      expect([...proposed.querySelectorAll('.proposed b')].map((one) => one.textContent).sort()).toEqual([
        name,
        '多数 227',
      ]);
    });

    it('reads those who may be proposed a page at a time through the API, and goes on where somebody stood', async () => {
      const headers = await signedIn(site.world.context, {
        kind: 'agency_key',
        agencyId: MINATO.agencyId,
        scopes: ['requests:read'],
      });
      const read = (after?: string) => {
        const url = `/v1${path}/candidates${after === undefined ? '' : `?after=${after}`}`;
        return site.app.inject({ method: 'GET', url, headers });
      };
      const page = async (after?: string) => {
        const { candidates, next } = (await read(after)).json<Static<typeof ProposableReply>>();
        return { ids: candidates.map(({ candidateId }) => candidateId), next };
      };
      expect(await page()).toEqual({ ids: ids.slice(0, 200), next: ids[199] });
      await withdraw(ids[199]);
      expect(await page(ids[199])).toEqual({ ids: ids.slice(200), next: null });
      for (const id of ids.slice(201)) await withdraw(id);
      expect(await page()).toEqual({ ids: [...ids.slice(0, 199), ids[200]], next: null });
      expect((await read('dis_nobody')).json()).toMatchObject({ error: { fields: ['after'] } });
    });

    it('asks for no words where everybody is shown', async () => {
      await db()
        .updateTable('agency_cases')
        .set({ stage: 'paused' })
        .where('disclosure_id', 'in', ids.slice(0, 140))
        .execute();
      const { page } = await open(path);
      expect(boxes(page)).toEqual(ids.slice(140));
      expect(page.querySelector('#detail [role=search]')).toBeNull();
    });
  });
});
