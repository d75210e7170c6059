import { writeFollowUps } from '../../../src/server/services/candidate/follow-ups.ts';
import { writeNews } from '../../../src/server/services/candidate/news.ts';
import { SAMPLE_OPERATOR } from '../../../src/server/identity/operator.ts';
import { addMember } from '../../../src/server/services/ways-in/members.ts';
import { book, listTimes } from '../../../src/server/services/employer/onboarding.ts';
import { addNews } from '../../../src/server/stores/news.ts';
import { describeOnBothEngines } from '../../support/databases.ts';
import { everythingStored, FIRST, openCandidateWorld, type CandidateWorld } from './candidate-world.ts';

const FORM = { 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html' };

describeOnBothEngines('Links in mails', (create) => {
  let world: CandidateWorld;
  let checkIn: string;
  let unsubscribe: string;

  beforeEach(async () => {
    world = await openCandidateWorld(await create());
    await world.register({ fields: { news: 'yes' } });
    await world.deliver();
    world.wait(30.1);
    await writeFollowUps(world.site.context);
    const [mail] = await world.deliver();
    checkIn = new URL(/https:\S+check-in\S+/.exec(mail?.text ?? '')?.[0] ?? '').pathname;
    unsubscribe = new URL(mail?.unsubscribeUrl ?? '').pathname;
  });

  afterEach(() => world.site.close());

  const get = (url: string) => world.site.app.inject({ url, headers: { accept: 'text/html' } });
  const post = (url: string, fields: Record<string, string>) =>
    world.site.app.inject({
      method: 'POST',
      url,
      headers: FORM,
      payload: new URLSearchParams(fields).toString(),
    });
  const candidate = () =>
    world.site.context.database.kysely.selectFrom('candidates').selectAll().executeTakeFirstOrThrow();

  it('take one choice and one press', async () => {
    const page = await get(checkIn);
    expect(page.body).toContain('状況はいかがですか');
    expect(page.body).not.toContain('佐藤');
    expect(page.body).not.toContain('checked');
    const reply = await post(checkIn, { state: 'paused' });
    expect(reply.body).toContain('紹介会社からの連絡と、転職・就職に役立つメールを止めました。');
    expect(await candidate()).toMatchObject({ state: 'paused' });
    await post(checkIn.replace('/ja/', '/en/'), { state: 'looking' });
    expect(await candidate()).toMatchObject({ state: 'looking' });
  });

  it('change nothing when opened, or when the button alone is pressed', async () => {
    const before = await everythingStored(world);
    for (const url of [checkIn, unsubscribe, '/stop/ja', '/my/ja']) await get(url);
    expect((await post(checkIn, {})).statusCode).toBe(422);
    expect((await post(unsubscribe, {})).statusCode).toBe(400);
    expect((await post('/stop/ja', { mail: '' })).statusCode).toBe(422);
    expect(await everythingStored(world)).toBe(before);
  });

  it('say the same to anybody’s key and nobody’s', async () => {
    const known = (await post(checkIn, { state: 'looking' })).body;
    const key = checkIn.split('/').at(-1) ?? '';
    const unknown = (await post(checkIn.replace(key, 'nobody'), { state: 'looking' })).body;
    expect(unknown.replaceAll('nobody', key)).toBe(known);
    // Nothing is promised that is not true of somebody who was erased meanwhile.
    await (await world.my()).post('delete');
    const erased = (await post(checkIn, { state: 'looking' })).body;
    expect(erased).toBe(known);
    expect(erased).toContain('ご登録があるあいだは、引き続きお手伝いします。');
  });

  it('stop nothing that people at work get, whoever typed their addresses', async () => {
    const { context } = world.site;
    const member = { mail: 'desk@agency.example', name: 'Desk' };
    await addMember(context, { audience: 'agency', agencyId: 'agy_one' }, member);
    const atWork = [member.mail, SAMPLE_OPERATOR.contactMail, 'hr@aoba.example'];
    for (const mail of atWork) await post('/stop/ja', { mail });
    await world.register({ mail: 'second@example.jp' });
    const [time] = (await listTimes(context)).times;
    await book(context, FIRST.employerId, {
      bookingId: 'bkg_01234567890123456789abcdef',
      startsAt: time?.startsAt ?? '',
      mail: 'hr@aoba.example',
      language: 'ja',
    });
    const readers = (await world.deliver()).map(({ to }) => to);
    expect(readers).toEqual(expect.arrayContaining(atWork));
  });

  it('stop the mails by one post from a mail program (RFC 8058)', async () => {
    const reply = await post(unsubscribe, { 'List-Unsubscribe': 'One-Click' });
    expect(reply.statusCode).toBe(200);
    expect(reply.headers['set-cookie']).toBeUndefined();
    expect(await candidate()).toMatchObject({ wants_news: 0 });
    expect((await (await world.my()).get()).body).toContain('転職に役立つメールの同意を取り消しました');
    world.wait(60);
    await writeFollowUps(world.site.context);
    expect(await world.deliver()).toEqual([]);
    expect((await post('/unsubscribe/nobody', { 'List-Unsubscribe': 'One-Click' })).statusCode).toBe(200);
  });

  const part = (boundary: string, pair = 'name="List-Unsubscribe"\r\n\r\nOne-Click') =>
    `--${boundary}\r\nContent-Disposition: form-data; ${pair}\r\n--${boundary}--\r\n`;

  it.each([
    ['multipart/form-data; boundary=x', part('x')],
    ['multipart/form-data; boundary="x"', part('x').replaceAll('\r', '')],
    [
      'multipart/form-data; boundary=x',
      part('x', 'name="List-Unsubscribe"\r\nContent-Type: text/plain\r\n\r\nOne-Click'),
    ],
    // As in the example of RFC 8058, 8.3: the boundary that is announced is the whole line.
    ['multipart/form-data; boundary=---FormBoundary', part('-FormBoundary')],
    ['application/x-www-form-urlencoded; charset=utf-8', 'List-Unsubscribe=One-Click\r\n'],
    ['text/plain', 'List-Unsubscribe=One-Click'],
    ['', 'List-Unsubscribe=One-Click'],
  ])('stop the mails whatever kind of form a mail program sends (%s)', async (type, payload) => {
    const reply = await world.site.app.inject({
      method: 'POST',
      url: unsubscribe,
      headers: type === '' ? {} : { 'content-type': type },
      payload,
    });
    expect(reply.statusCode).toBe(200);
    expect(await candidate()).toMatchObject({ wants_news: 0 });
  });

  it.each([
    ['multipart/form-data; boundary=x', part('x', 'name="other"\r\n\r\nOne-Click'), 400],
    ['multipart/form-data; boundary=x', part('x', 'name="List-Unsubscribe"\r\n\r\nOne-Clicks'), 400],
    ['application/x-www-form-urlencoded', 'List-Unsubscribe=One-Click&List-Unsubscribe=no', 400],
    ['application/json', '{"List-Unsubscribe":"One-Click"}', 400],
    ['multipart/form-data; boundary=x', '', 400],
    ['multipart/form-data; boundary=x', `${'x'.repeat(5000)}${part('x')}`, 413],
  ])('stop nothing by what does not ask for it (%s)', async (type, payload, status) => {
    const reply = await world.site.app.inject({
      method: 'POST',
      url: unsubscribe,
      headers: { 'content-type': type },
      payload,
    });
    expect(reply.statusCode).toBe(status);
    expect(await candidate()).toMatchObject({ wants_news: 1 });
  });

  it('take no such form anywhere else', async () => {
    const form = { method: 'POST', headers: { 'content-type': 'multipart/form-data; boundary=x' } } as const;
    for (const url of ['/stop/ja', checkIn])
      expect((await world.site.app.inject({ ...form, url, payload: part('x') })).statusCode).toBe(415);
  });

  it.each<[string, () => Promise<unknown>]>([
    ['unsubscribing', () => post(unsubscribe, { 'List-Unsubscribe': 'One-Click' })],
    ['resting', () => post(checkIn, { state: 'paused' })],
    ['having found work', () => post(checkIn, { state: 'found' })],
    [
      'the switch on their page',
      async () => (await world.my()).post('switch', { kind: 'news', which: '', on: 'no' }),
    ],
  ])('take back by %s what has been written and not left', async (_how, turnOff) => {
    const { context } = world.site;
    world.wait(60);
    await writeFollowUps(context);
    await addNews(context.database.kysely, {
      month: '2027-01',
      subject_ja: '件名',
      body_ja: '本文',
      subject_en: 'Subject',
      body_en: 'Text',
      created_at: context.clock().toISOString(),
      written: 0,
      finished_at: null,
    });
    await writeNews(context);
    const waiting = context.database.kysely
      .selectFrom('outbox')
      .select('cause')
      .where('status', '=', 'waiting');
    expect(await waiting.execute()).toHaveLength(2);
    await turnOff();
    expect(await world.deliver()).toEqual([]);
  });

  it('lead a browser to the page where an address is typed', async () => {
    expect((await get(unsubscribe)).headers.location).toBe('/stop/ja');
  });
});
