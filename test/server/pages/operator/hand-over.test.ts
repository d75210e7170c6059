import { XMLValidator } from 'fast-xml-parser';
import { JSDOM } from 'jsdom';
import { REVIEW_DAYS } from '../../../../src/server/services/operator/held.ts';
import { closeDay } from '../../../../src/server/services/figures/closing.ts';
import { sendMonthlyPages } from '../../../../src/server/services/figures/monthly-page.ts';
import { newLink, registerByPages } from '../../../support/candidate.ts';
import { addCompany } from '../../../support/company.ts';
import { describeOnBothEngines } from '../../../support/databases.ts';
import { openServiceApp, type ServiceApp } from '../../../support/service-app.ts';
import { signedIn } from '../../../support/signed-in.ts';

const NOW = '2026-11-24T01:00:00.000Z';

describeOnBothEngines('What an employer is given', (create) => {
  let site: ServiceApp;
  let headers: Record<string, string>;

  beforeEach(async () => {
    site = await openServiceApp(await create(), NOW);
    headers = await signedIn(site.context, { kind: 'operator' });
    await addCompany(site.context.database.kysely, { cadence: 'daily' });
  });

  afterEach(() => site.close());

  const open = (url: string) => site.app.inject({ url, headers: { ...headers, 'accept-language': 'en' } });
  const post = (url: string, fields: Record<string, string>) =>
    site.app.inject({
      method: 'POST',
      url,
      headers: { ...headers, 'accept-language': 'en', 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams(fields).toString(),
    });
  const papers = '/operator/employers/emp_one/documents';

  it('is three papers in both languages, each also as a file of its own', async () => {
    for (const name of ['it-sheet', 'applicant-notice', 'deployment'])
      for (const language of ['ja', 'en']) {
        const page = await open(`${papers}/${name}?language=${language}`);
        expect(page.statusCode).toBe(200);
        expect(page.body).toContain(`<html lang="${language}">`);
        expect(page.body).toContain(language === 'ja' ? '株式会社会社\u00a0様' : 'Company, Inc.');
        const file = await open(`${papers}/${name}?language=${language}&file`);
        expect(file.headers['content-disposition']).toContain(`${name}-K7Q2M-${language}.html`);
        expect(file.body).toContain('<style>');
        expect(file.body).not.toMatch(/<link rel="stylesheet"|<script/);
      }
    expect((await open(`${papers}/anything`)).statusCode).toBe(404);
  });

  it('says once whom to ask and where what is sent goes, so that a paper ends on its last full page', async () => {
    const { contactMail, licence } = site.context.operator;
    const times = (body: string, words: string) => body.split(words).length - 1;
    for (const name of ['it-sheet', 'applicant-notice', 'deployment'])
      for (const [language, label] of [
        ['ja', '職業紹介の許可番号'],
        ['en', 'licence'],
      ] as const) {
        const { body } = await open(`${papers}/${name}?language=${language}`);
        expect([name, times(body, contactMail)]).toEqual([name, 1]);
        expect(body).toContain(`${label} ${licence}`);
      }
    const { body } = await open(`${papers}/it-sheet?language=ja`);
    expect(body).toContain('<td>/v1/counts</td>');
    expect(body).toContain('https://relay.example へ送ります');
  });

  it.each([
    ['registered', '登録された方の人数に応じて', 'Depending on how many people register, we'],
    [
      'interviewed',
      '登録して紹介会社と面談された方の人数に応じて',
      'Depending on how many people register and meet an agency,',
    ],
  ] as const)('tells applicants what counts by the contract: %s', async (stage, ja, en) => {
    await site.context.database.kysely
      .updateTable('credit_policies')
      .set({ counting_stage: stage })
      .where('employer_id', '=', 'emp_one')
      .execute();
    for (const [language, words] of Object.entries({ ja, en }))
      expect((await open(`${papers}/applicant-notice?language=${language}`)).body).toContain(words);
  });

  it('includes the manifest with the hosts of this installation', async () => {
    const manifest = await open(`${papers}/manifest`);
    expect(manifest.headers['content-disposition']).toBe('attachment; filename="career-relay-K7Q2M.xml"');
    expect(XMLValidator.validate(manifest.body)).toBe(true);
    expect(manifest.body).toContain('https://relay.example/taskpane.html');
    for (const ours of ['localhost', '<!--']) expect(manifest.body).not.toContain(ours);
  });

  it('is a page a month, of which the operator sees the newest, and the others folded below them', async () => {
    const { document } = new JSDOM((await open('/operator/employers/emp_one')).body).window;
    const months = (links: string) =>
      [...document.querySelectorAll(links)].map((link) => link.getAttribute('href')?.split('/').at(-1));
    expect(months('ul > li > a[href*="/reports/"]').slice(0, 4)).toEqual([
      '2026-10',
      '2026-09',
      '2026-08',
      '2026-07',
    ]);
    expect(months('details.more:not([open]) a[href*="/reports/"]')).toEqual(
      [7, 6, 5, 4, 3, 2, 1].map((month) => `2026-0${month}`),
    );
    expect(document.querySelector('details.more:has([href*="/reports/"]) summary')?.textContent).toBe(
      'Older reports',
    );
  });

  it('is a page a month, on paper and by mail once, with small numbers masked', async () => {
    await post('/operator/employers/emp_one/contacts', { contacts: 'hr@own.example\r\nboss@own.example en' });
    site.at('2026-10-10T03:00:00.000Z');
    for (const mail of ['a@example.jp', 'b@example.jp'])
      await registerByPages(site, { link: newLink('K7Q2M'), mail });
    site.at(NOW);
    headers = await signedIn(site.context, { kind: 'operator' });
    const page = await open('/operator/employers/emp_one/reports/2026-10?language=ja');
    expect(page.body).toContain('2026年10月のご報告');
    expect(page.body).toContain('<b>1〜2名</b>');
    for (const month of ['2026-11', '2025-01', '2026-13']) {
      const none = await open(`/operator/employers/emp_one/reports/${month}`);
      expect(none.statusCode).toBe(404);
    }
    site.at('2026-11-01T20:59:00.000Z');
    await sendMonthlyPages(site.context);
    const mails = async () =>
      (
        await site.context.database.kysely
          .selectFrom('outbox')
          .selectAll()
          .where('cause', 'like', 'monthly%')
          .execute()
      ).map((row) => JSON.parse(row.message) as { to: string; subject: string; text: string });
    // Its figures would be those of the day before.
    expect(await mails()).toEqual([]);
    await closeDay(site.context);
    const employers = site.context.database.kysely.updateTable('employers');
    await employers.set({ status: 'onboarding' }).execute();
    await sendMonthlyPages(site.context);
    expect(await mails()).toEqual([]);
    await employers.set({ status: 'active' }).execute();
    await site.context.database.kysely.deleteFrom('settings').where('name', 'like', 'monthly%').execute();
    await sendMonthlyPages(site.context);
    expect((await mails()).map((mail) => [mail.to, mail.subject]).toSorted()).toEqual([
      ['boss@own.example', 'Career Relay: October 2026 in numbers'],
      ['hr@own.example', 'キャリアリレー 2026年10月のご報告'],
    ]);
    expect((await mails())[0]?.text).not.toContain('example.jp');
    expect((await mails()).map((mail) => mail.text)).toContainEqual(
      expect.stringContaining('Registered in all: 2'),
    );
    await sendMonthlyPages(site.context);
    await site.context.database.kysely.deleteFrom('settings').where('name', 'like', 'monthly%').execute();
    await sendMonthlyPages(site.context);
    expect(await mails()).toHaveLength(2);
  });

  it('is a wording that recruiters read, without what the law does not allow', async () => {
    const call = await site.asEmployer('emp_one');
    expect((await call({ url: '/v1/wording' })).json()).toMatchObject({
      version: 0,
      texts: [],
      ownTexts: true,
    });
    const version = async () =>
      (await call({ url: '/v1/me' })).json<{ wordingVersion: number }>().wordingVersion;
    expect(await version()).toBe(0);
    const base = '/operator/employers/emp_one/wording';
    const text = {
      language: 'ja',
      stage: 'first',
      textTone: 'warm',
      text: '{{name}}様のページです。{{link}}',
    };
    expect((await post(`${base}/text`, { ...text, text: `\u202e${text.text}\r\n` })).statusCode).toBe(303);
    const choices = {
      closingJa: '末筆ながら、ご活躍をお祈りします。',
      closingEn: '',
      ownTexts: 'false',
      tone: 'warm',
      placement: '',
      checkOwner: 'true',
      remindMissing: '',
    };
    const typed = { ...choices, closingJa: `${choices.closingJa}\u200b`, closingEn: '\u200b' };
    expect((await post(`${base}/choices`, typed)).statusCode).toBe(303);
    expect((await call({ url: '/v1/wording' })).json()).toEqual({
      version: 2,
      texts: [{ language: 'ja', stage: 'first', tone: 'warm', text: text.text }],
      closing: { ja: choices.closingJa, en: null },
      ownTexts: false,
      managed: { tone: 'warm', placement: null, checkOwner: true, remindMissing: null },
    });
    const gift = await post(`${base}/text`, { ...text, text: 'ギフト券を差し上げます。{{link}}' });
    expect(gift.statusCode).toBe(422);
    expect(gift.body).toContain('ギフト券を差し上げます。');
    expect((await post(`${base}/text`, { ...text, text: 'リンクがありません' })).statusCode).toBe(422);
    expect((await call({ url: '/v1/wording' })).json()).toMatchObject({ version: 2 });
    expect(
      (await post(`${base}/remove-text`, { language: 'ja', stage: 'first', tone: 'warm' })).statusCode,
    ).toBe(303);
    expect((await call({ url: '/v1/wording' })).json()).toMatchObject({ version: 3, texts: [] });
    expect(await version()).toBe(3);
  });

  it('is a decision about everyone who is held, with a reason, that can be taken back', async () => {
    const link = newLink('K7Q2M');
    for (const mail of ['one@example.jp', 'two@example.jp']) await registerByPages(site, { link, mail });
    const queue = await open('/operator/held');
    expect(queue.body).toContain('Person 2 from the same link');
    expect(queue.body).not.toContain('two@example.jp');
    const row = await site.context.database.kysely
      .selectFrom('registrations')
      .selectAll()
      .where('outcome', '=', 'held')
      .executeTakeFirstOrThrow();
    const detail = await open(`/operator/held?employer=emp_one&registration=${row.registration_id}`);
    expect(detail.body).toContain('t•••••o@example.jp');
    const item = `/operator/held?employer=emp_one&amp;registration=${row.registration_id}`;
    expect(queue.body).toContain(`id="row-${row.registration_id}" href="${item}#detail"`);
    expect(detail.body).toContain(`href="/operator/held#row-${row.registration_id}" data-close`);
    const decide = {
      employer: 'emp_one',
      registration: row.registration_id,
      verdict: 'count',
      note: 'asked them',
    };
    expect((await post('/operator/held/decide', { ...decide, reason: '' })).body).toContain(
      'Choose a reason.',
    );
    // As the page suggests it, for not counting.
    for (const reason of ['same_person', 'internal_trial', 'disposable_address']) {
      const against = await post('/operator/held/decide', { ...decide, reason });
      expect([against.statusCode, against.body]).toEqual([
        422,
        expect.stringContaining('This is a reason not to count. Choose one for counting.'),
      ]);
    }
    const counted = await post('/operator/held/decide', { ...decide, reason: 'different_people' });
    expect(counted.statusCode).toBe(303);
    const told = await open(`${String(counted.headers.location)}&kind=duplicate`);
    expect(told.body).toContain('name="kind" value="duplicate"');
    expect(told.body).toContain('this registration counts');
    expect(told.body).toContain('Undo decision');
    const again = await post('/operator/held/decide', { ...decide, reason: 'other' });
    expect(again.statusCode).toBe(422);
    expect(again.body).toContain('Someone has already decided on this registration.');
    expect(
      (await post('/operator/held/decide', { ...decide, kind: 'duplicate', reason: '' })).body,
    ).toContain('Choose a reason.');
    const undone = await post('/operator/held/undo', { ...decide, kind: 'duplicate' });
    expect(undone.statusCode).toBe(303);
    expect(String(undone.headers.location)).toMatch(/&kind=duplicate$/);
    site.at('2026-11-24T01:00:30.000Z');
    const late = await post('/operator/held/undo', decide);
    expect(late.statusCode).toBe(422);
    expect(late.body).toContain('That is already the case.');
    expect((await open('/operator/held')).body).toContain('Person 2 from the same link');
    expect(REVIEW_DAYS).toBe(5);
    const empty = await open('/operator/search');
    expect(empty.body).toMatch(/<form [^>]*method="post" action="\/operator\/search"/);
    expect(empty.headers['referrer-policy']).toBe('same-origin');
    // What answers a form cannot be come back to; only somebody's address is worth that.
    const words = await post('/operator/search', { q: 'K7Q2M' });
    expect(words.statusCode).toBe(303);
    expect(words.headers.location).toBe('/operator/search?q=K7Q2M');
    expect((await open(String(words.headers.location))).body).toContain('/operator/employers/emp_one');
    for (const q of ['two＠example.jp', 'two﹫example.jp'])
      expect((await post('/operator/search', { q })).statusCode).toBe(200);
    const searched = await post('/operator/search', { q: 'two@example.jp' });
    expect(searched.statusCode).toBe(200);
    expect(searched.body).toContain('t•••••o@example.jp');
    expect((await post('/operator/search', { q: 'two@example' })).body).toContain('Nothing found');
    expect((await open('/operator/search?q=two%40example.jp')).body).not.toMatch(/two@|t•••••o/);
    const ledger = await open('/operator/employers/emp_one/ledger');
    expect(ledger.body).toContain('The ledger and the figures agree.');
    expect(ledger.body).toMatch(/<td[^>]*>registration \(same link\)<\/td>/);
    expect(ledger.body).toMatch(/<td[^>]*>decision 2 \(same link\)<\/td>/);
  });

  it('shows an employer’s ledger without going through those of the others', async () => {
    await addCompany(site.context.database.kysely, { employerId: 'emp_two', code: 'ZZZZZ' });
    await site.context.database.kysely.updateTable('employer_counters').set({ review: 1 }).execute();
    const replays = jest.spyOn(site.context.database, 'snapshot');
    expect((await open('/operator/employers/emp_one/ledger')).body).not.toContain('figures agree.');
    expect(replays).toHaveBeenCalledTimes(1);
  });

  it('takes somebody out of the count again, found by the ledger, with a reason that is kept', async () => {
    await registerByPages(site, { link: newLink('K7Q2M'), mail: 'one@example.jp' });
    const ledger = await open('/operator/employers/emp_one/ledger');
    const found = /\/operator\/search\?q=(reg_\w+)/.exec(ledger.body);
    const registration = found?.[1] ?? '';
    expect((await open(String(found?.[0]))).body).toContain('Take out of the count');
    const path = '/operator/employers/emp_one/reverse';
    expect((await post(path, { registration, reason: ' ' })).statusCode).toBe(422);
    expect((await post(path, { registration: 'reg_nobody', reason: 'x' })).statusCode).toBe(422);
    const done = await post(path, { registration, reason: 'an invented person' });
    expect(done.statusCode).toBe(303);
    const told = await open(String(done.headers.location));
    expect(told.body).toContain('Taken out of the count.');
    expect(told.body).not.toContain('Take out of the count');
    expect((await post(path, { registration, reason: 'again' })).statusCode).toBe(422);
    const db = site.context.database.kysely;
    expect(await db.selectFrom('employer_counters').select('counted').execute()).toEqual([{ counted: 0 }]);
    const entry = await db
      .selectFrom('audit_entries')
      .selectAll()
      .where('action', '=', 'count.reversed')
      .executeTakeFirstOrThrow();
    expect(entry.subject).toBe(registration);
    expect((await open('/operator/employers/emp_one/ledger')).body).toContain(
      'The ledger and the figures agree.',
    );
  });
});
