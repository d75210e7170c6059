import {
  openCandidateWorld,
  everythingStored,
  FIRST,
  MAIL,
  SECOND,
  type CandidateWorld,
} from './candidate-world.ts';
import { updateCase } from '../../../src/server/services/agencies/outcomes.ts';
import { addMember } from '../../../src/server/services/ways-in/members.ts';
import { requestCode } from '../../../src/server/services/ways-in/sign-in.ts';
import { describeOnBothEngines } from '../../support/databases.ts';
import { signedIn } from '../../support/signed-in.ts';

const FIELDS = { employerContact: 'yes', hide: '株式会社みどり商事' };

describeOnBothEngines('A person’s own page', (create) => {
  let world: CandidateWorld;

  beforeEach(async () => {
    world = await openCandidateWorld(await create());
    await world.register({ fields: FIELDS });
    await world.deliver();
    world.wait(1);
  });

  afterEach(() => world.site.close());

  const consents = () =>
    world.site.context.database.kysely.selectFrom('consents').selectAll().orderBy('consent_id').execute();
  const stopMails = () =>
    world.site.app.inject({
      method: 'POST',
      url: '/stop/ja',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams({ mail: MAIL }).toString(),
    });
  const disclosures = () =>
    world.site.context.database.kysely.selectFrom('disclosure_records').selectAll().execute();

  it('leads strangers to the sign-in, and shows nobody another person’s', async () => {
    for (const url of ['/my', '/my/ja', '/my/en/delete']) {
      const reply = await world.site.app.inject({ url, headers: { accept: 'text/html' } });
      expect(reply.statusCode).toBe(303);
      expect(reply.headers.location).toContain('/my/sign-in');
    }
    const other = await world.my('somebody@example.jp');
    expect((await other.get()).statusCode).toBe(404);
  });

  it('says where things are, who has the data since when, and what was agreed to, in both languages', async () => {
    const { body } = await (await world.my()).get();
    for (const text of [
      '\u2068佐藤\u2069さんのマイページ',
      '担当者からの連絡をお待ちください',
      '11月24日から・まだ連絡なし',
      '会社からの再連絡',
      '2027年11月24日まで',
      '受け取っていません',
      '株式会社みどり商事',
      '会社からの再連絡に同意しました',
      '転職に役立つメールに同意していません',
    ])
      expect(body).toContain(text);
    const headers = await signedIn(world.site.context, { kind: 'candidate', mail: MAIL });
    const english = await world.site.app.inject({ url: '/my/en', headers });
    for (const text of ['Companies with your data', 'Since 24 November', 'Until 24 November 2027', 'Agency'])
      expect(english.body).toContain(text);
    expect(english.headers['cache-control']).toBe('no-store');
    // Handed over once more, it has had the data since then.
    await world.register({ employer: SECOND });
    expect((await (await world.my()).get()).body).toContain('11月24日から・まだ連絡なし');
  });

  it('stops an agency at once and with its record, and takes it back', async () => {
    const my = await world.my();
    const stopped = await my.post('switch', { kind: 'agency', which: 'agy_one', on: 'no' });
    expect(stopped.headers.location).toBe('/my/ja#agency-agy_one');
    expect(await disclosures()).toMatchObject([{ withdrawn_at: expect.any(String) as string }]);
    const page = await my.get();
    expect(page.body).toContain('紹介への提供を止めました');
    expect(page.body).toContain('toast wait-8');
    expect(page.body).toContain('どの紹介会社にも渡していません');
    world.wait(9 / 86_400);
    expect((await my.get()).body).not.toContain('toast');
    await my.post('switch', { kind: 'agency', which: 'agy_one', on: 'yes' });
    expect(await disclosures()).toMatchObject([
      { withdrawn_at: null, resumed_at: expect.any(String) as string },
    ]);
    expect((await consents()).slice(3)).toMatchObject([
      { purpose: 'agency_handoff', agency_id: 'agy_one', is_granted: 0 },
      { purpose: 'agency_handoff', agency_id: 'agy_one', is_granted: 1 },
    ]);
  });

  it.each([
    ['agency', 'agy_one', '紹介への提供を許可しました', '紹介への提供の同意を取り消しました'],
    [
      'employer',
      FIRST.employerId,
      '会社からの再連絡を許可しました',
      '会社からの再連絡の同意を取り消しました',
    ],
    ['news', '', '転職に役立つメールをお届けします', '転職に役立つメールの同意を取り消しました'],
  ])(
    'says of a switch (%s) what was allowed, and records a withdrawal as one',
    async (kind, which, on, off) => {
      const my = await world.my();
      const records = async () => /<details class="records">.*<\/details>/s.exec((await my.get()).body)?.[0];
      await my.post('switch', { kind, which, on: 'no' });
      world.wait(1 / 86_400);
      await my.post('switch', { kind, which, on: 'yes' });
      expect((await my.get()).body).toContain(on);
      world.wait(1 / 86_400);
      await my.post('switch', { kind, which, on: 'no' });
      expect(await records()).toContain(off);
      // Registering again without ticking a box takes nothing back.
      await my.post('switch', { kind, which, on: 'yes' });
      const before = (await records())?.split(off).length;
      await world.register();
      expect((await records())?.split(off)).toHaveLength(before ?? 0);
      expect(await records()).toContain('転職に役立つメールに同意していません');
    },
  );

  it('lists once a switch that was turned once, however many employers the person registered with', async () => {
    await world.register({ employer: SECOND });
    world.wait(1 / 86_400);
    const my = await world.my();
    await my.post('switch', { kind: 'agency', which: 'agy_one', on: 'no' });
    const turned = (await consents()).filter(({ agency_id }) => agency_id === 'agy_one');
    expect(turned).toHaveLength(2);
    const records = /<details class="records">.*<\/details>/s.exec((await my.get()).body)?.[0];
    expect(records?.split('紹介への提供の同意を取り消しました')).toHaveLength(2);
    expect(records?.split('紹介会社への提供に同意しました')).toHaveLength(3);
  });

  it('calls nobody at rest who only stopped every agency', async () => {
    const my = await world.my();
    await my.post('switch', { kind: 'agency', which: 'agy_one', on: 'no' });
    const status = async () => /<section class="status".*?<\/section>/s.exec((await my.get()).body)?.[0];
    expect(await status()).toContain('しばらく休む');
    expect(await status()).not.toContain('お休み中');
    await my.post('state', { state: 'paused' });
    expect(await status()).toContain('お休み中');
  });

  it('records nothing where a switch is turned to where it stands', async () => {
    const my = await world.my();
    for (const fields of [
      { kind: 'agency', which: 'agy_one', on: 'yes' },
      { kind: 'employer', which: FIRST.employerId, on: 'yes' },
      { kind: 'news', which: '', on: 'no' },
    ])
      expect((await my.post('switch', fields)).statusCode).toBe(303);
    expect(await consents()).toHaveLength(3);
  });

  it('leads back to the switch that was turned, whatever else the form says', async () => {
    const my = await world.my();
    const turned = await my.post('switch', { kind: 'news', which: 'お知らせ', on: 'yes' });
    expect([turned.statusCode, turned.headers.location]).toEqual([303, '/my/ja#news']);
  });

  it('withdraws from an employer everywhere, and ends by itself after a year', async () => {
    await world.register({ fields: FIELDS });
    const my = await world.my();
    await my.post('switch', { kind: 'employer', which: FIRST.employerId, on: 'no' });
    expect((await my.get()).body).toContain('受け取りません');
    expect(
      (await consents()).filter(({ purpose, is_granted }) => purpose === 'employer_contact' && !is_granted),
    ).toHaveLength(2);
    await my.post('switch', { kind: 'employer', which: FIRST.employerId, on: 'yes' });
    await my.post('extend');
    world.wait(300);
    await (await world.my()).post('extend');
    world.wait(66);
    expect((await (await world.my()).get()).body).toContain('受け取りません');
  });

  it('lets nobody contact who took it back after the clock had been ahead', async () => {
    const { kysely } = world.site.context.database;
    // Typing the code takes people a while.
    await kysely.updateTable('registrations').set({ verified_at: '2026-11-24T03:01:00.000Z' }).execute();
    world.wait(-2);
    const my = await world.my();
    await my.post('switch', { kind: 'employer', which: FIRST.employerId, on: 'no' });
    world.wait(1);
    const { body } = await (await world.my()).get();
    expect(body).toContain('受け取りません');
    expect(body).toContain('の同意を取り消しました');
    expect(body).not.toContain('toast');
    world.wait(2);
    const asEmployer = await world.site.asEmployer(FIRST.employerId);
    expect((await asEmployer({ url: '/v1/pool' })).json()).toMatchObject({ people: [] });
  });

  it('refuses switches of others, unknown ones, and posts from elsewhere', async () => {
    const my = await world.my();
    expect((await my.post('switch', { kind: 'agency', which: 'agy_other', on: 'no' })).statusCode).toBe(404);
    expect(
      (await my.post('switch', { kind: 'employer', which: SECOND.employerId, on: 'yes' })).statusCode,
    ).toBe(404);
    expect((await my.post('switch', { kind: 'agency', which: 'agy_one' })).statusCode).toBe(400);
    expect((await my.post('state', { state: 'rich' })).statusCode).toBe(400);
    const headers = await signedIn(world.site.context, { kind: 'candidate', mail: MAIL });
    const foreign = { ...headers, 'sec-fetch-site': 'cross-site' };
    const reply = await world.site.app.inject({ method: 'POST', url: '/my/ja/delete', headers: foreign });
    expect(reply.statusCode).toBe(403);
    expect((await my.get()).statusCode).toBe(200);
  });

  it('changes nothing when read, whichever of its pages, also by HEAD', async () => {
    const headers = await signedIn(world.site.context, { kind: 'candidate', mail: MAIL });
    const before = await everythingStored(world);
    for (const part of [
      '',
      '/delete',
      '/contact',
      '/hide',
      '/deleted',
      '/switch',
      '/data',
      '/extend',
      '/state',
    ])
      for (const method of ['GET', 'HEAD'] as const)
        await world.site.app.inject({ method, url: `/my/ja${part}`, headers });
    expect(await everythingStored(world)).toBe(before);
  });

  it('keeps contact wishes at every employer, and shows what was typed as text', async () => {
    await world.register({ employer: SECOND });
    const my = await world.my();
    const phone = '=HYPERLINK("http://x")<b>090 😀';
    await my.post('contact', { contact: 'phone', phone: phone.replace('😀', '\u202e😀') });
    await my.post('hide', { hide: '<script>alert(1)</script>' });
    const rows = await world.site.context.database.kysely.selectFrom('registrations').selectAll().execute();
    for (const row of rows) expect(row).toMatchObject({ contact_preference: 'phone', phone });
    const { body } = await my.get();
    expect(body).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(body).not.toContain('<script>');
    expect(body).toContain('<bdi>=HYPERLINK(&quot;http://x&quot;)&lt;b&gt;090 😀</bdi>');
    await my.post('contact', { contact: 'mail', phone });
    expect((await my.get()).body).not.toContain('HYPERLINK');
  });

  it('lets a later form speak for every registration, and forgets no company to hide from', async () => {
    const rows = async () =>
      (await world.site.context.database.kysely.selectFrom('registrations').selectAll().execute()).map(
        (row) => [row.contact_preference, row.phone, row.hidden_companies],
      );
    await world.register({ fields: { contact: 'phone', phone: '090-1111-2222', hide: '株式会社みどり' } });
    await world.register({ employer: SECOND, fields: { contact: 'mail', hide: '青空商事' } });
    await world.register({ fields: { contact: 'mail', hide: '' } });
    expect(new Set((await rows()).map(String))).toEqual(
      new Set(['mail,,株式会社みどり商事、株式会社みどり、青空商事']),
    );
    const disclosed = await world.site.context.database.kysely
      .selectFrom('disclosure_records')
      .select('items')
      .where('employer_id', '=', SECOND.employerId)
      .execute();
    expect(disclosed[0]?.items.split(' ')).toEqual([
      'name',
      'mail',
      'language',
      'job',
      'contact_preference',
      'hidden_companies',
    ]);
    expect((await (await world.my()).get()).body).toContain(
      '<bdi>株式会社みどり商事、株式会社みどり、青空商事</bdi>',
    );
  });

  it('lets a form whose code was never typed speak for nobody', async () => {
    await world.register({ fields: { contact: 'mail', hide: '株式会社みどり' } });
    const before = await world.site.context.database.kysely
      .selectFrom('registrations')
      .selectAll()
      .where('verified_at', 'is not', null)
      .execute();
    const sent = await world.site.app.inject({
      method: 'POST',
      url: `/r/${SECOND.code}/ja/register`,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams({
        ...{ name: '誰か', mail: MAIL, job: 'sales', handoff: 'yes', agencies: 'agy_one' },
        ...{ contact: 'phone', phone: '090-9999-9999' },
      }).toString(),
    });
    expect(sent.statusCode).toBe(303);
    expect(
      await world.site.context.database.kysely
        .selectFrom('registrations')
        .selectAll()
        .where('verified_at', 'is not', null)
        .execute(),
    ).toEqual(before);
  });

  it('gives ten thousand characters back with the reason', async () => {
    const my = await world.my();
    const long = '長'.repeat(10_000);
    const reply = await my.post('hide', { hide: long });
    expect(reply.statusCode).toBe(422);
    expect(reply.body).toContain(long);
    expect(reply.body).toContain('300文字以内で入れてください。');
    expect(reply.body).toContain('/hide#hide"');
    const phone = await my.post('contact', { contact: 'phone', phone: long });
    expect(phone.statusCode).toBe(422);
    // The page opens at the field, which says what is wrong.
    expect(phone.body).toContain('/contact#phone"');
    for (const [{ body }, field] of [
      [reply, 'hide'],
      [phone, 'phone'],
    ] as const)
      expect(body).toMatch(new RegExp(`id="${field}"[^>]* aria-describedby="${field}-fault"`));
  });

  it('hands everything over as a file, and says so by mail once a day', async () => {
    const my = await world.my();
    await my.post('switch', { kind: 'agency', which: 'agy_one', on: 'no' });
    const reply = await my.post('data');
    expect(reply.headers['content-disposition']).toBe('attachment; filename="career-relay-2026-11-25.json"');
    expect(reply.json()).toMatchObject({
      person: { mail: MAIL, state: 'looking', wantsJobSearchMails: false, mailsStopped: false },
      registrations: [
        {
          invitedBy: '株式会社会社',
          name: '佐藤 美咲',
          companiesToHideFrom: '株式会社みどり商事',
          handedTo: [
            {
              agency: '紹介',
              items: expect.arrayContaining(['name', 'hidden_companies']) as string[],
              stoppedAt: world.site.context.clock().toISOString(),
              resumedAt: null,
              support: { events: [{ kind: 'assigned' }, { kind: 'withdrawn' }] },
            },
          ],
          mails: [
            { kind: 'code', status: 'delivered' },
            { kind: 'welcome', status: 'delivered' },
            { kind: 'download', status: 'waiting' },
          ],
        },
      ],
    });
    expect(
      reply.json<{ registrations: { consents: unknown[] }[] }>().registrations[0]?.consents,
    ).toHaveLength(4);
    await my.post('data');
    expect((await world.deliver()).map(({ subject }) => subject)).toEqual([
      'マイページからデータがダウンロードされました',
    ]);
  });

  it('hands over which codes were mailed for signing in, and nobody else’s', async () => {
    const my = await world.my();
    const typed = MAIL.toUpperCase();
    const asking = { audience: 'candidate', language: 'ja', returnTo: '/my' } as const;
    const { context } = world.site;
    const asked = await requestCode(context, { ...asking, mail: typed });
    await requestCode(context, { ...asking, mail: 'somebody.else@mail.example' });
    // At a console they are no member of, so that nothing was mailed.
    await requestCode(context, { ...asking, audience: 'agency', mail: MAIL });
    const first = context.clock().toISOString();
    world.wait(1 / 1440);
    const second = context.clock().toISOString();
    const insteadOf = asked.outcome === 'sent' ? asked.attemptKey : '';
    await requestCode(context, { ...asking, mail: MAIL, insteadOf });
    const { signInCodes } = (await my.post('data')).json<{ signInCodes: unknown[] }>();
    expect(signInCodes).toEqual([
      expect.objectContaining({ addressTyped: typed, mailedAt: first, endedAt: second }),
      expect.objectContaining({ addressTyped: MAIL, mailedAt: second, endedAt: null }),
    ]);
  });

  it('hands over when they signed in, and out, and nothing of a console by the same address', async () => {
    const { context } = world.site;
    const first = context.clock().toISOString();
    const headers = await signedIn(context, { kind: 'candidate', mail: MAIL });
    await world.site.app.inject({ method: 'POST', url: '/my/sign-out', headers });
    await signedIn(context, { kind: 'agency', agencyId: 'agy_one', mail: MAIL });
    world.wait(1 / 1440);
    const second = context.clock().toISOString();
    const { signIns } = (await (await world.my()).post('data')).json<{ signIns: unknown[] }>();
    expect(signIns).toEqual([
      { at: first, lastUsedAt: first, endedAt: first },
      { at: second, lastUsedAt: second, endedAt: null },
    ]);
  });

  it('counts the days of such files as Japan does', async () => {
    const days = [];
    for (const moment of [
      '2026-11-25T14:59:00.000Z',
      '2026-11-25T15:01:00.000Z',
      '2026-11-26T01:00:00.000Z',
    ]) {
      world.site.at(moment);
      const reply = await (await world.my()).post('data');
      days.push(/\d{4}-\d\d-\d\d/.exec(String(reply.headers['content-disposition']))?.[0]);
    }
    expect(days).toEqual(['2026-11-25', '2026-11-26', '2026-11-26']);
    expect(await world.deliver()).toHaveLength(2);
  });

  it('shows that mails were stopped, whoever did it and how long ago, and lets them come again', async () => {
    await stopMails();
    world.wait(1);
    const my = await world.my();
    const { body } = await my.get();
    expect(body).toContain(
      '止めています。担当者が決まったお知らせも、転職・就職に役立つメールも届きません。',
    );
    const resumed = await my.post('mails');
    expect(resumed.headers.location).toBe('/my/ja#contact');
    expect((await my.get()).body).not.toContain('止めています。担当者が');
    expect(await world.site.context.database.kysely.selectFrom('suppressions').selectAll().execute()).toEqual(
      [],
    );
  });

  it('answers a download and a deletion by mail, also where mails were stopped', async () => {
    await stopMails();
    const my = await world.my();
    expect((await my.post('data')).json()).toMatchObject({ person: { mailsStopped: true } });
    expect((await world.deliver()).map(({ subject }) => subject)).toEqual([
      'マイページからデータがダウンロードされました',
    ]);
    await my.post('delete');
    expect((await world.deliver()).map(({ subject }) => subject)).toEqual(['登録を削除しました']);
  });

  it('names the day by which an agency promised to write, as long as it is ahead, and no other', async () => {
    const waiting = async () =>
      /<p class="status-detail">(.*?)<\/p>/.exec((await (await world.my()).get()).body)?.[1];
    const DAY = '11月26日(木)までに、メールでご連絡します。';
    const NONE =
      '連絡が届いていないときは、<a href="mailto:support@relay.example">お問い合わせ</a>ください。';
    expect(await waiting()).toBe(DAY);
    const turn = async (on: string) =>
      (await world.my()).post('switch', { kind: 'agency', which: 'agy_one', on });
    await turn('no');
    await turn('yes');
    expect(await waiting()).toBe(DAY);
    // Nobody is told anew of whom they have.
    await world.register();
    expect(await waiting()).toBe(DAY);
    world.wait(1);
    expect(await waiting()).toBe(DAY);
    world.wait(1);
    expect(await waiting()).toBe(NONE);
    world.wait(90);
    // Whoever lets the agency in again, or looks again, is to be written to anew: its day counts from then.
    const ANEW = '3月1日(月)までに、メールでご連絡します。';
    await turn('no');
    await turn('yes');
    expect(await waiting()).toBe(ANEW);
    for (const state of ['paused', 'looking']) await (await world.my()).post('state', { state });
    expect(await waiting()).toBe(ANEW);
    world.wait(10);
    expect(await waiting()).toBe(NONE);
    await world.register();
    expect(await waiting()).toBe(NONE);
    // Another employer's hand-over is a promise of its own.
    await world.register({ employer: SECOND });
    expect(await waiting()).toContain('までに、メールでご連絡します。');
  });

  it('shows how far an agency is with them, whichever form it came by', async () => {
    const { context } = world.site;
    const [first] = await disclosures();
    const actor = { agencyId: 'agy_one', byId: 'mem_one' };
    await updateCase(context, actor, first?.disclosure_id ?? '', { stage: 'interviewed' });
    await world.register({ employer: SECOND });
    const { body } = await (await world.my()).get();
    expect(body).not.toContain('担当者からの連絡をお待ちください');
  });

  it('counts the agencies that are asked to delete, not those that were asked when they were stopped', async () => {
    const { context } = world.site;
    const asked = async () =>
      /紹介会社(\d)社に削除を依頼します/.exec((await (await world.my()).get('delete')).body)?.[1];
    const stop = async () =>
      (await world.my()).post('switch', { kind: 'agency', which: 'agy_one', on: 'no' });
    const member = { mail: 'desk@agency.example', name: 'Desk' };
    await addMember(context, { audience: 'agency', agencyId: 'agy_one' }, member);
    expect(await asked()).toBe('1');
    await stop();
    expect(await asked()).toBeUndefined();
    // Stopped without a word to anybody, it is asked with the rest.
    await context.database.kysely.deleteFrom('outbox').where('cause', 'like', 'deletion %').execute();
    expect(await asked()).toBe('1');
  });

  it('rests and starts again', async () => {
    const my = await world.my();
    await my.post('state', { state: 'paused' });
    expect((await my.get()).body).toContain('お休み中です');
    await my.post('state', { state: 'looking' });
    expect((await my.get()).body).toContain('担当者からの連絡をお待ちください');
  });

  it('asks before it deletes, and says what stays', async () => {
    const { body } = await (await world.my()).get('delete');
    expect(body).toContain('登録内容を消します。法令で必要な「いつ、どこへ渡したか」の記録だけは残ります。');
    expect(body).toContain('紹介会社1社に削除を依頼します');
    expect(body).toContain('会社に、登録や削除は伝わりません。');
    expect(body).toContain('role="dialog"');
    // What can be reached is in the sheet: before it comes what is inert, and behind it nothing.
    const [behind = '', sheet = ''] = body.split('<div class="veil">');
    expect(behind.replace(/<div class="behind" aria-hidden="true" inert="">.*/s, '')).not.toMatch(
      /<(?:a|button|h1)[ >]/,
    );
    expect(sheet).toMatch(
      /^<div class="sheet" [^>]*><h1 id="ask">.*<a class="lang" [^>]*href="\/my\/en\/delete#sheet"/s,
    );
  });
});
