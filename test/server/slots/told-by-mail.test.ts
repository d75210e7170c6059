import { acceptProposal } from '../../../src/server/services/slots/decisions.ts';
import { withdrawProposal } from '../../../src/server/services/agencies/proposals.ts';
import { membersOfAgency } from '../../../src/server/stores/agency-members.ts';
import { keepMemberLanguage } from '../../../src/server/stores/members.ts';
import { sqliteDatabase, type TestDatabase } from '../../support/databases.ts';
import { AOBA, HIKARI, MINATO, openIntroductionWorld, type IntroductionWorld } from './introduction-world.ts';

describe('A mail about a request', () => {
  let home: TestDatabase;
  let world: IntroductionWorld;

  beforeEach(async () => {
    home = await sqliteDatabase();
    world = await openIntroductionWorld(home);
    await world.earn(AOBA, 1);
    await world.register(HIKARI);
    await world.register(HIKARI);
  });

  afterEach(() => home.remove());

  async function proposed(language: 'ja' | 'en', count = 1) {
    const requestId = await world.ask(AOBA);
    const db = world.context.database.kysely;
    await db.updateTable('slot_requests').set({ language }).execute();
    for (const { member_id } of await membersOfAgency(db, MINATO.agencyId))
      await keepMemberLanguage(db, member_id, language);
    const askId = await world.askId(requestId);
    return { requestId, askId, proposals: await world.proposeFirst(askId, count) };
  }

  /** What was written about something since, by who reads it. */
  async function mails(news: string): Promise<Record<string, string>> {
    const rows = await world.context.database.kysely
      .selectFrom('outbox')
      .select('message')
      .where('cause', 'like', `slot % ${news} %`)
      .orderBy('created_at')
      .execute();
    return Object.fromEntries(
      rows.map(({ message }) => {
        const { to, subject, text } = JSON.parse(message) as { to: string; subject: string; text: string };
        return [to, `${subject} ${text}`];
      }),
    );
  }

  const DESK = 'desk@agy-minato.example';
  const RECRUITER = 'recruiter@aoba.example';

  it.each([
    ['ja', '企業が設定した面接日は12月1日(火)です。', '面接日は12月1日(火)です。', '日程'],
    ['en', 'The employer set it for Tue 1 December.', 'The interview is on Tue 1 December.', 'a date'],
  ] as const)(
    'names the day of the interview where it is set: %s',
    async (language, desk, recruiter, not) => {
      const { requestId, proposals } = await proposed(language);
      await acceptProposal(world.context, AOBA.id, requestId, proposals[0] ?? '', '2026-12-01');
      const told = await mails('accepted');
      expect(told[DESK]).toContain(desk);
      expect(told[RECRUITER]).toContain(recruiter);
      expect(Object.values(told).join('')).not.toContain(not);
    },
  );

  it.each([
    ['ja', '日程の調整をお願いします。', '日程は、紹介会社の担当者からご連絡します。'],
    ['en', 'Please arrange a date.', 'The agency will contact you about a date.'],
  ] as const)('asks for a day where none is set: %s', async (language, desk, recruiter) => {
    const { requestId, proposals } = await proposed(language);
    await acceptProposal(world.context, AOBA.id, requestId, proposals[0] ?? '', null);
    const told = await mails('accepted');
    expect(told[DESK]).toContain(desk);
    expect(told[RECRUITER]).toContain(recruiter);
  });

  it.each([
    ['ja', 'ほかのご提案は', 'お選びいただけるご提案はありません。', '12月2日(水)までに'],
    ['en', 'The other proposals are', 'There is no proposal to choose from', 'by Wed 2 December'],
  ] as const)(
    'promises other proposals only while there are some: %s',
    async (language, others, none, by) => {
      const { askId, proposals } = await proposed(language, 2);
      const [first = '', second = ''] = proposals;
      await withdrawProposal(world.context, MINATO, askId, first);
      expect((await mails('proposal_withdrawn'))[RECRUITER]).toContain(others);
      // A moment of its own: two such mails of one moment would be one.
      world.wait(1);
      await withdrawProposal(world.context, MINATO, askId, second);
      const told = (await mails('proposal_withdrawn'))[RECRUITER];
      expect(told).toContain(none);
      expect(told).toContain(by);
      expect(told).not.toContain(others);
    },
  );
});
