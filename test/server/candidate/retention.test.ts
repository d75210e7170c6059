import { writeFollowUps } from '../../../src/server/services/candidate/follow-ups.ts';
import { keepRetention } from '../../../src/server/services/candidate/retention.ts';
import { addDays } from '../../../src/server/time/clock.ts';
import { candidatesToWarn, markWarned, moveEnd } from '../../../src/server/stores/candidates.ts';
import { describeOnBothEngines } from '../../support/databases.ts';
import { MAIL, openCandidateWorld, type CandidateWorld } from './candidate-world.ts';

const NEWS = { news: 'yes' };

describeOnBothEngines('Keeping people', (create) => {
  let world: CandidateWorld;

  beforeEach(async () => {
    world = await openCandidateWorld(await create());
  });

  afterEach(() => world.site.close());

  /** What the background work does, by two processes at once; the subjects of what it mailed. */
  async function attend(): Promise<readonly string[]> {
    const { context } = world.site;
    await Promise.all([keepRetention(context), keepRetention(context)]);
    await Promise.all([writeFollowUps(context), writeFollowUps(context)]);
    return (await world.deliver()).map(({ subject }) => subject);
  }

  /** Warns who is due; the mail server takes none of it. */
  async function warnInVain(): Promise<void> {
    const { context } = world.site;
    await keepRetention(context);
    const finished_at = context.clock().toISOString();
    const given = await context.database.kysely
      .updateTable('outbox')
      .set({ status: 'failed', message: '', finished_at })
      .where('status', '=', 'waiting')
      .returning('cause')
      .execute();
    expect(given.map(({ cause }) => cause.split(' ')[0])).toEqual(['retention']);
  }

  describe('for a year', () => {
    beforeEach(async () => {
      await world.register();
      await world.deliver();
    });

    it('warns two weeks ahead, once, and erases when the year is over', async () => {
      world.wait(350);
      expect(await attend()).toEqual([]);
      world.wait(1.01);
      expect(await attend()).toEqual(['2027年11月24日に登録内容を消します']);
      expect(await attend()).toEqual([]);
      world.wait(13);
      expect(await attend()).toEqual([]);
      world.wait(1);
      expect(await attend()).toEqual(['登録を削除しました']);
      expect((await (await world.my()).get()).statusCode).toBe(404);
    });

    it('starts anew when the person asks for another year', async () => {
      world.wait(304.9);
      expect((await (await world.my()).get()).body).not.toContain('あと1年続ける');
      world.wait(0.2);
      expect((await (await world.my()).get()).body).toContain('あと1年続ける');
      world.wait(46.9);
      await attend();
      const my = await world.my();
      expect((await my.get()).body).toContain('2027年11月25日に登録内容を消す予定です。');
      await my.post('extend');
      expect((await my.get()).body).not.toContain('あと1年続ける');
      world.wait(20);
      expect(await attend()).toEqual([]);
      world.wait(331.01);
      expect(await attend()).toEqual(['2028年11月10日に登録内容を消します']);
    });

    it.each([
      ['switches something', 'switch', { kind: 'news', which: '', on: 'yes' }],
      ['says that they rest', 'state', { state: 'paused' }],
      ['says how to reach them', 'contact', { contact: 'mail' }],
      ['hides from a company', 'hide', { hide: '青空商事' }],
    ])('starts anew when the person %s', async (_what, part, fields) => {
      world.wait(352);
      await attend();
      await (await world.my()).post(part, fields);
      expect((await (await world.my()).get()).body).not.toContain('あと1年続ける');
      world.wait(20);
      expect(await attend()).not.toContain('登録を削除しました');
    });

    it('warns nobody who decided something while the warning was being written', async () => {
      world.wait(352);
      const db = world.site.context.database.kysely;
      const [due] = await candidatesToWarn(db, addDays(world.site.context.clock(), 14).toISOString(), 1);
      if (!due) throw new Error('Nobody is due.');
      await (await world.my()).post('extend');
      const warned_at = world.site.context.clock().toISOString();
      expect(await markWarned(db, due, { warned_at, retained_until: due.retained_until })).toBe(false);
      expect(await attend()).toEqual([]);
    });

    it('moves the end once where two processes found the same warning', async () => {
      world.wait(352);
      await attend();
      const { kysely } = world.site.context.database;
      const warned = () => kysely.selectFrom('candidates').selectAll().executeTakeFirstOrThrow();
      const [seen, moved] = [await warned(), { warned_at: null, retained_until: '2028-01-01T00:00:00.000Z' }];
      for (const fields of [moved, { ...moved, warned_at: seen.warned_at }])
        await moveEnd(kysely, seen, fields);
      expect(await warned()).toEqual({ ...seen, ...moved });
    });

    it('mails no warning to somebody who asked for another year before it was written', async () => {
      world.wait(352);
      const { context } = world.site;
      let extended = false;
      const transaction: typeof context.database.transaction = async (work) => {
        if (!extended) await (await world.my()).post('extend');
        extended = true;
        return context.database.transaction(work);
      };
      await keepRetention({ ...context, database: { ...context.database, transaction } });
      expect(extended).toBe(true);
      expect(await world.deliver()).toEqual([]);
    });

    it('starts anew when the person registers again', async () => {
      world.wait(352);
      await attend();
      expect((await (await world.my()).get()).body).toContain('あと1年続ける');
      await world.register();
      await world.deliver();
      expect((await (await world.my()).get()).body).not.toContain('あと1年続ける');
      world.wait(350);
      expect(await attend()).toEqual([]);
      world.wait(1.01);
      expect(await attend()).toEqual(['2028年11月10日に登録内容を消します']);
    });

    it('warns everybody who is due, however many they are', async () => {
      const db = world.site.context.database.kysely;
      const one = await db.selectFrom('candidates').selectAll().executeTakeFirstOrThrow();
      const others = Array.from({ length: 100 }, (_, n) => ({
        ...one,
        person_key: `person ${n}`,
        mail_key: `mail ${n}`,
      }));
      await db.insertInto('candidates').values(others).execute();
      world.wait(352);
      await keepRetention(world.site.context);
      const left = db.selectFrom('candidates').select('person_key').where('warned_at', 'is', null);
      expect(await left.execute()).toEqual([]);
    });

    it('keeps somebody who asks for another year while others are being erased', async () => {
      await world.register({ mail: 'other@example.jp' });
      world.wait(352);
      await attend();
      world.wait(14);
      const { context } = world.site;
      let erased = 0;
      const transaction: typeof context.database.transaction = async (work) => {
        const result = await context.database.transaction(work);
        erased += 1;
        if (erased === 1) await (await world.my('other@example.jp')).post('extend');
        return result;
      };
      await keepRetention({ ...context, database: { ...context.database, transaction } });
      expect((await (await world.my()).get()).statusCode).toBe(404);
      expect((await (await world.my('other@example.jp')).get()).statusCode).toBe(200);
      expect((await world.deliver()).map(({ to }) => to)).toEqual([MAIL]);
    });

    it('erases nobody within two weeks of a late warning', async () => {
      world.wait(400);
      expect(await attend()).toEqual(['2028年1月12日に登録内容を消します']);
      expect((await (await world.my()).get()).body).toContain('2028年1月12日に登録内容を消す予定です。');
      world.wait(13);
      expect(await attend()).toEqual([]);
      world.wait(1.1);
      expect(await attend()).toEqual(['登録を削除しました']);
    });

    it('erases nobody within two weeks of the moment at which the warning left', async () => {
      const { context } = world.site;
      world.wait(352);
      await keepRetention(context);
      world.wait(20);
      await Promise.all([keepRetention(context), keepRetention(context)]);
      expect((await (await world.my()).get()).body).toContain('2027年12月15日に登録内容を消す予定です。');
      expect(await attend()).toEqual(['2027年11月25日に登録内容を消します']);
      world.wait(13.9);
      expect(await attend()).toEqual([]);
      world.wait(0.2);
      expect(await attend()).toEqual(['登録を削除しました']);
    });

    it('writes a warning again that was given up, and waits two weeks more', async () => {
      world.wait(352);
      await warnInVain();
      world.wait(14);
      await keepRetention(world.site.context);
      world.wait(0.01);
      expect(await attend()).toEqual(['2027年12月9日に登録内容を消します']);
      expect((await (await world.my()).get()).body).toContain('2027年12月9日に登録内容を消す予定です。');
      world.wait(13.9);
      expect(await attend()).toEqual([]);
      world.wait(0.2);
      expect(await attend()).toEqual(['登録を削除しました']);
    });

    it('takes no other mail for the warning that was given up', async () => {
      world.wait(352);
      await warnInVain();
      expect((await (await world.my()).post('data')).statusCode).toBe(200);
      expect((await world.deliver()).length).toBe(1);
      world.wait(14);
      await keepRetention(world.site.context);
      world.wait(0.01);
      expect(await attend()).toEqual(['2027年12月9日に登録内容を消します']);
    });

    it('waits two weeks for the last warning, too, once it has left', async () => {
      world.wait(352);
      for (let n = 0; n < 2; n += 1) {
        await warnInVain();
        world.wait(14);
        await keepRetention(world.site.context);
        world.wait(0.01);
      }
      await keepRetention(world.site.context);
      world.wait(14.1);
      await keepRetention(world.site.context);
      expect((await attend()).length).toBe(1);
      world.wait(13.9);
      expect(await attend()).toEqual([]);
      world.wait(0.2);
      expect(await attend()).toEqual(['登録を削除しました']);
    });

    it('keeps nobody for good whose address is gone', async () => {
      world.wait(352);
      for (let n = 0; n < 3; n += 1) {
        await warnInVain();
        world.wait(14);
        expect((await (await world.my()).get()).statusCode).toBe(200);
        await keepRetention(world.site.context);
        world.wait(0.01);
      }
      expect((await (await world.my()).get()).statusCode).toBe(404);
    });

    it('forgets the warnings given up before somebody asked for another year', async () => {
      world.wait(352);
      await warnInVain();
      await (await world.my()).post('extend');
      world.wait(352);
      for (let n = 0; n < 2; n += 1) {
        await warnInVain();
        world.wait(14);
        await keepRetention(world.site.context);
        world.wait(0.01);
      }
      expect(await attend()).toEqual(['2028年12月9日に登録内容を消します']);
    });

    it('makes an address unreadable an hour after its owner stopped mails, and still only warns it', async () => {
      const form = { 'content-type': 'application/x-www-form-urlencoded' };
      const payload = new URLSearchParams({ mail: MAIL }).toString();
      const reply = await world.site.app.inject({ method: 'POST', url: '/stop/ja', headers: form, payload });
      const done = String(reply.headers.location);
      world.wait(0.03);
      await attend();
      expect((await world.site.app.inject({ url: done })).body).toContain(`<b>${MAIL}</b>`);
      world.wait(0.02);
      await attend();
      const later = await world.site.app.inject({ url: done });
      expect(later.body).not.toContain(MAIL);
      expect(later.body).toContain(
        'このアドレスに、下の場合を除き、キャリアリレーからメールをお送りすることはありません。',
      );
      world.wait(351.1);
      expect(await attend()).toEqual(['2027年11月24日に登録内容を消します']);
      world.wait(14);
      expect(await attend()).toEqual([]);
      expect((await (await world.my()).get()).statusCode).toBe(404);
    });
  });

  it('asks those who agreed after 30, 90 and 180 days, each time once', async () => {
    await world.register({ fields: NEWS });
    await world.register({ mail: 'other@example.jp' });
    await world.deliver();
    const asked: [number, readonly string[]][] = [];
    for (const [day, wait] of [
      [29, 29],
      [30, 1.1],
      [31, 1],
      [90, 59],
      [180, 90],
      [300, 120],
    ] as const) {
      world.wait(wait);
      asked.push([day, await attend()]);
    }
    const ask = ['状況はいかがですか'];
    expect(asked).toEqual([
      [29, []],
      [30, ask],
      [31, []],
      [90, ask],
      [180, ask],
      [300, []],
    ]);
  });

  it('asks nobody late, and nobody who rests, left or took the consent back', async () => {
    await world.register({ fields: NEWS });
    await world.deliver();
    const my = await world.my();
    await my.post('state', { state: 'paused' });
    world.wait(31);
    expect(await attend()).toEqual([]);
    await (await world.my()).post('state', { state: 'looking' });
    world.wait(6.1);
    expect(await attend()).toEqual([]);
    await (await world.my()).post('switch', { kind: 'news', which: '', on: 'no' });
    world.wait(53);
    expect(await attend()).toEqual([]);
    await (await world.my()).post('switch', { kind: 'news', which: '', on: 'yes' });
    expect(await attend()).toEqual(['状況はいかがですか']);
  });
});
