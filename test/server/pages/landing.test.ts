import { readFileSync } from 'node:fs';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { FastifyRequest } from 'fastify';
import { SAMPLE_OPERATOR } from '../../../src/server/identity/operator.ts';
import { languageOf } from '../../../src/server/pages/send-page.ts';
import { BROWSER, EMPLOYER, LINK, openSite, type CandidateSite } from './candidate-site.ts';

let site: CandidateSite;
beforeEach(async () => {
  site = await openSite();
});
afterEach(() => site.close());

const visitsOf = async () => {
  await site.visits.flush();
  return site.rows('visit_days');
};

describe('the invitation', () => {
  it.each([
    [`/r/${LINK}`, 'ja,en;q=0.5', 'ja', '青葉システムズの選考を受けられた方へ'],
    [`/r/${LINK}`, 'en-GB', 'en', 'who applied to Aoba Systems'],
    [`/r/${EMPLOYER}`, 'fr', 'en', 'what’s next'],
    [`/r/${EMPLOYER}`, 'fr, ko;q=0.8, ja;q=0.1', 'ja', '次のご縁を'],
    [`/r/${EMPLOYER}`, '*', 'ja', '次のご縁を'],
    [`/r/${EMPLOYER}`, '', 'ja', '次のご縁を'],
    [`/r/${LINK}/en`, 'ja', 'en', 'what’s next'],
    [`/r/${LINK.toLowerCase()}/ja`, 'en', 'ja', '職業紹介の許可番号 13-ユ-000001'],
  ])('%s in %s is answered in %s', async (url, wanted, language, words) => {
    const page = await site.get(url, { 'accept-language': wanted });
    expect(page.statusCode).toBe(200);
    expect(page.body).toContain(`<html lang="${language}">`);
    expect(page.body).toContain(words);
  });

  it('speaks to students of 就職活動, here and in the form', async () => {
    const form = () => site.get(`/r/${LINK}/ja/register`);
    expect((await site.get(`/r/${LINK}/ja`)).body).toContain('これからの転職活動を');
    expect((await form()).body).toContain('転職に役立つメール');
    await site.context.database.kysely.updateTable('employers').set({ hires: 'newgrad' }).execute();
    site.wait(20);
    const landing = (await site.get(`/r/${LINK}/ja`)).body;
    expect(landing).toContain('これからの就職活動を無料でお手伝いします');
    expect((await form()).body).toContain('就職に役立つメールを受け取る');
    expect(landing + (await form()).body).not.toMatch(/(?<!就職・)転職/);
    expect((await site.get(`/r/${LINK}/en`)).body).toContain('your job search');
  });

  it('calls an agency with a licence for free placement by what its licence is', async () => {
    const agencies = site.context.database.kysely.updateTable('agencies');
    await agencies.set({ licence_no: '13-ム-000001' }).execute();
    const { body } = await site.get(`/r/${LINK}/ja`);
    expect(body).toContain('職業紹介の許可番号 13-ム-000001');
  });

  it.each([
    ['registered', 1, '登録された方1名ごとに', 'For every person who registers, Aoba'],
    ['registered', 10, '登録された方10名ごとに', 'For every 10 people who register, Aoba'],
    ['interviewed', 1, '面談された方1名ごとに', 'For every person who registers and meets an agency, Aoba'],
    ['interviewed', 5, '面談された方5名ごとに', 'For every 5 people who register and meet an agency, Aoba'],
  ] as const)('says what the employer has of it, by %s and per %i', async (stage, threshold, ja, en) => {
    const policies = site.context.database.kysely.updateTable('credit_policies');
    await policies.set({ counting_stage: stage, threshold }).execute();
    expect((await site.get(`/r/${LINK}/ja`)).body).toContain(ja);
    expect((await site.get(`/r/${LINK}/en`)).body).toContain(en);
  });

  it('tells link previews nothing of the employer', async () => {
    const { body } = await site.get(`/r/${LINK}/en`);
    expect(body).toContain('<title>Support for your job search</title>');
    expect(body).toContain('property="og:title" content="Support for your job search"');
    expect(/<head>.*<\/head>/s.exec(body)?.[0]).not.toContain('Aoba');
  });

  it('counts a visit, and the first opening of a personal link', async () => {
    await site.get(`/r/${LINK}`);
    expect(await visitsOf()).toMatchObject([{ visits: 1, suspected: 0 }]);
    expect(await site.rows('links')).toMatchObject([{ code: LINK }]);
  });

  it('counts the address in an English mail, but no change of language and no way back', async () => {
    for (const from of ['none', 'cross-site']) await site.get(`/r/${LINK}/en`, { 'sec-fetch-site': from });
    await site.get(`/r/${LINK}/en`, { 'sec-fetch-site': 'same-origin' });
    await site.get(`/r/${LINK}/ja`, { 'sec-fetch-site': 'none' });
    expect(await visitsOf()).toMatchObject([{ visits: 2, suspected: 0 }]);
    expect(await site.rows('links')).toMatchObject([{ code: LINK }]);
  });

  it('stores no link for the common link of an employer', async () => {
    await site.get(`/r/${EMPLOYER}`);
    expect(await visitsOf()).toMatchObject([{ visits: 1 }]);
    expect(await site.rows('links')).toEqual([]);
  });

  it('counts neither HEAD nor a change of language, and a program only as one', async () => {
    await site.app.inject({ method: 'HEAD', url: `/r/${LINK}`, headers: BROWSER });
    await site.get(`/r/${LINK}/en`);
    expect(await visitsOf()).toEqual([]);
    await site.get(`/r/${LINK}`, { 'sec-purpose': 'prefetch' });
    await site.get(`/r/${LINK}`, { 'user-agent': 'curl/8' });
    expect(await visitsOf()).toMatchObject([{ visits: 0, suspected: 2 }]);
  });
});

