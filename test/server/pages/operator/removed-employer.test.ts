import { addConnection } from '../../../../src/server/stores/connections.ts';
import { addCompany } from '../../../support/company.ts';
import { describeOnBothEngines } from '../../../support/databases.ts';
import { openServiceApp, type ServiceApp } from '../../../support/service-app.ts';
import { operatorDesk, type OperatorDesk } from './operator-desk.ts';

const EMPLOYER = '/operator/employers/emp_one';
const REMOVE = `${EMPLOYER}/remove`;

describeOnBothEngines('An employer that the operator takes for a mistake', (create) => {
  let site: ServiceApp;
  let desk: OperatorDesk;

  beforeEach(async () => {
    site = await openServiceApp(await create(), '2026-11-24T01:00:00.000Z');
    await addCompany(site.context.database.kysely);
    desk = await operatorDesk(site);
  });

  afterEach(() => site.close());

  const connect = () =>
    addConnection(site.context.database.kysely, {
      connection_id: 'con_one',
      employer_id: 'emp_one',
      label: 'HR',
      token_hash: 'hash',
      way_in: 'invitation',
      invitation_id: null,
      created_at: '2026-11-24T01:00:00.000Z',
      used_at: null,
      revoked_at: null,
    });

  it('is gone after one press or two, and the list and the trail say so', async () => {
    const page = await desk.open(EMPLOYER);
    const press = () => desk.send(page, REMOVE);
    const answers = [...(await Promise.all([press(), press()])), await press()];
    expect(answers.map(({ status }) => status)).toEqual([303, 303, 303]);
    const list = await desk.open(answers[0]?.location ?? '');
    expect(list.querySelector('[role=status]')?.textContent).toBe('Employer removed');
    expect(list.querySelector(`a[href="${EMPLOYER}"]`)).toBeNull();
    expect(list.querySelector('main')?.textContent).toContain('No employers yet');
    expect((await desk.open(EMPLOYER)).title).toContain('This page does not exist');
    const trail = await desk.open('/operator/audit');
    const row = trail.querySelector('tbody tr')?.textContent;
    expect(row).toContain('Employer removed');
    expect(row).toContain('K7Q2M');
    expect(trail.querySelector(`a[href="${EMPLOYER}"]`)).toBeNull();
  });

  it('stays where somebody connected after the page was opened, and is not offered again', async () => {
    const page = await desk.open(EMPLOYER);
    await connect();
    const refused = await desk.send(page, REMOVE);
    expect(refused.status).toBe(422);
    expect(refused.page.querySelector('.bar.danger')?.textContent).toBe(
      'This employer is already in use and can’t be removed.',
    );
    expect(refused.page.querySelector(`form[action="${REMOVE}"]`)).toBeNull();
  });
});
