import type { Updateable } from 'kysely';
import type { WebhookDeliveriesTable } from '../../../../src/server/db/schema-introductions.ts';
import { emit } from '../../../../src/server/services/webhooks/emit.ts';
import { endpointsOf, listDeliveries } from '../../../../src/server/stores/webhooks.ts';
import { listAuditEntries } from '../../../../src/server/stores/audit.ts';
import { addCompany } from '../../../support/company.ts';
import { describeOnBothEngines } from '../../../support/databases.ts';
import { openServiceApp, type ServiceApp } from '../../../support/service-app.ts';
import { signedIn } from '../../../support/signed-in.ts';

const HERE = '/operator/employers/emp_one/webhooks';
const ADDRESS = 'https://hooks.example.com/relay?key=their-secret';

describeOnBothEngines('Webhook endpoints of an employer, in the console', (create) => {
  let site: ServiceApp;
  let headers: Record<string, string>;

  beforeEach(async () => {
    site = await openServiceApp(await create(), '2026-11-24T01:00:00.000Z');
    headers = await signedIn(site.context, { kind: 'operator' });
    await addCompany(site.context.database.kysely);
  });

  afterEach(() => site.close());

  const open = (url: string, language = 'en') =>
    site.app.inject({ url, headers: { ...headers, 'accept-language': language } });
  const post = (url: string, fields: readonly (readonly [string, string])[] = []) =>
    site.app.inject({
      method: 'POST',
      url,
      headers: { ...headers, 'accept-language': 'en', 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams(fields.map(([name, value]) => [name, value])).toString(),
    });
  const add = (url = ADDRESS, events = ['slot.granted', 'slot.request.updated']) =>
    post(HERE, [['url', url], ...events.map((event) => ['event', event] as const)]);
  const endpoints = () => endpointsOf(site.context.database.kysely, 'emp_one');
  const trail = async () =>
    (await listAuditEntries(site.context.database.kysely, { employerId: 'emp_one' }, 50)).toReversed();

  it('show a secret in the answer to the form and nowhere else', async () => {
    const added = await add();
    const [endpoint] = await endpoints();
    expect(endpoint).toMatchObject({ url: ADDRESS, events: 'slot.granted slot.request.updated' });
    const secret = endpoint?.secret ?? '';
    expect(secret).toMatch(/^whsec_/);
    expect(added.body).toContain(secret);
    expect(added.body).not.toContain('The one before stays valid');
    for (const language of ['ja', 'en']) {
      const page = await open(HERE, language);
      expect(page.statusCode).toBe(200);
      expect(page.body).not.toContain('whsec_');
    }
    const rotated = await post(`${HERE}/${endpoint?.endpoint_id}/rotate`);
    const [after] = await endpoints();
    expect(after?.previous_secret).toBe(secret);
    expect(rotated.body).toContain(after?.secret);
    expect(rotated.body).not.toContain(secret);
    expect(rotated.body).toContain('The one before stays valid');
  });

  it('are switched off and on and removed, each with its entry of the trail', async () => {
    await add();
    const id = (await endpoints())[0]?.endpoint_id;
    expect((await post(`${HERE}/${id}/disable`)).headers['location']).toBe(`${HERE}?saved`);
    expect(await endpoints()).toMatchObject([{ disabled_reason: 'operator' }]);
    expect((await open(HERE, 'ja')).body).toContain('停止中:運営が停止');
    expect((await post(`${HERE}/${id}/disable`)).statusCode).toBe(422);
    await post(`${HERE}/${id}/enable`);
    expect(await endpoints()).toMatchObject([{ disabled_at: null }]);
    await post(`${HERE}/${id}/remove`);
    expect(await endpoints()).toEqual([]);
    // Two operators, or one press twice: it is gone either way, and the trail tells it once.
    expect((await post(`${HERE}/${id}/remove`)).headers['location']).toBe(`${HERE}?saved`);
    expect((await post(`${HERE}/hook_none/remove`)).statusCode).toBe(422);
    expect((await post(`${HERE}/${id}/rotate`)).statusCode).toBe(422);
    const entries = await trail();
    expect(entries.map(({ action, subject }) => [action, subject])).toEqual([
      ['webhook.created', id],
      ['webhook.changed', id],
      ['webhook.changed', id],
      ['webhook.removed', id],
    ]);
    expect(JSON.stringify(entries)).not.toMatch(/whsec_|their-secret/);
    expect(entries[0]?.after).toContain('hooks.example.com');
  });

  it('tell what was typed wrong, and keep it', async () => {
    const bad = await add('https://10.0.0.1/hook');
    expect(bad.statusCode).toBe(422);
    expect(bad.body).toContain('Enter a public address that begins with https.');
    expect(bad.body).toContain('value="https://10.0.0.1/hook"');
    // The ticks stay as well: not all of them, which is how an empty form begins.
    expect((await add('https://10.0.0.1/hook', ['slot.granted'])).body.match(/ checked=""/g)).toHaveLength(1);
    const none = await add(ADDRESS, []);
    expect(none.body).toMatch(/id="event-fault">.*Choose at least one event\./);
    expect(none.body.match(/<[^>]* autofocus/g)).toEqual([expect.stringContaining('name="event"')]);
    expect(none.body).not.toContain(' checked=""');
    expect(none.body).toContain(`value="${ADDRESS}"`);
    // Not something an employer is told about.
    expect((await add(ADDRESS, ['candidate.assigned'])).statusCode).toBe(422);
    for (let count = 0; count < 10; count += 1) expect((await add()).statusCode).toBe(200);
    expect((await add()).body).toContain('up to 10 endpoints');
    expect(await trail()).toHaveLength(10);
    expect((await open('/operator/employers/emp_none/webhooks')).statusCode).toBe(404);
  });

  it('have a log from which a message is sent again with its id', async () => {
    await add();
    const { context } = site;
    const db = context.database.kysely;
    await emit(context, db, {
      ownerId: 'emp_one',
      type: 'slot.granted',
      at: '2026-11-24T01:00:00.000Z',
      data: { slotId: 'slot_one' },
    });
    const [waiting] = await listDeliveries(db, 'emp_one', 1);
    if (!waiting) throw new Error('Nothing was written for the endpoint.');
    const become = (fields: Updateable<WebhookDeliveriesTable>) =>
      db.updateTable('webhook_deliveries').set(fields).execute();
    const replay = `${HERE}/deliveries/${waiting.delivery_id}/replay`;
    expect((await post(replay)).statusCode).toBe(422);
    await become({ status: 'given_up', attempts: 10, last_status: 503 });
    expect((await open(HERE)).body).toContain('Given up');
    expect((await post(replay)).headers['location']).toBe(`${HERE}?saved`);
    expect(await listDeliveries(db, 'emp_one', 9)).toMatchObject([
      { status: 'waiting', attempts: 0, message_id: waiting.message_id },
    ]);
    expect((await trail()).at(-1)).toMatchObject({
      action: 'webhook.replayed',
      subject: waiting.delivery_id,
    });
    const replayAll = `${HERE}/deliveries/replay`;
    await become({ status: 'failed', attempts: 10 });
    expect((await open(HERE)).body).toContain(replay);
    await post(`${HERE}/${waiting.endpoint_id}/disable`);
    expect((await open(HERE)).body).not.toContain(replay);
    for (const again of [replay, replayAll]) {
      const refused = await post(again);
      expect(refused.statusCode).toBe(422);
      expect(refused.body).toContain('That endpoint is switched off, so nothing was sent.');
    }
    expect(await listDeliveries(db, 'emp_one', 9)).toMatchObject([{ status: 'failed', attempts: 10 }]);
    await post(`${HERE}/${waiting.endpoint_id}/enable`);
    await become({ status: 'waiting', attempts: 0 });
    expect((await post(replayAll)).statusCode).toBe(422);
    await become({ status: 'failed', attempts: 10 });
    expect((await post(replayAll)).headers['location']).toBe(`${HERE}?saved`);
    expect(await listDeliveries(db, 'emp_one', 9)).toMatchObject([{ status: 'waiting', attempts: 0 }]);
    expect((await trail()).at(-1)).toMatchObject({ action: 'webhook.replayed', subject: null });
    // Another owner's log is not reached through this employer.
    await addCompanyTwo();
    expect(
      (await post(`/operator/employers/emp_two/webhooks/deliveries/${waiting.delivery_id}/replay`))
        .statusCode,
    ).toBe(422);
  });

  async function addCompanyTwo(): Promise<void> {
    const db = site.context.database.kysely;
    const employer = await db.selectFrom('employers').selectAll().executeTakeFirstOrThrow();
    await db
      .insertInto('employers')
      .values({ ...employer, employer_id: 'emp_two', code: 'H2KAR' })
      .execute();
  }
});
