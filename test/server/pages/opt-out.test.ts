import { LINK, openSite, type CandidateSite } from './candidate-site.ts';

let site: CandidateSite;
beforeEach(async () => {
  site = await openSite();
});
afterEach(() => site.close());

const MAIL = 'misaki.sato@example.jp';

describe.each([
  [
    'ja',
    'メールを止めます',
    'メールを止めました',
    '取り消しました',
    'メールアドレスを入れて',
    'マイページでいつでも再開できます',
  ],
  [
    'en',
    'Stop emails from Career Relay',
    'Emails stopped',
    'That’s undone',
    'Enter your email address',
    'allow emails again on your page',
  ],
])('stopping our mails in %s', (language, title, stopped, undone, fault, still) => {
  const page = `/r/${LINK}/${language}/stop`;

  it('shows a page and acts only when posted', async () => {
    expect((await site.get(page)).body).toContain(title);
    await site.app.inject({ method: 'HEAD', url: page });
    expect(await site.rows('suppressions')).toEqual([]);
    const reply = await site.post(page, { mail: MAIL });
    expect(reply.statusCode).toBe(303);
    const done = await site.get(String(reply.headers.location));
    expect(done.body).toContain(stopped);
    expect(done.body).toContain(`<b>${MAIL}</b>`);
    expect(done.headers['cache-control']).toBe('no-store');
    expect(await site.rows('suppressions')).toHaveLength(1);
  });

  it('says before and after what still comes, and where mails are allowed again', async () => {
    const done = String((await site.post(page, { mail: MAIL })).headers.location);
    for (const url of [page, done]) expect((await site.get(url)).body).toContain(still);
  });

  it('is undone on the same page', async () => {
    const done = String((await site.post(page, { mail: MAIL })).headers.location);
    const reply = await site.post(`${done}/undo`);
    expect((await site.get(String(reply.headers.location))).body).toContain(undone);
    expect(await site.rows('suppressions')).toEqual([]);
    expect((await site.get(done)).statusCode).toBe(404);
  });

  it('says what is wrong with an address', async () => {
    const reply = await site.post(page, { mail: '' });
    expect(reply.statusCode).toBe(422);
    expect(reply.body).toContain(fault);
    expect(await site.rows('suppressions')).toEqual([]);
  });
});
