import type { LightMyRequestResponse } from 'fastify';
import { JSDOM } from 'jsdom';
import { leaveAgency } from '../../../src/server/services/agencies/departure.ts';
import { updateCase } from '../../../src/server/services/agencies/outcomes.ts';
import { WEBHOOK_TYPES } from '../../../src/server/services/webhooks/emit.ts';
import { acceptProposal, reportResult } from '../../../src/server/services/slots/decisions.ts';
import { membersOfAgency } from '../../../src/server/stores/agency-members.ts';
import { withdrawDisclosure } from '../../../src/server/stores/disclosures.ts';
import { endpointsOf } from '../../../src/server/stores/webhooks.ts';
import { describeOnBothEngines } from '../../support/databases.ts';
import { AOBA, HIKARI, MINATO, SAKURA, grantSlot } from '../slots/introduction-world.ts';
import { openAgencySite, pageOf, type AgencySite } from './agency-site.ts';

const EVENT = 'event-0123456789abcdef';

/** What a button is called for whoever hears it, by the texts it names. */
function nameOf(reply: LightMyRequestResponse, selector: string): string | undefined {
  const page = pageOf(reply);
  const ids = page.querySelector(selector)?.getAttribute('aria-labelledby')?.split(' ');
  return ids?.map((id) => page.getElementById(id)?.textContent).join(' ');
}

