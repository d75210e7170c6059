/** An employer that accepts somebody learns their name: recorded, shown to the person, and kept as the law asks. */
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { DeletePage } from '../../../src/server/pages/my/DeletePages.tsx';
import { pageText } from '../../../src/server/pages/page-text.tsx';
import { erase } from '../../../src/server/services/candidate/erasure.ts';
import { exportData } from '../../../src/server/services/candidate/export.ts';
import { readMyPage } from '../../../src/server/services/candidate/my-page.ts';
import { setSharing } from '../../../src/server/services/candidate/sharing.ts';
import { withdrawProposal } from '../../../src/server/services/agencies/proposals.ts';
import { personKeyOf, subjectOf } from '../../../src/server/identity/person-key.ts';
import { acceptProposal } from '../../../src/server/services/slots/decisions.ts';
import { readRequest } from '../../../src/server/services/slots/overview.ts';
import { describeOnBothEngines } from '../../support/databases.ts';
import { AOBA, HIKARI, MINATO, openIntroductionWorld, type IntroductionWorld } from './introduction-world.ts';

const MAIL = 'misaki.sato@candidate.example';

describeOnBothEngines('A name an employer learned', (create) => {
  let world: IntroductionWorld;
  let person: string;

  beforeEach(async () => {
    world = await openIntroductionWorld(await create());
    person = personKeyOf(world.context.secret, MAIL);
  });

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
  /** The question whether to delete everything, with the person's page behind it. */
  const deleting = async (language: 'ja' | 'en') => {
    const page = await readMyPage(world.context, person);
    if (!page) throw new Error('The person is not registered.');
    const { operator } = world.context;
    return renderToStaticMarkup(createElement(DeletePage, { text: pageText(language), page, operator }));
  };
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

  it('stands beside what would cancel the interview for good, as long as that is ahead', async () => {
    const { requestId } = await accepted('2026-11-26');
    const warned = {
      ja: [
        '2026年11月24日から。青葉システムズとの面接が決まっています。止めると面接の辞退として伝わり、元に戻せません。',
        '青葉システムズに、面接の辞退として伝わります',
      ],
      en: [
        `Since 24 November 2026. You have an interview with ${AOBA.id}. Stopping cancels it for good.`,
        `Your interview with ${AOBA.id} is cancelled, and they are told that you withdrew`,
      ],
    };
    const said = async (language: 'ja' | 'en') => {
      const shown = await deleting(language);
      return warned[language].map((sentence) => shown.split(sentence).length - 1);
    };
    expect([await said('ja'), await said('en')]).toEqual([
      [1, 1],
      [1, 1],
    ]);
    world.wait(3);
    expect([await said('ja'), await said('en')]).toEqual([
      [0, 0],
      [0, 0],
    ]);
    world.wait(-3);
    expect(await said('ja')).toEqual([1, 1]);
    await share(false);
    expect((await readRequest(world.context, AOBA.id, requestId))?.state).toBe('returned');
    expect(await said('ja')).toEqual([0, 0]);
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
