import {
  addAgency,
  changeAgency,
  routedAgencies,
  routeToAgency,
} from '../../../../src/server/stores/agencies.ts';
import { addCompany } from '../../../support/company.ts';
import { sqliteDatabase, type TestDatabase } from '../../../support/databases.ts';
import { openServiceApp, type ServiceApp } from '../../../support/service-app.ts';
import { operatorDesk, type OperatorDesk } from './operator-desk.ts';

const EMPLOYER = '/operator/employers/emp_one';
const FORM = `${EMPLOYER}/agencies`;

describe('The order of an employer’s agencies, in the console', () => {
  let home: TestDatabase;
  let site: ServiceApp;
  let desk: OperatorDesk;

  beforeEach(async () => {
    home = await sqliteDatabase();
    site = await openServiceApp(home, '2026-11-24T01:00:00.000Z');
    desk = await operatorDesk(site);
    const db = site.context.database.kysely;
    await addCompany(db);
    for (const [id, licence] of [
      ['agy_two', '13-ユ-000002'],
      ['agy_new', '13-ユ-000003'],
    ] as const)
      await addAgency(db, {
        agency_id: id,
        name: id,
        name_en: id,
        licence_no: licence,
        licence_expires_on: '2030-01-01',
        created_at: '2026-02-01T00:00:00.000Z',
      });
    await db.deleteFrom('employer_agencies').execute();
    await routeToAgency(db, 'emp_one', 'agy_two', 0);
    await routeToAgency(db, 'emp_one', 'agy_one', 1);
  });

  afterEach(async () => {
    await site.close();
    await home.remove();
  });

  const order = async () =>
    (await routedAgencies(site.context.database.kysely, 'emp_one')).map((agency) => agency.agency_id);

  it('stays as it is where the form is saved as it is', async () => {
    expect((await desk.send(await desk.open(EMPLOYER), FORM)).status).toBe(303);
    expect(await order()).toEqual(['agy_two', 'agy_one']);
    expect(await site.context.database.kysely.selectFrom('audit_entries').selectAll().execute()).toEqual([]);
  });

  it('comes back as it was chosen where somebody changed it meanwhile, or where nothing is chosen', async () => {
    const chosen = (page: Document) =>
      [...page.querySelectorAll<HTMLInputElement>(`form[action="${FORM}"] [name=agency]:checked`)].map(
        ({ value }) => value,
      );
    const page = await desk.open(EMPLOYER);
    await desk.send(await desk.open(EMPLOYER), FORM, { agency: ['agy_one'] });
    const mine = { agency: ['agy_two', 'agy_new'], 'place-agy_new': '1' };
    const refused = await desk.send(page, FORM, mine);
    expect([refused.status, chosen(refused.page), await order()]).toEqual([
      422,
      ['agy_new', 'agy_two'],
      ['agy_one'],
    ]);
    const none = await desk.send(refused.page, FORM, { agency: [] });
    expect([none.status, chosen(none.page)]).toEqual([422, []]);
    expect((await desk.send(refused.page, FORM)).status).toBe(303);
    expect(await order()).toEqual(['agy_new', 'agy_two']);
  });

  it('is what the numbers say, and the trail says that it changed', async () => {
    await desk.send(await desk.open(EMPLOYER), FORM, { 'place-agy_one': '1' });
    expect(await order()).toEqual(['agy_one', 'agy_two']);
    const trail = await desk.open('/operator/audit');
    expect(trail.body.textContent).toContain('Agencies: agy_two, Agency → Agency, agy_two');

    await desk.send(await desk.open(EMPLOYER), FORM, { 'place-agy_one': '２' });
    expect(await order()).toEqual(['agy_two', 'agy_one']);

    const added = { agency: ['agy_two', 'agy_one', 'agy_new'] };
    await desk.send(await desk.open(EMPLOYER), FORM, added);
    expect(await order()).toEqual(['agy_two', 'agy_one', 'agy_new']);
    await desk.send(await desk.open(EMPLOYER), FORM, { 'place-agy_new': '2' });
    expect(await order()).toEqual(['agy_two', 'agy_new', 'agy_one']);
  });

  it('keeps the place of an agency whose licence has lapsed, says that it has, and offers none that was not chosen', async () => {
    const db = site.context.database.kysely;
    for (const id of ['agy_two', 'agy_new']) await changeAgency(db, id, { licence_expires_on: '2026-11-23' });
    const page = await desk.open(EMPLOYER);
    const rows = () =>
      [...page.querySelectorAll('[aria-label="Agency routing"] .choice label')].map((one) => one.textContent);
    expect(rows()).toEqual([
      'agy_two13-ユ-000002 · 23 November 2026Lapsed',
      expect.stringMatching(/^Agency13-ユ-000001 · [^L]+$/),
    ]);
    expect(page.querySelector('.bar.warn')?.textContent).toContain(
      'An agency whose licence has lapsed gets no candidates.',
    );

    // Whatever else is saved leaves it where it is; taken off it cannot come back before its licence does.
    expect((await desk.send(page, FORM, { 'place-agy_one': '1' })).status).toBe(303);
    expect(await order()).toEqual(['agy_one', 'agy_two']);
    const added = { agency: ['agy_one', 'agy_two', 'agy_new'] };
    expect((await desk.send(await desk.open(EMPLOYER), FORM, added)).status).toBe(422);
    expect((await desk.send(await desk.open(EMPLOYER), FORM, { agency: ['agy_one'] })).status).toBe(303);
    expect(await order()).toEqual(['agy_one']);
    expect(
      (await desk.send(await desk.open(EMPLOYER), FORM, { agency: ['agy_one', 'agy_two'] })).status,
    ).toBe(422);
  });

  it('says that nobody can register while no licence is in force', async () => {
    const db = site.context.database.kysely;
    for (const id of ['agy_one', 'agy_two']) await changeAgency(db, id, { licence_expires_on: '2026-11-23' });
    expect((await desk.open(EMPLOYER)).querySelector('.bar.warn')?.textContent).toContain(
      'nobody can register through this employer’s links now',
    );
  });
});
