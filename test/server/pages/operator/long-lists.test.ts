/** What the office reads of a service with more employers, or more that waits for a decision, than a page holds. */
import { personKeyOf } from '../../../../src/server/identity/person-key.ts';
import { addAgency } from '../../../../src/server/stores/agencies.ts';
import { addAuditEntry } from '../../../../src/server/stores/audit.ts';
import { addLiveEmployer } from '../../../support/company.ts';
import { describeOnBothEngines } from '../../../support/databases.ts';
import { openServiceApp, type ServiceApp } from '../../../support/service-app.ts';
import { operatorDesk, type OperatorDesk } from './operator-desk.ts';

const BEGAN = '2026-11-01T00:00:00.000Z';

describeOnBothEngines('The operator’s long lists', (create) => {
  let site: ServiceApp;
  let desk: OperatorDesk;

  beforeEach(async () => {
    site = await openServiceApp(await create(), '2026-11-24T01:00:00.000Z');
    desk = await operatorDesk(site);
  });

  afterEach(() => site.close());

  const db = () => site.context.database.kysely;

  async function addEmployers(count: number): Promise<void> {
    for (let n = 0; n < count; n += 1) {
      const employer_id = `emp_${1000 + n}`;
      const names = {
        name: `会社${n}`,
        name_en: `Company ${n}`,
        short_name: `会社${n}`,
        short_name_en: `C${n}`,
      };
      await addLiveEmployer(db(), { employer_id, code: `K${1000 + n}`, ...names, created_at: BEGAN }, []);
    }
  }

  async function addHeld(count: number, personKey?: string): Promise<void> {
    for (let n = 0; n < count; n += 1)
      await db()
        .insertInto('registrations')
        .values({
          ...{
            employer_id: `emp_${1000 + (n % 2)}`,
            registration_id: `reg_${1000 + n}`,
            page_key: `page ${n}`,
          },
          ...{
            submission_id: `submission ${n}`,
            link_code: `link ${n}`,
            language: 'ja',
            name: '候補',
            job: 'sales',
          },
          ...{
            mail: `person${n}@example.jp`,
            contact_preference: 'mail',
            person_key: personKey ?? `person ${n}`,
          },
          ...{ outcome: 'held', outcome_reason: n % 10 === 0 ? 'disposable' : 'shared_link' },
          ...{ created_at: BEGAN, verified_at: BEGAN, is_test: 0 },
        })
        .execute();
  }

  const listed = (page: Document) =>
    [...page.querySelectorAll('[data-row]')].map((row) => row.getAttribute('href')?.split('/').at(-1));
  const link = (page: Document, rel: string) =>
    page.querySelector(`main a[rel=${rel}]`)?.getAttribute('href') ?? '';

  it('are employers, a hundred to a page, with the words that were looked for', async () => {
    await addEmployers(205);
    const ids = Array.from({ length: 205 }, (_, n) => `emp_${1204 - n}`);
    const first = await desk.open('/operator/employers?q=company');
    expect([listed(first), link(first, 'prev')]).toEqual([ids.slice(0, 100), '']);
    expect(first.querySelector('.side [href="/operator/employers"] .count')?.textContent).toBe('205');
    expect(link(first, 'next')).toBe(`/operator/employers?q=company&after=${ids[99]}`);
    const second = await desk.open(link(first, 'next'));
    expect(listed(second)).toEqual(ids.slice(100, 200));
    const third = await desk.open(link(second, 'next'));
    expect([listed(third), link(third, 'next')]).toEqual([ids.slice(200), '']);
    expect(listed(await desk.open(link(third, 'prev')))).toEqual(ids.slice(100, 200));
    expect(listed(await desk.open('/operator/employers?q=1003'))).toEqual(['emp_1003']);
  });

  it('are found by a search, the newest fifty, with a way to all of them', async () => {
    await addEmployers(51);
    const found = (page: Document) =>
      [...page.querySelectorAll('main a[href^="/operator/employers/"]')].map((one) =>
        one.getAttribute('href')?.split('/').at(-1),
      );
    const all = (page: Document) =>
      page.querySelector('main a[href^="/operator/employers?"]')?.getAttribute('href');
    const many = await desk.open('/operator/search?q=company');
    expect(found(many)).toEqual(Array.from({ length: 50 }, (_, n) => `emp_${1050 - n}`));
    expect(all(many)).toBe('/operator/employers?q=company');
    expect(listed(await desk.open(all(many) ?? ''))).toHaveLength(51);
    const few = await desk.open('/operator/search?q=company%205');
    expect([found(few), all(few)]).toEqual([['emp_1050', 'emp_1005'], undefined]);
  });

  it('are found in whatever width and form words are typed or kept, and by the short names that other pages show', async () => {
    await addEmployers(3);
    const named = { name: 'ＫＤ商事株式会社', short_name: 'けーでぃー', short_name_en: 'Kaydee' };
    await db().updateTable('employers').set(named).where('employer_id', '=', 'emp_1001').execute();
    const found = async (q: string) =>
      [...(await desk.open(`/operator/search?q=${encodeURIComponent(q)}`)).querySelectorAll('main li a')].map(
        (one) => one.getAttribute('href')?.split('/').at(-1),
      );
    for (const q of ['ＫＤ', 'ｋｄ', 'KD', 'kd', 'けーでぃ', 'KAYDEE', 'ｋａｙｄｅｅ', 'Ｋ１００１', 'k1001'])
      expect([q, await found(q)]).toEqual([q, ['emp_1001']]);
    await db()
      .updateTable('employers')
      .set({ name: '㈱Ｓｕｉｃａ　Élan', short_name: 'ＭｃＫ', short_name_en: '髙嶋' })
      .where('employer_id', '=', 'emp_1002')
      .execute();
    for (const q of [
      'suica',
      'Ｓｕｉｃａ',
      'ＳＵＩＣＡ',
      '㈱',
      '(株)',
      'Suica É',
      'ａ　ÉLAN',
      'elan',
      'mck',
      'ｍｃｋ',
      '高島',
    ])
      expect([q, await found(q)]).toEqual([q, ['emp_1002']]);
    expect(await found('%')).toEqual([]);
    await addAgency(db(), {
      ...{ agency_id: 'agy_one', name: 'ミナトキャリア', name_en: 'Minato Career' },
      ...{ licence_no: '13-ユ-000001', licence_expires_on: '2030-01-01', created_at: BEGAN },
    });
    for (const q of ['１３－ユ－０００００１', '13−ユ−000001', 'ﾐﾅﾄ', 'ＭＩＮＡＴＯ'])
      expect([q, await found(q)]).toEqual([q, ['agy_one']]);
  });

  it('are found of one person by their address, and it is said where those are not all', async () => {
    await addEmployers(2);
    await addHeld(51, personKeyOf(site.context.secret, 'one@example.jp'));
    const form = await desk.open('/operator/search');
    const found = async (q: string) =>
      (await desk.send(form, '/operator/search', { q })).page.body.textContent;
    expect((await found('one@example.jp'))?.match(/reg_\d+/g)).toHaveLength(50);
    expect(await found('one@example.jp')).toContain('Only the newest 50 are shown.');
    expect(await found('two@example.jp')).toContain('Nothing found');
  });

  it('have a ledger that says so while nothing stands in it', async () => {
    await addEmployers(1);
    const page = await desk.open('/operator/employers/emp_1000/ledger');
    expect(page.querySelector('main .empty')?.textContent).toMatch(
      /まだ記録はありません|Nothing recorded yet/,
    );
    expect(page.querySelector('main table')).toBeNull();
  });

  it('name in the trail the employers it is about', async () => {
    await addEmployers(2);
    const entry = { at: BEGAN, actor: 'command line', action: 'employer.paused', subject: null };
    for (const employer_id of ['emp_1001', null])
      await addAuditEntry(db(), {
        ...{ ...entry, employer_id, audit_id: `aud_${employer_id}`, before: null, after: null },
      });
    expect((await desk.open('/operator/audit')).body.textContent).toContain('C1');
    expect((await desk.open('/operator/audit?employer=emp_1000')).body.textContent).toContain('C0');
  });

  it('are the trail, each entry once, and of one employer only where that is asked for', async () => {
    await addEmployers(2);
    const ids = Array.from({ length: 101 }, (_, n) => `aud_${1100 - n}`);
    for (const [n, audit_id] of ids.entries())
      for (const employer_id of n === 0 ? ['emp_1000'] : ['emp_1000', 'emp_1001'])
        await addAuditEntry(db(), {
          ...{
            at: BEGAN,
            actor: 'command line',
            action: 'employer.paused',
            subject: `${employer_id} no${n};`,
          },
          ...{ employer_id, audit_id: `${audit_id}${employer_id}`, before: null, after: null },
        });
    const told: string[][] = [];
    for (let next: string | null = '/operator/audit?employer=emp_1001'; next;) {
      const page = await desk.open(next);
      told.push([...(page.querySelector('main')?.textContent.match(/emp_100\d no\d+;/g) ?? [])]);
      next = page.querySelector('main a[href*="before="]')?.getAttribute('href') ?? null;
    }
    const expected = Array.from({ length: 100 }, (_, n) => `emp_1001 no${n + 1};`);
    expect(told).toEqual([expected.slice(0, 50), expected.slice(50)]);
  });

  it('are registrations that wait, a hundred to a page, and a decision leads back to the page', async () => {
    await addEmployers(2);
    await db().updateTable('employer_counters').set({ registered: 115, review: 115 }).execute();
    await addHeld(230);
    const ids = Array.from({ length: 230 }, (_, n) => `reg_${1229 - n}`);
    const rows = (page: Document) =>
      [...page.querySelectorAll('[data-row]')].map(({ id }) => id.replace('row-', ''));
    const first = await desk.open('/operator/held');
    expect(rows(first)).toEqual(ids.slice(0, 100));
    const chips = (page: Document) => [...page.querySelectorAll('.chip .num')].map((one) => one.textContent);
    expect(chips(first)).toEqual(['230', '207', '0', '23']);
    expect(rows(await desk.open('/operator/held?kind=disposable'))).toHaveLength(23);

    // An address by hand, with a field in it twice.
    expect(rows(await desk.open(`/operator/held?registration=a&registration=${ids[0]}`))).toHaveLength(100);

    // The list begins with the newest: what is overdue may be pages away.
    const bar = first.querySelector('.bar');
    expect(bar?.textContent).toBe('A registration is past its due date (9 Nov).Open the oldest');
    const oldest = await desk.open(bar?.querySelector('a')?.getAttribute('href') ?? '');
    expect(oldest.querySelector('#detail')?.textContent).toContain('link 0');
    expect(oldest.querySelector('.bar')).toBeNull();
    site.at('2026-11-09T14:59:00.000Z');
    // Signed in for itself: a session that is used under this clock rests from then on.
    const before = await operatorDesk(site);
    expect((await before.open('/operator/held')).querySelector('.bar')).toBeNull();
    site.at('2026-11-24T01:00:00.000Z');

    const kind = 'kind=duplicate';
    const second = await desk.open(link(await desk.open(`/operator/held?${kind}`), 'next'));
    const duplicates = ids.filter((id) => !id.endsWith('0'));
    expect(rows(second)).toEqual(duplicates.slice(100, 200));
    const opened = await desk.open(second.querySelector('[data-row]')?.getAttribute('href') ?? '');
    expect(rows(opened)).toEqual(rows(second));
    expect(opened.querySelector('#detail')?.textContent).toContain('115');
    const place = `${kind}&after=${duplicates[99]}`;
    expect(opened.querySelector('[data-close]')?.getAttribute('href')).toBe(
      `/operator/held?${place}#row-${duplicates[100]}`,
    );
    const decided = await desk.send(opened, '/operator/held/decide', { verdict: 'refuse', reason: 'other' });
    expect(decided.status).toBe(303);
    expect(decided.location).toContain(place);
    const after = await desk.open(decided.location);
    expect([rows(after), link(after, 'next')]).toEqual([duplicates.slice(101, 201), expect.any(String)]);
  });
});
