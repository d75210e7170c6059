import { sql } from 'kysely';
import { SAMPLE_OPERATOR } from '../../src/server/identity/operator.ts';
import { personKeyOf } from '../../src/server/identity/person-key.ts';
import { createService } from '../../src/server/service.ts';
import { admitCandidate, findCandidate } from '../../src/server/stores/candidates.ts';
import { addCompany, newLink } from '../support/counting.ts';
import { describeOnBothEngines, type TestDatabase } from '../support/databases.ts';

const NOW = '2026-11-24T03:00:00.000Z';

describeOnBothEngines('The service', (create) => {
  let home: TestDatabase;

  beforeEach(async () => {
    home = await create();
  });

  const start = () =>
    createService({
      ...home.options,
      relayOrigin: 'https://relay.example',
      smtpUrl: 'smtp://127.0.0.1:9',
      mailFrom: 'support@relay.example',
      operator: SAMPLE_OPERATOR,
      logLevel: 'silent',
    });

  it('finds whoever was taken in with needless quotes by the address again', async () => {
    const before = await home.open();
    const moments = { registered_at: NOW, active_at: NOW, retained_until: '9999' };
    const state = {
      warned_at: null,
      state: 'looking',
      wants_news: 0,
      followed_up: 0,
      news_month: '',
    } as const;
    const mail = '"misaki"@example.jp';
    const person = { person_key: 'former', mail, language: 'ja', mail_key: 'key' } as const;
    await admitCandidate(before.kysely, { ...person, ...moments, ...state });
    await before.close();
    const { context, close } = await start();
    const found = await findCandidate(context.database.kysely, personKeyOf(context.secret, mail));
    expect(found).toMatchObject({ mail });
    await close();
  });

  it('ends in order where the page views of its last moments cannot be written', async () => {
    const log: string[] = [];
    const service = await start();
    const { app, context } = service;
    jest.spyOn(app.log, 'error').mockImplementation((_: unknown, text?: string) => void log.push(text ?? ''));
    await addCompany(context);
    await sql.raw('alter table visit_days rename to visit_days_away').execute(context.database.kysely);
    const headers = { accept: 'text/html', 'user-agent': 'Mozilla/5.0' };
    expect((await app.inject({ url: `/r/${newLink()}`, headers })).statusCode).toBe(200);
    await service.close();
    expect(log).toContain('Page views are lost');
    // Given back: nobody else could open it before.
    await (await home.open()).close();
  });
});
