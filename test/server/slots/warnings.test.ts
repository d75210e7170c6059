import { warnOfExpiry } from '../../../src/server/services/slots/warnings.ts';
import { replaceContacts } from '../../../src/server/stores/employer-contacts.ts';
import { describeOnBothEngines } from '../../support/databases.ts';
import { AOBA, HIKARI, openIntroductionWorld, type IntroductionWorld } from './introduction-world.ts';

describeOnBothEngines('Warnings before slots expire', (create) => {
  let world: IntroductionWorld;

  const open = async (slotValidDays: number | null) => {
    world = await openIntroductionWorld(await create(), { slotValidDays });
    const contacts = [
      { mail: 'hr@aoba.example', language: 'ja' },
      { mail: 'abroad@aoba.example', language: 'en' },
    ] as const;
    await replaceContacts(world.context.database.kysely, AOBA.id, contacts, world.now().toISOString());
  };
  const warnings = async () =>
    (
      await world.context.database.kysely
        .selectFrom('outbox')
        .select(['employer_id', 'message'])
        .where('cause', 'like', 'slots ending %')
        .orderBy('created_at')
        .execute()
    ).map(({ employer_id, message }) => {
      const { to, subject } = JSON.parse(message) as { to: string; subject: string };
      return `${employer_id} ${to} ${subject}`;
    });

  it('are sent 30 and 7 days before, once to each who is known, in their language', async () => {
    await open(90);
    await world.earn(AOBA, 2);
    await world.earn(HIKARI, 1);
    world.wait(59);
    await warnOfExpiry(world.context);
    expect(await warnings()).toEqual([]);
    world.wait(1);
    for (let run = 0; run < 3; run += 1) await warnOfExpiry(world.context);
    const first = await warnings();
    expect(first.toSorted()).toEqual([
      'emp_aoba abroad@aoba.example 2 free introduction slots valid until 22 February 2027',
      'emp_aoba hr@aoba.example 無料紹介枠2件の有効期限は2027年2月22日です',
    ]);
    world.wait(22);
    await warnOfExpiry(world.context);
    expect(await warnings()).toHaveLength(2);
    world.wait(1);
    for (let run = 0; run < 2; run += 1) await warnOfExpiry(world.context);
    expect(await warnings()).toHaveLength(4);
    world.wait(8);
    await warnOfExpiry(world.context);
    expect(await warnings()).toHaveLength(4);
  });

  it('do not come for slots without an end, or with the grant itself', async () => {
    await open(20);
    await world.earn(AOBA, 1);
    await warnOfExpiry(world.context);
    expect(await warnings()).toEqual([]);
    world.wait(13);
    await warnOfExpiry(world.context);
    expect(await warnings()).toHaveLength(2);
  });

  it('reach the recruiter who asked before, and leave a reserved slot alone', async () => {
    await open(90);
    await world.earn(AOBA, 1);
    const requestId = await world.ask(AOBA);
    const db = world.context.database.kysely;
    await db.updateTable('slot_requests').set({ contact_mail: 'recruiter@aoba.example' }).execute();
    world.wait(61);
    await warnOfExpiry(world.context);
    expect(await warnings()).toEqual([]);
    expect(requestId).toBeTruthy();
    await db.updateTable('slots').set({ status: 'granted' }).execute();
    await warnOfExpiry(world.context);
    expect(await warnings()).toHaveLength(3);
    expect((await warnings()).join()).toContain('recruiter@aoba.example');
  });

  it('leave alone who asked more than a year ago, who may not work there any more', async () => {
    await open(90);
    await world.earn(AOBA, 1);
    await world.ask(AOBA);
    world.wait(61);
    const db = world.context.database.kysely;
    const asked = async (daysAgo: number) => {
      const requested_at = new Date(world.now().getTime() - daysAgo * 86_400_000).toISOString();
      const set = { contact_mail: `${daysAgo}@aoba.example`, requested_at };
      await db.updateTable('slot_requests').set(set).execute();
      await warnOfExpiry(world.context);
    };
    await db.updateTable('slots').set({ status: 'granted' }).execute();
    await asked(367);
    expect(await warnings()).toHaveLength(2);
    await asked(365);
    expect((await warnings()).filter((warning) => warning.includes('365@'))).toHaveLength(1);
  });
});
