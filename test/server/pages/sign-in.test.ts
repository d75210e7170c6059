import { JSDOM } from 'jsdom';
import type { LightMyRequestResponse } from 'fastify';
import { callerOf } from '../../../src/server/http/access.ts';
import { addMember } from '../../../src/server/services/ways-in/members.ts';
import { signedIn } from '../../support/signed-in.ts';
import { openSite, submit, type CandidateSite } from './candidate-site.ts';

const OWN = { 'sec-fetch-site': 'same-origin' };

describe('The pages for signing in', () => {
  let site: CandidateSite;

  beforeEach(async () => {
    site = await openSite();
    site.app.get('/agency/desk', { config: { access: 'agency', page: true } }, (request) => ({
      agency: callerOf(request, 'agency').agencyId,
    }));
    site.app.post('/agency/desk', { config: { access: ['agency', 'operator'] } }, (request) => ({
      kind: callerOf(request, 'agency', 'operator').kind,
    }));
    await addMember(
      site.context,
      { audience: 'agency', agencyId: 'agy_minato' },
      { mail: 'desk@minato.example', name: '井上 真理' },
    );
  });

  afterEach(() => site.close());

  const post = (
    url: string,
    fields: Record<string, string> = {},
    headers: Record<string, string> = OWN,
  ): Promise<LightMyRequestResponse> =>
    site.app.inject({
      method: 'POST',
      url,
      headers: {
        accept: 'text/html',
        'content-type': 'application/x-www-form-urlencoded',
        ...headers,
      },
      payload: new URLSearchParams(fields).toString(),
    });

  const ask = async (mail: string, next = '') => {
    const reply = await post('/agency/sign-in', { mail, next });
    return { reply, attempt: String(reply.headers.location) };
  };

  /** Where a right code leads in the end, in a browser that keeps cookies. */
  const opened = async (done: LightMyRequestResponse) => {
    const cookie = ([done.headers['set-cookie']].flat()[0] ?? '').split(';')[0] ?? '';
    return (await site.get(String(done.headers.location), { cookie })).headers.location;
  };

  it('leads from a page to signing in and back to it, with a cookie scripts cannot read', async () => {
    const refused = await site.get('/agency/desk?tab=2');
    expect(refused.statusCode).toBe(303);
    expect(refused.headers.location).toBe('/agency/sign-in?next=%2Fagency%2Fdesk%3Ftab%3D2');
    const form = await site.get(String(refused.headers.location));
    expect(form.body).toContain('name="next" value="/agency/desk?tab=2"');
    expect(form.body).toContain('<a href="mailto:support@relay.example">運営事務局</a>へお申し込みください');
    const { attempt } = await ask('desk@minato.example', '/agency/desk?tab=2');
    const page = await site.get(attempt);
    expect(page.body).toContain('desk@minato.example');
    expect(page.body).toContain('post.example からの受信を許可してください');
    const done = await post(attempt, { code: (await site.lastCode()).digits });
    expect(await opened(done)).toBe('/agency/desk?tab=2');
    const [cookie = ''] = [done.headers['set-cookie']].flat();
    expect(cookie).toMatch(/^__Host-agency-session=[\w-]{32}; Path=\/; HttpOnly; Secure; SameSite=Lax$/);
    const desk = await site.get('/agency/desk', { cookie: cookie.split(';')[0] ?? '' });
    expect(desk.json()).toEqual({ agency: 'agy_minato' });
  });

  it('leads back to where somebody was looking, and keeps nowhere what they looked for', async () => {
    const refused = await site.get('/agency/desk?q=%E4%BD%90%E8%97%A4&tab=2');
    expect(refused.headers.location).toBe('/agency/sign-in?next=%2Fagency%2Fdesk%3Ftab%3D2');
    await ask('desk@minato.example', '/agency/desk?q=misaki%40example.jp');
    expect(await site.rows('sign_in_codes')).toMatchObject([{ return_to: '/agency/desk' }]);
  });

  it.each([
    ['/operator/onboarding/new', '/operator/onboarding/new'],
    ['/operator/onboarding/emp_one/policy', '/operator/onboarding/emp_one'],
    ['/operator/employers/emp_one/wording/choices', '/operator/employers/emp_one/wording'],
    ['/operator/employers/emp_one/webhooks/hook_one/remove', '/operator/employers/emp_one/webhooks'],
    ['/agency/requests/ask_one/propose', '/agency/requests/ask_one'],
    [
      '/agency/candidates/dis_one/plan?q=%E4%BD%90%E8%97%A4&stage=placed',
      '/agency/candidates/dis_one?stage=placed',
    ],
    ['/my/en/switch', '/my/en'],
  ])(
    'leads whoever posts to %s after the session ended, from who knows where, back to the form, and says what is lost',
    async (url, form) => {
      const refused = await post(url, { name: 'x' }, {});
      expect(refused.statusCode).toBe(303);
      const location = new URL(String(refused.headers.location), 'https://relay.example');
      expect(location.searchParams.get('next')).toBe(form);
      const page = await site.get(String(refused.headers.location), { 'accept-language': 'en' });
      expect(page.body).toContain('what you sent was not saved');
      expect(page.body).toContain(`name="next" value="${form}"`);
      expect(page.body).toMatch(/<a class="lang" href="[^"]*lost=unsaved/);
    },
  );

  it.each(['/operator/employers/emp_one/contacts', '/agency/candidates/dis_one/plan?stage=placed'])(
    'gives back what was sent to %s of a console until the session had ended, to be sent again',
    async (url) => {
      const kind = url.startsWith('/operator') ? 'operator' : 'agency';
      const before = await site.contents();
      const refused = await post(url, { note: '<b>two lines\nof it', seen: '3' });
      expect(refused.statusCode).toBe(401);
      expect(refused.headers['referrer-policy']).toBe('same-origin');
      const { document } = new JSDOM(refused.body).window;
      expect(document.querySelector('h1')?.textContent).toBe('完了できませんでした');
      expect(document.querySelector('.bar.danger')?.textContent).toContain('この画面に残っています');
      const signIn = document.querySelector('a.button');
      expect(signIn?.getAttribute('href')).toBe(`/${kind}/sign-in?lang=ja`);
      expect(signIn?.getAttribute('target')).toBe('_blank');
      const form = document.querySelector('form');
      expect(form?.getAttribute('action')).toBe(url);
      expect([...form!.querySelectorAll('input')].map(({ name, value }) => [name, value])).toEqual([
        ['note', '<b>two lines\nof it'],
        ['seen', '3'],
      ]);
      expect(await site.contents()).toBe(before);
    },
  );

  it.each([
    ['contact', { contact: 'phone', phone: '<b>090 after 18:00' }, 'value="&lt;b&gt;090 after 18:00"'],
    ['hide', { hide: '株式会社みどり商事' }, '>株式会社みどり商事</textarea>'],
  ])('gives back what a candidate typed into %s until the session had ended', async (part, typed, shown) => {
    const refused = await post(`/my/en/${part}`, typed);
    // The browser sends the same again to where this leads.
    expect(refused.statusCode).toBe(307);
    expect(refused.headers.location).toBe(`/my/en/${part}/signed-out#signed-out`);
    const before = await site.contents();
    const page = await post(`/my/en/${part}/signed-out`, typed);
    expect(page.statusCode).toBe(422);
    expect(page.body).toContain(shown);
    expect(page.body).toMatch(new RegExp(`<form [^>]*method="post" action="/my/en/${part}#`));
    expect(page.body).toMatch(
      /id="signed-out" role="alert".*<a href="\/my\/sign-in\?lang=en" target="_blank"/s,
    );
    expect(await site.contents()).toBe(before);
    const foreign = { 'sec-fetch-site': 'cross-site' };
    expect((await post(`/my/en/${part}/signed-out`, typed, foreign)).statusCode).toBe(403);
  });

  it.each(['ja', 'en'] as const)(
    'says (%s) that a browser without cookies cannot be signed in',
    async (language) => {
      const { attempt } = await ask('desk@minato.example', '/agency/desk?tab=2');
      const named = attempt.replace(/lang=\w+/, `lang=${language}`);
      const done = await post(named, { code: (await site.lastCode()).digits });
      const refused = await site.get(String(done.headers.location));
      expect(refused.headers.location).toBe(
        `/agency/sign-in?next=%2Fagency%2Fdesk%3Ftab%3D2&lang=${language}&lost=cookies`,
      );
      const page = await site.get(String(refused.headers.location));
      expect(page.body).toContain(language === 'ja' ? 'サインインできませんでした' : 'you’re not signed in');
      expect(page.body).toMatch(/role="alert".*name="next" value="\/agency\/desk\?tab=2"/s);
      expect(page.body).toMatch(/<a class="lang" href="[^"]*lost=cookies/);
      for (const next of ['//evil.example', '/operator', '/agency/sign-in/opened']) {
        const url = `/agency/sign-in/opened?next=${encodeURIComponent(next)}`;
        const cookie = '__Host-agency-session=anything';
        expect((await site.get(url, { cookie })).headers.location).toBe('/agency');
      }
    },
  );

  it('loses nothing where somebody signs out twice', async () => {
    expect((await post('/operator/sign-out')).headers.location).toBe('/operator/sign-in');
    expect((await site.get('/operator/sign-in', { 'accept-language': 'en' })).body).not.toContain(
      'not saved',
    );
  });

  it.each(['agency', 'operator', 'my'])('opens at the address where it is no address: /%s', async (home) => {
    const action = async (reply: Promise<LightMyRequestResponse>) =>
      /<form class="fill" method="post" action="([^"]*)"/.exec((await reply).body)?.[1] ?? '';
    const form = await action(site.get(`/${home}/sign-in`));
    expect(form).toMatch(/#mail$/);
    const refused = await post(form.split('#')[0] ?? '', { mail: 'nonsense' });
    expect(refused.statusCode).toBe(422);
    expect(refused.body).toMatch(/<input [^>]*id="mail"[^>]* aria-describedby="mail-fault"/);
  });

  it('says the same of an address nobody has', async () => {
    const known = await ask('desk@minato.example');
    const unknown = await ask('desk@nowhere.example');
    expect(unknown.reply.statusCode).toBe(known.reply.statusCode);
    const shape = async (attempt: string) =>
      (await site.get(attempt)).body.replaceAll(/sign-in\/[\w-]+|nowhere|minato/g, '…');
    expect(await shape(unknown.attempt)).toBe(await shape(known.attempt));
    const wrong = async (attempt: string) =>
      (await post(attempt, { code: '000000' })).body.replaceAll(/sign-in\/[\w-]+|nowhere|minato/g, '…');
    expect(await wrong(unknown.attempt)).toBe(await wrong(known.attempt));
  });

  it.each([
    ['another site', { 'sec-fetch-site': 'cross-site' }],
    ['a sibling host', { 'sec-fetch-site': 'same-site' }],
    ['an older browser on another site', { origin: 'https://evil.example' }],
    ['one on a site whose name begins as ours', { origin: 'https://relay.example.evil.example' }],
    ['something that is no browser', {}],
  ])('takes no post from %s', async (_name, headers: Record<string, string>) => {
    expect((await post('/agency/sign-in', { mail: 'desk@minato.example' }, headers)).statusCode).toBe(403);
    const { cookie = '' } = await signedIn(site.context, { kind: 'operator' });
    expect((await post('/agency/desk', {}, { ...headers, cookie })).statusCode).toBe(403);
  });

  it('takes posts from our own pages, also from older browsers', async () => {
    const { cookie = '' } = await signedIn(site.context, { kind: 'operator' });
    for (const headers of [OWN, { origin: site.context.relayOrigin }])
      expect((await post('/agency/desk', {}, { ...headers, cookie })).json()).toEqual({ kind: 'operator' });
  });

  it.each([
    'https://evil.example/',
    '//evil.example',
    '/\\evil.example',
    '/operator',
    '/agency/sign-out',
    '/agencyx',
  ])('never leads to %s', async (next) => {
    const form = await site.get(`/agency/sign-in?next=${encodeURIComponent(next)}`);
    expect(form.body).toContain('name="next" value="/agency"');
    const { attempt } = await ask('desk@minato.example', next);
    const done = await post(attempt, { code: (await site.lastCode()).digits });
    expect(await opened(done)).toBe('/agency');
  });

  it('signs out for good', async () => {
    const headers = await signedIn(site.context, { kind: 'agency', agencyId: 'agy_minato' });
    const out = await post('/agency/sign-out', {}, headers);
    expect(out.headers.location).toBe('/agency/sign-in');
    expect(String(out.headers['set-cookie'])).toContain('Expires=Thu, 01 Jan 1970');
    expect((await site.get('/agency/desk', headers)).statusCode).toBe(303);
  });

  it('says to whoever deletes without a session that it was done or is still to do, the same to everybody', async () => {
    const page = await submit(site);
    const done = await post(page, { code: (await site.lastCode()).digits });
    const cookie = ([done.headers['set-cookie']].flat()[0] ?? '').split(';')[0] ?? '';
    const press = async (headers: Record<string, string>) =>
      (await post('/my/ja/delete', {}, headers)).headers.location;
    expect(await press({ ...OWN, cookie })).toBe('/my/ja/deleted');
    expect(await site.rows('registrations')).toMatchObject([{ mail: '' }]);
    // Pressed twice, in another tab, or by somebody who was never here.
    const again = '/my/ja/delete/signed-out';
    expect(await press({ ...OWN, cookie })).toBe(again);
    expect(await press(OWN)).toBe(again);
    const [erased, stranger] = [await site.get(again, { cookie }), await site.get(again)];
    expect(erased.statusCode).toBe(200);
    expect(erased.body).toContain('すでに削除が済んでいるか、サインインの期限が切れています。');
    expect(erased.body).toContain('href="/my/sign-in?next=%2Fmy%2Fja%2Fdelete&amp;lang=ja"');
    expect(stranger.body).toBe(erased.body);
    expect((await site.get('/my/en/delete/signed-out')).body).toContain('Either everything has been deleted');
  });

  it('ends for a console nobody touches, though its page asks for itself again', async () => {
    const { cookie = '' } = await signedIn(site.context, { kind: 'agency', agencyId: 'agy_minato' });
    const alone = { cookie: `${cookie}; __Host-unattended=1` };
    site.wait(90 * 60);
    expect((await site.get('/agency/desk', alone)).statusCode).toBe(200);
    site.wait(31 * 60);
    expect((await site.get('/agency/desk', alone)).headers.location).toContain('/agency/sign-in');
    expect((await site.get('/agency/desk', { cookie })).statusCode).toBe(303);
  });

  it('lives on by what somebody does, also beside a page that asks for itself again', async () => {
    const { cookie = '' } = await signedIn(site.context, { kind: 'agency', agencyId: 'agy_minato' });
    const marked = { ...OWN, cookie: `${cookie}; __Host-unattended=1` };
    site.wait(90 * 60);
    expect((await site.get('/agency/desk', { cookie })).statusCode).toBe(200);
    site.wait(90 * 60);
    expect((await post('/agency/desk', {}, marked)).statusCode).toBe(200);
    site.wait(90 * 60);
    expect((await site.get('/agency/desk', { cookie })).statusCode).toBe(200);
  });

  it.each([
    ['agency', 110 * 60],
    ['operator', 50 * 60],
  ] as const)(
    'lives on in the %s console while somebody works in one page, for half a day',
    async (kind, seconds) => {
      const agencyId = 'agy_minato';
      const { cookie = '' } = await signedIn(site.context, kind === 'agency' ? { kind, agencyId } : { kind });
      const tell = async (headers: Record<string, string> = OWN) =>
        (await post(`/${kind}/attended`, {}, { ...headers, cookie })).statusCode;
      expect(await tell({ 'sec-fetch-site': 'cross-site' })).toBe(403);
      for (let told = seconds; told < 12 * 3600; told += seconds) {
        site.wait(seconds);
        expect(await tell()).toBe(204);
      }
      site.wait(seconds);
      expect(await tell()).toBe(401);
    },
  );

  it('lets a candidate in by the address they confirmed, and not before', async () => {
    const page = await submit(site);
    const { to, digits } = await site.lastCode();
    await post('/my/sign-in', { mail: to });
    expect((await site.rows('outbox')).filter((mail) => mail['status'] === 'suppressed')).toHaveLength(1);
    await post(page, { code: digits });
    site.wait(61);
    const asked = await post('/my/sign-in', { mail: to });
    const done = await post(String(asked.headers.location), { code: (await site.lastCode()).digits });
    expect(await opened(done)).toBe('/my');
    expect(String(done.headers['set-cookie'])).toMatch(/^__Host-candidate-session=/);
  });

  it('knows a browser again by a mark that says nobody’s address, for whoever shares it too', async () => {
    const { attempt } = await ask('desk@minato.example');
    const done = await post(attempt, { code: (await site.lastCode()).digits });
    const known = [done.headers['set-cookie']].flat()[1] ?? '';
    expect(known).toMatch(
      /^__Host-agency-known=[0-9a-f]{64}; Max-Age=31536000; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
    );
    const mark = known.split(';')[0] ?? '';
    const cookie = mark.replace('=', `=${'0'.repeat(64)}.`);
    for (let n = 0; n < 9; n += 1) await ask('desk@minato.example');
    expect((await ask('desk@minato.example')).reply.statusCode).toBe(429);
    const asked = await post('/agency/sign-in', { mail: 'desk@minato.example' }, { ...OWN, cookie });
    expect(asked.statusCode).toBe(303);
    const code = (await site.lastCode()).digits;
    const again = await post(String(asked.headers.location), { code }, { ...OWN, cookie });
    const kept = [again.headers['set-cookie']].flat()[1]?.split(';')[0];
    expect(kept).toBe(`${mark}.${'0'.repeat(64)}`);
  });

  it('knows a candidate’s browser again from the code of the form on, until everything is deleted', async () => {
    const page = await submit(site);
    const done = await post(page, { code: (await site.lastCode()).digits });
    const cookies = [done.headers['set-cookie']].flat().map((one) => (one ?? '').split(';')[0] ?? '');
    expect(cookies[1]).toMatch(/^__Host-candidate-known=[0-9a-f]{64}$/);
    const deleted = await post('/my/ja/delete', {}, { ...OWN, cookie: cookies.join('; ') });
    expect(String(deleted.headers['set-cookie'])).toContain('__Host-candidate-known=; ');
  });

  it('ends a code when its page asks for another', async () => {
    const { attempt } = await ask('desk@minato.example');
    const { digits } = await site.lastCode();
    site.wait(1);
    await post(attempt.replace('?', '/resend?'));
    expect((await post(attempt, { code: digits })).statusCode).toBe(422);
  });

  it.each(['my', 'agency', 'operator'])(
    'asks on /%s in the reader’s language, and says what is amiss',
    async (home) => {
      const ja = await site.get(`/${home}/sign-in`, { 'accept-language': 'ja' });
      expect(ja.body).toContain('<html lang="ja">');
      const en = await site.get(`/${home}/sign-in?lang=en`, { 'accept-language': 'ja' });
      expect(en.body).toContain('Send the code');
      const amiss = await post(`/${home}/sign-in?lang=en`, { mail: 'desk' });
      expect(amiss.statusCode).toBe(422);
      expect(amiss.body).toContain('seems to be missing');
      expect((await site.get(`/${home}/sign-in/nobody-asked-for-this`)).statusCode).toBe(404);
    },
  );

  it('tells nothing where a route takes its caller for somebody it was not declared for', async () => {
    site.app.get('/agency/mistaken', { config: { access: 'agency' } }, (request) =>
      callerOf(request, 'operator'),
    );
    const headers = await signedIn(site.context, { kind: 'agency', agencyId: 'agy_minato' });
    expect((await site.get('/agency/mistaken', headers)).statusCode).toBe(500);
  });

  it('refuses to start with a route that does not say what a key must be allowed', async () => {
    const other = await openSite();
    other.app.get('/v1/agency/things', { config: { access: 'agency_key' } }, () => ({}));
    await expect(other.app.ready()).rejects.toThrow('what an agency’s key must be allowed');
    await other.close();
  });
});
