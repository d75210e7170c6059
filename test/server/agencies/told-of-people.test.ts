/** What an agency is told when somebody it has takes their data back, or changes something. */
import type { MailMessage } from '../../../src/server/mail/message.ts';
import { gatherMail } from '../../../src/server/services/agencies/gathered-mails.ts';
import { keepRetention } from '../../../src/server/services/candidate/retention.ts';
import { registerEndpoint } from '../../../src/server/services/webhooks/endpoints.ts';
import { WEBHOOK_TYPES } from '../../../src/server/services/webhooks/emit.ts';
import { addMember } from '../../../src/server/services/ways-in/members.ts';
import { membersOfAgency } from '../../../src/server/stores/agency-members.ts';
import { removeMember } from '../../../src/server/stores/members.ts';
import { addDays, moment } from '../../../src/server/time/clock.ts';
import { describeOnBothEngines } from '../../support/databases.ts';
import { signedIn } from '../../support/signed-in.ts';
import { MAIL, openCandidateWorld, SECOND, type CandidateWorld } from '../candidate/candidate-world.ts';

const AGENCY = { audience: 'agency', agencyId: 'agy_one' } as const;
const DESK = 'desk@agency.example';
const LATE_DESK = 'late@agency.example';
const ASK = '候補者のデータの削除をお願いします';

