import { BROWSER, FILLED, openSite, submit, type CandidateSite } from './candidate-site.ts';

/** A code proves the mailbox it was mailed to, and no other: not even where somebody knows another person's address. */
const OWN = 'mallory@elsewhere.example';
const THEIRS = FILLED.mail;

let site: CandidateSite;
let page: string;
let digits: string;
beforeEach(async () => {
  site = await openSite();
  page = await submit(site, { mail: OWN });
  ({ digits } = await site.lastCode());
  site.wait(1);
});
afterEach(() => site.close());

/** Uses up what one address may get within an hour. */
async function useUpCodesOf(mail: string): Promise<void> {
  for (let n = 10; n < 20; n += 1) {
    await submit(site, { mail, submission: `somebody-elses-submission-${n}` });
    site.wait(1);
  }
}

/** Typed on our own page, which is what signs a person in. */
const typed = (code: string) =>
  site.app.inject({
    method: 'POST',
    url: page,
    headers: {
      ...BROWSER,
      'content-type': 'application/x-www-form-urlencoded',
      'sec-fetch-site': 'same-origin',
    },
    payload: `code=${code}`,
  });

async function expectNobody(): Promise<void> {
  expect(await site.rows('candidates')).toEqual([]);
  expect(await site.rows('sessions')).toEqual([]);
  expect(await site.rows('disclosure_records')).toEqual([]);
}

describe('a code mailed to one address', () => {
  it('verifies that one only after a correction was refused', async () => {
    await useUpCodesOf(THEIRS);
    const refused = await site.post(`${page}/address`, { mail: THEIRS });
    expect(refused.statusCode).toBe(429);
    expect(refused.body).toContain('1時間ほどおいて');
    expect(refused.body).toContain(`value="${THEIRS}"`);
    expect(await site.rows('registrations')).toContainEqual(expect.objectContaining({ mail: OWN }));
    expect((await typed(digits)).statusCode).toBe(303);
    const people = await site.rows('candidates');
    expect(people.map(({ mail }) => mail)).toEqual([OWN]);
    expect(await site.rows('sessions')).toMatchObject([{ mail: OWN }]);
  });

  it('does not verify the address of the same form sent again, although that gets no code', async () => {
    await useUpCodesOf(THEIRS);
    await submit(site, { mail: THEIRS });
    expect((await typed(digits)).statusCode).not.toBe(303);
    await expectNobody();
  });

  it.each(['the same form', 'a correction'])('works no more once %s changed the address', async (by) => {
    if (by === 'the same form') await submit(site, { mail: THEIRS });
    else await site.post(`${page}/address`, { mail: THEIRS });
    expect(await site.lastCode()).toMatchObject({ to: THEIRS });
    expect((await typed(digits)).statusCode).toBe(422);
    site.wait(1);
    // Changing it back does not bring the old code back.
    await site.post(`${page}/address`, { mail: OWN });
    expect((await typed(digits)).statusCode).toBe(422);
    await expectNobody();
    expect((await typed((await site.lastCode()).digits)).statusCode).toBe(303);
    expect(await site.rows('sessions')).toMatchObject([{ mail: OWN }]);
  });

  it('does not verify an address that was changed by any other way', async () => {
    await site.context.database.kysely.updateTable('registrations').set({ mail: THEIRS }).execute();
    expect((await typed(digits)).statusCode).toBe(422);
    await expectNobody();
  });

  it('is worth nothing beside a newer one, while the newer one works', async () => {
    site.wait(60);
    await site.post(`${page}/resend`);
    const codes = await site.rows('verification_codes');
    expect(codes.map(({ used_at }) => used_at !== null)).toEqual([true, false]);
    const newer = (await site.lastCode()).digits;
    expect((await typed(digits)).statusCode).toBe(422);
    expect((await typed(newer)).statusCode).toBe(303);
  });

  describe('another spelling of the address, which need not be the same mailbox,', () => {
    const ALIKE = 'Misaki.Sato+jobs@example.jp';

    it('gets no code once the person is known: it goes to the address on file, which stays', async () => {
      page = await submit(site, { submission: 'the-persons-submission-1' });
      await typed((await site.lastCode()).digits);
      site.wait(1);
      page = await submit(site, { mail: ALIKE, submission: 'the-second-submission-1' });
      expect((await site.get(page)).body).toContain(`<b>${ALIKE}</b>`);
      const { to, digits: code } = await site.lastCode();
      expect(to).toBe(THEIRS);
      expect((await typed(code)).statusCode).toBe(303);
      expect((await site.rows('candidates')).map(({ mail }) => mail)).toEqual([THEIRS]);
    });

    it('verifies nothing by a code it got before the person was known', async () => {
      const early = await submit(site, { mail: ALIKE, submission: 'the-second-submission-1' });
      const { to, digits: code } = await site.lastCode();
      expect(to).toBe(ALIKE);
      site.wait(1);
      page = await submit(site, { submission: 'the-persons-submission-1' });
      await typed((await site.lastCode()).digits);
      page = early;
      expect((await typed(code)).statusCode).toBe(422);
      expect(await site.rows('sessions')).toHaveLength(1);
    });
  });
});
