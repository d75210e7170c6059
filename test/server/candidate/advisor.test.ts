import { updateCase } from '../../../src/server/services/agencies/outcomes.ts';
import { addMember } from '../../../src/server/services/members.ts';
import { removeMember } from '../../../src/server/stores/members.ts';
import { describeOnBothEngines, type TestDatabase } from '../../support/databases.ts';
import { openCandidateWorld, START, type CandidateWorld } from './candidate-world.ts';

const AGENCY = 'agy_one';
const ADVISOR = '井上 真理';

describeOnBothEngines('Who looks after a person', (create) => {
  let home: TestDatabase;
  let world: CandidateWorld;

  beforeEach(async () => {
    home = await create();
    world = await openCandidateWorld(home);
    await world.register();
    await world.deliver();
  });

  afterEach(async () => {
    await world.site.close();
    await home.remove();
  });

  const db = () => world.site.context.database.kysely;

  /** Lets a member of the agency take the person on, and get in touch; returns the member's id. */
  async function takeOn(): Promise<string> {
    const { context } = world.site;
    const person = { mail: 'inoue@agency.example', name: ADVISOR };
    const memberId = await addMember(context, { audience: 'agency', agencyId: AGENCY }, person);
    if (memberId === undefined) throw new Error('The member was not added.');
    const { disclosure_id } = await db()
      .selectFrom('agency_cases')
      .select('disclosure_id')
      .executeTakeFirstOrThrow();
    const actor = { agencyId: AGENCY, byId: memberId };
    expect(await updateCase(context, actor, disclosure_id, { ownerId: memberId })).toBe('done');
    await db().updateTable('agency_cases').set({ contacted_at: START }).execute();
    return memberId;
  }

  const page = async () => (await (await world.my()).get()).body;

  it('is told them by mail, and stands on their page', async () => {
    await takeOn();
    const [mail, ...others] = await world.deliver();
    expect(others).toEqual([]);
    expect(mail?.text).toContain(ADVISOR);
    expect(await page()).toContain(ADVISOR);
  });

  it('is not told while they rest', async () => {
    await (await world.my()).post('state', { state: 'paused' });
    await takeOn();
    expect(await world.deliver()).toEqual([]);
  });

  it('is named no more once they left the agency', async () => {
    const memberId = await takeOn();
    await removeMember(db(), AGENCY, memberId, START);
    expect(await page()).not.toContain(ADVISOR);
  });
});
