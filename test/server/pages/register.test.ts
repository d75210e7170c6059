import { FILLED, licenceUntil, LINK, openSite, submit, type CandidateSite } from './candidate-site.ts';

let site: CandidateSite;
beforeEach(async () => {
  site = await openSite();
});
afterEach(() => site.close());

const FORM = `/r/${LINK}/ja/register`;

describe('the form', () => {
  it.each([
    ['ja', 'お名前', '確認の番号を受け取る'],
    ['en', 'Your name', 'Send me a code'],
  ])('in %s begins empty, with nothing ticked', async (language, label, button) => {
    const { body } = await site.get(`/r/${LINK}/${language}/register`);
    expect(body).toContain(label);
    expect(body).toContain(button);
    expect(body.match(/type="checkbox"/g)).toHaveLength(3);
    expect(body).not.toMatch(/type="checkbox"[^>]*checked/);
  });

  it('carries a submission id of its own each time, and survives going back', async () => {
    const ids = [await site.get(FORM), await site.get(FORM)].map(
      (page) => /name="submission" value="([\w-]{20,})"/.exec(page.body)?.[1],
    );
    expect(ids[0]).toBeDefined();
    expect(ids[0]).not.toBe(ids[1]);
    expect((await site.get(FORM)).headers['cache-control']).not.toContain('no-store');
  });

  const FAULTS: readonly (readonly [string, Record<string, string>, string, string, string])[] = [
    ['no name', { name: ' ' }, 'name', 'お名前を入れてください。', 'Enter your name.'],
    ['a long name', { name: 'あ'.repeat(101) }, 'name', '100文字以内', 'Use 100 characters'],
    ['no address', { mail: '' }, 'mail', 'メールアドレスを入れて', 'Enter your email address.'],
    ['no at sign', { mail: 'misaki' }, 'mail', '「@」が抜けて', 'seems to be missing'],
    ['half a domain', { mail: 'a@example' }, 'mail', '続きが抜けて', 'The end of the address'],
    ['nothing before the at sign', { mail: '@gmail.com' }, 'mail', '「@」の前が抜けて', 'The part before'],
    ['a blank in the address', { mail: 'a b@example.jp' }, 'mail', '使えない文字', 'can’t be used'],
    ['a long address', { mail: `${'a'.repeat(300)}@example.jp` }, 'mail', '長すぎる', 'too long'],
    ['no work', { job: '' }, 'job', '希望する仕事を選んで', 'Choose the work'],
    ['invented work', { job: 'king' }, 'job', '一覧から選んで', 'Choose one from the list.'],
    ['an invented area', { area: 'moon' }, 'area', '一覧から選んで', 'Choose one from the list.'],
    ['a long phone line', { phone: '1'.repeat(101) }, 'phone', '100文字以内', 'Use 100 characters'],
    ['long companies', { hide: 'あ'.repeat(301) }, 'hide', '300文字以内', 'Use 300 characters'],
    ['no consent', { handoff: '' }, 'handoff', 'この同意が必要です', 'We need this consent'],
  ];

  it.each(FAULTS)(
    'says what is wrong with %s, keeps the rest, stores nothing',
    async (_k, change, field, ja, en) => {
      const before = await site.contents();
      for (const [language, words] of [
        ['ja', ja],
        ['en', en],
      ]) {
        const page = await site.post(`/r/${LINK}/${language}/register`, {
          ...FILLED,
          hide: '株式会社みどり',
          ...change,
        });
        expect(page.statusCode).toBe(422);
        expect(page.headers['cache-control']).toBe('no-store');
        expect(page.body).toContain(`href="#${field}"`);
        expect(page.body).toMatch(new RegExp(`id="${field}-fault"[^]*${words}`));
        expect(page.body.match(/class="fault" id="[a-z]/g)).toHaveLength(1);
        expect(page.body).toContain(`value="${FILLED.submission}"`);
        if (field !== 'hide') expect(page.body).toContain('株式会社みどり');
        if (field !== 'job') expect(page.body).toContain('<option value="backend" selected="">');
      }
      expect(await site.contents()).toBe(before);
    },
  );

  it('shows whatever was typed as text', async () => {
    const typed = '"><script>alert(1)</script>😀\u202eabc&amp;';
    const { body } = await site.post(FORM, { ...FILLED, name: typed, hide: '</textarea><b>', mail: '' });
    expect(body).not.toContain('<script>alert');
    expect(body).not.toContain('</textarea><b>');
    expect(body).toContain('&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;😀\u202eabc&amp;amp;');
  });

  it('gives back ten thousand characters in every field, and refuses much more in words', async () => {
    const long = 'あ'.repeat(10_000);
    const page = await site.post(FORM, {
      name: long,
      mail: long,
      job: long,
      area: long,
      phone: long,
      hide: long,
    });
    expect(page.statusCode).toBe(422);
    expect(page.body).toContain(long);
    const huge = await site.post(FORM, { name: 'x'.repeat(900_000) });
    expect(huge.statusCode).toBe(413);
    expect(huge.body).toContain('送られた内容が大きすぎます。');
  });
});

describe('sending the form', () => {
  it('keeps it, records three consents and leads to the code by a redirect', async () => {
    const location = await submit(site, { contact: 'phone', phone: '090-0000-0000', news: 'yes' });
    expect(location).toMatch(new RegExp(`^/r/${LINK}/ja/code/[\\w-]{20,}$`));
    expect(await site.rows('registrations')).toMatchObject([
      { name: '佐藤 美咲', link_code: LINK, phone: '090-0000-0000', outcome: 'unverified' },
    ]);
    const consents = await site.rows('consents');
    expect(Object.fromEntries(consents.map((row) => [row['purpose'], row['is_granted']]))).toEqual({
      agency_handoff: 1,
      employer_contact: 0,
      news: 1,
    });
    expect(await site.lastCode()).toMatchObject({ to: FILLED.mail });
  });

  it.each([
    ['ja', 'いまは受付を休んでいます', '登録をはじめる'],
    ['en', 'Registration is paused', 'Get started'],
  ])('asks nobody for anything while no agency is licensed, in %s', async (language, paused, start) => {
    await licenceUntil(site, '2026-11-23');
    const before = await site.contents();
    const form = `/r/${LINK}/${language}/register`;
    for (const url of [`/r/${LINK}/${language}`, form]) {
      const reply = await site.get(url);
      expect(reply.statusCode).toBe(200);
      expect(reply.body).toContain(paused);
      expect(reply.body).not.toContain(start);
      expect(reply.body).not.toContain('<form');
    }
    const sent = await site.post(form, FILLED);
    expect(sent.statusCode).toBe(409);
    expect(sent.body).toContain(paused);
    expect(await site.contents()).toBe(before);
  });

  it('twice, at once or after reloading, makes one registration and one mail', async () => {
    const [first, second] = await Promise.all([submit(site), submit(site)]);
    expect(second).toBe(first);
    expect(await submit(site)).toBe(first);
    expect(await site.rows('registrations')).toHaveLength(1);
    expect(await site.rows('outbox')).toHaveLength(1);
  });

  it('too often is refused with a page in the reader’s language', async () => {
    const strict = await openSite({ submitting: 1 });
    try {
      await strict.post(`/r/${LINK}/en/register`);
      const refused = await strict.post(`/r/${LINK}/en/register`);
      expect(refused.statusCode).toBe(429);
      expect(refused.body).toContain('Please wait a little');
    } finally {
      await strict.close();
    }
  });

  it('while the database is gone says so on a page that tells nothing else', async () => {
    await site.get(`/r/${LINK}`);
    await site.context.database.kysely.schema.dropTable('consents').execute();
    const page = await site.post(FORM, FILLED);
    expect(page.statusCode).toBe(500);
    expect(page.body).toContain('うまくいきませんでした');
    expect(page.body).not.toContain('consents');
  });
});