describe('a link with something behind it', () => {
  it.each(['。', '.', ')', ',', '>', '」', '.)', '\u200b'])(
    'leads where it leads without: %s',
    async (end) => {
      const behind = encodeURIComponent(end);
      const page = await site.get(`/r/${LINK}${behind}`, { 'accept-language': 'ja' });
      expect(page.statusCode).toBe(200);
      expect(page.body).toContain(`href="/r/${LINK}/ja/register"`);
      const english = await site.get(`/r/${LINK}/en${behind}`);
      expect(english.headers.location).toBe(`/r/${LINK}/en`);
      await site.visits.flush();
      expect(await site.rows('links')).toMatchObject([{ code: LINK }]);
    },
  );

  it('leads to the language it names in capitals, and nowhere by any other name', async () => {
    expect((await site.get(`/r/${LINK}/EN`)).headers.location).toBe(`/r/${LINK}/en`);
    for (const name of ['english', 'fr', 'en1', 'enのページ'])
      expect((await site.get(`/r/${LINK}/${encodeURIComponent(name)}`)).statusCode).toBe(404);
    // What stands inside was not taken in by a mail program.
    expect((await site.get(`/r/${LINK.slice(0, 5)}.${LINK.slice(6)}`)).statusCode).toBe(404);
  });
});

describe('a link that leads nowhere', () => {
  it.each([
    ['mistyped', 'K7Q2M-9XD4T-HV83D'],
    ['cut off', 'K7Q2M-9XD4'],
    ['of an unknown employer', '00000'],
    ['of foreign characters', encodeURIComponent('<script>𠮷‮')],
  ])('%s shows the shape of a whole one and stores nothing', async (_kind, code) => {
    const before = await site.contents();
    for (const language of ['ja', 'en']) {
      const page = await site.get(`/r/${code}`, { 'accept-language': language });
      expect(page.statusCode).toBe(404);
      expect(page.body).toContain(language === 'ja' ? 'このリンクは使えません' : 'This link doesn’t work');
      expect(page.body).toContain('K7Q2M-9XD4T-HV83C');
      expect(page.body).not.toContain('<script');
    }
    const posted = await site.post(`/r/${code}/ja/register`, { name: 'x' });
    expect(posted.statusCode).toBe(404);
    await site.visits.flush();
    expect(await site.contents()).toBe(before);
  });
});

describe('help', () => {
  it('is where the manifest says, in both languages, with an address to write to', async () => {
    const manifest = readFileSync('manifest.xml', 'utf8');
    const { pathname } = new URL(/<SupportUrl DefaultValue="([^"]+)"/.exec(manifest)?.[1] ?? '');
    for (const [language, title] of [
      ['ja', 'お困りのとき'],
      ['en', 'Help'],
    ] as const) {
      const page = await site.get(pathname, { 'accept-language': language });
      expect(page.statusCode).toBe(200);
      expect(page.body).toContain(`<h1>${title}</h1>`);
      expect(page.body).toContain('href="mailto:support@relay.example"');
    }
  });
});

it.each(['ja', 'en'] as const)(
  'who runs the service is named with a postal address in %s',
  async (language) => {
    for (const page of ['privacy', 'support', 'stop'].map((name) => `/${name}/${language}`)) {
      const { body } = await site.get(page);
      expect(body).toContain(SAMPLE_OPERATOR.address[language]);
      expect(body).toContain(SAMPLE_OPERATOR.licence);
      expect(body).toContain('href="mailto:support@relay.example"');
    }
  },
);

