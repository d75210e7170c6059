import { sql } from 'kysely';
import { SAMPLE_OPERATOR } from '../../src/server/identity/operator.ts';
import { createService } from '../../src/server/service.ts';
import { addCompany, newLink } from '../support/counting.ts';
import { describeOnBothEngines, type TestDatabase } from '../support/databases.ts';

describeOnBothEngines('The service', (create) => {
  let home: TestDatabase;

  beforeEach(async () => {
    home = await create();
  });

  it('ends in order where the page views of its last moments cannot be written', async () => {
    const log: string[] = [];
    const service = await createService({
      ...home.options,
      relayOrigin: 'https://relay.example',
      smtpUrl: 'smtp://127.0.0.1:9',
      mailFrom: 'support@relay.example',
      operator: SAMPLE_OPERATOR,
      logLevel: 'silent',
    });
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
