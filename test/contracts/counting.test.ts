/** The counting rules on both engines, through the use cases: the numbers the product promises, races, retries. */
import type { ServiceContext } from '../../src/server/services/context.ts';
import { recomputeCounters } from '../../src/server/services/credit/recompute-counters.ts';
import { readProgress } from '../../src/server/services/figures/progress.ts';
import { addCompany, BEGINNING, newLink, people, register, recordInterview } from '../support/counting.ts';
import { describeOnBothEngines } from '../support/databases.ts';
import { createTestContext } from '../support/service-context.ts';
import { keepingFaults } from '../support/transaction-faults.ts';

describeOnBothEngines('Counting', (create) => {
  let context: ServiceContext;

  beforeEach(async () => {
    context = await createTestContext(await create(), () => new Date(BEGINNING));
  });

  afterEach(async () => {
    expect(await recomputeCounters(context)).toEqual([]);
  });

  it('gives ten slots for a hundred who registered', async () => {
    const employerId = await addCompany(context);
    for (const mail of people(100)) await register(context, { mail });
    expect(await readProgress(context, employerId)).toMatchObject({
      counted: 100,
      remaining: 10,
      slots: { granted: 10 },
    });
  });

  it('gives three slots when thirty of a hundred were interviewed and the contract counts interviews', async () => {
    const employerId = await addCompany(context, { countingStage: 'interviewed' });
    const registered: string[] = [];
    for (const mail of people(100)) registered.push(await register(context, { mail }));
    for (const id of registered.slice(0, 30))
      expect(await recordInterview(context, employerId, id)).toBe(true);
    expect(await readProgress(context, employerId)).toMatchObject({
      registered: 100,
      counted: 30,
      slots: { granted: 3 },
    });
    expect(await recordInterview(context, employerId, registered[0] ?? '')).toBe(false);
  });

  it('counts one of ten people who came by one link, and holds nine', async () => {
    const employerId = await addCompany(context);
    const linkCode = newLink();
    for (const mail of people(10)) await register(context, { mail, linkCode });
    expect(await readProgress(context, employerId)).toMatchObject({
      counted: 1,
      remaining: 9,
      notCounted: { review: 9 },
    });
  });

  it('counts everybody who came by the employer’s common link', async () => {
    const employerId = await addCompany(context);
    for (const mail of people(4)) await register(context, { mail, linkCode: null });
    expect(await readProgress(context, employerId)).toMatchObject({ counted: 4, notCounted: { review: 0 } });
  });

  it('counts a person once, whatever the spelling of the address', async () => {
    const employerId = await addCompany(context);
    for (const mail of ['Person@Example.JP', 'person@example.jp']) await register(context, { mail });
    expect(await readProgress(context, employerId)).toMatchObject({
      registered: 2,
      counted: 1,
      notCounted: { duplicate: 1 },
    });
  });

  it('does not count the employer’s own people, and holds disposable addresses', async () => {
    const employerId = await addCompany(context);
    await register(context, { mail: 'hr@own.example' });
    await register(context, { mail: 'hr@sub.own.example' });
    await register(context, { mail: 'someone@mailinator.com' });
    expect(await readProgress(context, employerId)).toMatchObject({
      counted: 0,
      notCounted: { ownDomain: 2, disposable: 1 },
    });
  });

  it('counts a person for the first employer only, within half a year', async () => {
    await addCompany(context);
    await addCompany(context, { employerId: 'emp_two', code: 'ZZZZZ' });
    await register(context, { mail: 'person@example.jp' });
    await register(context, { mail: 'person@example.jp', employerId: 'emp_two', code: 'ZZZZZ' });
    expect(await readProgress(context, 'emp_one')).toMatchObject({ counted: 1 });
    expect(await readProgress(context, 'emp_two')).toMatchObject({
      counted: 0,
      notCounted: { duplicate: 1 },
    });
  });

  it('gives exactly one slot when sixteen people cross the threshold at once', async () => {
    const employerId = await addCompany(context);
    for (const mail of people(9)) await register(context, { mail });
    await Promise.all(people(16, 100).map((mail) => register(context, { mail })));
    expect(await readProgress(context, employerId)).toMatchObject({
      counted: 25,
      remaining: 5,
      slots: { granted: 2 },
    });
    const slots = await context.database.kysely
      .selectFrom('slots')
      .select('number')
      .orderBy('number')
      .execute();
    expect(slots).toEqual([{ number: 1 }, { number: 2 }]);
  });

  it('counts a person once who registers sixteen times at once', async () => {
    const employerId = await addCompany(context);
    const faults: unknown[] = [];
    const watched = { ...context, database: keepingFaults(faults, context.database) };
    await Promise.all(Array.from({ length: 16 }, () => register(watched, { mail: 'person@example.jp' })));
    // A transaction that finds the person only after its wait begins again at once; a deadlock costs everybody a second.
    expect(faults).not.toContain('40P01');
    expect(await readProgress(context, employerId)).toMatchObject({
      registered: 16,
      counted: 1,
      notCounted: { duplicate: 15 },
    });
  });

  it('writes who got what with the hand-over', async () => {
    await addCompany(context);
    await register(context, { mail: 'person@example.jp' });
    const records = await context.database.kysely.selectFrom('disclosure_records').selectAll().execute();
    expect(records).toEqual([
      expect.objectContaining({ agency_id: 'agy_one', items: 'name mail language job contact_preference' }),
    ]);
  });
});
