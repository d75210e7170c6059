import { addPolicy, policyAt } from '../../../../src/server/stores/employers.ts';
import { addCompany } from '../../../support/company.ts';
import { describeOnBothEngines } from '../../../support/databases.ts';
import { openServiceApp, type ServiceApp } from '../../../support/service-app.ts';
import { operatorDesk } from './operator-desk.ts';

const NOW = '2026-11-24T01:00:00.000Z';

describeOnBothEngines('An employer’s figures in the operator’s console', (create) => {
  let site: ServiceApp;

  beforeEach(async () => {
    site = await openServiceApp(await create(), NOW);
    await addCompany(site.context.database.kysely);
  });

  afterEach(() => site.close());

  it('are grouped where they have many digits, on the page and in the list', async () => {
    await site.context.database.kysely.updateTable('employer_counters').set({ registered: 15_700 }).execute();
    const desk = await operatorDesk(site);
    const [registered] = (await desk.open('/operator/employers/emp_one')).querySelectorAll('.stats b');
    expect(registered?.textContent).toBe('15,700');
    const list = (await desk.open('/operator/employers')).querySelector('table')?.textContent;
    expect(list).toContain('15,700');
  });

  it('follow new terms from the moment those hold, as the employer’s own do', async () => {
    const db = site.context.database.kysely;
    const desk = await operatorDesk(site);
    const remaining = async () => {
      const cards = [...(await desk.open('/operator/employers/emp_one')).querySelectorAll('.stats > *')];
      return cards.find(({ textContent }) => textContent?.startsWith('To the next slot'))?.textContent;
    };
    expect(await remaining()).toContain('10');
    const policy = await policyAt(db, 'emp_one', NOW);
    await addPolicy(db, {
      employer_id: 'emp_one',
      version: policy.version + 1,
      threshold: 4,
      counting_stage: policy.countingStage,
      slot_valid_days: policy.slotValidDays,
      pending_days: policy.pendingDays,
      effective_from: NOW,
      created_at: NOW,
    });
    expect(await remaining()).toContain('4');
  });
});
