/** An employer that accepts somebody learns their name: recorded, shown to the person, and kept as the law asks. */
import { erase } from '../../../src/server/services/candidate/erasure.ts';
import { exportData } from '../../../src/server/services/candidate/export.ts';
import { readMyPage } from '../../../src/server/services/candidate/my-page.ts';
import { setSharing } from '../../../src/server/services/candidate/sharing.ts';
import { withdrawProposal } from '../../../src/server/services/agencies/proposals.ts';
import { personKeyOf, subjectOf } from '../../../src/server/identity/person-key.ts';
import { acceptProposal } from '../../../src/server/services/slots/decisions.ts';
import { readRequest } from '../../../src/server/services/slots/overview.ts';
import { describeOnBothEngines, type TestDatabase } from '../../support/databases.ts';
import { AOBA, HIKARI, MINATO, openIntroductionWorld, type IntroductionWorld } from './introduction-world.ts';

const MAIL = 'misaki.sato@candidate.example';

describeOnBothEngines('A name an employer learned', (create) => {
  let home: TestDatabase;
  let world: IntroductionWorld;
  let person: string;

  beforeEach(async () => {
    home = await create();
    world = await openIntroductionWorld(home);
    person = personKeyOf(world.context.secret, MAIL);
  });

  afterEach(() => home.remove());

  async function accepted(interviewOn: string | null = null) {
    await world.earn(AOBA, 1);
    await world.register(HIKARI, { mail: MAIL });
    const requestId = await world.ask(AOBA);
    const askId = await world.askId(requestId);
    const [proposalId = ''] = await world.proposeFirst(askId);
    expect(await records()).toEqual([]);
    expect(await acceptProposal(world.context, AOBA.id, requestId, proposalId, interviewOn)).toBe('done');
    return { requestId, askId, proposalId };
  }
  const records = () =>
    world.context.database.kysely
      .selectFrom('employer_disclosures')
      .selectAll()
      .orderBy('disclosed_at')
      .execute();
  const nameIn = async (requestId: string) =>
    (await readRequest(world.context, AOBA.id, requestId))?.proposals[0]?.candidateName;
  const share = (on: boolean) =>
    setSharing(world.context, person, { kind: 'agency', agencyId: MINATO.agencyId }, on);

  it('is recorded once, and shown to the person with the company and the day', async () => {
    const { requestId, proposalId } = await accepted();
    expect(await acceptProposal(world.context, AOBA.id, requestId, proposalId, null)).toBe('done');
    expect(await records()).toMatchObject([
      {
        employer_id: HIKARI.id,
        recipient_id: AOBA.id,
        reason: 'interview',
        items: 'name proposal',
        disclosed_at: world.now().toISOString(),
        ends_at: null,
        subject: subjectOf(world.context.secret, MAIL),
      },
    ]);
    expect((await readMyPage(world.context, person))?.given).toMatchObject([
      { names: { name: AOBA.name }, reason: 'interview', from: '2026-11-24', endedOn: null },
    ]);
    expect((await exportData(world.context, person))?.registrations).toMatchObject([
      { givenToEmployers: [{ employer: AOBA.name, reason: 'interview', items: ['name', 'proposal'] }] },
    ]);
  });

  it('is so until the agency takes the proposal back before the interview', async () => {
    const { askId, proposalId } = await accepted();
    world.wait(1);
    expect(await withdrawProposal(world.context, MINATO, askId, proposalId)).toBe('done');
    expect(await records()).toMatchObject([{ ends_at: world.now().toISOString() }]);
  });

  it('is hidden with the data an agency has no more, also after the interview, and recorded anew once it is back', async () => {
    const { requestId } = await accepted('2026-11-26');
    world.wait(5);
    await share(false);
    const stoppedAt = world.now().toISOString();
    expect(await nameIn(requestId)).toBeNull();
    world.wait(1);
    await share(true);
    expect(await nameIn(requestId)).not.toBeNull();
    expect(await records()).toMatchObject([
      { ends_at: stoppedAt },
      { disclosed_at: world.now().toISOString(), ends_at: null },
    ]);
  });

  it('leaves its record, and no name, when the person is erased', async () => {
    await accepted('2026-11-26');
    world.wait(5);
    await erase(world.context, person, 'wish');
    expect(await records()).toMatchObject([
      {
        recipient_id: AOBA.id,
        ends_at: world.now().toISOString(),
        subject: subjectOf(world.context.secret, MAIL),
      },
    ]);
  });
});
