import type { PoolReply } from '../../../src/contract/pool.ts';
import { registerByPages, newLink } from '../../support/candidate.ts';
import { addCompany } from '../../support/company.ts';
import { describeOnBothEngines, type TestDatabase } from '../../support/databases.ts';
import { openServiceApp, type ServiceApp } from '../../support/service-app.ts';

const MONDAY = '2026-11-23T03:00:00.000Z';

describeOnBothEngines('The pool', (create) => {
  let home: TestDatabase;
  let site: ServiceApp;

  beforeEach(async () => {
    home = await create();
    site = await openServiceApp(home, MONDAY);
  });

  afterEach(async () => {
    await site.close();
    await home.remove();
  });

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

  it('ends a year after the consent, on that day and not before', async () => {
    await addCompany(site.context.database.kysely);
    const call = await site.asEmployer('emp_one');
    await agree('first@example.jp', '佐藤 美咲');
    site.at('2027-11-23T14:59:00.000Z');
    expect((await call({ url: '/v1/pool' })).json<PoolReply>().people).toHaveLength(1);
    site.at('2027-11-23T15:00:00.000Z');
    expect((await call({ url: '/v1/pool' })).json<PoolReply>().people).toEqual([]);
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
});
