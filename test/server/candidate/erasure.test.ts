import { updateCase } from '../../../src/server/services/agencies/outcomes.ts';
import { erase } from '../../../src/server/services/candidate/erasure.ts';
import { stopMails } from '../../../src/server/services/candidate/opt-out.ts';
import { writeFollowUps } from '../../../src/server/services/candidate/follow-ups.ts';
import { addMember } from '../../../src/server/services/ways-in/members.ts';
import { readHeld } from '../../../src/server/services/operator/held.ts';
import { recomputeCounters } from '../../../src/server/services/credit/recompute-counters.ts';
import { requestCode } from '../../../src/server/services/ways-in/sign-in.ts';
import { describeOnBothEngines } from '../../support/databases.ts';
import { newLink } from '../../support/candidate.ts';
import { leakDetector } from '../../support/leaks.ts';
import {
  everythingStored,
  MAIL,
  openCandidateWorld,
  SECOND,
  type CandidateWorld,
} from './candidate-world.ts';

/** Everything somebody entered, or an agency wrote about them. Nothing of it may be left anywhere. */
const SECRETS = ['佐藤', '美咲', MAIL, '03-5555-0199', '秘密商会', '夜の面談メモ', '几帳面なお人柄'];
const FIELDS = {
  contact: 'phone',
  phone: '03-5555-0199',
  hide: '秘密商会',
  employerContact: 'yes',
  news: 'yes',
};

