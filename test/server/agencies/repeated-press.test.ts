/** Two answers come to a double press, and a browser shows the second alone. */
import { JSDOM } from 'jsdom';
import { agencyKeyPrincipalOf } from '../../../src/server/services/ways-in/agency-keys.ts';
import { listAgencyKeys } from '../../../src/server/stores/agency-keys.ts';
import { endpointsOf } from '../../../src/server/stores/webhooks.ts';
import { describeOnBothEngines } from '../../support/databases.ts';
import { AOBA, MINATO, SAKURA } from '../slots/introduction-world.ts';
import { openAgencySite, type AgencySite } from './agency-site.ts';

const SETTINGS = '/agency/settings';

describeOnBothEngines('A button about a person that is pressed twice', (create) => {
  let site: AgencySite;
  let path: string;

  beforeEach(async () => {
    site = await openAgencySite(await create());
    await site.world.register(AOBA);
    path = `/agency/candidates/${(await theCase()).disclosure_id}`;
  });

  afterEach(() => site.close());

  const db = () => site.world.context.database.kysely;
  const theCase = () =>
    db()
      .selectFrom('agency_cases')
      .selectAll()
      .where('agency_id', '=', MINATO.agencyId)
      .executeTakeFirstOrThrow();
  const twice = async (step: 'stage' | 'plan', fields: Record<string, string>) => {
    const press = () => site.post(`${path}/${step}`, fields);
    return [...(await Promise.all([press(), press()])), await press()].map(({ headers }) => headers.location);
  };
  const saved = () => Array.from({ length: 3 }, () => `${path}?said=saved#detail`);

  it('sets a status once, and says that it is saved in each answer', async () => {
    const version = String((await theCase()).version);
    expect(await twice('stage', { version, stage: 'introducing' })).toEqual(saved());
    const events = await db()
      .selectFrom('agency_case_events')
      .select('detail')
      .where('kind', '=', 'stage')
      .execute();
    expect(events).toEqual([{ detail: 'introducing' }]);
    // To another status it is not the same press.
    const late = await site.post(`${path}/stage`, { version, stage: 'paused' });
    expect(late.headers.location).toContain('said=stale');
    expect((await theCase()).stage).toBe('introducing');
  });

  it('saves a plan, and says so in each answer', async () => {
    const plan = { nextNote: '面談', agreed: 'yes' };
    expect(await twice('plan', plan)).toEqual(saved());
    const events = await db()
      .selectFrom('agency_case_events')
      .select('kind')
      .where('kind', '=', 'agreed')
      .execute();
    expect(events).toHaveLength(1);
    expect(await theCase()).toMatchObject({ next_note: '面談' });
  });
});

describeOnBothEngines('A button of the agency’s settings that is pressed twice', (create) => {
  let site: AgencySite;

  beforeEach(async () => {
    site = await openAgencySite(await create());
  });

  afterEach(() => site.close());

  const db = () => site.world.context.database.kysely;
  const documentOf = (body: string) => new JSDOM(body).window.document;
  const shown = (body: string) => documentOf(body).querySelector('.bar .code')?.textContent ?? '';
  const keyOf = async (form: string) => {
    const page = documentOf((await site.get(SETTINGS)).body);
    return page.querySelector<HTMLInputElement>(`form[action="${form}"] [name=key]`)?.value ?? '';
  };

  it('makes one key, which each answer shows, until it is revoked; and nobody else makes the same', async () => {
    const form = `${SETTINGS}/keys`;
    const fields = { key: await keyOf(form), keyName: 'ATS', scope: ['candidates:read'] };
    const press = (agencyId?: string) => site.post(form, fields, agencyId);
    const answers = [...(await Promise.all([press(), press()])), await press()];
    const tokens = new Set(answers.map(({ body }) => shown(body)));
    const keys = await listAgencyKeys(db(), MINATO.agencyId);
    expect([keys.length, tokens.size]).toEqual([1, 1]);
    const [token = ''] = tokens;
    expect(await agencyKeyPrincipalOf(site.world.context, token)).toMatchObject({ keyId: keys[0]?.key_id });
    expect(tokens).not.toContain(shown((await press(SAKURA.agencyId)).body));
    await site.post(form, { ...fields, keyName: 'BI' });
    await site.post(form, { ...fields, key: await keyOf(form) });
    expect(await listAgencyKeys(db(), MINATO.agencyId)).toHaveLength(3);
    const revoke = () => site.post(`${form}/${keys[0]?.key_id}/revoke`, {});
    for (const answer of [await revoke(), await revoke()])
      expect(answer.headers.location).toBe(`${SETTINGS}?said=key`);
    expect((await press()).headers.location).toBe(`${SETTINGS}?said=stale`);
  });

  it('adds one endpoint and shows its secret in each answer', async () => {
    const form = `${SETTINGS}/endpoints`;
    const fields = {
      key: await keyOf(form),
      url: 'https://hooks.agency.example/a',
      event: ['candidate.assigned'],
    };
    const press = () => site.post(form, fields);
    const answers = [...(await Promise.all([press(), press()])), await press()];
    const endpoints = await endpointsOf(db(), MINATO.agencyId);
    expect(endpoints).toHaveLength(1);
    for (const answer of answers) expect(shown(answer.body)).toBe(endpoints[0]?.secret);
    // A form sent once more must not bring back a secret that was replaced.
    await site.post(`${form}/${endpoints[0]?.endpoint_id}/rotate`, {});
    expect((await press()).headers.location).toBe(`${SETTINGS}?said=stale`);
    expect(await endpointsOf(db(), MINATO.agencyId)).toHaveLength(1);
    const remove = () => site.post(`${form}/${endpoints[0]?.endpoint_id}/remove`, {});
    for (const answer of [await remove(), await remove()])
      expect(answer.headers.location).toBe(`${SETTINGS}?said=hook`);
  });
});
