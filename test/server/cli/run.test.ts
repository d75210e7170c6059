import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { run } from '../../../src/server/cli/run.ts';
import type { ServiceContext } from '../../../src/server/services/context.ts';
import { newLink, registerByPages } from '../../support/candidate.ts';
import { describeOnBothEngines } from '../../support/databases.ts';
import { openServiceApp, type ServiceApp } from '../../support/service-app.ts';

describeOnBothEngines('The command line', (create) => {
  let site: ServiceApp;

  beforeEach(async () => {
    site = await openServiceApp(await create(), '2026-11-24T01:00:00.000Z');
  });

  afterEach(() => site.close());

  const relay = (line: string) => {
    const open = () => Promise.resolve({ context: site.context, close: () => Promise.resolve() });
    return run(
      line.split(' ').map((word) => word.replaceAll('~', ' ')),
      open,
    );
  };
  const data = async <T>(line: string): Promise<T> => {
    const { status, out, err } = await relay(`${line} --json`);
    if (status !== 0) throw new Error(`${line}: ${out}${err}`);
    return JSON.parse(out) as T;
  };

  it('brings an employer in, from nothing to the end of its trial', async () => {
    const { agencyId } = await data<{ agencyId: string }>(
      'agency create --name ミナトキャリア --name-en Minato --licence 13-ユ-000001 --expires 2030-03-31',
    );
    const { code } = await data<{ code: string }>(
      'employer create --name 株式会社青葉 --name-en Aoba,~Inc. --domain aoba.example --domain aoba.test',
    );
    expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{5}$/);
    expect((await relay(`onboarding show ${code}`)).status).toBe(3);
    await data(`policy set ${code} --threshold 5 --stage registered --valid-days none`);
    await data(`routing set ${code} --agency ${agencyId}`);
    const invitation = await data<{ code: string; trialOpened: boolean }>(
      `invitation create ${code} --uses 3`,
    );
    expect(invitation.trialOpened).toBe(true);
    const connected = await site.app.inject({
      method: 'POST',
      url: '/v1/connections',
      payload: { invitationCode: invitation.code },
    });
    const authorization = `Bearer ${connected.json<{ token: string }>().token}`;
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
      headers: { authorization },
      payload: { reports: [report] },
    });
    expect(await relay(`trial remove ${code}`)).toMatchObject({ status: 1, out: '' });
    await registerByPages(site, { link: newLink(code), mail: 'me@aoba.example' });
    expect(await data(`trial remove ${code}`)).toEqual({ registrations: 1, insertions: 1 });
    expect(await relay(`onboarding show ${code}`)).toMatchObject({ status: 0 });
    // Only for the meeting is a whole code kept, to be shown again.
    await data(`invitation create ${code}`);
    const kept = site.context.database.kysely.selectFrom('onboardings').select('invitation_code');
    expect(await kept.execute()).toEqual([{ invitation_code: `${invitation.code.slice(0, 5)}-•••••` }]);
    const trail = await data<{ entries: { actor: string }[] }>(`audit list --employer ${code}`);
    expect(trail.entries.length).toBeGreaterThan(4);
    expect(new Set(trail.entries.map((entry) => entry.actor))).toEqual(new Set(['command line']));
  });

  it('shows and sets what a company decided for its recruiters, with the checks of the console', async () => {
    const { code } = await data<{ code: string }>(
      'employer create --name 株式会社青葉 --name-en Aoba,~Inc. --domain aoba.example',
    );
    const folder = mkdtempSync(path.join(os.tmpdir(), 'career-relay-wording-'));
    const file = path.join(folder, 'wording.json');
    const set = async (content: unknown) => {
      writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
      return relay(`wording set ${code} --file ${file}`);
    };
    const standard = await data<object>(`wording show ${code}`);
    const text = { language: 'en', stage: 'first', tone: 'warm', text: 'Dear {{name}}: {{link}}' };
    const own = { ...standard, closing: { ja: null, en: 'All the best.' }, ownTexts: false, texts: [text] };
    expect(await set(own)).toEqual({ status: 0, out: 'version 1\n', err: '' });
    expect(await data(`wording show ${code}`)).toEqual(own);
    expect(await set((await relay(`wording show ${code}`)).out)).toMatchObject({ out: 'version 1\n' });
    const gift = { ...own, closing: { ja: null, en: 'With a gift card.' } };
    expect(await set(gift)).toMatchObject({
      status: 1,
      err: expect.stringMatching(/^closing en: .*gift/) as string,
    });
    for (const [content, fault] of [
      ['{', 'is no JSON'],
      [{ ...own, texts: [{ ...text, tone: 'cold' }] }, 'does not fit: /texts/0/tone'],
      [null, 'does not fit'],
      [{ ...own, texts: [text, text] }, 'has two texts for en first warm.'],
    ] as const)
      expect(await set(content)).toMatchObject({ status: 2, err: expect.stringContaining(fault) as string });
    expect(await data(`wording show ${code}`)).toEqual(own);
    const { entries } = await data<{ entries: { action: string }[] }>(`audit list --employer ${code}`);
    expect(entries.filter(({ action }) => action === 'employer.wording_changed')).toHaveLength(1);
    rmSync(folder, { recursive: true });
  });

  it('records a save only where something changed', async () => {
    const agency = '--name ミナト --name-en Minato --licence 13-ユ-000001 --expires 2030-03-31';
    const { agencyId } = await data<{ agencyId: string }>(`agency create ${agency}`);
    const names = '--name 株式会社青葉 --name-en Aoba,~Inc.';
    const { code } = await data<{ code: string }>(
      `employer create ${names} --domain a.example --domain b.example`,
    );
    await data(`routing set ${code} --agency ${agencyId}`);
    await data(`employer contacts ${code} --mail one@a.example`);
    const actions = async () =>
      (await data<{ entries: { action: string }[] }>('audit list')).entries.map(({ action }) => action);
    const before = await actions();

    await data(`agency correct ${agencyId} ${agency}`);
    await data(`employer correct ${code} ${names} --domain ＠b.example，a.example`);
    await data(`routing set ${code} --agency ${agencyId}`);
    await data(`employer contacts ${code} --mail one@a.example --mail one@a.example`);
    expect(await actions()).toEqual(before);

    await data(`agency correct ${agencyId} ${agency.replace('2030', '2031')}`);
    await data(`employer correct ${code} ${names} --domain b.example`);
    expect((await relay(`employer contacts ${code} --mail two@a.example`)).out).toBe('recipients: 1\n');
    expect((await actions()).slice(0, 3).sort()).toEqual([
      'agency.changed',
      'employer.changed',
      'employer.contacts_changed',
    ]);
  });

  it('registers an employer whose domain another one has only where that is said to be so', async () => {
    await data('employer create --name 株式会社青葉 --name-en Aoba,~Inc. --domain aoba.example');
    const again = 'employer create --name 株式会社若葉 --name-en Wakaba,~Inc. --domain Jobs.Aoba.Example';
    expect(await relay(again)).toMatchObject({
      status: 1,
      err:
        'domains: Aoba, Inc. has this domain already (jobs.aoba.example). ' +
        'If this is another employer, go on all the same.\n',
    });
    expect(await relay(`${again} --shared-domains`)).toMatchObject({ status: 0 });
  });

  it('gives an employer a domain that another one has only where that is said to be so', async () => {
    await data('employer create --name 株式会社青葉 --name-en Aoba,~Inc. --domain aoba.example');
    const { code } = await data<{ code: string }>(
      'employer create --name 株式会社若葉 --name-en Wakaba,~Inc. --domain wakaba.example',
    );
    const change = `employer correct ${code} --domain wakaba.example --domain jobs.aoba.example`;
    expect(await relay(change)).toMatchObject({
      status: 1,
      err: expect.stringContaining('Aoba, Inc. has this domain already (jobs.aoba.example).') as string,
    });
    expect(await relay(`${change} --shared-domains`)).toMatchObject({ status: 0 });
    // What it has by now, and whatever else is corrected, is asked for no more.
    expect(await relay(`${change} --name-en Wakaba`)).toMatchObject({ status: 0 });
  });

  it('says whom an employer hires, which a correction leaves as it is unless it is named', async () => {
    const names = '--name 株式会社青葉 --name-en Aoba,~Inc. --domain a.example';
    const { code } = await data<{ code: string }>(`employer create ${names} --hires newgrad`);
    const shown = async () => (await relay(`employer show ${code}`)).out;
    await data(`employer correct ${code} ${names} --short-name 青葉社`);
    expect(await shown()).toContain('hires        newgrad\n');
    await data(`employer correct ${code} ${names} --hires experienced`);
    expect(await shown()).toContain('hires        experienced\n');
    expect(await relay(`employer correct ${code} ${names} --hires both`)).toMatchObject({
      status: 2,
      err: expect.stringContaining('--hires is experienced or newgrad.') as string,
    });
  });

  it('corrects of an employer what is named and leaves the rest', async () => {
    const names = '--name 株式会社青葉 --name-en Aoba,~Inc. --short-name 青葉社';
    const { code } = await data<{ code: string }>(
      `employer create ${names} --domain a.example --domain b.example`,
    );
    const shown = async () => {
      const { employer, domains } = await data<{
        employer: Record<string, string>;
        domains: readonly string[];
      }>(`employer show ${code}`);
      const { name, name_en, short_name, short_name_en, hires } = employer;
      return [name, name_en, short_name, short_name_en, hires, [...domains].sort().join(' ')];
    };
    await data(`employer correct ${code} --hires newgrad`);
    expect(await shown()).toEqual([
      '株式会社青葉',
      'Aoba, Inc.',
      '青葉社',
      'Aoba',
      'newgrad',
      'a.example b.example',
    ]);
    // A short name that was made from the name follows it; one that was given stays.
    await data(`employer correct ${code} --name 株式会社若葉 --name-en Wakaba,~Inc. --domain c.example`);
    expect(await shown()).toEqual([
      '株式会社若葉',
      'Wakaba, Inc.',
      '青葉社',
      'Wakaba',
      'newgrad',
      'c.example',
    ]);
    expect(await relay(`employer correct ${code} --name`)).toMatchObject({ status: 2 });
  });

  it('decides on what is held, and takes it back while there is time', async () => {
    await employer('K7Q2M');
    const link = newLink('K7Q2M');
    for (const mail of ['one@example.jp', 'two@example.jp']) await registerByPages(site, { link, mail });
    const [held] = await data<{ registrationId: string; maskedMail: string; dueOn: string }[]>('held list');
    expect(held).toMatchObject({ maskedMail: 't•••••o@example.jp', dueOn: '2026-12-01' });
    const id = held?.registrationId;
    expect((await relay(`held decide K7Q2M ${id} --verdict count --reason perhaps`)).status).toBe(2);
    await data(`held decide K7Q2M ${id} --verdict count --reason different_people --note asked`);
    expect(await data('held list')).toEqual([]);
    site.at('2026-11-24T01:00:08.000Z');
    await data(`held undo K7Q2M ${id}`);
    expect(await data('held list')).toHaveLength(1);
    await data(`held decide K7Q2M ${id} --verdict refuse --reason same_person`);
    site.at('2026-11-24T01:00:16.001Z');
    expect(await relay(`held undo K7Q2M ${id}`)).toMatchObject({ status: 1 });
    expect(await relay('ledger check')).toMatchObject({ status: 0, out: 'They agree.\n' });
  });

  it('registers the systems an employer wants told', async () => {
    await employer('K7Q2M');
    const added = await data<{ endpointId: string; secret: string }>(
      'webhook add K7Q2M --url https://hooks.example.com/relay',
    );
    expect(added.secret).toMatch(/^whsec_/);
    const { endpointId } = added;
    const listed = await relay('webhook list K7Q2M --json');
    expect(listed.out).not.toContain('whsec_');
    expect(JSON.parse(listed.out)).toMatchObject([
      { endpointId, events: ['slot.granted', 'slot.request.updated'], disabledAt: null },
    ]);
    const rotated = await data<{ secret: string }>(`webhook rotate K7Q2M ${endpointId}`);
    expect(rotated.secret).not.toBe(added.secret);
    await data(`webhook disable K7Q2M ${endpointId}`);
    expect((await relay('webhook list K7Q2M')).out).toContain('off (operator)');
    expect(await relay(`webhook disable K7Q2M ${endpointId}`)).toMatchObject({ status: 1 });
    await data(`webhook enable K7Q2M ${endpointId}`);
    expect(await data('webhook log K7Q2M')).toEqual([]);
    expect(await relay('webhook replay K7Q2M dlv_none')).toMatchObject({
      status: 1,
      err: 'Not found: check what was typed.\n',
    });
    expect(await relay('webhook replay K7Q2M undelivered')).toMatchObject({ status: 1 });
    await data(`webhook remove K7Q2M ${endpointId}`);
    expect(await data('webhook list K7Q2M')).toEqual([]);
    expect((await relay('webhook add K7Q2M --url http://10.0.0.1/')).err).toBe(
      'url: Enter a public address that begins with https.\n',
    );
    expect(
      (await relay('webhook add K7Q2M --url https://a.example.com/ --event candidate.assigned')).status,
    ).toBe(2);
  });

  it.each([
    ['name', ''],
    ['licence', ''],
    ['address', { ja: '', en: '' }],
    ['contactMail', ''],
  ])('writes no paper without the operator’s %s', async (missing, nothing) => {
    const context = { ...site.context, operator: { ...site.context.operator, [missing]: nothing } };
    const open = () => Promise.resolve({ context, close: () => Promise.resolve() });
    expect(await run(['paper', 'write', 'K7Q2M', '--kind', 'it-sheet'], open)).toMatchObject({
      status: 2,
      err: expect.stringContaining('OPERATOR_LICENCE') as string,
    });
  });

  it('names the file it cannot read or write once', async () => {
    await employer('K7Q2M');
    const file = path.join(os.tmpdir(), 'none', 'file');
    expect((await relay(`paper write K7Q2M --kind manifest --out ${file}`)).err).toContain(
      `“${file}” cannot be written: ENOENT: no such file or directory.\nUsage: `,
    );
    expect((await relay(`wording set K7Q2M --file ${file}`)).err).toContain(
      `“${file}” cannot be read: ENOENT: no such file or directory.\nUsage: `,
    );
  });

  it('says that it found nothing, to people', async () => {
    for (const line of ['held list', 'agency list', 'audit list', 'search nobody@example.jp']) {
      expect(await relay(line)).toEqual({ status: 0, out: 'Nothing was found.\n', err: '' });
      expect((await relay(`${line} --json`)).out).not.toContain('found');
    }
  });

  it('says what is wrong, with the way it is typed', async () => {
    expect((await relay('help')).out).toContain('employer create --name NAME');
    expect((await relay('employer explode')).err).toContain('There is no command “employer explode”.');
    expect((await relay('employer create --name X')).err).toContain(
      '--name-en is missing.\nUsage: npm run relay -- employer create',
    );
    expect((await relay('employer show ZZZZZ')).err).toContain('There is no employer “ZZZZZ”.');
    expect((await relay('employer create --name X --name-en X --domain none')).err).toBe(
      'domains: It looks like “aoba.example”.\n',
    );
    const refusal = await relay('employer create --name X --name-en X --domain none --json');
    expect(JSON.parse(refusal.out)).toMatchObject({ error: { fault: 'domain_invalid', field: 'domains' } });
    expect((await relay('employer create --name X --name-en X --domain none --code ab')).err).toBe(
      'domains: It looks like “aoba.example”.\ncode: Use five letters or digits, without I, L, O or U.\n',
    );
    await employer('K7Q2M');
    for (const line of [
      'policy set K7Q2M --threshold many',
      'employer show K7Q2M extra',
      'employer list --colour',
    ])
      expect((await relay(line)).status).toBe(2);
  });

  it('takes an agency in on the last day of its licence, not after it', async () => {
    const create = (day: string) =>
      relay(`agency create --name A --name-en A --licence 13-ユ-000001 --expires ${day}`);
    expect(await create('2026-11-23')).toMatchObject({ status: 1 });
    expect(await create('2026-11-24')).toMatchObject({ status: 0 });
  });

  it('says what an agency serves, and leaves it alone where nothing is said', async () => {
    const facts = '--name A --name-en A --licence 13-ユ-000001 --expires 2030-03-31';
    const { agencyId } = await data<{ agencyId: string }>(`agency create ${facts} --area tokyo --area kanto`);
    const served = async () =>
      (await data<readonly { areas: string; jobs: string }[]>('agency list')).map(
        ({ areas, jobs }) => `${areas}|${jobs}`,
      );
    expect(await served()).toEqual(['tokyo kanto|']);
    await data(`agency correct ${agencyId} ${facts} --job design`);
    expect(await served()).toEqual(['tokyo kanto|design']);
    await data(`agency correct ${agencyId} ${facts} --area all`);
    expect(await served()).toEqual(['|design']);
    expect((await relay(`agency correct ${agencyId} ${facts} --area atlantis`)).status).toBe(2);
  });

  it('lets mails reach an address again, and keeps no address in the trail', async () => {
    await site.app.inject({
      method: 'POST',
      url: '/stop/ja',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams({ mail: 'misaki@example.jp' }).toString(),
    });
    const stopped = () => site.context.database.kysely.selectFrom('suppressions').selectAll().execute();
    site.at('2026-11-26T01:00:00.000Z');
    expect(await relay('mails resume misaki')).toMatchObject({ status: 1 });
    expect(await relay('mails resume someone@example.jp')).toMatchObject({ status: 1 });
    expect(await stopped()).toHaveLength(1);
    expect(await relay('mails resume Misaki@example.jp')).toMatchObject({ status: 0 });
    expect(await stopped()).toEqual([]);
    const { out } = await relay('audit list --json');
    expect(out).toContain('mails.resumed');
    expect(out).not.toContain('example.jp');
  });

  async function employer(code: string): Promise<void> {
    const { agencyId } = await data<{ agencyId: string }>(
      'agency create --name A --name-en A --licence 13-ユ-000001 --expires 2030-03-31',
    );
    await data(`employer create --name 青葉 --name-en Aoba --domain aoba.example --code ${code}`);
    await data(`routing set ${code} --agency ${agencyId}`);
  }
});

describe('The command line without a database', () => {
  it('opens none for what is typed wrong', async () => {
    const open = () =>
      Promise.reject<{ context: ServiceContext; close(): Promise<void> }>(new Error('opened'));
    expect(await run([], open)).toMatchObject({ status: 2 });
    expect(await run(['employer', 'list', '--nonsense'], open)).toMatchObject({ status: 2 });
  });
});
