import type { PoolReply } from '../../../src/contract/pool.ts';
import { registerByPages, newLink } from '../../support/candidate.ts';
import { addCompany } from '../../support/company.ts';
import { describeOnBothEngines } from '../../support/databases.ts';
import { openServiceApp, type ServiceApp } from '../../support/service-app.ts';

const MONDAY = '2026-11-23T03:00:00.000Z';

describeOnBothEngines('The pool', (create) => {
  let site: ServiceApp;

  beforeEach(async () => {
    site = await openServiceApp(await create(), MONDAY);
  });

  afterEach(() => site.close());

  const agree = (mail: string, name: string, fields: Record<string, string> = {}) =>
    registerByPages(site, {
      link: newLink('K7Q2M'),
      mail,
      fields: { name, employerContact: 'yes', ...fields },
    });

  async function withdraw(mail: string): Promise<void> {
    const db = site.context.database.kysely;
    const row = await db
      .selectFrom('consents')
      .innerJoin('registrations', 'registrations.registration_id', 'consents.registration_id')
      .selectAll('consents')
      .where('registrations.mail', '=', mail)
      .where('consents.purpose', '=', 'employer_contact')
      .executeTakeFirstOrThrow();
    const consent_id = site.context.newId('cns');
    await db
      .insertInto('consents')
      .values({ ...row, consent_id, is_granted: 0, created_at: site.context.clock().toISOString() })
      .execute();
  }

  it('holds only people who ticked the box, newest first, with no more than what they agreed to', async () => {
    await addCompany(site.context.database.kysely);
    const call = await site.asEmployer('emp_one');
    await registerByPages(site, { link: newLink('K7Q2M'), mail: 'silent@example.jp' });
    await agree('first@example.jp', '佐藤 美咲', { area: 'tokyo' });
    site.at('2026-11-24T03:00:00.000Z');
    await agree('second@example.jp', '中村 遥', { job: 'sales' });
    const pool = (await call({ url: '/v1/pool' })).json<PoolReply>();
    expect(pool.people).toEqual([
      {
        personId: expect.any(String) as string,
        name: '中村 遥',
        mail: 'second@example.jp',
        job: '営業',
        jobEn: 'Sales',
        area: null,
        areaEn: null,
        agreedOn: '2026-11-24',
        consentUntil: '2027-11-24',
      },
      {
        personId: expect.any(String) as string,
        name: '佐藤 美咲',
        mail: 'first@example.jp',
        job: 'バックエンドエンジニア',
        jobEn: 'Backend engineer',
        area: '東京',
        areaEn: 'Tokyo',
        agreedOn: '2026-11-23',
        consentUntil: '2027-11-23',
      },
    ]);
  });

  it('lets newcomers of a daily employer wait for the closing, and lets whoever withdraws vanish at once', async () => {
    await addCompany(site.context.database.kysely, { cadence: 'daily' });
    const call = await site.asEmployer('emp_one');
    await agree('first@example.jp', '佐藤 美咲');
    expect((await call({ url: '/v1/pool' })).json<PoolReply>().people).toEqual([]);
    site.at('2026-11-23T23:00:00.000Z');
    const [person] = (await call({ url: '/v1/pool' })).json<PoolReply>().people;
    expect(person).toMatchObject({ name: '佐藤 美咲' });
    const url = `/v1/pool/${person?.personId}`;
    expect((await call({ url })).statusCode).toBe(200);
    await withdraw('first@example.jp');
    expect((await call({ url: '/v1/pool' })).json<PoolReply>().people).toEqual([]);
    expect((await call({ url })).statusCode).toBe(404);
  });

  it('lets whoever confirmed their address after the closing wait for the next, whenever they agreed', async () => {
    const db = site.context.database.kysely;
    await addCompany(db, { cadence: 'daily' });
    const call = await site.asEmployer('emp_one');
    await agree('first@example.jp', '佐藤 美咲');
    await db.updateTable('registrations').set({ verified_at: '2026-11-23T22:00:00.000Z' }).execute();
    site.at('2026-11-23T23:00:00.000Z');
    expect((await call({ url: '/v1/pool' })).json<PoolReply>().people).toEqual([]);
    site.at('2026-11-24T23:00:00.000Z');
    expect((await call({ url: '/v1/pool' })).json<PoolReply>().people).toHaveLength(1);
  });

  it('keeps whoever agrees once more by an earlier form, after the closing as before it', async () => {
    const db = site.context.database.kysely;
    await addCompany(db, { cadence: 'daily' });
    const call = await site.asEmployer('emp_one');
    await registerByPages(site, { link: newLink('K7Q2M'), mail: 'first@example.jp' });
    site.at('2026-11-23T04:00:00.000Z');
    await agree('first@example.jp', '佐藤 美咲');
    site.at('2026-11-23T23:00:00.000Z');
    await db
      .updateTable('consents')
      .set({ is_granted: 1, created_at: '2026-11-23T22:00:00.000Z' })
      .where('purpose', '=', 'employer_contact')
      .where('is_granted', '=', 0)
      .execute();
    expect((await call({ url: '/v1/pool' })).json<PoolReply>().people).toHaveLength(1);
  });

  it('ends a year after the consent, on that day and not before', async () => {
    await addCompany(site.context.database.kysely);
    const call = await site.asEmployer('emp_one');
    await agree('first@example.jp', '佐藤 美咲');
    site.at('2027-11-23T14:59:00.000Z');
    const { people } = (await call({ url: '/v1/pool' })).json<PoolReply>();
    expect(people).toHaveLength(1);
    const url = `/v1/pool/${people[0]?.personId}`;
    expect((await call({ url })).statusCode).toBe(200);
    site.at('2027-11-23T15:00:00.000Z');
    expect((await call({ url: '/v1/pool' })).json<PoolReply>().people).toEqual([]);
    expect((await call({ url })).statusCode).toBe(404);
  });

  it('holds nobody who registered to try it out', async () => {
    const db = site.context.database.kysely;
    await addCompany(db);
    const call = await site.asEmployer('emp_one');
    await agree('first@example.jp', '佐藤 美咲');
    const [person] = (await call({ url: '/v1/pool' })).json<PoolReply>().people;
    expect(person).toMatchObject({ name: '佐藤 美咲' });
    await db.updateTable('registrations').set({ is_test: 1 }).execute();
    expect((await call({ url: '/v1/pool' })).json<PoolReply>().people).toEqual([]);
    expect((await call({ url: `/v1/pool/${person?.personId}` })).statusCode).toBe(404);
  });

  it('belongs to one employer, and lists a person who registered twice once', async () => {
    const db = site.context.database.kysely;
    await addCompany(db);
    await addCompany(db, { employerId: 'emp_two', code: 'ZZZZZ' });
    const [one, two] = [await site.asEmployer('emp_one'), await site.asEmployer('emp_two')];
    await agree('first@example.jp', '佐藤 美咲');
    site.at('2026-11-24T03:00:00.000Z');
    await agree('First@example.jp', '佐藤 美咲');
    const { people } = (await one({ url: '/v1/pool' })).json<PoolReply>();
    expect(people).toMatchObject([{ agreedOn: '2026-11-24' }]);
    expect((await two({ url: '/v1/pool' })).json<PoolReply>().people).toEqual([]);
    expect((await two({ url: `/v1/pool/${people[0]?.personId}` })).statusCode).toBe(404);
    expect((await site.app.inject({ url: '/v1/pool' })).statusCode).toBe(401);
  });

  /** Everybody, a page after another; `between` happens before each further one. */
  async function readAll(
    call: Awaited<ReturnType<ServiceApp['asEmployer']>>,
    limit: number,
    between: (page: number) => unknown = () => undefined,
  ): Promise<readonly PoolReply[]> {
    const pages: PoolReply[] = [];
    for (let next: string | null = ''; next !== null;) {
      const after: string = next === '' ? '' : `&after=${encodeURIComponent(next)}`;
      const reply = await call({ url: `/v1/pool?limit=${limit}${after}` });
      expect(reply.statusCode).toBe(200);
      pages.push(reply.json<PoolReply>());
      next = reply.json<PoolReply>().next;
      if (next !== null) await between(pages.length);
    }
    return pages;
  }

  const mailsOf = (pages: readonly PoolReply[]) =>
    pages.flatMap(({ people }) => people.map(({ mail }) => mail.split('@')[0]));

  /** Agreed in this order, an hour after each other. */
  async function agreeInTurn(...names: readonly string[]): Promise<void> {
    for (const name of names) {
      await agree(`${name}@example.jp`, name);
      site.at(new Date(site.context.clock().getTime() + 3_600_000).toISOString());
    }
  }

  it('comes in pages, each beginning where the one before ended', async () => {
    await addCompany(site.context.database.kysely);
    const call = await site.asEmployer('emp_one');
    await agreeInTurn('one', 'two', 'three', 'four', 'five');
    const pages = await readAll(call, 2);
    expect(pages.map(({ people }) => people.length)).toEqual([2, 2, 1]);
    expect(mailsOf(pages)).toEqual(['five', 'four', 'three', 'two', 'one']);
    expect(await readAll(call, 5)).toMatchObject([{ next: null }]);
    expect((await call({ url: '/v1/pool' })).json<PoolReply>()).toMatchObject({ next: null });
  });

  it('holds a thousand where nothing else is asked for', async () => {
    const db = site.context.database.kysely;
    await addCompany(db);
    const call = await site.asEmployer('emp_one');
    await agree('first@example.jp', '佐藤 美咲');
    const person = await db.selectFrom('registrations').selectAll().executeTakeFirstOrThrow();
    const consent = await db
      .selectFrom('consents')
      .selectAll()
      .where('purpose', '=', 'employer_contact')
      .executeTakeFirstOrThrow();
    const others = Array.from({ length: 1000 }, (_, index) => ({
      ...person,
      registration_id: `reg_${index}`,
      page_key: `page ${index}`,
      submission_id: `submission ${index}`,
      person_key: `person ${index}`,
    }));
    for (let from = 0; from < others.length; from += 500) {
      const some = others.slice(from, from + 500);
      await db.insertInto('registrations').values(some).execute();
      // All of one moment: then the number of the consent is the order.
      const consents = some.map(({ registration_id: id }) => ({
        ...consent,
        registration_id: id,
        consent_id: `cns_${id}`,
      }));
      await db.insertInto('consents').values(consents).execute();
    }
    const first = (await call({ url: '/v1/pool' })).json<PoolReply>();
    expect(first.people).toHaveLength(1000);
    const pages = await readAll(call, 1000);
    expect(pages.map(({ people }) => people.length)).toEqual([1000, 1]);
    expect(new Set(pages.flatMap(({ people }) => people.map(({ personId }) => personId))).size).toBe(1001);
  });

  it('has a person who registered twice on one page only, by the newest consent', async () => {
    await addCompany(site.context.database.kysely);
    const call = await site.asEmployer('emp_one');
    await agreeInTurn('twice', 'one', 'two');
    await agreeInTurn('twice', 'three');
    expect(mailsOf(await readAll(call, 1))).toEqual(['three', 'twice', 'two', 'one']);
  });

  it('loses and doubles nobody when totals close between two pages', async () => {
    await addCompany(site.context.database.kysely, { cadence: 'daily' });
    const call = await site.asEmployer('emp_one');
    await agreeInTurn('one', 'two', 'three');
    site.at('2026-11-24T03:00:00.000Z');
    await agreeInTurn('two', 'four');
    const pages = await readAll(call, 1, () => site.at('2026-11-25T03:00:00.000Z'));
    expect(mailsOf(pages)).toEqual(['three', 'two', 'one']);
    expect(new Set(pages.map(({ asOf }) => asOf))).toEqual(new Set(['2026-11-23T21:00:00.000Z']));
    expect(mailsOf(await readAll(call, 1))).toEqual(['four', 'two', 'three', 'one']);
  });

  it('goes on where somebody stood who is gone, and holds nobody who has just gone', async () => {
    const db = site.context.database.kysely;
    await addCompany(db);
    const call = await site.asEmployer('emp_one');
    await agreeInTurn('one', 'two', 'three', 'four');
    const pages = await readAll(call, 2, async () => {
      await withdraw('two@example.jp');
      await db
        .deleteFrom('consents')
        .where('registration_id', '=', (eb) =>
          eb.selectFrom('registrations').select('registration_id').where('mail', '=', 'three@example.jp'),
        )
        .execute();
    });
    expect(mailsOf(pages)).toEqual(['four', 'three', 'one']);
  });

  it('refuses a place where no page can have ended', async () => {
    await addCompany(site.context.database.kysely, { cadence: 'daily' });
    const call = await site.asEmployer('emp_one');
    await agreeInTurn('one', 'two');
    site.at('2026-11-24T03:00:00.000Z');
    const { next } = (await call({ url: '/v1/pool?limit=1' })).json<PoolReply>();
    const [asOf = '', agreedAt = '', consentId = ''] = next?.split('~') ?? [];
    const places = {
      nonsense: 'cns_1',
      'no day': [`2026-13-45T21:00:00.000Z`, agreedAt, consentId].join('~'),
      'a closing to come': ['2026-11-24T21:00:00.000Z', agreedAt, consentId].join('~'),
      'between two closings': ['2026-11-23T20:00:00.000Z', agreedAt, consentId].join('~'),
      'behind the closing': [asOf, '2026-11-23T21:00:00.001Z', consentId].join('~'),
    };
    for (const [name, place] of Object.entries(places)) {
      const reply = await call({ url: `/v1/pool?limit=1&after=${encodeURIComponent(place)}` });
      expect({ name, status: reply.statusCode, ...reply.json<object>() }).toMatchObject({
        name,
        status: 400,
        error: { code: 'invalid_request', fields: ['after'] },
      });
    }
    for (const limit of ['0', '1001', '-1', 'all'])
      expect((await call({ url: `/v1/pool?limit=${limit}` })).statusCode).toBe(400);
    expect((await call({ url: '/v1/pool?search=one' })).statusCode).toBe(400);
  });
});
