/** What a person wrote for one company's agencies is read by those, recorded for each, and holds for all. */
import type { AgencyCandidate } from '../../../src/contract/agency.ts';
import { addAgency, routeToAgency } from '../../../src/server/stores/agencies.ts';
import { describeOnBothEngines } from '../../support/databases.ts';
import { signedIn } from '../../support/signed-in.ts';
import type { FIRST } from './candidate-world.ts';
import { openCandidateWorld, SECOND, START, type CandidateWorld } from './candidate-world.ts';

type Read = Pick<NonNullable<AgencyCandidate['person']>, 'contactPreference' | 'phone' | 'hiddenCompanies'>;

const BY_PHONE = { contact: 'phone', phone: '090-1111-2222', hide: '秘密商会' };

describeOnBothEngines('What a person wishes', (create) => {
  let world: CandidateWorld;

  beforeEach(async () => {
    world = await openCandidateWorld(await create());
    await addAgency(db(), {
      agency_id: 'agy_two',
      name: '第二紹介',
      name_en: 'Second',
      licence_no: '13-ユ-000002',
      licence_expires_on: '2030-01-01',
      created_at: START,
    });
    await listOnly(SECOND, 'agy_two');
  });

  afterEach(() => world.site.close());

  const db = () => world.site.context.database.kysely;

  async function listOnly({ employerId }: typeof FIRST, ...agencies: readonly string[]): Promise<void> {
    await db().deleteFrom('employer_agencies').where('employer_id', '=', employerId).execute();
    for (const [position, id] of agencies.entries()) await routeToAgency(db(), employerId, id, position);
  }

  /** What an agency's system reads of its people, oldest first. */
  async function read(agencyId: string): Promise<readonly (Read | null)[]> {
    const { app, context } = world.site;
    const headers = await signedIn(context, { kind: 'agency_key', agencyId, scopes: ['candidates:read'] });
    const reply = await app.inject({ url: '/v1/agency/candidates', headers });
    return reply.json<{ candidates: readonly AgencyCandidate[] }>().candidates.map(
      ({ person }) =>
        person && {
          contactPreference: person.contactPreference,
          phone: person.phone,
          hiddenCompanies: person.hiddenCompanies,
        },
    );
  }

  async function recorded(agencyId: string) {
    return db()
      .selectFrom('disclosure_records')
      .select(['items', 'added'])
      .where('agency_id', '=', agencyId)
      .orderBy('disclosed_at')
      .execute();
  }

  const SILENT = { contactPreference: 'mail', phone: null, hiddenCompanies: null };
  const SPOKEN = { contactPreference: 'phone', phone: '090-1111-2222', hiddenCompanies: '秘密商会' };
  const AT_FIRST = 'name mail language job contact_preference';

  it('is not read by an agency that the later form does not name', async () => {
    await world.register();
    await world.register({ employer: SECOND, fields: BY_PHONE });
    expect(await read('agy_one')).toEqual([SILENT]);
    expect(await read('agy_two')).toEqual([SPOKEN]);
    expect(await recorded('agy_one')).toEqual([{ items: AT_FIRST, added: '' }]);
  });

  it('is not read by the agency of a later form that the earlier did not name', async () => {
    await world.register({ fields: BY_PHONE });
    await world.register({ employer: SECOND, fields: { contact: 'phone', phone: '03-5555-0199' } });
    expect(await read('agy_one')).toEqual([SPOKEN]);
    expect(await read('agy_two')).toEqual([{ ...SILENT, contactPreference: 'phone', phone: '03-5555-0199' }]);
  });

  it('is carried to agencies that the later form names, and recorded with the moment', async () => {
    await world.register();
    await listOnly(SECOND, 'agy_one', 'agy_two');
    await world.register({ employer: SECOND, fields: BY_PHONE });
    expect(await read('agy_one')).toEqual([SPOKEN, SPOKEN]);
    const at = (await db().selectFrom('registrations').select('verified_at').execute())
      .map(({ verified_at }) => verified_at ?? '')
      .sort()
      .at(-1);
    expect((await recorded('agy_one'))[0]).toEqual({
      items: `${AT_FIRST} phone hidden_companies`,
      added: `phone@${String(at)} hidden_companies@${String(at)}`,
    });
  });

  it('is not carried to an agency that was stopped and is named again', async () => {
    await world.register({ fields: BY_PHONE });
    await (await world.my()).post('switch', { kind: 'agency', which: 'agy_one', on: 'no' });
    await listOnly(SECOND, 'agy_one');
    await world.register({ employer: SECOND });
    expect(await read('agy_one')).toEqual([null, SILENT]);
  });

  it('stops calls everywhere, whichever form says so', async () => {
    await world.register({ fields: BY_PHONE });
    await world.register({ employer: SECOND });
    expect(await read('agy_one')).toEqual([{ ...SILENT, hiddenCompanies: '秘密商会' }]);
  });

  it('is shown to the person in full, and on saving it holds for all', async () => {
    await world.register({ fields: { hide: '青空商事' } });
    await world.register({ employer: SECOND, fields: { hide: '秘密商会' } });
    const my = await world.my();
    for (const part of [undefined, 'hide']) expect((await my.get(part)).body).toContain('青空商事、秘密商会');
    await my.post('hide', { hide: '青空商事、秘密商会' });
    for (const agency of ['agy_one', 'agy_two'])
      expect(await read(agency)).toMatchObject([{ hiddenCompanies: '青空商事、秘密商会' }]);
  });

  it('is recorded when the person’s own page lets agencies read more', async () => {
    await world.register();
    const my = await world.my();
    const at = world.site.context.clock().toISOString();
    await my.post('contact', { contact: 'phone', phone: '03-5555-0199' });
    await my.post('hide', { hide: '秘密商会' });
    await my.post('state', { state: 'paused' });
    // Taken away again: it was passed on.
    await my.post('contact', { contact: 'mail' });
    expect(await recorded('agy_one')).toEqual([
      {
        items: `${AT_FIRST} phone hidden_companies resting`,
        added: `phone@${at} hidden_companies@${at} resting@${at}`,
      },
    ]);
    const { registrations } = (await my.post('data')).json<{
      registrations: readonly { handedTo: readonly unknown[] }[];
    }>();
    expect(registrations[0]?.handedTo).toMatchObject([
      {
        items: [...AT_FIRST.split(' '), 'phone', 'hidden_companies', 'resting'],
        itemsAddedLater: [
          { item: 'phone', at },
          { item: 'hidden_companies', at },
          { item: 'resting', at },
        ],
      },
    ]);
  });

  it('is recorded for an agency that was stopped from when it can read it', async () => {
    await world.register();
    const turn = async (on: 'yes' | 'no') =>
      (await world.my()).post('switch', { kind: 'agency', which: 'agy_one', on });
    await turn('no');
    await (await world.my()).post('contact', { contact: 'phone', phone: '03-5555-0199' });
    expect(await recorded('agy_one')).toEqual([{ items: AT_FIRST, added: '' }]);
    world.wait(1 / 24);
    const at = world.site.context.clock().toISOString();
    await turn('yes');
    expect(await recorded('agy_one')).toEqual([{ items: `${AT_FIRST} phone`, added: `phone@${at}` }]);
  });
});