describeOnBothEngines('The agency console', (create) => {
  let site: AgencySite;

  beforeEach(async () => {
    site = await openAgencySite(await create(), { countingStage: 'interviewed' });
  });

  afterEach(() => site.close());

  const db = () => site.world.context.database.kysely;
  const caseOf = (registrationId: string) =>
    db()
      .selectFrom('agency_cases')
      .selectAll()
      .where('registration_id', '=', registrationId)
      .where('agency_id', '=', MINATO.agencyId)
      .executeTakeFirstOrThrow();

  it('lists people with what they want, and never where they come from', async () => {
    const registration = await site.world.register(AOBA, {
      mail: 'a@candidate.example',
      hide: '株式会社みどり商事',
    });
    const { disclosure_id: id } = await caseOf(registration);
    const list = await site.get('/agency/candidates');
    const detail = await site.get(`/agency/candidates/${id}`);
    expect(list.body).toContain('候補 1');
    expect(detail.body).toContain('a@candidate.example');
    expect(detail.body).toContain('株式会社みどり商事');
    expect(detail.body).toContain('メールだけ・電話はしない');
    for (const page of [list, detail, await site.get('/agency/candidates.csv')])
      expect(page.body).not.toMatch(/青葉|emp_|reg_|K7Q2M/);
  });

  it('shows nobody else’s people', async () => {
    const registration = await site.world.register(AOBA);
    const { disclosure_id: id } = await caseOf(registration);
    expect((await site.get(`/agency/candidates/${id}`, SAKURA.agencyId)).statusCode).toBe(404);
    expect(
      (await site.post(`/agency/candidates/${id}/stage`, { stage: 'placed', version: '1' }, SAKURA.agencyId))
        .statusCode,
    ).toBe(404);
    expect((await caseOf(registration)).stage).toBe('to_contact');
  });

  it('counts an interview once, where the contract counts interviews', async () => {
    const registration = await site.world.register(AOBA);
    const { disclosure_id: id } = await caseOf(registration);
    await site.post(`/agency/candidates/${id}/outcome`, { outcome: 'reached', event: `${EVENT}-1` });
    expect(await counted()).toBe(0);
    await Promise.all(
      Array.from({ length: 5 }, () =>
        site.post(`/agency/candidates/${id}/outcome`, { outcome: 'interviewed', event: EVENT }),
      ),
    );
    await site.post(`/agency/candidates/${id}/outcome`, { outcome: 'interviewed', event: `${EVENT}-2` });
    expect(await counted()).toBe(1);
    expect(await caseOf(registration)).toMatchObject({ stage: 'interviewed' });
  });

  async function counted(): Promise<number> {
    const row = await db()
      .selectFrom('employer_counters')
      .select('counted')
      .where('employer_id', '=', AOBA.id)
      .executeTakeFirstOrThrow();
    return row.counted;
  }

  it('counts an interview by the status menu as by the outcome, once', async () => {
    const registration = await site.world.register(AOBA);
    const { disclosure_id: id } = await caseOf(registration);
    const stage = async (stage: string) => {
      const { version } = await caseOf(registration);
      await site.post(`/agency/candidates/${id}/stage`, { stage, version: String(version) });
    };
    await stage('interviewed');
    expect(await counted()).toBe(1);
    const { contacted_at, interviewed_at } = await caseOf(registration);
    expect([contacted_at, interviewed_at]).toEqual(
      Array.from({ length: 2 }, () => site.world.now().toISOString()),
    );
    await stage('introducing');
    await stage('interviewed');
    await site.post(`/agency/candidates/${id}/outcome`, { outcome: 'interviewed', event: EVENT });
    expect(await counted()).toBe(1);
  });

  it('takes a placement back that was chosen by mistake', async () => {
    const registration = await site.world.register(AOBA);
    const { disclosure_id: id } = await caseOf(registration);
    await updateCase(site.world.context, MINATO, id, { stage: 'placed' });
    expect((await caseOf(registration)).placed_at).not.toBeNull();
    await updateCase(site.world.context, MINATO, id, { profile: 'バックエンド 5年' });
    expect((await caseOf(registration)).placed_at).not.toBeNull();
    await updateCase(site.world.context, MINATO, id, { stage: 'in_process' });
    expect(await caseOf(registration)).toMatchObject({ stage: 'in_process', placed_at: null });
  });

  it('takes an attempt for no contact: the deadline stands until the person was reached', async () => {
    const registration = await site.world.register(AOBA);
    const { disclosure_id: id } = await caseOf(registration);
    const path = `/agency/candidates/${id}`;
    await site.post(`${path}/outcome`, { outcome: 'not_reached', event: `${EVENT}-1` });
    expect(await caseOf(registration)).toMatchObject({ stage: 'to_contact', contacted_at: null });
    const page = (await site.get(path)).body;
    expect(page).toContain('連絡がとれず');
    expect(page).toContain('11月26日(木)');
    await site.post(`${path}/outcome`, { outcome: 'reached', event: `${EVENT}-2` });
    expect((await caseOf(registration)).contacted_at).toBe(site.world.now().toISOString());
    expect((await site.get(path)).body).not.toContain('11月26日(木)');
  });

  it('takes contact data away at once when somebody withdraws, and tells a stale page', async () => {
    const registration = await site.world.register(AOBA, { mail: 'gone@candidate.example' });
    const { disclosure_id: id } = await caseOf(registration);
    await site.world.context.database.transaction(async (transaction) => {
      const disclosure = { employer_id: AOBA.id, disclosure_id: id, agency_id: MINATO.agencyId };
      const at = site.world.now().toISOString();
      await withdrawDisclosure(transaction, disclosure, at);
      await leaveAgency(site.world.context, transaction, disclosure, { reason: 'stopped', at });
    });
    const stale = await site.post(`/agency/candidates/${id}/outcome`, { outcome: 'reached', event: EVENT });
    expect(stale.headers.location).toContain('said=withdrawn');
    const page = await site.get(String(stale.headers.location));
    expect(page.body).toContain('ご本人が提供を止めました');
    for (const url of [`/agency/candidates/${id}`, '/agency/candidates', '/agency/candidates.csv'])
      expect((await site.get(url)).body).not.toContain('gone@candidate.example');
    // Whose copy to delete is found by the name the row shows.
    expect((await site.get(`/agency/candidates?q=${encodeURIComponent('候補 1')}`)).body).toContain(
      'ご本人が提供を止めました',
    );
    site.world.wait(15);
    expect((await site.get('/agency/candidates')).body).not.toContain('候補 1');
  });

  it('finds a name by letters that a keyboard gives at once', async () => {
    const registration = await site.world.register(AOBA);
    for (const [name, typed] of [
      ['\u9ad9\ufa11 \u845b\u{e0100}', '高崎 葛'],
      ['Nguy\u1ec5n \u0110\u1eb7ng', 'nguyen dang'],
    ] as const) {
      await site.world.context.database.kysely
        .updateTable('registrations')
        .set({ name })
        .where('registration_id', '=', registration)
        .execute();
      expect((await site.get(`/agency/candidates?q=${encodeURIComponent(typed)}`)).body).toContain(name);
    }
  });

  it('shows an agency no consent but that to have the data', async () => {
    const { disclosure_id: id } = await caseOf(await site.world.register(AOBA));
    const { body } = await site.get(`/agency/candidates/${id}`);
    const consents = /<ul class="stack near consents">(.*?)<\/ul>/s.exec(body)?.[1] ?? '';
    expect(consents.match(/<li/g)).toHaveLength(1);
    expect(consents).toContain('ミナトキャリア');
  });

  it('does not let a stale page overwrite a newer change', async () => {
    const registration = await site.world.register(AOBA);
    const { disclosure_id: id, version } = await caseOf(registration);
    const stage = (stage: string) =>
      site.post(`/agency/candidates/${id}/stage`, { stage, version: String(version) });
    expect((await stage('arranging')).headers.location).toContain('said=saved');
    const stale = String((await stage('paused')).headers.location);
    expect(stale).toContain('said=stale');
    const page = (await site.get(stale)).body;
    expect(page).toContain('<title>エラー:');
    expect(page).toMatch(/<div class="bar warn" role="alert" tabindex="-1" autofocus="">/);
    expect((await caseOf(registration)).stage).toBe('arranging');
  });

  it('lets somebody be looked after by a member of the agency only', async () => {
    const registration = await site.world.register(AOBA);
    const { disclosure_id: id } = await caseOf(registration);
    const [stranger] = await membersOfAgency(site.world.context.database.kysely, SAKURA.agencyId);
    const ownerId = stranger?.member_id ?? '';
    expect(await updateCase(site.world.context, MINATO, id, { ownerId })).toBe('invalid');
    expect((await caseOf(registration)).owner_id).toBeNull();
  });

  it('keeps what was typed where it is too long, and says how long it may be', async () => {
    const registration = await site.world.register(AOBA);
    const { disclosure_id: id, version } = await caseOf(registration);
    const form = {
      nextOn: '2026-12-01',
      nextNote: '<二次面接>'.repeat(7),
      profile: 'データアナリスト 4年',
      agreed: 'yes',
      version: String(version),
    };
    const reply = await site.post(`/agency/candidates/${id}/plan`, form);
    expect(reply.statusCode).toBe(422);
    expect(reply.body).toContain('40文字以内で入れてください。');
    expect(reply.body).toContain('入力の内容をご確認ください。');
    expect(reply.body).toContain('<title>エラー:');
    expect(reply.body.match(/<[^>]* autofocus/g)).toEqual([expect.stringContaining('id="nextNote"')]);
    expect(reply.body).toMatch(/<details class="plan" open/);
    expect(reply.body).toContain(`value="${'&lt;二次面接&gt;'.repeat(7)}"`);
    for (const typed of [form.nextOn, form.profile]) expect(reply.body).toContain(`value="${typed}"`);
    expect(reply.body).toMatch(/name="agreed"[^>]* checked/);
    expect(reply.body.match(/maxLength="(40|120)"/g)).toHaveLength(2);
    expect(await caseOf(registration)).toMatchObject({ version, next_on: null, agreed_at: null });
    const shorter = { ...form, nextNote: '二次面接' };
    const saved = await site.post(`/agency/candidates/${id}/plan`, shorter);
    expect(saved.headers.location).toContain('said=saved');
    for (const nextOn of ['2026-13-40', '2026-02-30']) {
      const badDay = await site.post(`/agency/candidates/${id}/plan`, { ...shorter, nextOn });
      expect(badDay.body).toContain('日付をご確認ください。');
    }
  });

  it('leads back to the person after each save, in the list as it was narrowed', async () => {
    const registration = await site.world.register(AOBA);
    const { disclosure_id: id, version } = await caseOf(registration);
    const path = `/agency/candidates/${id}`;
    const narrowed = 'stage=to_contact&owner=none';
    const page = pageOf(await site.get(`${path}?${narrowed}`));
    const close = page.querySelector('[data-close]')?.getAttribute('href') ?? '';
    expect(close).toBe(`/agency/candidates?${narrowed}#row-${id}`);
    const list = pageOf(await site.get(close));
    const row = list.getElementById(`row-${id}`)?.getAttribute('href');
    expect(row).toBe(`${path}?${narrowed}#detail`);
    const typed = { version: String(version), stage: 'paused', outcome: 'reached', event: EVENT };
    const post = async (step: string, fields: Record<string, string>) => {
      const form = page.querySelector(`form[action^="${path}/${step}"]`)?.getAttribute('action');
      return site.post(form ?? '', fields);
    };
    expect((await post('plan', { ...typed, nextNote: '長'.repeat(41) })).body).toContain(
      `href="/agency/candidates?${narrowed.replace('&', '&amp;')}#row-${id}"`,
    );
    expect((await post('stage', typed)).headers.location).toBe(`${path}?${narrowed}&said=saved#detail`);
    expect((await post('outcome', typed)).headers.location).toBe(`${path}?${narrowed}&said=outcome#detail`);
    // Where nothing was saved, what says so has the focus rather than the panel.
    expect((await post('stage', { ...typed, stage: 'placed' })).headers.location).toBe(
      `${path}?${narrowed}&said=stale`,
    );
  });

  it('says at the panel it opens at what was done, and says it once, whatever the language', async () => {
    const { disclosure_id: id } = await caseOf(await site.world.register(AOBA));
    const path = `/agency/candidates/${id}`;
    const page = pageOf(await site.get(`${path}?said=outcome&stage=to_contact`));
    const described = page.getElementById('detail')?.getAttribute('aria-describedby') ?? '';
    expect(page.getElementById(described)?.textContent).toBe('連絡の結果を記録しました');
    expect(page.querySelector('input[name=back]')?.getAttribute('value')).toBe(`${path}?stage=to_contact`);
    const quiet = pageOf(await site.get(`${path}?said=anything`));
    expect(quiet.getElementById('detail')?.hasAttribute('aria-describedby')).toBe(false);
  });

  it('says which status somebody has, and of buttons that read alike whom each is about', async () => {
    const world = site.world;
    const { disclosure_id: id } = await caseOf(await world.register(HIKARI));
    const detail = pageOf(await site.get(`/agency/candidates/${id}`));
    const current = [...detail.querySelectorAll('button[name=stage][aria-current]')];
    expect(current.map((button) => button.getAttribute('value'))).toEqual(['to_contact']);
    await grantSlot(site.world, AOBA.id);
    const askId = await world.askId(await world.ask(AOBA));
    expect(nameOf(await site.get(`/agency/requests/${askId}`), 'button[name=agreed]')).toBe(
      '同意をいただいた 候補 1',
    );
    await site.post('/agency/settings/keys', { keyName: 'ATS', scope: 'candidates:read' });
    await site.post('/agency/settings/endpoints', {
      url: 'https://hooks.agency.example/1',
      event: WEBHOOK_TYPES.agency,
    });
    const settings = await site.get('/agency/settings');
    expect(nameOf(settings, 'form[action$="/revoke"] button')).toBe('取り消す ATS');
    expect(nameOf(settings, 'form[action$="/remove"] button')).toBe('消す https://hooks.agency.example/1');
    const ids = [...pageOf(settings).querySelectorAll('[id]')].map((element) => element.id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('offers for a request only people from elsewhere who do not hide from the company', async () => {
    const world = site.world;
    await world.register(HIKARI, { mail: 'fits@candidate.example' });
    await world.register(HIKARI, { mail: 'hides@candidate.example', hide: '青葉システムズ' });
    await world.register(AOBA, { mail: 'referred@candidate.example' });
    await world.register(HIKARI, { mail: 'both@candidate.example' });
    await world.register(AOBA, { mail: 'both@candidate.example' });
    await grantSlot(site.world, AOBA.id);
    const askId = await world.askId(await world.ask(AOBA));
    expect((await world.proposable(askId)).map(({ mail }) => mail)).toEqual(['fits@candidate.example']);
    const page = await site.get(`/agency/requests/${askId}`);
    expect(page.body).toContain('候補 1');
    expect(page.body).not.toMatch(/hides@|referred@|both@|候補 [2345]/);
  });

  it('proposes with a reason, once, and only who agreed', async () => {
    const world = site.world;
    await world.register(HIKARI);
    await grantSlot(site.world, AOBA.id);
    const requestId = await world.ask(AOBA);
    const askId = await world.askId(requestId);
    const [person] = await world.proposable(askId);
    const fields = { key: 'key-0123456789abcdef', person: person?.disclosure_id ?? '', reason: '経験が近い' };
    const propose = () => site.post(`/agency/requests/${askId}/propose`, fields);
    expect(
      (await site.post(`/agency/requests/${askId}/propose`, { ...fields, reason: ' ' })).statusCode,
    ).toBe(422);
    expect((await propose()).headers.location).toContain('said=not_agreed');
    await site.post(`/agency/requests/${askId}/agreed`, { ...fields, agreed: fields.person });
    const results = await Promise.all([propose(), propose(), propose()]);
    expect(results.map(({ headers }) => headers.location)).toEqual(
      Array.from({ length: 3 }, () => `/agency/requests/${askId}?said=proposed#detail`),
    );
    const proposals = await db().selectFrom('slot_proposals').selectAll().execute();
    expect(proposals).toMatchObject([{ state: 'offered', reason: '経験が近い' }]);
  });

  it('takes Enter on a box of the proposal for nothing but a draft', async () => {
    await site.world.register(HIKARI);
    await grantSlot(site.world, AOBA.id);
    const askId = await site.world.askId(await site.world.ask(AOBA));
    const page = new JSDOM((await site.get(`/agency/requests/${askId}`)).body).window.document;
    // Browsers press a form's first button for Enter.
    const [first] = page.querySelectorAll(`form[action$="/propose"] button`);
    expect(first?.getAttribute('formaction')).toBe(`/agency/requests/${askId}/draft`);
    expect([first?.getAttribute('tabindex'), first?.getAttribute('aria-hidden')]).toEqual(['-1', 'true']);
  });

  it('counts a request until it is answered, and an interview only where the person is theirs', async () => {
    const world = site.world;
    await world.register(HIKARI);
    await grantSlot(site.world, AOBA.id);
    const requestId = await world.ask(AOBA);
    const [proposal = ''] = await world.proposeFirst(await world.askId(requestId));
    const count = async (agencyId: string) =>
      /紹介依頼<\/span><span class="count">(\d+)/.exec(
        (await site.get('/agency/candidates', agencyId)).body,
      )?.[1];
    expect([await count(MINATO.agencyId), await count(SAKURA.agencyId)]).toEqual(['1', '1']);
    await acceptProposal(world.context, AOBA.id, requestId, proposal, null);
    expect([await count(MINATO.agencyId), await count(SAKURA.agencyId)]).toEqual(['1', undefined]);
  });

  it('says beside the status that an employer reported a hire, until the status says it', async () => {
    await site.world.register(HIKARI);
    await grantSlot(site.world, AOBA.id);
    const requestId = await site.world.ask(AOBA);
    const [proposal = ''] = await site.world.proposeFirst(await site.world.askId(requestId));
    expect(await acceptProposal(site.world.context, AOBA.id, requestId, proposal, '2026-11-25')).toBe('done');
    const { disclosure_id: id } = await db()
      .selectFrom('slot_proposals')
      .select('disclosure_id')
      .executeTakeFirstOrThrow();
    const bars = async () =>
      [...pageOf(await site.get(`/agency/candidates/${id}`)).querySelectorAll('#detail .bar')].map(
        ({ textContent }) => textContent,
      );
    expect(await bars()).toEqual([]);
    await reportResult(site.world.context, AOBA.id, requestId, 'hired');
    expect(await bars()).toEqual([
      '株式会社青葉システムズから、11月24日(火)に採用のお知らせがありました。就職が決まりましたら、状態を「就職決定」に変えてください。',
    ]);
    await updateCase(site.world.context, MINATO, id, { stage: 'placed' });
    expect(await bars()).toEqual([]);
  });

  it('says why an agency whose licence lapsed sees nobody, and routes nobody to it', async () => {
    await db()
      .updateTable('agencies')
      .set({ licence_expires_on: '2026-11-23' })
      .where('agency_id', '=', MINATO.agencyId)
      .execute();
    const registration = await site.world.register(AOBA);
    const page = await site.get('/agency/candidates');
    expect(page.statusCode).toBe(403);
    expect(page.body).toContain('2026年11月23日');
    const cases = await db().selectFrom('agency_cases').select(['agency_id', 'registration_id']).execute();
    expect(cases).toEqual([{ agency_id: SAKURA.agencyId, registration_id: registration }]);
  });

  it('takes the language a member switches to for the mails to them, and to nobody else', async () => {
    await site.post('/console/language', { language: 'en', back: '/agency/settings' });
    const languages = async (agencyId: string) =>
      (await membersOfAgency(site.world.context.database.kysely, agencyId)).map(({ language }) => language);
    expect(await languages(MINATO.agencyId)).toContain('en');
    expect(await languages(SAKURA.agencyId)).not.toContain('en');
  });

  it('says that ten endpoints are enough, and keeps those', async () => {
    const add = (n: number) =>
      site.post('/agency/settings/endpoints', {
        url: `https://hooks.agency.example/${n}`,
        event: WEBHOOK_TYPES.agency,
      });
    for (let n = 0; n < 10; n += 1) expect((await add(n)).statusCode).toBe(201);
    const refused = await add(10);
    expect(refused.statusCode).toBe(409);
    expect(refused.body).toContain('通知先は10件までです。');
    expect(await endpointsOf(site.world.context.database.kysely, MINATO.agencyId)).toHaveLength(10);
  });

  it.each([
    ['url', 'https で始まる、公開されたURL', 'endpoints', { url: 'http://intern.example/hook' }],
    ['event', '知らせる出来事を、1つ以上', 'endpoints', { url: 'https://hooks.agency.example/1', event: [] }],
    ['keyName', '用途の名前を', 'keys', { keyName: ' ' }],
    ['scope', 'できることを、1つ以上', 'keys', { keyName: 'ATS', scope: [] }],
  ] as const)(
    'keeps what was typed where %s is refused, and says so there',
    async (field, why, form, wrong) => {
      const ticked = { event: WEBHOOK_TYPES.agency.slice(1), scope: ['candidates:write'] };
      const typed = { ...ticked, ...wrong };
      const reply = await site.post(`/agency/settings/${form}`, typed);
      expect(reply.statusCode).toBe(422);
      const page = pageOf(reply);
      expect(page.title).toMatch(/^エラー:/);
      expect(page.getElementById(`${field}-fault`)?.textContent).toContain(why);
      const opensAt = [...page.querySelectorAll('[autofocus]')].map((input) => input.getAttribute('name'));
      expect(opensAt).toEqual([field]);
      const line =
        'url' in wrong ? (['url', wrong.url] as const) : (['keyName', wrong.keyName.trim()] as const);
      expect(page.getElementById(line[0])?.getAttribute('value')).toBe(line[1]);
      const box = form === 'keys' ? 'scope' : 'event';
      const boxes = [...page.querySelectorAll<HTMLInputElement>(`input[name=${box}]`)];
      expect(boxes.filter(({ checked }) => checked).map(({ value }) => value)).toEqual(typed[box]);
    },
  );

  it('says of a secret that was replaced, and of no new one, that the one before stays valid', async () => {
    const endpoint = { url: 'https://hooks.agency.example/1', event: WEBHOOK_TYPES.agency };
    const added = await site.post('/agency/settings/endpoints', endpoint);
    const [made] = await endpointsOf(site.world.context.database.kysely, MINATO.agencyId);
    const rotated = await site.post(`/agency/settings/endpoints/${made?.endpoint_id}/rotate`, {});
    for (const { body } of [added, rotated]) expect(body).toContain('この署名鍵は、いまだけ表示します。');
    expect(added.body).not.toContain('前の鍵は24時間');
    expect(rotated.body).toContain('前の鍵は24時間');
  });

  it('says that something will be sent again only where something is', async () => {
    const again = () => site.post('/agency/settings/deliveries/replay', {});
    expect((await again()).headers.location).toBe('/agency/settings');
    await site.post('/agency/settings/endpoints', {
      url: 'https://hooks.agency.example/1',
      event: WEBHOOK_TYPES.agency,
    });
    await site.world.register(AOBA);
    await db().updateTable('webhook_deliveries').set({ status: 'failed' }).execute();
    expect((await again()).headers.location).toBe('/agency/settings?said=replayed');
    // Switched off since the page was opened: nothing would go, and what was told stands in the log as it was.
    const off = { status: 'failed', last_status: 503 } as const;
    await db().updateTable('webhook_deliveries').set(off).execute();
    await db().updateTable('webhook_endpoints').set({ disabled_at: '2026-11-24T01:00:00.000Z' }).execute();
    const message = await db().selectFrom('webhook_deliveries').selectAll().executeTakeFirstOrThrow();
    const one = await site.post(`/agency/settings/deliveries/${message.delivery_id}/replay`, {});
    for (const { headers } of [await again(), one])
      expect(headers.location).toBe('/agency/settings?said=hook_off');
    expect(await db().selectFrom('webhook_deliveries').selectAll().execute()).toMatchObject([off]);
    expect((await site.get('/agency/settings?said=hook_off')).body).toContain('通知先が停止中のため');
  });

  it('marks what answers a form, so that no page sends it again by itself', async () => {
    const key = { keyName: 'ATS', scope: 'candidates:read' };
    expect((await site.post('/agency/settings/keys', key)).body).toMatch(/<body [^>]*data-answer/);
    expect((await site.get('/agency/settings')).body).not.toContain('data-answer');
  });

  it('writes a CSV that no spreadsheet takes for a formula', async () => {
    await site.world.register(AOBA, {
      mail: 'a@candidate.example',
      hide: '=HYPERLINK("https://evil.example")',
    });
    const reply = await site.get('/agency/candidates.csv');
    expect(reply.headers['content-type']).toContain('text/csv');
    expect(reply.body.startsWith('\ufeff')).toBe(true);
    expect(reply.body).not.toMatch(/(^|,|")=/m);
    expect(reply.body).toContain('HYPERLINK');
  });

  it('writes days of Japan, in the CSV and where it says what to delete until when', async () => {
    const early = '2026-11-23T20:00:00.000Z';
    const registration = await site.world.register(AOBA);
    const { disclosure_id: id } = await caseOf(registration);
    await db().updateTable('disclosure_records').set({ disclosed_at: early }).execute();
    expect((await site.get('/agency/candidates.csv')).body).toContain(',2026-11-24,');
    await withdrawDisclosure(db(), { employer_id: AOBA.id, disclosure_id: id }, early);
    expect((await site.get(`/agency/candidates/${id}`)).body).toContain('12/8までに削除してください');
  });

  it('keeps text from becoming markup, and carries its own script alone', async () => {
    const registration = await site.world.register(AOBA, { hide: '<img src=x onerror=alert(1)>' });
    const { disclosure_id: id } = await caseOf(registration);
    const page = await site.get(`/agency/candidates/${id}`);
    expect(page.body).toContain('&lt;img');
    expect(page.headers['content-security-policy']).toContain("script-src 'self'");
    expect(page.headers['cache-control']).toBe('no-store');
  });
});
