import { personKeyOf } from '../../../src/server/identity/person-key.ts';
import { keepRetention } from '../../../src/server/services/candidate/retention.ts';
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
    '元に戻しました',
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

  it('tells nobody whether an address had been stopped before, and lifts no stop that is older than an hour', async () => {
    await site.post(page, { mail: MAIL });
    site.wait(2 * 3600);
    await keepRetention(site.context);
    const pages = await Promise.all(
      [MAIL, 'nobody@elsewhere.example'].map(async (mail) => {
        const done = String((await site.post(page, { mail })).headers.location);
        await keepRetention(site.context);
        const shown = (await site.get(done)).body;
        const reply = await site.post(`${done}/undo`);
        const next = String(reply.headers.location);
        const after = [
          reply.statusCode,
          next,
          (await site.get(next)).body,
          (await site.get(done)).statusCode,
        ];
        return [shown.replaceAll(mail, '…').replaceAll(done.split('/').at(-1) ?? '', '…'), ...after];
      }),
    );
    expect(pages[0]).toEqual(pages[1]);
    expect(pages[0]?.[0]).toContain('/undo');
    expect(pages[0]?.[3]).toContain(undone);
    expect(await site.rows('suppressions')).toMatchObject([
      { person_key: personKeyOf(site.context.secret, MAIL), mail: '' },
    ]);
  });

  it('offers to undo for an hour, and answers afterwards that mails are stopped', async () => {
    const done = String((await site.post(page, { mail: MAIL })).headers.location);
    site.wait(3601);
    const shown = await site.get(done);
    expect(shown.body).toContain(stopped);
    expect(shown.body).not.toContain('/undo');
    expect((await site.post(`${done}/undo`)).headers.location).toBe(done);
    expect(await site.rows('suppressions')).toHaveLength(1);
  });

  it('says what is wrong with an address', async () => {
    const reply = await site.post(page, { mail: '' });
    expect(reply.statusCode).toBe(422);
    expect(reply.body).toContain(fault);
    expect(await site.rows('suppressions')).toEqual([]);
  });
});

it('leads from the bare address to the page in the reader’s language', async () => {
  for (const language of ['ja', 'en']) {
    const reply = await site.app.inject({ url: '/stop', headers: { 'accept-language': language } });
    expect(reply.headers).toMatchObject({ location: `/stop/${language}`, vary: 'Accept-Language' });
  }
});
