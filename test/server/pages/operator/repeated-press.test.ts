import { endpointsOf } from '../../../../src/server/stores/webhooks.ts';
import { addCompany } from '../../../support/company.ts';
import { describeOnBothEngines } from '../../../support/databases.ts';
import { openServiceApp, type ServiceApp } from '../../../support/service-app.ts';
import { operatorDesk, type OperatorDesk } from './operator-desk.ts';

const EMPLOYER = '/operator/employers/emp_one';
const NEW_EMPLOYER = '/operator/onboarding/new';
const COMPANY = { name: '株式会社遅い', nameEn: 'Slow Ltd', domains: 'slow.example' };

/** Two answers come to a double press, and a browser shows the second alone. */
describeOnBothEngines('A button of the operator’s console that is pressed twice', (create) => {
  let site: ServiceApp;
  let desk: OperatorDesk;

  beforeEach(async () => {
    site = await openServiceApp(await create(), '2026-11-24T01:00:00.000Z');
    await addCompany(site.context.database.kysely);
    desk = await operatorDesk(site);
  });

  afterEach(() => site.close());

  const db = () => site.context.database.kysely;
  const twice = async (page: Document, action: string, fields: Record<string, string> = {}) => {
    const press = () => desk.send(page, action, fields);
    return [...(await Promise.all([press(), press()])), await press()];
  };
  const statuses = (answers: readonly { readonly status: number }[]) => answers.map(({ status }) => status);
  const employersNamed = async (nameEn: string) =>
    (await db().selectFrom('employers').select('code').where('name_en', '=', nameEn).execute()).length;
  const trailOf = async (action: string) =>
    (await db().selectFrom('audit_entries').select('audit_id').where('action', '=', action).execute()).length;

  it('adds one employer, with a code that was made or typed, and another from the next page', async () => {
    const made = await twice(await desk.open(NEW_EMPLOYER), NEW_EMPLOYER, COMPANY);
    expect(statuses(made)).toEqual([303, 303, 303]);
    expect([await employersNamed('Slow Ltd'), await trailOf('employer.created')]).toEqual([1, 1]);
    const page = await desk.open(NEW_EMPLOYER);
    const another = { ...COMPANY, sharedDomains: 'slow.example' };
    expect(statuses(await twice(page, NEW_EMPLOYER, another))).toEqual([303, 303, 303]);
    expect(await employersNamed('Slow Ltd')).toBe(2);
    const typed = { ...another, nameEn: 'Typed Ltd', code: 'H2KAR' };
    expect(statuses(await twice(page, NEW_EMPLOYER, typed))).toEqual([303, 303, 303]);
    // The same code for somebody else is a fault as ever; so is none for somebody else's.
    expect((await desk.send(page, NEW_EMPLOYER, { ...typed, nameEn: 'Other Ltd' })).status).toBe(422);
    expect((await desk.send(page, NEW_EMPLOYER, { ...another, nameEn: 'Other Ltd' })).status).toBe(303);
    expect([await employersNamed('Typed Ltd'), await employersNamed('Other Ltd')]).toEqual([1, 1]);
  });

  it('adds one agency with one member, and one operator', async () => {
    const NEW_AGENCY = '/operator/agencies/new';
    const agency = {
      name: '遅い紹介',
      nameEn: 'Slow',
      licenceNo: '13-ユ-000009',
      licenceExpiresOn: '2030-03-31',
    };
    const added = await twice(await desk.open(NEW_AGENCY), NEW_AGENCY, agency);
    expect(statuses(added)).toEqual([303, 303, 303]);
    const places = new Set(added.map(({ location }) => location.split('?')[0] ?? ''));
    expect([places.size, await trailOf('agency.created')]).toEqual([1, 1]);
    const [place = ''] = places;
    const person = { memberName: '担当', memberMail: 'desk@slow.example' };
    const members = await twice(await desk.open(place), `${place}/members`, person);
    expect(statuses(members)).toEqual([303, 303, 303]);
    const operators = await twice(
      await desk.open('/operator/settings'),
      '/operator/settings/members',
      person,
    );
    expect(statuses(operators)).toEqual([303, 303, 303]);
    expect(await trailOf('member.added')).toBe(2);
    // By another name, or for another agency, it is a fault as ever.
    const renamed = { ...person, memberName: '別の担当' };
    expect((await desk.send(await desk.open(place), `${place}/members`, renamed)).status).toBe(422);
    const other = '/operator/agencies/agy_one';
    expect((await desk.send(await desk.open(other), `${other}/members`, person)).status).toBe(422);
    const same = { ...agency, nameEn: 'Other' };
    expect((await desk.send(await desk.open(NEW_AGENCY), NEW_AGENCY, same)).status).toBe(422);
  });

  it('takes one member out once, of an agency and of the office, and says of nobody at all that there is none', async () => {
    const agency = '/operator/agencies/agy_one';
    const settings = '/operator/settings';
    const person = { memberName: '担当', memberMail: 'desk@one.example' };
    for (const place of [agency, settings]) {
      await desk.send(await desk.open(place), `${place}/members`, person);
      const page = await desk.open(place);
      const member = [...page.querySelectorAll<HTMLInputElement>('[name=member]')].at(-1)?.value ?? '';
      const form = `${place}/members/remove`;
      expect(statuses(await twice(page, form, { member }))).toEqual([303, 303, 303]);
      expect((await desk.open(place)).querySelector(`[name=member][value="${member}"]`)).toBeNull();
      expect((await desk.send(page, form, { member: 'mem_nobody' })).status).toBe(422);
    }
    expect(await trailOf('member.removed')).toBe(2);
  });

  it('confirms the terms of a meeting once, and says of others that somebody confirmed some meanwhile', async () => {
    const { location: list } = await desk.send(await desk.open(NEW_EMPLOYER), NEW_EMPLOYER, COMPANY);
    const form = `${list}/policy`;
    const page = await desk.open(list);
    expect(statuses(await twice(page, form, { threshold: '5' }))).toEqual([303, 303, 303]);
    expect(await trailOf('policy.confirmed')).toBe(1);
    const other = await desk.send(page, form, { threshold: '8' });
    expect([other.status, other.page.querySelector('.bar.danger')?.textContent]).toEqual([
      422,
      'Something changed after you opened this page. Terms confirmed (People per slot: 10 → 5). ' +
        'Nothing has been saved yet. Please check this page and try again.',
    ]);
    expect(await trailOf('policy.changed')).toBe(0);
  });

  it('makes one invitation code and shows it in each answer, until it is withdrawn', async () => {
    const form = `${EMPLOYER}/invitation`;
    const page = await desk.open(EMPLOYER);
    const answers = await twice(page, form);
    const codes = answers.map(
      (answer) => /[0-9A-Z]{5}-[0-9A-Z]{5}/.exec(answer.page.querySelector('.bar')?.textContent ?? '')?.[0],
    );
    expect(codes[0]).toBeDefined();
    expect(new Set(codes).size).toBe(1);
    expect(await db().selectFrom('invitations').selectAll().execute()).toHaveLength(1);
    expect(await trailOf('invitation.issued')).toBe(1);
    await desk.send(await desk.open(EMPLOYER), `${EMPLOYER}/withdraw-invitations`);
    const late = await desk.send(page, form);
    expect([late.status, late.page.body.textContent.includes(codes[0] ?? '')]).toEqual([422, false]);
    expect((await desk.send(await desk.open(EMPLOYER), form)).status).toBe(200);
    expect(await db().selectFrom('invitations').selectAll().execute()).toHaveLength(2);
  });

  it('adds one endpoint and shows its secret in each answer', async () => {
    const form = `${EMPLOYER}/webhooks`;
    const page = await desk.open(form);
    const answers = await twice(page, form, { url: 'https://hooks.example.com/a' });
    const endpoints = await endpointsOf(db(), 'emp_one');
    expect(endpoints).toHaveLength(1);
    for (const answer of answers)
      expect(answer.page.querySelector('.bar .code')?.textContent).toBe(endpoints[0]?.secret);
    expect(await trailOf('webhook.created')).toBe(1);
    await desk.send(page, form, { url: 'https://hooks.example.com/b' });
    const secrets = (await endpointsOf(db(), 'emp_one')).map(({ secret }) => secret);
    expect(new Set(secrets).size).toBe(2);
  });

  it('brings back no endpoint that somebody removed meanwhile, and shows no secret that was replaced', async () => {
    const form = `${EMPLOYER}/webhooks`;
    const page = await desk.open(form);
    const press = () => desk.send(page, form, { url: 'https://hooks.example.com/a' });
    await press();
    const [endpoint] = await endpointsOf(db(), 'emp_one');
    const step = async (what: string) => {
      const action = `${form}/${endpoint?.endpoint_id}/${what}`;
      await desk.send(await desk.open(form), action);
      const late = await press();
      expect([late.status, late.page.querySelector('.bar .code')]).toEqual([422, null]);
      expect(late.page.querySelector('.bar.danger')?.textContent).toContain('Nothing has been saved yet.');
    };
    await step('rotate');
    expect(await endpointsOf(db(), 'emp_one')).toHaveLength(1);
    await step('remove');
    expect(await endpointsOf(db(), 'emp_one')).toEqual([]);
    expect(await trailOf('webhook.created')).toBe(1);
    expect(
      (await desk.send(await desk.open(form), form, { url: 'https://hooks.example.com/a' })).status,
    ).toBe(200);
  });

  it('takes a tenant and an endpoint away once, and says each time that it is done', async () => {
    const tenant = '2f6f0d4e-0a53-4b0e-8f3e-9a4f0c1d2e3b';
    await desk.send(await desk.open(EMPLOYER), `${EMPLOYER}/map-tenant`, { tenant });
    const mapped = await desk.open(EMPLOYER);
    const unmap = `${EMPLOYER}/unmap-tenant`;
    expect(statuses(await twice(mapped, unmap))).toEqual([303, 303, 303]);
    const another = { tenant: '2f6f0d4e-0a53-4b0e-8f3e-9a4f0c1d2e3c' };
    expect((await desk.send(mapped, unmap, another)).status).toBe(422);
    const hooks = `${EMPLOYER}/webhooks`;
    await desk.send(await desk.open(hooks), hooks, { url: 'https://hooks.example.com/a' });
    const page = await desk.open(hooks);
    const remove = page.querySelector('form[action$="/remove"]')?.getAttribute('action') ?? '';
    expect(statuses(await twice(page, remove))).toEqual([303, 303, 303]);
    expect((await desk.send(page, remove.replace('/remove', '/disable'))).status).toBe(422);
    expect([await trailOf('tenant.unmapped'), await trailOf('webhook.removed')]).toEqual([1, 1]);
  });
});
