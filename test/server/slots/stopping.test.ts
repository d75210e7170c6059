import type { ServiceContext } from '../../../src/server/services/context.ts';
import { endLapsedOffers } from '../../../src/server/services/slots/departure.ts';
import { endOverdue } from '../../../src/server/services/slots/requests.ts';
import { warnOfExpiry } from '../../../src/server/services/slots/warnings.ts';
import { replaceContacts } from '../../../src/server/stores/employer-contacts.ts';
import { sqliteDatabase, type TestDatabase } from '../../support/databases.ts';
import { AOBA, HIKARI, openIntroductionWorld, type IntroductionWorld } from './introduction-world.ts';

describe('When the process stops', () => {
  let home: TestDatabase;
  let world: IntroductionWorld;

  beforeEach(async () => {
    home = await sqliteDatabase();
    world = await openIntroductionWorld(home, { slotValidDays: 40 });
    await world.earn(AOBA, 1);
  });

  afterEach(() => home.remove());

  const db = () => world.context.database.kysely;
  const stateOf = async (table: 'slot_requests' | 'slot_proposals') =>
    (await db().selectFrom(table).select('state').executeTakeFirst())?.state;
  const expired = async () => (await world.counters(AOBA))['expired'];
  const warnings = async () =>
    (await db().selectFrom('outbox').select('mail_id').where('cause', 'like', 'slots ending %').execute())
      .length;

  /** What each finds to do, and how one sees that it is done. */
  const WORK: readonly [
    what: string,
    job: (context: ServiceContext, stopping?: AbortSignal) => Promise<void>,
    prepare: () => Promise<unknown>,
    seen: () => Promise<unknown>,
    done: unknown,
  ][] = [
    [
      'a request nobody answered',
      endOverdue,
      async () => {
        await world.ask(AOBA);
        world.wait(8);
      },
      () => stateOf('slot_requests'),
      'returned',
    ],
    ['a slot past its last day', endOverdue, async () => Promise.resolve(world.wait(41)), expired, 1],
    [
      'an offer whose agency’s licence lapsed',
      endLapsedOffers,
      async () => {
        await world.register(HIKARI);
        await world.proposeFirst(await world.askId(await world.ask(AOBA)));
        await db().updateTable('agencies').set({ licence_expires_on: '2026-01-01' }).execute();
      },
      () => stateOf('slot_proposals'),
      'withdrawn',
    ],
    [
      'a warning that is due',
      warnOfExpiry,
      async () => {
        const contact = { mail: 'hr@aoba.example', language: 'ja' } as const;
        await replaceContacts(db(), AOBA.id, [contact], world.now().toISOString());
        world.wait(10);
      },
      warnings,
      1,
    ],
  ];

  it.each(WORK)('%s is left for the next start', async (_what, job, prepare, seen, done) => {
    await prepare();
    const before = await seen();
    expect(before).not.toBe(done);
    await job(world.context, AbortSignal.abort());
    expect(await seen()).toBe(before);
    await job(world.context);
    expect(await seen()).toBe(done);
  });
});
