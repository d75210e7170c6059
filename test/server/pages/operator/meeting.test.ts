import type { ConnectionReply } from '../../../../src/contract/connection.ts';
import type { MeReply } from '../../../../src/contract/me.ts';
import operatorEn from '../../../../src/server/pages/operator/strings/en.json';
import { book, cancel } from '../../../../src/server/services/employer/onboarding.ts';
import { newLink, registerByPages } from '../../../support/candidate.ts';
import { describeOnBothEngines } from '../../../support/databases.ts';
import { openServiceApp, type ServiceApp } from '../../../support/service-app.ts';
import { signedIn } from '../../../support/signed-in.ts';

const START = '2026-11-24T01:00:00.000Z';

/** The one meeting, from an empty database to the green line, over the public interface alone. */
describeOnBothEngines('The onboarding meeting', (create) => {
  let site: ServiceApp;
  let headers: Record<string, string>;
  let minute = 0;

  beforeEach(async () => {
    site = await openServiceApp(await create(), START);
    headers = await signedIn(site.context, { kind: 'operator' });
    minute = 0;
  });

  afterEach(() => site.close());

  const pass = (minutes: number) => {
    minute += minutes;
    site.at(new Date(Date.parse(START) + minute * 60_000).toISOString());
  };
  const open = async (url: string) => {
    const reply = await site.app.inject({ url, headers: { ...headers, 'accept-language': 'en' } });
    return {
      status: reply.statusCode,
      body: reply.body,
      policy: reply.headers['content-security-policy'],
    };
  };
  const post = (url: string, fields: Record<string, string> | [string, string][] = {}) =>
    site.app.inject({
      method: 'POST',
      url,
      headers: { ...headers, 'accept-language': 'en', 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams(fields).toString(),
    });

  async function addAgency(name: string, licenceNo: string): Promise<string> {
    const reply = await post('/operator/agencies/new', {
      name,
      nameEn: `${name} Inc.`,
      licenceNo,
      licenceExpiresOn: '2030-03-31',
    });
    expect(reply.statusCode).toBe(303);
    return /agencies\/([^?]+)/.exec(String(reply.headers.location))?.[1] ?? '';
  }

  async function createEmployer(): Promise<string> {
    const reply = await post('/operator/onboarding/new', {
      name: '株式会社青葉システムズ',
      nameEn: 'Aoba Systems, Inc.',
      shortName: '',
      shortNameEn: '',
      hires: 'newgrad',
      domains: 'aoba.example',
      code: 'k7q2m',
    });
    expect(reply.statusCode).toBe(303);
    return String(reply.headers.location);
  }

  const countTicks = (body: string) => [...body.matchAll(/<li class="done"/g)].length;

  it('ticks itself step by step and ends with one green line, and with nothing of the trial left', async () => {
    const agencies = [
      await addAgency('ミナトキャリア', '13-ユ-000001'),
      await addAgency('北辰', '01-ユ-000002'),
    ];
    const list = await createEmployer();
    const employerId = list.split('/').at(-1) ?? '';
    expect(countTicks((await open(list)).body)).toBe(1);

    pass(2);
    expect((await post(`${list}/invitation`)).statusCode).toBe(422);
    const terms = { countingStage: 'registered', threshold: '5', slotValidDays: '' };
    expect((await post(`${list}/policy`, terms)).statusCode).toBe(303);
    pass(2);
    expect(
      (
        await post(
          `${list}/agencies`,
          agencies.map((id): [string, string] => ['agency', id]),
        )
      ).statusCode,
    ).toBe(303);
    pass(2);
    expect((await post(`${list}/invitation`)).statusCode).toBe(303);
    const waiting = await open(list);
    expect(countTicks(waiting.body)).toBe(3);
    expect(waiting.body).toContain('data-refresh="4"');
    expect(waiting.body.match(/ data-live=/g)).toHaveLength(4);
    expect(waiting.policy).toContain("connect-src 'self'");
    const code = /(?<=<b class="num">)[0-9A-Z]{5}-[0-9A-Z]{5}(?=<)/.exec(waiting.body)?.[0] ?? '';

    pass(3);
    const connected = await site.app.inject({
      method: 'POST',
      url: '/v1/connections',
      payload: { invitationCode: code },
    });
    const bearer = { authorization: `Bearer ${connected.json<ConnectionReply>().token}` };
    const me = await site.app.inject({ url: '/v1/me', headers: bearer });
    // The recruiter writes to themselves, so that their own domain must not make them a colleague.
    expect(me.json<MeReply>().employer).toMatchObject({
      status: 'active',
      hires: 'newgrad',
      domains: [],
    });
    expect(me.json<MeReply>().policy.threshold).toBe(5);
    expect(countTicks((await open(list)).body)).toBe(4);

    pass(2);
    const report = {
      reportId: 'trial-0123456789ab',
      day: '2026-11-24',
      stage: 'first',
      language: 'ja',
      inserted: 1,
      sent: 1,
    };
    await site.app.inject({
      method: 'POST',
      url: '/v1/counts',
      headers: bearer,
      payload: { reports: [report] },
    });
    const inserted = await open(list);
    expect(countTicks(inserted.body)).toBe(5);
    expect(inserted.body).toContain('&quot;reportId&quot;:&quot;trial-0123456789ab&quot;');
    expect((await post(`${list}/removal`)).statusCode).toBe(422);

    pass(3);
    await site.app.inject({
      method: 'POST',
      url: '/v1/counts',
      headers: bearer,
      payload: { reports: [{ ...report, reportId: 'trial-0123456789cd', inserted: 0 }] },
    });
    const first = site.context.database.kysely.selectFrom('onboardings').select('inserted_at');
    expect(await first.execute()).toEqual([{ inserted_at: '2026-11-24T01:11:00.000Z' }]);
    await registerByPages(site, { link: newLink('K7Q2M'), mail: 'recruiter@aoba.example' });
    expect(countTicks((await open(list)).body)).toBe(6);

    pass(2);
    expect((await post(`${list}/removal`)).statusCode).toBe(303);
    const done = await open(list);
    expect(countTicks(done.body)).toBe(7);
    expect(done.body).toContain('All checked. Aoba Systems, Inc. can start today.');
    expect(done.body).toContain('Removed 1 registration and 1 insertion');
    expect(done.body).toContain('Meeting: 16 min');
    expect(done.body).not.toContain(code);

    const db = site.context.database.kysely;
    for (const table of ['registrations', 'ledger_entries', 'insertion_days', 'disclosure_records'] as const)
      expect(await db.selectFrom(table).selectAll().execute()).toEqual([]);
    const after = await site.app.inject({ url: '/v1/me', headers: bearer });
    expect(after.json<MeReply>().employer.domains).toEqual(['aoba.example']);

    await registerByPages(site, { link: newLink('K7Q2M'), mail: 'real@example.jp' });
    const counters = await db.selectFrom('employer_counters').selectAll().executeTakeFirstOrThrow();
    expect(counters).toMatchObject({ employer_id: employerId, registered: 1, counted: 1, next_slot_at: 5 });
    expect(await db.selectFrom('disclosure_records').selectAll().execute()).toHaveLength(2);

    await db.updateTable('registrations').set({ is_test: 1 }).execute();
    expect((await open(list)).body).not.toContain('can start today');
  });

  it('hands people to the agencies that serve what they chose, as the operator entered it', async () => {
    const kansai = await addAgency('北辰', '01-ユ-000002');
    const all = await addAgency('ミナトキャリア', '13-ユ-000001');
    const list = await createEmployer();
    await post(
      `${list}/agencies`,
      [kansai, all].map((id): [string, string] => ['agency', id]),
    );
    const facts: [string, string][] = [
      ['name', '北辰'],
      ['nameEn', 'Hokushin'],
      ['licenceNo', '01-ユ-000002'],
      ['licenceExpiresOn', '2030-03-31'],
      ['area', 'kansai'],
      ['area', 'nowhere'],
      ['job', 'backend'],
    ];
    expect((await post(`/operator/agencies/${kansai}`, facts)).statusCode).toBe(303);
    const page = await open(`/operator/agencies/${kansai}`);
    expect([...page.body.matchAll(/value="(\w+)"[^>]*checked|checked[^>]*value="(\w+)"/g)]).toHaveLength(2);

    const db = site.context.database.kysely;
    expect(await db.selectFrom('agencies').select(['areas', 'jobs']).orderBy('licence_no').execute()).toEqual(
      [
        { areas: 'kansai', jobs: 'backend' },
        { areas: '', jobs: '' },
      ],
    );
    await registerByPages(site, {
      link: newLink('K7Q2M'),
      mail: 'tokyo@example.jp',
      fields: { area: 'tokyo' },
    });
    const disclosed = () => db.selectFrom('disclosure_records').select('agency_id').execute();
    expect(await disclosed()).toEqual([{ agency_id: all }]);
    await registerByPages(site, {
      link: newLink('K7Q2M'),
      mail: 'osaka@example.jp',
      fields: { area: 'kansai' },
    });
    expect((await disclosed()).filter(({ agency_id }) => agency_id === kansai)).toHaveLength(1);
    // Whom none of them serves gets the first of them, and no other.
    const rest: [string, string][] = [
      ['name', 'ミナトキャリア'],
      ['nameEn', 'Minato'],
      ['licenceNo', '13-ユ-000001'],
      ['licenceExpiresOn', '2030-03-31'],
      ['area', 'tokyo'],
    ];
    expect((await post(`/operator/agencies/${all}`, rest)).statusCode).toBe(303);
    await registerByPages(site, {
      link: newLink('K7Q2M'),
      mail: 'sapporo@example.jp',
      fields: { area: 'hokkaido' },
    });
    const count = async (id: string) =>
      (await disclosed()).filter(({ agency_id }) => agency_id === id).length;
    expect([await count(kansai), await count(all)]).toEqual([2, 2]);
  });

  it('leaves a trail of every step, without anybody’s address', async () => {
    const agency = await addAgency('ミナトキャリア', '13-ユ-000001');
    const list = await createEmployer();
    await post(`${list}/policy`, { countingStage: 'interviewed', threshold: '10', slotValidDays: '365' });
    await post(`${list}/agencies`, { agency });
    await post(`${list}/invitation`);
    const entries = await site.context.database.kysely.selectFrom('audit_entries').selectAll().execute();
    expect(entries.map((entry) => entry.action).toSorted()).toEqual([
      'agencies.routed',
      'agency.created',
      'employer.created',
      'invitation.issued',
      'policy.confirmed',
      'trial.opened',
    ]);
    expect(JSON.stringify(entries)).not.toContain('@');
    const trail = await open('/operator/audit');
    expect(trail.body).toContain('Terms confirmed');
    expect(trail.body).toContain('Counted at: <bdi>registration</bdi> → <bdi>interview at an agency</bdi>');
    expect(trail.body).toContain('Agencies: <bdi>–</bdi> → <bdi>ミナトキャリア Inc.</bdi>');
    expect(trail.body).not.toContain(agency);
    await expect(site.context.database.kysely.deleteFrom('audit_entries').execute()).rejects.toThrow(
      'The audit trail only appends.',
    );
    await expect(
      site.context.database.kysely.updateTable('audit_entries').set({ actor: 'x' }).execute(),
    ).rejects.toThrow('The audit trail only appends.');
  });

  it('does not take real people for a trial that was forgotten', async () => {
    const agency = await addAgency('ミナトキャリア', '13-ユ-000001');
    const list = await createEmployer();
    await post(`${list}/policy`, { countingStage: 'registered', threshold: '10', slotValidDays: '' });
    await post(`${list}/agencies`, { agency });
    await post(`${list}/invitation`);
    pass(121);
    await registerByPages(site, { link: newLink('K7Q2M'), mail: 'real@example.jp' });
    const rows = await site.context.database.kysely.selectFrom('registrations').selectAll().execute();
    expect(rows).toMatchObject([{ is_test: 0, outcome: 'counted' }]);
    headers = await signedIn(site.context, { kind: 'operator' });
    expect((await open(list)).body).toContain('The two hours of the trial are over.');
    expect((await post(`${list}/reopen`)).statusCode).toBe(303);
    await registerByPages(site, { link: newLink('K7Q2M'), mail: 'trial@aoba.example' });
    expect(
      (await site.context.database.kysely.selectFrom('registrations').selectAll().execute())
        .map((row) => row.is_test)
        .toSorted(),
    ).toEqual([0, 1]);
  });

  it('says beside the common link that it is not for candidates while the trial runs, and only then', async () => {
    const agency = await addAgency('ミナトキャリア', '13-ユ-000001');
    const list = await createEmployer();
    const notes = () =>
      Promise.all(
        [list, list.replace('/onboarding/', '/employers/')].map(async (page) =>
          (await open(page)).body.includes(operatorEn['o.on.link.trial']),
        ),
      );
    await post(`${list}/policy`, { countingStage: 'registered', threshold: '10', slotValidDays: '' });
    await post(`${list}/agencies`, { agency });
    expect(await notes()).toEqual([false, false]);
    await post(`${list}/invitation`);
    expect(await notes()).toEqual([true, true]);
    pass(121);
    headers = await signedIn(site.context, { kind: 'operator' });
    expect(await notes()).toEqual([false, false]);
  });

  it('does not begin the trial again with a later code', async () => {
    const agency = await addAgency('ミナトキャリア', '13-ユ-000001');
    const list = await createEmployer();
    const employer = list.replace('onboarding', 'employers');
    await post(`${list}/policy`, { countingStage: 'registered', threshold: '10', slotValidDays: '' });
    await post(`${list}/agencies`, { agency });
    await post(`${list}/invitation`);
    pass(20);
    expect((await post(`${employer}/invitation`)).statusCode).toBe(200);
    pass(101);
    await registerByPages(site, { link: newLink('K7Q2M'), mail: 'first@example.jp' });
    headers = await signedIn(site.context, { kind: 'operator' });
    const later = await post(`${employer}/invitation`);
    const code = /[0-9A-Z]{5}-[0-9A-Z]{5}/.exec(later.body)?.[0] ?? '';
    // Whoever starts the trial again reads out the code that works.
    expect((await open(list)).body).toContain(code);
    await registerByPages(site, { link: newLink('K7Q2M'), mail: 'second@example.jp' });
    const db = site.context.database.kysely;
    const rows = await db.selectFrom('registrations').select(['is_test', 'outcome']).execute();
    expect(rows).toEqual([
      { is_test: 0, outcome: 'counted' },
      { is_test: 0, outcome: 'counted' },
    ]);
    const opened = db.selectFrom('audit_entries').selectAll().where('action', '=', 'trial.opened');
    expect(await opened.execute()).toHaveLength(1);
  });

  it('asks nobody to type a code that was withdrawn, is used up or has expired, and offers another', async () => {
    const agency = await addAgency('ミナトキャリア', '13-ユ-000001');
    const list = await createEmployer();
    const employer = list.replace('onboarding', 'employers');
    await post(`${list}/policy`, { countingStage: 'registered', threshold: '10', slotValidDays: '' });
    await post(`${list}/agencies`, { agency });
    const codeOn = async () => /[0-9A-Z]{5}-[0-9A-Z]{5}/.exec((await open(list)).body)?.[0];
    const offered = async () =>
      [(await open(list)).body.includes('can’t be used any more'), await codeOn()] as const;
    await post(`${list}/invitation`);
    const first = await codeOn();
    expect(await offered()).toEqual([false, first]);
    await post(`${employer}/withdraw-invitations`);
    expect(await offered()).toEqual([true, undefined]);
    expect((await open(list)).body).toContain(`href="${employer}"`);
    expect((await post(`${list}/invitation`)).statusCode).toBe(303);
    const second = await codeOn();
    expect([await offered(), second === first]).toEqual([[false, second], false]);
    const invitations = () => site.context.database.kysely.updateTable('invitations');
    await invitations().set({ uses_left: 0 }).execute();
    expect(await offered()).toEqual([true, undefined]);
    await invitations().set({ uses_left: 1 }).execute();
    expect(await offered()).toEqual([false, second]);
    pass(31 * 24 * 60);
    headers = await signedIn(site.context, { kind: 'operator' });
    expect(await offered()).toEqual([true, undefined]);
  });

  it('refuses what is wrong with a sentence beside the field, and keeps what was typed', async () => {
    const wrong = await post('/operator/onboarding/new', {
      name: '青葉',
      nameEn: '',
      domains: 'aoba',
      code: 'ILOU1',
    });
    expect(wrong.statusCode).toBe(422);
    expect(wrong.body).toContain('Enter a name.');
    expect(wrong.body).toContain('value="青葉"');
    const lapsed = await post('/operator/agencies/new', {
      name: '紹介',
      nameEn: 'Agency',
      licenceNo: '13-ユ-000001',
      licenceExpiresOn: '2026-11-23',
    });
    expect(lapsed.body).toContain('The licence has lapsed.');
    const agency = await addAgency('ミナトキャリア', '13-ユ-000001');
    expect(
      (
        await post('/operator/agencies/new', {
          name: 'x',
          nameEn: 'x',
          licenceNo: '13-ユ-000001',
          licenceExpiresOn: '2030-01-01',
        })
      ).body,
    ).toContain('already registered');
    const list = await createEmployer();
    expect(
      (
        await post('/operator/onboarding/new', {
          name: 'b',
          nameEn: 'b',
          domains: 'b.example',
          code: 'K7Q2M',
        })
      ).body,
    ).toContain('Another employer uses this code.');
    expect(
      (await post(`${list}/policy`, { countingStage: 'registered', threshold: '0', slotValidDays: '' })).body,
    ).toContain('Enter a number from 1 to 1,000.');
    expect((await post(`${list}/agencies`)).body).toContain('Choose at least one agency.');
    await site.context.database.kysely
      .updateTable('agencies')
      .set({ licence_expires_on: '2026-11-01' })
      .execute();
    expect((await post(`${list}/agencies`, { agency })).body).toContain('An agency with a lapsed licence');
    expect((await open('/operator/onboarding/emp_nobody')).status).toBe(404);
    const stranger = await site.app.inject({ url: list, headers: { accept: 'text/html' } });
    expect(stranger.statusCode).toBe(303);
  });

  it('shows the terms as they were confirmed on the page that comes back', async () => {
    const list = await createEmployer();
    // Beside the button nothing is said of terms that may be typed otherwise by then.
    expect((await open(list)).body).not.toContain('slots don’t expire');
    const terms = { countingStage: 'interviewed', threshold: '5', slotValidDays: '' };
    expect((await post(`${list}/policy`, terms)).statusCode).toBe(303);
    const { body } = await open(list);
    expect(body).toContain('<b>Count agency interviews</b>');
    expect(body).toContain('One slot per 5 people · counted when interviewed');
    // What is announced for a day to come does not hold yet.
    const later = { ...terms, threshold: '7', from: '2026-12-01', seen: '1' };
    const employer = list.replace('onboarding', 'employers');
    expect((await post(`${employer}/policy`, later)).statusCode).toBe(303);
    pass(1);
    expect((await open(list)).body).toContain('One slot per 5 people · counted when interviewed');
  });

  it('counts the minutes of the meeting from its booked time on, and none before', async () => {
    const list = await createEmployer();
    const employerId = list.split('/').at(-1) ?? '';
    pass(2);
    expect((await open(list)).body).toContain('Meeting: 2 min');
    await book(site.context, employerId, {
      bookingId: 'booking-of-aoba-0002',
      startsAt: '2026-11-25T01:00:00.000Z',
      mail: 'recruiter@aoba.example',
      language: 'ja',
    });
    const ahead = await open(list);
    expect(ahead.body).not.toContain('Meeting:');
    expect(ahead.body.match(/ data-live=/g)).toHaveLength(4);
    pass(24 * 60 + 10);
    headers = await signedIn(site.context, { kind: 'operator' });
    expect((await open(list)).body).toContain('Meeting: 12 min');
    // Where it comes to nothing, from the next one on.
    await book(site.context, employerId, {
      bookingId: 'booking-of-aoba-0003',
      startsAt: '2026-11-26T01:00:00.000Z',
      mail: 'recruiter@aoba.example',
      language: 'ja',
    });
    pass(24 * 60);
    headers = await signedIn(site.context, { kind: 'operator' });
    expect((await open(list)).body).toContain('Meeting: 12 min');
  });

  it('shows the meeting that was booked, for as long as it is', async () => {
    const list = await createEmployer();
    const employerId = list.split('/').at(-1) ?? '';
    const bookingId = 'booking-of-aoba-0001';
    await book(site.context, employerId, {
      bookingId,
      startsAt: '2026-11-25T01:00:00.000Z',
      mail: 'recruiter@aoba.example',
      language: 'ja',
    });
    expect((await open(list)).body).toContain(
      'Onboarding call booked: 25 November 2026 at 10:00 (Japan time, 30 min), recruiter@aoba.example',
    );
    await cancel(site.context, employerId, bookingId);
    expect((await open(list)).body).not.toContain('Onboarding call booked');
  });
});