describeOnBothEngines('Erasing', (create) => {
  let world: CandidateWorld;

  beforeEach(async () => {
    world = await openCandidateWorld(await create());
  });

  afterEach(async () => {
    expect(await recomputeCounters(world.site.context)).toEqual([]);
    await world.site.close();
  });

  async function rows(table: 'disclosure_records' | 'registrations' | 'agency_cases') {
    return world.site.context.database.kysely.selectFrom(table).selectAll().execute();
  }

  it('leaves nothing of a person in any table, mail or log', async () => {
    const { context } = world.site;
    await world.register({ fields: FIELDS });
    const [agencyCase] = await rows('agency_cases');
    const written = { profile: '几帳面なお人柄', nextNote: '夜の面談メモ' };
    const actor = { agencyId: 'agy_one', byId: 'mem_one' };
    expect(await updateCase(context, actor, String(agencyCase?.disclosure_id), written)).toBe('done');
    await world.register({ employer: SECOND, fields: FIELDS });
    // A form whose code was never typed, a wish not to be mailed, a sign-in, and a follow-up that has not left.
    await world.site.app.inject({
      method: 'POST',
      url: `/r/${newLink('K7Q2M')}/ja/register`,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams({
        name: '佐藤 美咲',
        mail: MAIL,
        job: 'sales',
        handoff: 'yes',
        agencies: 'agy_one',
      }).toString(),
    });
    await world.deliver();
    world.wait(30);
    await writeFollowUps(context);
    const my = await world.my();
    expect((await my.post('data')).body).toContain('秘密商会');
    // A code that was asked for and has not left either.
    const asking = { audience: 'candidate', language: 'ja', returnTo: '/my' } as const;
    await requestCode(context, { ...asking, mail: MAIL });

    const holds = leakDetector(SECRETS);
    expect(holds(await everythingStored(world))).toBe(true);
    const reply = await my.post('delete');
    expect(reply.headers.location).toBe('/my/ja/deleted');
    const [farewell, ...others] = await world.deliver();
    expect(others).toEqual([]);
    expect(farewell).toMatchObject({ to: MAIL, subject: '登録を削除しました' });
    expect(farewell?.text).toContain('紹介(職業紹介の許可番号 13-ユ-000001)');

    const everything = await everythingStored(world);
    expect(SECRETS.filter((secret) => leakDetector([secret])(everything))).toEqual([]);
    expect(world.log.length).toBeGreaterThan(0);
    expect(world.log.filter(holds)).toEqual([]);
    expect(everything).not.toContain(world.personKey());
  });

  it('keeps a wish not to be mailed, without the address', async () => {
    const { context } = world.site;
    await world.register();
    await stopMails(context, MAIL);
    await (await world.my()).post('delete');
    expect(await context.database.kysely.selectFrom('suppressions').selectAll().execute()).toMatchObject([
      { person_key: world.personKey(), mail: '' },
    ]);
  });

  it('answers two presses of the button at one moment alike', async () => {
    await world.register();
    const my = await world.my();
    const replies = await Promise.all([my.post('delete'), my.post('delete')]);
    for (const { headers } of replies)
      expect(['/my/ja/deleted', '/my/ja/delete/signed-out']).toContain(headers.location);
    expect((await world.deliver()).filter(({ subject }) => subject === '登録を削除しました')).toHaveLength(1);
  });

  it('takes out every form with the address, however it is written and though no code went to it, and no other', async () => {
    const { context } = world.site;
    await world.register();
    world.wait(1);
    const submitAs = (mail: string) =>
      world.site.app.inject({
        method: 'POST',
        url: `/r/${newLink('K7Q2M')}/ja/register`,
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        payload: new URLSearchParams({
          name: '佐藤',
          mail,
          job: 'sales',
          handoff: 'yes',
          agencies: 'agy_one',
        }).toString(),
      });
    for (let n = 0; n < 11; n += 1) await submitAs(n % 2 === 0 ? MAIL : 'Misaki.Sato+jobs@example.jp');
    await submitAs('another.sato@example.jp');
    const codes = await context.database.kysely.selectFrom('verification_codes').selectAll().execute();
    expect((await rows('registrations')).length).toBeGreaterThan(codes.length);
    expect(await erase(context, world.personKey(), 'wish')).toBe(true);
    expect((await rows('registrations')).map(({ mail }) => mail).sort()).toEqual([
      '',
      'another.sato@example.jp',
    ]);
  });

  it('keeps the record of what was handed to whom, and the count', async () => {
    await world.register();
    await (await world.my()).post('delete');
    expect(await rows('disclosure_records')).toMatchObject([
      {
        agency_id: 'agy_one',
        items: 'name mail language job contact_preference',
        withdrawn_at: expect.any(String) as string,
      },
    ]);
    expect(await rows('registrations')).toMatchObject([
      { outcome: 'counted', name: '', mail: '', person_key: null, erased_at: expect.any(String) as string },
    ]);
    expect(await world.counters()).toMatchObject({ registered: 1, counted: 1 });
  });

  it('supports a person anew who comes back, and counts them no second time within the year', async () => {
    await world.register();
    await (await world.my()).post('delete');
    await world.deliver();
    const done = await world.register();
    expect((await world.site.app.inject({ url: done })).body).toContain('登録が完了しました');
    expect(await world.counters()).toMatchObject({ registered: 2, counted: 1, duplicate: 1 });
    expect((await world.deliver()).map(({ subject }) => subject)).toContain('登録が完了しました');
    expect(await rows('disclosure_records')).toHaveLength(2);
    await (await world.my()).post('delete');
    world.wait(366);
    await world.register();
    expect(await world.counters()).toMatchObject({ registered: 3, counted: 2, duplicate: 1 });
  });

  it('lets no second employer count an erased person within half a year', async () => {
    await world.register();
    await (await world.my()).post('delete');
    world.wait(179);
    await world.register({ employer: SECOND });
    expect(await world.counters(SECOND)).toMatchObject({ counted: 0, duplicate: 1 });
  });

  it('lets a second employer count an erased person whom the first never counted', async () => {
    const link = newLink('K7Q2M');
    await world.register({ link, mail: 'first@example.jp' });
    await world.register({ link });
    await (await world.my()).post('delete');
    await world.register({ employer: SECOND });
    expect(await world.counters(SECOND)).toMatchObject({ registered: 1, counted: 1, duplicate: 0 });
  });

  it('leaves a form alone whose address was mistaken for theirs before it was corrected', async () => {
    await world.register();
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    const post = (url: string, fields: Readonly<Record<string, string>>) =>
      world.site.app.inject({
        method: 'POST',
        url,
        headers,
        payload: new URLSearchParams(fields).toString(),
      });
    const form = { name: '別の人', mail: MAIL, job: 'sales', handoff: 'yes', agencies: 'agy_one' };
    const code = await post(`/r/${newLink('K7Q2M')}/ja/register`, form);
    world.wait(1 / 86_400);
    await post(`${String(code.headers.location)}/address`, { mail: 'misaki.kato@example.jp' });
    await (await world.my()).post('delete');
    expect((await rows('registrations')).filter(({ outcome }) => outcome === 'unverified')).toMatchObject([
      { name: '別の人', mail: 'misaki.kato@example.jp' },
    ]);
    // The code that went to the mistaken address was theirs.
    expect(await everythingStored(world)).not.toContain(world.personKey());
  });

  it('takes whoever waits for a decision out of the queue, uncounted', async () => {
    const link = newLink('K7Q2M');
    await world.register({ link, mail: 'first@example.jp' });
    await world.register({ link });
    expect(await world.counters()).toMatchObject({ counted: 1, review: 1 });
    await (await world.my()).post('delete');
    expect(await world.counters()).toMatchObject({ registered: 2, counted: 1, review: 0 });
  });

  it('keeps no link that stands in a mailbox, and still counts one person by it', async () => {
    const link = newLink('K7Q2M');
    await world.register({ link });
    await (await world.my()).post('delete');
    expect(leakDetector([link])(JSON.stringify(await rows('registrations')))).toBe(false);
    await world.register({ link, mail: 'second@example.jp' });
    expect(await world.counters()).toMatchObject({ registered: 2, counted: 1, review: 1 });
    expect(await readHeld(world.site.context)).toMatchObject([
      { linkCode: link, evidence: { ordinal: 2, firstAt: expect.any(String) as string } },
    ]);
  });

  it('reads no waiting mail to people of agencies, however many there are', async () => {
    const { context } = world.site;
    await world.register();
    await addMember(
      context,
      { audience: 'agency', agencyId: 'agy_one' },
      { mail: 'desk@agency.example', name: '担当' },
    );
    await (await world.my()).post('state', { state: 'paused' });
    const db = context.database.kysely;
    // About somebody else; whoever reads it stumbles.
    const unread = { cause: 'candidate rests dis_other', message: 'no mail' };
    await db.updateTable('outbox').set(unread).where('cause', 'like', 'candidate rests %').execute();
    await (await world.my()).post('data');
    expect(await erase(context, world.personKey(), 'wish')).toBe(true);
    const waiting = await db.selectFrom('outbox').select('cause').where('status', '=', 'waiting').execute();
    expect(waiting.map(({ cause }) => cause.split(' ')[0]).sort()).toEqual([
      'candidate',
      'deleted',
      'deletion',
    ]);
  });

  it('forgets codes asked for wherever the person is no member', async () => {
    const { context } = world.site;
    await world.register();
    await addMember(context, { audience: 'operator' }, { mail: MAIL, name: '運営' });
    for (const audience of ['candidate', 'agency', 'operator'] as const)
      await requestCode(context, { audience, mail: MAIL, language: 'ja', returnTo: '/' });
    expect(await erase(context, world.personKey(), 'wish')).toBe(true);
    const codes = await context.database.kysely.selectFrom('sign_in_codes').select('audience').execute();
    expect(codes).toEqual([{ audience: 'operator' }]);
  });

  it('happens once, however often it is asked for', async () => {
    await world.register();
    const { context } = world.site;
    const done = await Promise.all([1, 2, 3].map(() => erase(context, world.personKey(), 'wish')));
    expect(done.filter(Boolean)).toHaveLength(1);
    const farewells = (await world.deliver()).filter(({ subject }) => subject === '登録を削除しました');
    expect(farewells).toHaveLength(1);
  });

  it('ends the session it was asked for with', async () => {
    await world.register();
    const my = await world.my();
    await my.post('delete');
    expect((await my.get()).headers.location).toContain('/my/sign-in');
  });
});