describeOnBothEngines('An agency', (create) => {
  let world: CandidateWorld;

  beforeEach(async () => {
    world = await openCandidateWorld(await create());
    const { context } = world.site;
    await addMember(context, AGENCY, { mail: DESK, name: '担当 一郎' });
    await addMember(context, AGENCY, { mail: LATE_DESK, name: '担当 二郎' });
    const endpoint = { url: 'https://hooks.agency.example/', events: WEBHOOK_TYPES.agency };
    expect(await registerEndpoint(context, 'agy_one', endpoint)).toMatchObject({ ok: true });
    await world.register();
    await world.deliver();
  });

  afterEach(() => world.site.close());

  const db = () => world.site.context.database.kysely;

  async function handOvers(): Promise<readonly string[]> {
    const rows = await db()
      .selectFrom('disclosure_records')
      .select('disclosure_id')
      .orderBy('disclosed_at')
      .orderBy('disclosure_id')
      .execute();
    return rows.map(({ disclosure_id }) => disclosure_id);
  }

  /** What its systems were told last. */
  async function told(type: string): Promise<readonly unknown[]> {
    const rows = await db()
      .selectFrom('webhook_deliveries')
      .select('body')
      .where('type', '=', type)
      .execute();
    return rows.map(({ body }) => (JSON.parse(body) as { data: unknown }).data);
  }

  /** Mails to its people, in the order of their addresses. */
  const toDesks = (mails: readonly MailMessage[]) =>
    mails
      .filter(({ to }) => to === DESK || to === LATE_DESK)
      .sort((one, other) => (one.to < other.to ? -1 : 1));
  const subjects = (mails: readonly MailMessage[]) => toDesks(mails).map(({ to, subject }) => [to, subject]);

  async function asAgency(url: string): Promise<string> {
    const headers = await signedIn(world.site.context, { kind: 'agency', agencyId: 'agy_one', mail: DESK });
    return (await world.site.app.inject({ url, headers })).body;
  }

  async function asSystem(): Promise<unknown> {
    const { app, context } = world.site;
    const key = { kind: 'agency_key', agencyId: 'agy_one', scopes: ['candidates:read'] } as const;
    const reply = await app.inject({ url: '/v1/agency/candidates', headers: await signedIn(context, key) });
    return reply.json<{ candidates: unknown }>().candidates;
  }

  it('is asked to delete its copy of somebody who erased everything: whose, and until when', async () => {
    const [id = ''] = await handOvers();
    await (await world.my()).post('delete');
    const mails = toDesks(await world.deliver());
    expect(subjects(mails)).toEqual([
      [DESK, ASK],
      [LATE_DESK, ASK],
    ]);
    for (const { text, html } of mails)
      for (const body of [text, html]) {
        expect(body).toContain('2026年12月8日までに');
        expect(body).toContain(`ID ${id}(お名前の頭文字 佐・美、2026年11月24日にお渡し)`);
        expect(body).toContain(`/agency/candidates/${id}`);
        expect(body).not.toMatch(/佐藤|美咲|misaki/);
      }
    expect(await told('candidate.withdrawn')).toEqual([
      { candidateId: id, reason: 'erased', deleteBy: '2026-12-08' },
    ]);
    expect(await asSystem()).toMatchObject([
      { candidateId: id, reason: 'erased', deleteBy: '2026-12-08', person: null },
    ]);
    for (const page of [await asAgency('/agency/candidates'), await asAgency(`/agency/candidates/${id}`)])
      expect(page).toContain(
        'ご本人の登録が削除されました。貴社でお持ちのデータを、12/8までに削除してください',
      );
    expect(await asAgency(`/agency/candidates/${id}`)).toContain(`>${id}<`);
  });

  it('is not told that somebody erased what went because their year was over', async () => {
    world.wait(352);
    await keepRetention(world.site.context);
    await world.deliver();
    world.wait(15);
    await keepRetention(world.site.context);
    // With whoever else went on that day.
    expect(toDesks(await world.deliver())).toEqual([]);
    world.wait(0.5);
    const [mail] = toDesks(await world.deliver());
    expect(mail?.text).toMatch(/^ご本人の登録が、すべて削除されました。/);
  });

  it('is asked in one mail a day about all whose year was over', async () => {
    await world.register({ mail: 'other@example.jp', fields: { name: '山本 健' } });
    await world.register({ employer: SECOND });
    world.wait(352);
    const attend = async () => {
      await Promise.all([keepRetention(world.site.context), keepRetention(world.site.context)]);
      return toDesks(await world.deliver());
    };
    await attend();
    world.wait(14);
    expect(await attend()).toEqual([]);
    expect(await db().selectFrom('candidates').selectAll().execute()).toEqual([]);
    world.wait(0.5);
    const mails = await attend();
    const ASK_ALL = '候補者2名のデータの削除をお願いします';
    expect(subjects(mails)).toEqual([
      [DESK, ASK_ALL],
      [LATE_DESK, ASK_ALL],
    ]);
    const given = await handOvers();
    expect(given).toHaveLength(3);
    for (const { text, html } of mails)
      for (const body of [text, html]) {
        expect(body).toContain('2名の方の登録が、すべて削除されました。');
        expect(body).toContain('2027年12月9日までに');
        expect(body).toContain('お名前の頭文字 山・健');
        expect(body).not.toMatch(/佐藤|山本/);
        for (const id of given) expect(body).toContain(`ID ${id}`);
      }
  });

  it('is told in the next mail of whoever is more than one can hold', async () => {
    const { context } = world.site;
    const [to] = await membersOfAgency(db(), 'agy_one');
    if (!to) throw new Error('Nobody is there to be told.');
    const until = addDays(context.clock(), 1);
    for (const about of ['dis_1', 'dis_2', 'dis_3', 'dis_4', 'dis_5']) {
      world.wait(1 / 86_400);
      await gatherMail(context, db(), {
        ...{ kind: 'deletions', to, about, links: [], until, most: 2 },
        write: ({ people }) => ({ to: to.mail, language: 'ja', subject: `${people}`, text: '', html: '' }),
      });
    }
    world.wait(1);
    expect((await world.deliver()).map(({ subject }) => subject).sort()).toEqual(['1', '2', '2']);
  });

  it('is asked in that mail through nobody who was removed before it left', async () => {
    world.wait(352);
    await keepRetention(world.site.context);
    await world.deliver();
    world.wait(15);
    await keepRetention(world.site.context);
    const late = await db()
      .selectFrom('members')
      .select('member_id')
      .where('mail', '=', LATE_DESK)
      .executeTakeFirstOrThrow();
    const now = moment(world.site.context.clock());
    expect(await removeMember(db(), 'agy_one', late.member_id, now)).toBe(true);
    world.wait(0.5);
    expect(subjects(await world.deliver())).toEqual([[DESK, ASK]]);
  });

  it('is asked in one mail about all hand-overs of one person', async () => {
    await world.register({ employer: SECOND });
    await world.deliver();
    const ids = await handOvers();
    await (await world.my()).post('delete');
    const mails = toDesks(await world.deliver());
    expect(mails).toHaveLength(2);
    expect(ids).toHaveLength(2);
    for (const { text } of mails) for (const id of ids) expect(text).toContain(id);
  });

  it('is asked the same when somebody stops sharing with it, and told when they come back', async () => {
    const [id = ''] = await handOvers();
    const turn = async (on: 'yes' | 'no') =>
      (await world.my()).post('switch', { kind: 'agency', which: 'agy_one', on });
    await turn('no');
    expect(await told('candidate.withdrawn')).toEqual([
      { candidateId: id, reason: 'stopped', deleteBy: '2026-12-08' },
    ]);
    expect(await asSystem()).toMatchObject([{ reason: 'stopped', deleteBy: '2026-12-08' }]);
    // Thought better of before the mail left.
    await turn('yes');
    expect(subjects(await world.deliver())).toEqual([]);
    expect(await asSystem()).toMatchObject([{ reason: null, deleteBy: null, withdrawnAt: null }]);
    world.wait(1);
    await turn('no');
    const asked = toDesks(await world.deliver());
    expect(asked.map(({ subject }) => subject)).toEqual([ASK, ASK]);
    expect(asked[0]?.text).toContain('貴社への提供を止めました');
    expect(asked[0]?.text).toContain('2026年12月9日までに');
    world.wait(1);
    await turn('yes');
    expect(subjects(await world.deliver())).toEqual([
      [DESK, '候補者が提供を再開しました'],
      [LATE_DESK, '候補者が提供を再開しました'],
    ]);
  });

  it.each([
    [14, '先日お願いしたデータの削除は、不要になりました。'],
    [15, '登録内容は、コンソールでまたご覧になれます。'],
  ])('is told what became of its copy when somebody comes back after %i days', async (days, said) => {
    const turn = async (on: 'yes' | 'no') =>
      (await world.my()).post('switch', { kind: 'agency', which: 'agy_one', on });
    await turn('no');
    await world.deliver();
    world.wait(days);
    await turn('yes');
    const [mail] = toDesks(await world.deliver());
    expect(mail?.text).toContain(said);
  });

  it('is not asked twice by somebody who stopped and erases everything later', async () => {
    await (await world.my()).post('switch', { kind: 'agency', which: 'agy_one', on: 'no' });
    expect(toDesks(await world.deliver())).toHaveLength(2);
    world.wait(1);
    await (await world.my()).post('delete');
    const mails = await world.deliver();
    expect(toDesks(mails)).toEqual([]);
    // Nor does the person read that it was asked today.
    expect(mails.map(({ to }) => to)).toEqual([MAIL]);
    expect(mails[0]?.text).not.toMatch(/13-ユ-000001|2026年12月9日/);
    expect(await asSystem()).toMatchObject([{ reason: 'erased', deleteBy: '2026-12-08' }]);
  });

  it.each(['never written', 'given up'])(
    'is asked at the latest then, where the request was %s when somebody stopped',
    async (fate) => {
      await (await world.my()).post('switch', { kind: 'agency', which: 'agy_one', on: 'no' });
      // The first as before such mails were written.
      await (fate === 'given up'
        ? db().updateTable('outbox').set({ status: 'failed' }).where('cause', 'like', 'deletion %').execute()
        : db().deleteFrom('outbox').where('cause', 'like', 'deletion %').execute());
      world.wait(1);
      await (await world.my()).post('delete');
      const mails = await world.deliver();
      expect(subjects(mails)).toEqual([
        [DESK, ASK],
        [LATE_DESK, ASK],
      ]);
      const farewell = mails.find(({ to }) => to === MAIL)?.text;
      for (const text of [farewell, ...toDesks(mails).map((mail) => mail.text)])
        expect(text).toContain('2026年12月9日まで');
      expect(farewell).toContain('13-ユ-000001');
    },
  );

  it('is asked at the latest then, though it had been asked when somebody stopped before', async () => {
    const turn = async (on: 'yes' | 'no') => {
      await (await world.my()).post('switch', { kind: 'agency', which: 'agy_one', on });
      world.wait(1);
    };
    for (const on of ['no', 'yes'] as const) {
      await turn(on);
      await world.deliver();
    }
    await turn('no');
    await db().deleteFrom('outbox').where('status', '=', 'waiting').execute();
    await (await world.my()).post('delete');
    expect(subjects(await world.deliver())).toEqual([
      [DESK, ASK],
      [LATE_DESK, ASK],
    ]);
  });

  it('hears of no return that had not left when somebody stopped', async () => {
    await state('paused');
    await world.deliver();
    await state('looking');
    world.wait(1 / 86_400);
    await (await world.my()).post('switch', { kind: 'agency', which: 'agy_one', on: 'no' });
    expect(subjects(await world.deliver())).toEqual([
      [DESK, ASK],
      [LATE_DESK, ASK],
    ]);
  });

  it('hears last what holds, though earlier mails have not left', async () => {
    const turn = async (on: 'yes' | 'no') => {
      world.wait(1 / 86_400);
      await (await world.my()).post('switch', { kind: 'agency', which: 'agy_one', on });
    };
    await turn('no');
    await world.deliver();
    await turn('yes');
    // It never heard that they came back, and was asked before.
    await turn('no');
    expect(subjects(await world.deliver())).toEqual([]);
    await turn('yes');
    await state('paused');
    world.wait(1 / 86_400);
    await (await world.my()).post('delete');
    expect(subjects(await world.deliver())).toEqual([
      [DESK, ASK],
      [LATE_DESK, ASK],
    ]);
  });

  it('is told nothing of a rest that was over before the mail left, nor of an end that was none', async () => {
    const say = async (...values: readonly string[]) => {
      for (const value of values) {
        world.wait(1 / 86_400);
        await state(value);
      }
      return [...new Set(toDesks(await world.deliver()).map(({ subject }) => subject))];
    };
    expect(await say('paused', 'looking')).toEqual([]);
    expect(await say('paused', 'looking', 'found')).toEqual(['候補者へのご連絡をお控えください']);
    expect(await say('looking', 'paused')).toEqual([]);
    expect(await say('looking', 'paused', 'looking')).toEqual(['候補者が活動を再開しました']);
  });

  it('is told that somebody looks again where the mail about their rest is just being handed over', async () => {
    await state('paused');
    world.wait(1 / 86_400);
    const leased_until = new Date(world.site.context.clock().getTime() + 60_000).toISOString();
    await db().updateTable('outbox').set({ leased_until }).where('status', '=', 'waiting').execute();
    await state('looking');
    expect(subjects(await world.deliver())).toEqual([
      [DESK, '候補者が活動を再開しました'],
      [LATE_DESK, '候補者が活動を再開しました'],
    ]);
  });

  const ids = async () => (await handOvers()).map((candidateId) => ({ candidateId }));
  const state = async (value: string) => (await world.my()).post('state', { state: value });

  it('is told at once when somebody rests or found work, and when they look again', async () => {
    await state('found');
    const mails = toDesks(await world.deliver());
    expect(subjects(mails)).toEqual([
      [DESK, '候補者へのご連絡をお控えください'],
      [LATE_DESK, '候補者へのご連絡をお控えください'],
    ]);
    const [id = ''] = await handOvers();
    for (const { text } of mails) {
      expect(text).toContain(`/agency/candidates/${id}`);
      expect(text).not.toMatch(/佐|美|misaki/);
    }
    expect(await told('candidate.updated')).toEqual(await ids());
    // It reads the same of somebody who rests, and nothing changed for whoever says it again.
    await state('paused');
    await state('paused');
    expect(subjects(await world.deliver())).toEqual([]);
    await state('looking');
    expect((await world.deliver()).map(({ subject }) => subject)).toEqual([
      '候補者が活動を再開しました',
      '候補者が活動を再開しました',
    ]);
    expect(await told('candidate.updated')).toHaveLength(2);
  });

  it.each([
    ['contact', { contact: 'phone', phone: '03-5555-0199' }],
    ['hide', { hide: '秘密商会' }],
  ])('is told that somebody changed %s, once for each press that changes it', async (part, fields) => {
    await (await world.my()).post(part, fields);
    await (await world.my()).post(part, fields);
    const mails = toDesks(await world.deliver());
    expect(mails.map(({ subject }) => subject)).toEqual([
      '候補者の希望が変わりました',
      '候補者の希望が変わりました',
    ]);
    expect(JSON.stringify(mails)).not.toMatch(/03-5555|秘密商会|佐藤/);
    expect(await told('candidate.updated')).toEqual(await ids());
  });

  it('is told by one mail to whoever looks after the person, however often they were handed over', async () => {
    await world.register({ employer: SECOND });
    await world.deliver();
    const owner = await db()
      .selectFrom('members')
      .select('member_id')
      .where('mail', '=', LATE_DESK)
      .executeTakeFirstOrThrow();
    await db().updateTable('agency_cases').set({ owner_id: owner.member_id }).execute();
    await state('paused');
    expect(subjects(await world.deliver())).toEqual([[LATE_DESK, '候補者へのご連絡をお控えください']]);
    expect(await told('candidate.updated')).toHaveLength(2);
  });

  it('is told by mail through nobody who left it', async () => {
    const left = await db()
      .selectFrom('members')
      .select('member_id')
      .where('mail', '=', LATE_DESK)
      .executeTakeFirstOrThrow();
    await db().updateTable('agency_cases').set({ owner_id: left.member_id }).execute();
    await removeMember(db(), 'agy_one', left.member_id, world.site.context.clock().toISOString());
    await state('paused');
    expect(subjects(await world.deliver())).toEqual([[DESK, '候補者へのご連絡をお控えください']]);
    await world.register({ employer: SECOND });
    expect(new Set(toDesks(await world.deliver()).map(({ to }) => to))).toEqual(new Set([DESK]));
    await (await world.my()).post('delete');
    expect(subjects(await world.deliver())).toEqual([[DESK, ASK]]);
  });

  it('is told nothing of whoever stopped sharing with it, and no mail of whom it placed', async () => {
    await db().updateTable('agency_cases').set({ stage: 'placed' }).execute();
    await state('found');
    expect(subjects(await world.deliver())).toEqual([]);
    expect(await told('candidate.updated')).toHaveLength(1);
    await (await world.my()).post('switch', { kind: 'agency', which: 'agy_one', on: 'no' });
    await db().updateTable('agency_cases').set({ stage: 'arranging' }).execute();
    await world.deliver();
    await state('looking');
    expect(subjects(await world.deliver())).toEqual([]);
    expect(await told('candidate.updated')).toHaveLength(1);
  });

  it('is told when a later form ends a rest, or says something else than the one before', async () => {
    await state('paused');
    await world.deliver();
    await world.register({ employer: SECOND });
    expect((await world.deliver()).map(({ subject }) => subject)).toContain('候補者が活動を再開しました');
    await world.register({ fields: { contact: 'phone', phone: '03-5555-0199' } });
    expect(subjects(await world.deliver())).toEqual([
      [DESK, '候補者の希望が変わりました'],
      [LATE_DESK, '候補者の希望が変わりました'],
    ]);
  });
});