describe('every page', () => {
  it.each([
    `/r/${LINK}`,
    `/r/${LINK}/ja/stop`,
    `/r/${LINK}/ja/privacy`,
    '/privacy',
    '/support',
    '/r/nothing',
    '/nowhere',
  ])('%s carries the protective headers, no cookie and no script', async (url) => {
    const page = await site.get(url);
    expect(page.headers['content-security-policy']).toBe(
      "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    );
    expect(page.headers['referrer-policy']).toBe('no-referrer');
    expect(page.headers['x-robots-tag']).toContain('noindex');
    expect(page.headers['set-cookie']).toBeUndefined();
    expect(page.body).not.toMatch(/<script|<style| style=| on\w+=|(?:href|action)="(?!mailto:)[^"]*\?/u);
  });

  it('the form alone lets one script of our own run, and names it by what is in it', async () => {
    for (const page of [
      await site.get(`/r/${LINK}/en/register`),
      await site.post(`/r/${LINK}/en/register`, { name: 'x' }),
    ]) {
      expect(page.headers['content-security-policy']).toBe(
        "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; script-src 'self'; connect-src 'self'",
      );
      expect(page.headers['referrer-policy']).toBe('no-referrer');
      expect(page.headers['set-cookie']).toBeUndefined();
      expect(page.body.match(/<script[^>]*>/g)).toEqual([
        expect.stringMatching(/^<script src="\/pages\/[\da-f]{12}\.js" defer="">$/),
      ]);
      expect(page.body).not.toMatch(/<style| style=| on\w+=|(?:href|action)="(?!mailto:)[^"]*\?/u);
      const script = await site.get(/<script src="([^"]+)"/.exec(page.body)?.[1] ?? '');
      expect(script.statusCode).toBe(200);
      expect(script.headers['content-type']).toContain('text/javascript');
      expect(script.headers['cache-control']).toContain('immutable');
      // Read on a train: what helps with the form must never weigh more than the form itself.
      expect(gzipSync(script.body).length).toBeLessThan(3_000);
    }
  });

  it('names a stylesheet that may be kept for ever', async () => {
    const { body } = await site.get(`/r/${LINK}`);
    const sheet = await site.get(/rel="stylesheet" href="([^"]+)"/.exec(body)?.[1] ?? '');
    expect(sheet.statusCode).toBe(200);
    expect(sheet.headers['content-type']).toContain('text/css');
    expect(sheet.headers['cache-control']).toContain('immutable');
    expect(sheet.headers['content-encoding']).toBeUndefined();
  });

  it('sends its stylesheet compressed to whoever can read that', async () => {
    const { body } = await site.get(`/r/${LINK}`);
    const url = /rel="stylesheet" href="([^"]+)"/.exec(body)?.[1] ?? '';
    const plain = await site.get(url);
    for (const [accepted, compressed] of [
      ['gzip, deflate, br', true],
      ['br;q=1.0, gzip;q=0.5', true],
      ['gzip;q=0, identity', false],
      ['br', false],
    ] as const) {
      const sheet = await site.get(url, { 'accept-encoding': accepted });
      expect(sheet.headers['vary']).toContain('Accept-Encoding');
      expect(sheet.headers['content-encoding']).toBe(compressed ? 'gzip' : undefined);
      const bytes = compressed ? gunzipSync(sheet.rawPayload) : sheet.rawPayload;
      expect(bytes.toString()).toBe(plain.body);
    }
  });

  it.each([
    ['ja', '個人情報の取り扱い', '7日'],
    ['en', 'Privacy', '7 days'],
  ])('the explanation of what is kept in %s', async (language, title, period) => {
    for (const url of [`/privacy/${language}`, `/r/${LINK}/${language}/privacy`]) {
      const { body } = await site.get(url);
      expect(body).toContain(`<h1>${title}</h1>`);
      expect(body).toContain(period);
      expect(body).not.toContain('{');
    }
  });

  it.each([
    [
      'ja',
      '担当する地域:東京、関西',
      '担当する仕事:すべて',
      '受け取るもの:',
      '連絡の方法:メール。',
      '開封を確かめる画像',
    ],
    [
      'en',
      'Areas: Tokyo; Kansai',
      'Work: all',
      'Gets what you enter',
      'Contacts you by email',
      'no tracking pixel',
    ],
  ])('the explanation says in %s what each agency serves, gets and does', async (language, ...said) => {
    await site.context.database.kysely.updateTable('agencies').set({ areas: 'tokyo kansai' }).execute();
    const form = (await site.get(`/r/${LINK}/${language}/register`)).body;
    const [, url = '', anchor] = /href="([^"#]+)#(agencies)"/.exec(form) ?? [];
    const { body } = await site.get(url);
    for (const words of said) expect(body).toContain(words);
    const agencies = body.slice(body.indexOf(`id="${anchor}"`));
    expect(agencies).toContain(said[0]);
    expect((await site.get(`/r/${LINK}/${language}`)).body).not.toContain(said[0]);
  });

  it.each([
    [
      'ja',
      '紹介会社が記録したこと',
      '運営の担当者が見るのは',
      '14日で消えます',
      '紹介会社の分も、企業の分も',
      '企業ごとではなくまとめて',
    ],
    [
      'en',
      'What agencies record',
      'Our staff see a partly hidden address',
      'goes 14 days after',
      'agencies and companies',
      'it asks once',
    ],
  ])('the explanation says in %s what is kept of the support, and who sees it', async (language, ...said) => {
    const { body } = await site.get(`/privacy/${language}`);
    for (const words of said) expect(body).toContain(words);
  });

  it('the explanation names the place of the servers where the operator has said it', async () => {
    const url = `/r/${LINK}/ja/privacy`;
    expect((await site.get(url)).body).not.toContain('サーバーで保管します');
    Object.assign(site.context.operator, { hostedIn: { ja: '日本(東京)', en: 'Japan (Tokyo)' } });
    expect((await site.get(url)).body).toContain(
      'お預かりした情報は、日本(東京)にあるサーバーで保管します。',
    );
    expect((await site.get(url.replace('/ja/', '/en/'))).body).toContain('on servers in Japan (Tokyo).');
    Object.assign(site.context.operator, { hostedIn: undefined });
  });

  it.each([
    ['ja', 'ページが見つかりません'],
    ['en', 'Page not found'],
  ])('an unknown address is answered in %s', async (language, words) => {
    const page = await site.get('/nowhere', { 'accept-language': language });
    expect(page.statusCode).toBe(404);
    expect(page.body).toContain(words);
    expect(page.body).toContain(`href="/support/${language}"`);
    expect(page.body).not.toContain('href="/my"');
  });

  it('an unknown address of one’s own page leads there, and to itself in the other language', async () => {
    const { body } = await site.get('/my/en/nowhere?a=b', { 'accept-language': 'ja' });
    expect(body).toContain('or open your page again.');
    expect(body).not.toContain('link in your email');
    for (const url of ['/my', '/support/en', '/my/ja/nowhere']) expect(body).toContain(`href="${url}"`);
  });

  it.each(['ja', 'en'] as const)(
    'an address with “%s” in it is in that language, whatever the browser asks for',
    async (language) => {
      const other = language === 'ja' ? 'en' : 'ja';
      await site.app.ready();
      const urls = site.app.declaredRoutes
        .map(({ url }) => url)
        .filter((url) => url.includes(':language(ja|en)'))
        .map((url) =>
          url.replace(':language(ja|en)', language).replace(':code', LINK).replaceAll(/:\w+/g, 'x'),
        );
      expect(urls).toContain(`/support/${language}`);
      for (const url of urls) {
        const request = { url, headers: { 'accept-language': other } } as FastifyRequest;
        expect([url, languageOf(request)]).toEqual([url, language]);
      }
      const help = await site.get(`/support/${language}`, { 'accept-language': other });
      expect(help.body).toContain(`<html lang="${language}">`);
    },
  );

  it.each([
    [`/r/${LINK}/en/register`, 'Register'],
    [`/r/${LINK}/en/stop`, 'Stop emails from Career Relay'],
    [`/r/${LINK}/en/privacy`, 'Privacy'],
    ['/support/en', 'Help'],
    ['/my/sign-in?lang=en', 'Open my page'],
    ['/r/nothing', 'This link doesn’t work'],
    ['/nowhere', 'Page not found'],
  ])('%s has a title of its own', async (url, title) => {
    const { body } = await site.get(url, { 'accept-language': 'en' });
    expect(/<title>(.*)<\/title>/.exec(body)?.[1]).toBe(`${title} - Career Relay`);
  });

  it('a form that was refused says so first in its title', async () => {
    for (const url of [`/r/${LINK}/en/register`, `/r/${LINK}/en/stop`]) {
      const { body } = await site.post(url, { mail: 'nobody' });
      expect(body).toContain('<title>Error: ');
    }
  });
});
