import { sqliteDatabase, type TestDatabase } from '../../support/databases.ts';
import { openServiceApp, type ServiceApp } from '../../support/service-app.ts';

const TOKEN = 'the-token-of-whoever-watches';

describe('The figures for alarms', () => {
  let home: TestDatabase;
  let site: ServiceApp;
  let draining: boolean;

  beforeEach(async () => {
    draining = false;
    home = await sqliteDatabase();
    const more = { monitorToken: TOKEN, isDraining: () => draining };
    site = await openServiceApp(home, '2026-11-24T03:00:00.000Z', more);
  });

  afterEach(async () => {
    await site.close();
    await home.remove();
  });

  const measured = () => site.app.inject({ url: '/metrics', headers: { authorization: `Bearer ${TOKEN}` } });
  const refusals = (text: string) =>
    text.split('\n').filter((line) => line.startsWith('http_refusals_total'));

  it('count faults from nought, so that the first one is a rise', async () => {
    const { body } = await measured();
    expect(refusals(body)).toEqual([
      'http_refusals_total{status="500"} 0',
      'http_refusals_total{status="503"} 0',
    ]);
    expect(body).toMatch(/^outbox_waiting 0$/m);
    expect(body).toMatch(/^outbox_oldest_seconds 0$/m);
  });

  it.each([
    ['where no token was set', undefined, TOKEN, 404],
    ['for another token', TOKEN, `${TOKEN}2`, 401],
  ])('are nobody’s %s', async (_case, monitorToken, shown, status) => {
    const elsewhere = await sqliteDatabase();
    const other = await openServiceApp(elsewhere, '2026-11-24T03:00:00.000Z', { monitorToken });
    const headers = { authorization: `Bearer ${shown}` };
    expect((await other.app.inject({ url: '/metrics', headers })).statusCode).toBe(status);
    await other.close();
    await elsewhere.remove();
  });

  it('come without those of the mails while the database is away', async () => {
    await measured();
    await site.context.database.close();
    const { statusCode, body } = await measured();
    expect(statusCode).toBe(200);
    expect(body).toContain(
      'http_request_duration_seconds_count{method="GET",route="/metrics",status="200"} 1',
    );
    expect(body).not.toMatch(/^outbox_\w+ /m);
  });

  it('count no probe that is told of the stop', async () => {
    draining = true;
    expect((await site.app.inject({ url: '/readyz' })).statusCode).toBe(503);
    expect(refusals((await measured()).body)).toContain('http_refusals_total{status="503"} 0');
  });
});
