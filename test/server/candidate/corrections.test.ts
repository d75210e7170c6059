/** What somebody who writes to the office can ask for: a correction, and what went to whom, also once they are erased. */
import { run } from '../../../src/server/cli/run.ts';
import { addMember } from '../../../src/server/services/ways-in/members.ts';
import { describeOnBothEngines } from '../../support/databases.ts';
import { signedIn } from '../../support/signed-in.ts';
import { FIRST, MAIL, openCandidateWorld, SECOND, type CandidateWorld } from './candidate-world.ts';

const OFFICE = 'office@relay.example';

describeOnBothEngines('Somebody who writes to the office', (create) => {
  let world: CandidateWorld;

  beforeEach(async () => {
    world = await openCandidateWorld(await create());
    const { context } = world.site;
    await addMember(context, { audience: 'operator' }, { mail: OFFICE, name: '運営' });
    await addMember(
      context,
      { audience: 'agency', agencyId: 'agy_one' },
      { mail: 'desk@agency.example', name: '井上' },
    );
    await world.register({ fields: { employerContact: 'yes', area: 'tokyo' } });
    await world.register({ employer: SECOND });
    await world.deliver();
  });

  afterEach(() => world.site.close());

  const relay = (...args: string[]) =>
    run(args, () => Promise.resolve({ context: world.site.context, close: () => Promise.resolve() }));
  const post = async (path: string, fields: Readonly<Record<string, string>>) =>
    world.site.app.inject({
      method: 'POST',
      url: path,
      headers: {
        ...(await signedIn(world.site.context, { kind: 'operator', mail: OFFICE })),
        'content-type': 'application/x-www-form-urlencoded',
        'accept-language': 'ja',
      },
      payload: new URLSearchParams(fields).toString(),
    });
  const correct = (fields: Readonly<Record<string, string>>) =>
    post('/operator/search/correct', { q: MAIL, name: '', job: '', area: '', ...fields });
  const registered = () =>
    world.site.context.database.kysely
      .selectFrom('registrations')
      .select(['employer_id', 'name', 'job', 'area'])
      .orderBy('employer_id')
      .execute();
  const trail = () =>
    world.site.context.database.kysely
      .selectFrom('audit_entries')
      .select(['actor', 'after'])
      .where('action', '=', 'person.corrected')
      .execute();

  it('has name, work and area put right everywhere; agencies are told, and the trail holds neither name', async () => {
    const done = await relay(
      'person',
      'correct',
      'Misaki.Sato@Example.jp',
      '--name',
      ' 佐藤 美月 ',
      '--job',
      'sales',
    );
    expect(done).toEqual({ status: 0, out: 'Corrected: name, job\n', err: '' });
    expect(await registered()).toEqual([
      { employer_id: FIRST.employerId, name: '佐藤 美月', job: 'sales', area: 'tokyo' },
      { employer_id: SECOND.employerId, name: '佐藤 美月', job: 'sales', area: null },
    ]);
    const mails = await world.deliver();
    expect(mails.map(({ to, subject }) => [to, subject])).toEqual([
      ['desk@agency.example', '候補者の登録内容が訂正されました'],
    ]);
    expect(mails.map(({ text }) => text).join()).not.toMatch(/佐藤|営業/);
    expect(await trail()).toEqual([{ actor: 'command line', after: '{"corrected":["name","job"]}' }]);
    expect((await relay('person', 'correct', MAIL, '--name', '佐藤 美月')).err).toContain('already the case');
    expect(await trail()).toHaveLength(1);
    expect((await relay('person', 'correct', MAIL, '--job', 'king')).status).toBe(2);
    expect((await relay('person', 'correct', 'nobody@example.jp', '--name', '誰か')).status).toBe(1);
  });

  it('is recorded as having told the employer that may contact them an area, too, once there is one', async () => {
    const items = () =>
      world.site.context.database.kysely.selectFrom('employer_disclosures').select('items').execute();
    await relay('person', 'correct', MAIL, '--area', 'none');
    await world.site.context.database.kysely
      .updateTable('employer_disclosures')
      .set({ items: 'name mail job' })
      .execute();
    await relay('person', 'correct', MAIL, '--area', 'kansai');
    expect(await items()).toEqual([{ items: 'name mail job area' }]);
  });

  it('has no agency told that they stopped', async () => {
    await (await world.my()).post('switch', { kind: 'agency', which: 'agy_one', on: 'no' });
    await world.deliver();
    await relay('person', 'correct', MAIL, '--area', 'none');
    expect(await registered()).toMatchObject([{ area: null }, { area: null }]);
    expect((await world.deliver()).filter(({ subject }) => subject.includes('訂正'))).toEqual([]);
  });

  it('is answered from the console without their name being read there', async () => {
    const found = await post('/operator/search', { q: MAIL });
    expect(found.body).toContain('登録内容を訂正する');
    expect(found.body).not.toContain('佐藤');
    const done = await correct({ name: '佐藤 美月', area: 'kansai' });
    expect(done.body).toContain('訂正しました。');
    expect(await registered()).toMatchObject([
      { name: '佐藤 美月', area: 'kansai' },
      { name: '佐藤 美月', area: 'kansai' },
    ]);
    const refused = await correct({ name: '\u200b', job: 'sales' });
    expect(refused.statusCode).toBe(422);
    expect(refused.body).toContain('id="correct-name-fault"');
    expect(await correct({ job: 'king' })).toMatchObject({ statusCode: 422 });
    expect(await correct({})).toMatchObject({ statusCode: 422 });
    const audit = await world.site.app.inject({
      url: '/operator/audit',
      headers: await signedIn(world.site.context, { kind: 'operator', mail: OFFICE }),
    });
    expect(audit.body).toMatch(/登録内容を訂正|Details corrected/);
  });

  it('learns what went to whom, also after everything was erased', async () => {
    const lines = async () => (await relay('search', MAIL)).out;
    expect(await lines()).toMatch(/given +agency +紹介 +name,mail,\S* .* –\n/);
    await (await world.my()).post('delete');
    expect(await lines()).not.toContain('registration ');
    expect(await lines()).toMatch(/given +agency +紹介 +name,.* – 2026-11-24T.*\n/);
    expect(await lines()).toMatch(/given +employer +株式会社会社 +name,mail,job,area .* – 2026-11-24T.*\n/);
    const page = await post('/operator/search', { q: MAIL });
    expect(page.body).toContain('渡した記録');
    expect(page.body).toContain('お名前、メールアドレス、希望する仕事、希望の勤務地');
    expect(page.body).not.toContain('見つかりませんでした');
    expect(await lines()).toBe((await relay('search', MAIL.toUpperCase())).out);
    expect((await relay('search', 'nobody@example.jp')).out).toBe('Nothing was found.\n');
  });
});
