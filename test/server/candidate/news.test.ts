import { run } from '../../../src/server/cli/run.ts';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { MailMessage } from '../../../src/server/mail/message.ts';
import { addMember } from '../../../src/server/services/ways-in/members.ts';
import { writeFollowUps } from '../../../src/server/services/candidate/follow-ups.ts';
import { writeNews } from '../../../src/server/services/candidate/news.ts';
import { describeOnBothEngines } from '../../support/databases.ts';
import { MAIL, openCandidateWorld, SECOND, type CandidateWorld } from './candidate-world.ts';

const NEWS = { news: 'yes' };
const JA =
  '面接のあとに、できること\n\n結果を待つあいだの過ごし方を、\n3つにまとめました。\n\n読む https://relay.example/tips/1\n';
const EN =
  'While you wait\r\n\r\nThree ways to spend the days after an interview.\r\n\r\nhttps://relay.example/tips/1\r\n';

describeOnBothEngines('News', (create) => {
  let world: CandidateWorld;
  let folder: string;

  beforeEach(async () => {
    world = await openCandidateWorld(await create());
    folder = mkdtempSync(join(tmpdir(), 'career-relay-news-'));
  });

  afterEach(async () => {
    await world.site.close();
    rmSync(folder, { recursive: true });
  });

  const relay = (...args: readonly string[]) =>
    run(args, () => Promise.resolve({ context: world.site.context, close: () => Promise.resolve() }));

  function files(ja = JA, en = EN): readonly string[] {
    writeFileSync(join(folder, 'ja.txt'), ja);
    writeFileSync(join(folder, 'en.txt'), en);
    return ['--ja', join(folder, 'ja.txt'), '--en', join(folder, 'en.txt')];
  }

  /** What the background work does, by two processes at once. */
  async function attend(): Promise<readonly MailMessage[]> {
    const { context } = world.site;
    await Promise.all([writeNews(context), writeNews(context)]);
    await Promise.all([writeFollowUps(context), writeFollowUps(context)]);
    return world.deliver();
  }

  const to = (mails: readonly MailMessage[]) => mails.map((mail) => mail.to).sort();

  it('and follow-ups name to a student the consent as their form and their page do', async () => {
    const { kysely } = world.site.context.database;
    await kysely
      .updateTable('employers')
      .set({ hires: 'newgrad' })
      .where('employer_id', '=', SECOND.employerId)
      .execute();
    await world.register({ fields: NEWS });
    await world.register({ mail: 'gakusei@example.jp', fields: NEWS, employer: SECOND });
    await world.deliver();
    await relay('news', 'send', ...files());
    const written = [...(await attend())];
    world.wait(30);
    written.push(...(await attend()));
    const named = (to: string) =>
      written.filter((mail) => mail.to === to).map(({ text }) => /「(.*メール)」/.exec(text)?.[1]);
    expect(named(MAIL)).toEqual(['転職に役立つメール', '転職に役立つメール']);
    expect(named('gakusei@example.jp')).toEqual(['就職に役立つメール', '就職に役立つメール']);
    const page = (await (await world.my('gakusei@example.jp')).get()).body;
    expect(page).toContain('就職に役立つメールに同意しました');
    expect(page).not.toContain('転職');
  });

  it('go once to each who agreed, in their language, and say how to stop them', async () => {
    await world.register({ fields: NEWS });
    await world.register({ fields: NEWS, employer: SECOND });
    await world.register({ mail: 'emma@example.jp', fields: { ...NEWS, language: 'en' } });
    await world.register({ mail: 'quiet@example.jp' });
    await world.site.context.database.kysely
      .updateTable('candidates')
      .set({ language: 'en' })
      .where('mail', '=', 'emma@example.jp')
      .execute();
    await world.deliver();
    expect(await relay('news', 'send', ...files())).toMatchObject({
      status: 0,
      out: 'The news of 2026-11 is on its way. People: 2.\n',
    });
    const mails = await attend();
    expect(to(mails)).toEqual(['emma@example.jp', MAIL]);
    const ja = mails.find((mail) => mail.to === MAIL);
    expect(ja?.subject).toBe('面接のあとに、できること');
    expect(ja?.text).toContain(
      '3つにまとめました。\n\n読む\nhttps://relay.example/tips/1\n\n「転職に役立つメール」',
    );
    expect(ja?.html).toContain('過ごし方を、<br/>3つに');
    expect(ja?.html).toContain('<a class="link" href="https://relay.example/tips/1"');
    expect(ja?.unsubscribeUrl).toMatch(/^https:\/\/[^/]+\/unsubscribe\/[\w-]{20,}$/);
    const en = mails.find((mail) => mail.to === 'emma@example.jp');
    expect(en?.text).toContain('relay.example\nhttps://relay.example/tips/1');
    expect(en?.text).toContain('because you agreed');
    expect(await attend()).toEqual([]);
    expect(JSON.parse((await relay('news', 'list', '--json')).out)).toMatchObject([
      { month: '2026-11', people: 2, finishedAt: expect.any(String) as string },
    ]);
    const { entries } = JSON.parse((await relay('audit', 'list', '--json')).out) as {
      entries: readonly unknown[];
    };
    expect(entries).toMatchObject([{ action: 'news.sent', subject: '2026-11', after: '{"people":2}' }]);
    const copy = await (await world.my()).post('data');
    expect(copy.body).toContain('news 2026-11');
  });

  it('go to everybody who agreed, however many they are', async () => {
    await world.register({ fields: NEWS });
    const { kysely } = world.site.context.database;
    const one = await kysely.selectFrom('candidates').selectAll().executeTakeFirstOrThrow();
    const others = Array.from({ length: 200 }, (_, n) => ({
      ...one,
      person_key: `person ${n}`,
      mail_key: `mail ${n}`,
    }));
    await kysely.insertInto('candidates').values(others).execute();
    await relay('news', 'send', ...files());
    await writeNews(world.site.context);
    const left = kysely.selectFrom('candidates').select('person_key').where('news_month', '<', '2026-11');
    expect(await left.execute()).toEqual([]);
  });

  it('are left for the next start when the process stops, as follow-ups are', async () => {
    const { context } = world.site;
    await world.register({ fields: NEWS });
    await world.deliver();
    world.wait(30);
    await relay('news', 'send', ...files());
    await writeNews(context, AbortSignal.abort());
    await writeFollowUps(context, AbortSignal.abort());
    expect(await world.deliver()).toEqual([]);
    expect(await attend()).toHaveLength(2);
  });

  it('are one a month, so that nobody gets more than two mails with the follow-up', async () => {
    await world.register({ fields: NEWS });
    await world.deliver();
    world.wait(20);
    // 14 December, 24 December (with the follow-up), 3 January.
    const months: number[] = [];
    for (let step = 0; step < 3; step += 1) {
      await Promise.all([relay('news', 'send', ...files()), relay('news', 'send', ...files())]);
      months.push((await attend()).length);
      world.wait(10.1);
    }
    expect(months).toEqual([1, 1, 1]);
    expect((await relay('news', 'send', ...files())).err).toContain('This month’s news has gone.');
    expect(JSON.parse((await relay('news', 'list', '--json')).out)).toMatchObject([
      { month: '2027-01', people: 1 },
      { month: '2026-12', people: 1 },
    ]);
  });

  it('go to nobody who rests, took it back, was erased or came later, and not late', async () => {
    for (const name of ['rests', 'back', 'erased', 'stopped', 'stays'])
      await world.register({ mail: `${name}@example.jp`, fields: NEWS });
    await world.deliver();
    await relay('news', 'send', ...files());
    await (await world.my('rests@example.jp')).post('state', { state: 'paused' });
    await (await world.my('back@example.jp')).post('switch', { kind: 'news', which: '', on: 'no' });
    await (await world.my('erased@example.jp')).post('delete');
    await world.site.app.inject({
      method: 'POST',
      url: '/stop/ja',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams({ mail: 'stopped@example.jp' }).toString(),
    });
    await world.register({ mail: 'later@example.jp', fields: NEWS });
    await world.deliver();
    expect(to(await attend())).toEqual(['stays@example.jp']);
    world.wait(10);
    await relay('news', 'send', ...files());
    world.wait(7.1);
    expect(await attend()).toEqual([]);
  });

  it('and follow-ups that are written do not leave to whoever rests or took the consent back since', async () => {
    const { context } = world.site;
    for (const name of ['rests', 'back', 'stays'])
      await world.register({ mail: `${name}@example.jp`, fields: NEWS });
    await world.deliver();
    world.wait(30);
    await relay('news', 'send', ...files());
    await writeNews(context);
    await writeFollowUps(context);
    await (await world.my('rests@example.jp')).post('state', { state: 'paused' });
    await (await world.my('back@example.jp')).post('switch', { kind: 'news', which: '', on: 'no' });
    expect(to(await world.deliver())).toEqual(['stays@example.jp', 'stays@example.jp']);
  });

  it('can be tried on one’s own people before', async () => {
    const { context } = world.site;
    await addMember(context, { audience: 'operator' }, { mail: 'desk@relay.example', name: '運営' });
    expect(await relay('news', 'try', ...files(), '--to', MAIL)).toMatchObject({ status: 1, out: '' });
    expect(await relay('news', 'try', ...files(), '--to', 'Desk@Relay.example')).toMatchObject({
      status: 0,
      out: 'On its way. People it would reach: 0.\n',
    });
    const mails = await world.deliver();
    expect(mails.map(({ subject }) => subject).sort()).toEqual([
      'While you wait',
      '面接のあとに、できること',
    ]);
    expect(to(mails)).toEqual(['desk@relay.example', 'desk@relay.example']);
    expect((await relay('news', 'list', '--json')).out).toBe('[]\n');
  });

  it('offer nothing of value and promise no job, as the texts of companies do not', async () => {
    expect((await relay('news', 'send', ...files('お知らせ\n\n1万円を差し上げます。'))).err).toBe(
      'ja: Wording that suggests gifts or payment can’t be used (found: “1万円”).\n',
    );
    expect((await relay('news', 'send', ...files(JA, 'We guarantee a job\n\nRead on.'))).err).toMatch(
      /^en: Wording that suggests a guaranteed job/,
    );
    expect((await relay('news', 'list', '--json')).out).toBe('[]\n');
  });

  it('need both languages, a subject and a text, and show markup as text', async () => {
    expect(await relay('news', 'send', '--ja', join(folder, 'none.txt'), '--en', 'x')).toMatchObject({
      status: 2,
    });
    expect((await relay('news', 'send', ...files(JA, 'Only a subject\n\n'))).err).toMatch(
      /^en: Put the subject/,
    );
    expect((await relay('news', 'send', ...files(`${'長'.repeat(79)}\n本文`))).err).toMatch(/^ja: Up to 78/);
    await world.register({ fields: NEWS });
    await world.deliver();
    await relay('news', 'send', ...files('<b>件名</b>\n<script>x</script>\njavascript:alert(1)'));
    const [mail] = await attend();
    expect(mail?.subject).toBe('<b>件名</b>');
    expect(mail?.html).toContain('&lt;script&gt;x&lt;/script&gt;');
    expect(mail?.html).not.toContain('href="javascript');
  });
});
