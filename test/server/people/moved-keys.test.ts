import { personKeyOf, subjectOf } from '../../../src/server/identity/person-key.ts';
import { stopMails } from '../../../src/server/services/candidate/opt-out.ts';
import { moveKeys } from '../../../src/server/services/people/moved-keys.ts';
import { movePerson } from '../../../src/server/stores/person-keys.ts';
import { everythingStored, openCandidateWorld, type CandidateWorld } from '../candidate/candidate-world.ts';
import { describeOnBothEngines } from '../../support/databases.ts';

const MAIL = '"misaki+1"@example.jp';
const FORMER = { personKey: 'former-key', subject: 'former-subject' };

describeOnBothEngines('Whoever was taken in with needless quotes', (create) => {
  let world: CandidateWorld;

  beforeEach(async () => {
    world = await openCandidateWorld(await create());
    await world.register({ mail: MAIL });
    await stopMails(world.site.context, MAIL);
    await movePerson(db(), keys().personKey, FORMER);
  });

  afterEach(() => world.site.close());

  const db = () => world.site.context.database.kysely;
  const keys = () => {
    const { secret } = world.site.context;
    return { personKey: personKeyOf(secret, MAIL), subject: subjectOf(secret, MAIL) };
  };
  const start = () => moveKeys(world.site.context.database, world.site.context.secret);
  const kept = async () => {
    const stored = await everythingStored(world);
    return [keys(), FORMER].map((one) => [one.personKey, one.subject].map((key) => stored.includes(key)));
  };

  it('is found by the address again, with everything there is of them', async () => {
    expect(await kept()).toEqual([
      [false, false],
      [true, true],
    ]);
    for (let times = 0; times < 2; times += 1) {
      await start();
      expect(await kept()).toEqual([
        [true, true],
        [false, false],
      ]);
    }
    const my = await world.my('misaki@example.jp');
    expect((await my.get()).body).toContain('id="mails"');
    await my.post('delete');
    expect(await db().selectFrom('candidates').selectAll().execute()).toEqual([]);
  });

  it('gets no mails where they were stopped under both keys', async () => {
    await stopMails(world.site.context, MAIL);
    await start();
    expect((await (await world.my('misaki@example.jp')).get()).body).toContain('id="mails"');
  });

  it('stays as they are beside whoever has the address without quotes', async () => {
    await world.register({ mail: 'misaki@example.jp' });
    const before = await everythingStored(world);
    await start();
    expect(await everythingStored(world)).toBe(before);
  });
});
