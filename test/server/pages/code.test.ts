import { createOutboxWorker } from '../../../src/server/mail/outbox-worker.ts';
import {
  FILLED,
  licenceUntil,
  LINK,
  openSite,
  otherThan,
  submit,
  type CandidateSite,
} from './candidate-site.ts';

let site: CandidateSite;
let page: string;
beforeEach(async () => {
  site = await openSite();
  page = await submit(site);
});
afterEach(() => site.close());

const english = (url: string) => url.replace('/ja/', '/en/');

describe('the page for the code', () => {
  it('shows the address in both languages, kept by nobody', async () => {
    for (const url of [page, english(page)]) {
      const reply = await site.get(url);
      expect(reply.body).toContain(`<b>${FILLED.mail}</b>`);
      expect(reply.headers['cache-control']).toBe('no-store');
    }
  });

  it('asks to let through where its mails come from, which need not be where its pages are', async () => {
    expect((await site.get(page)).body).toContain('post.example からの受信を許可してください');
    expect((await site.get(english(page))).body).toContain('Allow messages from post.example');
  });

  it('finishes with the right digits, also full-width and spaced', async () => {
    const { digits } = await site.lastCode();
    const typed = `${digits.slice(0, 3)} ${digits.slice(3)}`.replace(/\d/g, (digit) =>
      String.fromCharCode(digit.charCodeAt(0) + 0xfee0),
    );
    const reply = await site.post(page, { code: typed });
    expect(reply.statusCode).toBe(303);
    const done = await site.get(String(reply.headers.location));
    expect(done.body).toContain('\u2068佐藤\u2069さん、ありがとうございます。');
    // Thursday: two business days after Tuesday.
    expect(done.body).toContain('11月26日(木)まで');
    expect((await site.get(english(String(reply.headers.location)))).body).toContain('You’re registered');
    expect(await site.rows('disclosure_records')).toHaveLength(1);
    expect(await site.rows('employer_counters')).toMatchObject([{ registered: 1, counted: 1 }]);
  });

  it('changes nothing of a form that is sent again once its digits were typed', async () => {
    await site.post(page, { code: (await site.lastCode()).digits });
    const before = [await site.rows('registrations'), await site.rows('consents')];
    await submit(site, { name: '別の人', mail: 'other@example.jp', phone: '03-5555-0199' });
    expect([await site.rows('registrations'), await site.rows('consents')]).toEqual(before);
    expect(await site.rows('verification_codes')).toHaveLength(1);
  });

  it('costs no try when what was typed is no code', async () => {
    const reply = await site.post(page, { code: '12a' });
    expect(reply.statusCode).toBe(422);
    expect(reply.body).toContain('6けたの数字を入れてください。');
    expect(await site.rows('verification_codes')).toMatchObject([{ tries_left: 5 }]);
  });

  it.each([['確認の番号 {code}'], ['Your code: {code}'], ['\u2068{code}\u2069'], ['{half}\u200b{rest}']])(
    'finds the digits in what was pasted: %s',
    async (pasted) => {
      const { digits } = await site.lastCode();
      const code = pasted
        .replace('{code}', digits)
        .replace('{half}', digits.slice(0, 3))
        .replace('{rest}', digits.slice(3));
      expect((await site.post(page, { code })).statusCode).toBe(303);
    },
  );

  it.each([
    ['確認の番号 12345', '12345'],
    ['123456 654321', '123456'],
    ['Code 12a34', '1234'],
  ])(
    'takes no digits out of what may be several or too few, and shows digits alone: %s',
    async (code, shown) => {
      const reply = await site.post(page, { code });
      expect(reply.body).toContain('6けたの数字を入れてください。');
      expect(reply.body).toMatch(new RegExp(`id="code"[^>]* value="${shown}"`));
      expect(await site.rows('verification_codes')).toMatchObject([{ tries_left: 5 }]);
    },
  );

  it('takes the new code, and sends another when asked, after the clock had been ahead', async () => {
    site.wait(-3600);
    const wrong = otherThan((await site.lastCode()).digits);
    for (let n = 0; n < 5; n += 1) await site.post(page, { code: wrong });
    site.wait(61);
    await site.post(`${page}/resend`);
    const mailed = (await site.rows('outbox')).map(({ message }) => String(message)).filter(Boolean);
    const [digits = ''] = /\d{6}/.exec(mailed.at(-1) ?? '') ?? [];
    expect(await site.rows('verification_codes')).toHaveLength(3);
    expect((await site.post(page, { code: digits })).statusCode).toBe(303);
  });

  it('counts tries down, keeps the digits, and sends a new code after five', async () => {
    const { digits } = await site.lastCode();
    const wrong = otherThan(digits);
    for (const left of [4, 3, 2, 1]) {
      site.wait(1);
      const reply = await site.post(page, { code: wrong });
      expect(reply.statusCode).toBe(422);
      expect(reply.body).toContain(`(あと${left}回)`);
      expect(reply.body).toContain(`value="${wrong}"`);
    }
    const renewed = await site.post(page, { code: wrong });
    expect(renewed.body).toContain('番号が5回とも違ったため、前の番号は使えなくなりました。新しい番号を');
    expect(renewed.body).not.toContain('古くなりました');
    expect(await site.rows('outbox')).toHaveLength(2);
    expect((await site.post(english(page), { code: wrong })).body).toContain('(4 tries left)');
    const fresh = await site.lastCode();
    expect((await site.post(page, { code: fresh.digits })).statusCode).toBe(303);
  });

  it.each([
    [
      'another code',
      async () => {
        site.wait(61);
        await site.post(`${page}/resend`);
        return page;
      },
    ],
    ['a form opened anew', () => submit(site, { submission: 'submission-fedcba9876543210' })],
  ])('says which mail has the right code to whoever types the first after %s', async (_what, again) => {
    const { digits } = await site.lastCode();
    const second = await again();
    expect((await site.lastCode()).digits).not.toBe(digits);
    const reply = await site.post(second, { code: digits });
    expect(reply.body).toContain('メールが何通か届いたときは、いちばん新しい番号です(あと4回)。');
    const inEnglish = await site.post(english(second), { code: digits });
    expect(inEnglish.body).toContain('If you got several emails, it’s the one in the newest (3 tries left).');
    expect((await site.post(second, { code: (await site.lastCode()).digits })).statusCode).toBe(303);
  });

  it('replaces a code that has grown old', async () => {
    const { digits } = await site.lastCode();
    site.wait(31 * 60);
    expect((await site.post(page, { code: digits })).body).toContain('この番号は古くなりました');
    expect(await site.rows('outbox')).toHaveLength(2);
  });

  it('sends again after a minute, not before', async () => {
    expect((await site.get(page)).body).toContain('wait-60');
    site.wait(59);
    const early = await site.post(`${page}/resend`);
    expect(early.headers.location).toBe(page);
    expect(await site.rows('outbox')).toHaveLength(1);
    site.wait(1);
    expect((await site.get(page)).body).not.toContain('wait-');
    const sent = await site.post(`${page}/resend`);
    expect((await site.get(String(sent.headers.location))).body).toContain('新しい番号をお送りしました。');
    expect(await site.rows('outbox')).toHaveLength(2);
  });

  it('does not fill a mailbox: after many codes in an hour it asks to wait', async () => {
    for (let n = 1; n < 10; n += 1) {
      site.wait(60);
      await site.post(`${page}/resend`);
    }
    site.wait(60);
    const refused = await site.post(`${page}/resend`);
    expect(refused.statusCode).toBe(429);
    expect(refused.body).toContain('1時間ほどおいて');
    expect(await site.rows('outbox')).toHaveLength(10);
  });

  it('sends codes again when a clock that was ahead has been set back', async () => {
    for (let n = 1; n < 10; n += 1) {
      site.wait(60);
      await site.post(`${page}/resend`);
    }
    site.wait(-86_400);
    await site.post(`${page}/resend`);
    expect(await site.rows('outbox')).toHaveLength(11);
  });

  it('never says that a code was sent where none was, and sends one when an hour has passed', async () => {
    for (let n = 10; n < 19; n += 1) {
      site.wait(1);
      await submit(site, { submission: `somebody-elses-submission-${n}` });
    }
    site.wait(1);
    const SENT = 'に番号を送りました';
    const own = await submit(site, { submission: 'another-submission-0123456789' });
    for (const url of [own, `${own}/sent`, english(own)])
      expect((await site.get(url)).body).not.toContain(SENT);
    expect((await site.get(own)).body).toContain('1時間ほどおいて');
    expect((await site.get(`${own}/sent`)).body).not.toContain('新しい番号をお送りしました。');
    expect((await site.get(english(own))).body).toContain('try again in about an hour');
    // The same where a form sent again turns to such an address.
    await submit(site, { mail: 'other@example.jp', submission: 'third-submission-0123456789' });
    site.wait(1);
    const third = await submit(site, { submission: 'third-submission-0123456789' });
    expect((await site.get(third)).body).toContain('1時間ほどおいて');
    expect(await site.rows('outbox')).toHaveLength(11);
    site.wait(3600);
    expect(await submit(site, { submission: 'another-submission-0123456789' })).toBe(own);
    expect((await site.get(own)).body).toContain(SENT);
    await site.post(`${third}/resend`);
    expect((await site.get(third)).body).toContain(SENT);
  });

  it('lets no code arrive after a newer one, nor after its time', async () => {
    const sent: string[] = [];
    let isDown = true;
    const { database, clock } = site.context;
    const worker = createOutboxWorker({
      database,
      clock,
      log: site.app.log,
      transport: {
        send: ({ subject }) =>
          isDown ? Promise.reject(new Error('busy')) : Promise.resolve(void sent.push(subject)),
        close: () => undefined,
      },
    });
    await worker.deliverDue();
    site.wait(60);
    await site.post(`${page}/resend`);
    const newer = (await site.lastCode()).digits;
    isDown = false;
    await worker.deliverDue();
    expect(sent).toEqual([`確認の番号 ${newer}`]);
    site.wait(60);
    await site.post(`${page}/resend`);
    site.wait(30 * 60);
    await worker.deliverDue();
    expect(sent).toHaveLength(1);
    expect((await site.rows('outbox')).map(({ status }) => status)).toEqual([
      'suppressed',
      'delivered',
      'failed',
    ]);
  });

  it('sends the code to a corrected address and keeps consents and the rest', async () => {
    expect((await site.get(`${page}/address`)).body).toContain(`value="${FILLED.mail}"`);
    const wrong = await site.post(`${page}/address`, { mail: '<b>' });
    expect(wrong.statusCode).toBe(422);
    expect(wrong.body).toContain('value="&lt;b&gt;"');
    site.wait(1);
    const corrected = await site.post(`${page}/address`, { mail: 'right@example.jp' });
    expect(corrected.headers.location).toBe(page);
    expect(await site.lastCode()).toMatchObject({ to: 'right@example.jp' });
    expect(await site.rows('consents')).toHaveLength(3);
    const { digits } = await site.lastCode();
    expect((await site.post(page, { code: digits })).statusCode).toBe(303);
  });

  it('tells only whoever typed the code that the person registered before', async () => {
    await site.post(page, { code: (await site.lastCode()).digits });
    site.wait(1);
    const again = await submit(site, { submission: 'another-submission-0123456789' });
    expect((await site.get(again)).body).not.toContain('すでに登録済みです');
    const reply = await site.post(again, { code: (await site.lastCode()).digits });
    const known = await site.get(String(reply.headers.location));
    expect(known.body).toContain('すでに登録済みです');
    expect((await site.get(english(String(reply.headers.location)))).body).toContain('already registered');
    expect(await site.rows('disclosure_records')).toHaveLength(1);
  });

  it('counts and registers nobody once no licensed agency is left, and goes on when there is one', async () => {
    await licenceUntil(site, '2026-11-24');
    site.wait(12 * 3600 - 5);
    const before = (await site.rows('ledger_entries')).length;
    // At midnight, before the pages have heard of it, and later.
    for (const seconds of [6, 60]) {
      await site.post(`${page}/resend`);
      site.wait(seconds);
      const reply = await site.post(page, { code: (await site.lastCode()).digits });
      expect(reply.statusCode).toBe(409);
      expect(reply.headers['set-cookie']).toBeUndefined();
      expect(reply.body).toContain('登録は完了していません。');
      site.wait(60);
    }
    expect(await site.rows('registrations')).toMatchObject([{ outcome: 'unverified', verified_at: null }]);
    expect(await site.rows('ledger_entries')).toHaveLength(before);
    expect(await site.rows('candidates')).toEqual([]);

    // Renewed, if only for this day.
    await licenceUntil(site, '2026-11-25');
    await site.post(`${page}/resend`);
    expect((await site.post(page, { code: (await site.lastCode()).digits })).statusCode).toBe(303);
    expect(await site.rows('disclosure_records')).toHaveLength(1);
  });

  it('isolates and escapes a name on the last page, without the mark that turns what follows around', async () => {
    site.wait(1);
    const name = '<script>\u202e山田😀';
    const other = await submit(site, {
      name,
      mail: 'b@example.jp',
      submission: 'third-submission-0123456789',
    });
    const reply = await site.post(other, { code: (await site.lastCode()).digits });
    const { body } = await site.get(String(reply.headers.location));
    expect(body).toContain('\u2068&lt;script&gt;山田😀\u2069');
  });

  it('is not found under a made-up key, and the end cannot be reached without the code', async () => {
    for (const url of [`/r/${LINK}/ja/code/made-up`, `/r/${LINK}/ja/done/made-up`])
      expect((await site.get(url)).statusCode).toBe(404);
    expect((await site.post(`/r/${LINK}/ja/code/made-up`, { code: '123456' })).statusCode).toBe(404);
    expect((await site.post(`/r/${LINK}/ja/code/made-up/resend`)).statusCode).toBe(404);
    const done = await site.get(page.replace('/code/', '/done/'));
    expect(done.headers.location).toBe(page);
  });
});

describe('reading', () => {
  it('changes nothing, by GET or HEAD, on any page of a registration', async () => {
    const before = await site.contents();
    for (const url of [page, `${page}/sent`, `${page}/address`, page.replace('/code/', '/done/')])
      for (const method of ['GET', 'HEAD'] as const) await site.app.inject({ method, url });
    for (const url of [`${page}/resend`, `/r/${LINK}/ja/stop/some-key/undo`])
      expect((await site.get(url)).statusCode).toBe(405);
    expect(await site.contents()).toBe(before);
  });
});
