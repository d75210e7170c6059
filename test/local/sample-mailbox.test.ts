import type { InjectOptions } from 'fastify';
import type { NewConnection } from '../../src/server/services/ways-in/connections.ts';
import { sampleMailbox } from '../../src/local/sample-mailbox.ts';
import { AOBA } from '../../src/server/demo/sample-companies.ts';
import { sqliteDatabase, type TestDatabase } from '../support/databases.ts';
import { addSampleEmployer } from '../support/sample-employer.ts';
import { openServiceApp, type ServiceApp } from '../support/service-app.ts';

describe('The mailbox of the local run', () => {
  let home: TestDatabase;
  let service: ServiceApp;

  beforeEach(async () => {
    home = await sqliteDatabase();
    service = await openServiceApp(home, '2026-11-24T03:00:00.000Z');
    // No invitation is good for anything here.
    await addSampleEmployer(service.context, AOBA.employerId, AOBA.code);
  });

  afterEach(async () => {
    await service.close();
    await home.remove();
  });

  async function status(mailbox: object, request: InjectOptions): Promise<number> {
    const { token } = (mailbox as { connection: NewConnection }).connection;
    const reply = await service.app.inject({ ...request, headers: { authorization: `Bearer ${token}` } });
    return reply.statusCode;
  }

  it('is connected whatever became of the invitations', async () => {
    const mailbox = await sampleMailbox(service)();
    expect(mailbox).toMatchObject({ me: { employer: { code: AOBA.code } } });
    expect(await status(mailbox, { url: '/v1/progress' })).toBe(200);
  });

  it('keeps its connection until that is ended, and then gets another', async () => {
    const seed = sampleMailbox(service);
    const first = await seed();
    expect(await seed()).toEqual(first);
    expect(await status(first, { method: 'DELETE', url: '/v1/connections/current' })).toBe(204);
    const second = await seed();
    expect(await status(first, { url: '/v1/progress' })).toBe(401);
    expect(await status(second, { url: '/v1/progress' })).toBe(200);
  });
});
