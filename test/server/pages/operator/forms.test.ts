import { findAgency } from '../../../../src/server/stores/agencies.ts';
import { employerContacts } from '../../../../src/server/stores/employer-contacts.ts';
import { findWording } from '../../../../src/server/stores/employer-settings.ts';
import { findEmployer, policiesOf } from '../../../../src/server/stores/employers.ts';
import { addCompany } from '../../../support/company.ts';
import { describeOnBothEngines } from '../../../support/databases.ts';
import { openServiceApp, type ServiceApp } from '../../../support/service-app.ts';
import { operatorDesk, type OperatorDesk } from './operator-desk.ts';

const EMPLOYER = '/operator/employers/emp_one';
const STALE = 'Something changed after you opened this page.';

describeOnBothEngines('Forms of the operator’s console', (create) => {
  let site: ServiceApp;
  let ours: OperatorDesk;
  let theirs: OperatorDesk;

  beforeEach(async () => {
    site = await openServiceApp(await create(), '2026-11-24T01:00:00.000Z');
    await addCompany(site.context.database.kysely);
    ours = await operatorDesk(site, 'we@relay.example');
    theirs = await operatorDesk(site, 'they@relay.example');
  });

  afterEach(() => site.close());

  const db = () => site.context.database.kysely;
  const said = (page: Document) => page.querySelector('.bar.danger')?.textContent;
  const valueOf = (page: Document, id: string) =>
    (page.getElementById(id) as HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement | null)?.value;
  const faultAt = (page: Document, id: string) => page.getElementById(`${id}-fault`)?.textContent;
  const contacts = async () => (await employerContacts(db(), 'emp_one')).map(({ mail }) => mail);
  const trailOf = (action: string) =>
    db().selectFrom('audit_entries').selectAll().where('action', '=', action).execute();

  it('do not overwrite an agency’s licence that somebody renewed meanwhile, and say that they did', async () => {
    const form = '/operator/agencies/agy_one';
    const page = await ours.open(form);
    await theirs.send(await theirs.open(form), form, { licenceExpiresOn: '2035-03-31' });
    const refused = await ours.send(page, form, { name: '紹介所' });
    expect(refused.status).toBe(422);
    expect(said(refused.page)).toBe(
      `${STALE} Agency corrected (Licence expires on: 2030-01-01 → 2035-03-31). ` +
        'Nothing has been saved yet. Please check this page and try again.',
    );
    expect([valueOf(refused.page, 'name'), valueOf(refused.page, 'licenceExpiresOn')]).toEqual([
      '紹介所',
      '2035-03-31',
    ]);
    expect(refused.page.querySelector('.fault')).toBeNull();
    const emptied = await ours.send(refused.page, form, { nameEn: '' });
    expect(emptied.status).toBe(422);
    expect(emptied.page.querySelector('h1')?.textContent).toBe(valueOf(refused.page, 'nameEn'));
    expect((await ours.send(refused.page, form)).status).toBe(303);
    expect(await findAgency(db(), 'agy_one')).toMatchObject({
      name: '紹介所',
      licence_expires_on: '2035-03-31',
    });
  });

  it('do not overwrite an employer’s names, recipients or agencies that others changed', async () => {
    const edit = `${EMPLOYER}/edit`;
    const [page, names] = [await ours.open(EMPLOYER), await ours.open(edit)];
    await theirs.send(await theirs.open(edit), edit, { domains: 'own.example new.example' });
    await theirs.send(await theirs.open(EMPLOYER), `${EMPLOYER}/contacts`, { contacts: 'they@own.example' });
    expect((await ours.send(names, edit, { name: '新社' })).status).toBe(422);
    expect(await findEmployer(db(), 'emp_one')).toMatchObject({ name: '株式会社会社' });
    const refused = await ours.send(page, `${EMPLOYER}/contacts`, { contacts: 'we@own.example' });
    expect(said(refused.page)).toContain(`${STALE} Report recipients changed (Report recipients: 0 → 1).`);
    expect(await contacts()).toEqual(['they@own.example']);
    // Nobody changed the agencies, and what is wished twice is no conflict.
    expect((await ours.send(page, `${EMPLOYER}/agencies`)).status).toBe(303);
    expect((await ours.send(page, `${EMPLOYER}/contacts`, { contacts: 'they@own.example' })).status).toBe(
      303,
    );
  });

  it('keep what was typed, beside what others wrote into the same field, and take over what they wrote elsewhere', async () => {
    const edit = `${EMPLOYER}/edit`;
    const names = await ours.open(edit);
    const theirs1 = { name: '先の社', shortName: '先', hires: 'newgrad' };
    await theirs.send(await theirs.open(edit), edit, theirs1);
    const refused = await ours.send(names, edit, { name: '後の社', nameEn: 'Later, Inc.' });
    const shown = ['name', 'nameEn', 'shortName', 'hires'].map((id) => valueOf(refused.page, id));
    expect(shown).toEqual(['後の社', 'Later, Inc.', '先', 'newgrad']);
    expect(faultAt(refused.page, 'name')).toBe('Changed to “先の社” after you opened the page.');
    expect(refused.page.querySelectorAll('.fault')).toHaveLength(1);
    expect((await ours.send(refused.page, edit)).status).toBe(303);
    expect(await findEmployer(db(), 'emp_one')).toMatchObject({
      name: '後の社',
      name_en: 'Later, Inc.',
      short_name: '先',
      hires: 'newgrad',
    });
  });

  it('keep recipients, agencies’ areas and a last sentence that were typed, where others changed the same', async () => {
    const form = `${EMPLOYER}/contacts`;
    const page = await ours.open(EMPLOYER);
    await theirs.send(await theirs.open(EMPLOYER), form, {
      contacts: 'they@own.example\nall@own.example en',
    });
    const people = await ours.send(page, form, { contacts: 'we@own.example\r\nus@own.example' });
    expect(valueOf(people.page, 'contacts')).toBe('we@own.example\nus@own.example');
    expect(faultAt(people.page, 'contacts')).toBe(
      'Changed to “all@own.example en, they@own.example” after you opened the page.',
    );
    expect((await ours.send(people.page, form)).status).toBe(303);
    expect(await contacts()).toEqual(['us@own.example', 'we@own.example']);
    const agency = '/operator/agencies/agy_one';
    const served = await ours.open(agency);
    await theirs.send(await theirs.open(agency), agency, { area: ['tokyo', 'kansai'] });
    const areas = await ours.send(served, agency, { area: ['hokkaido'], nameEn: 'Other' });
    expect(faultAt(areas.page, 'area')).toBe('Changed to “Tokyo, Kansai” after you opened the page.');
    const ticked = [...areas.page.querySelectorAll<HTMLInputElement>('[name=area]:checked')];
    expect(ticked.map(({ value }) => value)).toEqual(['hokkaido']);
    const wording = `${EMPLOYER}/wording`;
    const closing = await ours.open(wording);
    const choices = { closingEn: 'Kind regards.', tone: 'warm' };
    await theirs.send(await theirs.open(wording), `${wording}/choices`, choices);
    const mine = { closingEn: 'All the best.', closingJa: 'よろしくお願いいたします。', tone: 'brief' };
    const words = await ours.send(closing, `${wording}/choices`, mine);
    expect(['closingEn', 'closingJa', 'tone'].map((id) => valueOf(words.page, id))).toEqual([
      'All the best.',
      'よろしくお願いいたします。',
      'brief',
    ]);
    expect(['closingEn', 'closingJa', 'tone'].map((id) => faultAt(words.page, id))).toEqual([
      'Changed to “Kind regards.” after you opened the page.',
      undefined,
      'Changed to “Warm” after you opened the page.',
    ]);
    expect((await ours.send(words.page, `${wording}/choices`)).status).toBe(303);
  });

  it('do not take back terms that somebody changed meanwhile, nor after a typo', async () => {
    const form = `${EMPLOYER}/policy`;
    const page = await ours.open(EMPLOYER);
    const theirPage = await theirs.open(EMPLOYER);
    expect((await theirs.send(theirPage, form, { threshold: '5', from: '2027-01-01' })).status).toBe(303);
    const typo = await ours.send(page, form, { threshold: '0', from: '2027-02-01' });
    const refused = await ours.send(typo.page, form, { threshold: '8' });
    expect([typo.status, refused.status]).toEqual([422, 422]);
    expect(said(refused.page)).toContain(`${STALE} Terms changed (People per slot: 10 → 5`);
    expect([valueOf(refused.page, 'threshold'), valueOf(refused.page, 'from')]).toEqual(['8', '2027-02-01']);
    expect(faultAt(refused.page, 'threshold')).toBe('Changed to “5” after you opened the page.');
    expect(await policiesOf(db(), 'emp_one')).toHaveLength(2);
    expect((await ours.send(refused.page, form)).status).toBe(303);
    expect((await policiesOf(db(), 'emp_one')).map(({ threshold }) => threshold)).toEqual([10, 5, 8]);
  });

  it('bring planned terms forward, give them up, and say which of them never hold', async () => {
    const form = `${EMPLOYER}/policy`;
    const set = async (threshold: string, from: string) =>
      (await ours.send(await ours.open(EMPLOYER), form, { threshold, from })).status;
    const terms = async () =>
      [...(await ours.open(EMPLOYER)).querySelectorAll('[aria-label="Credit policy"] li')].map(
        (line) => /per (\d+).*From (\d+) .*\d{4}(\D*)$/.exec(line.textContent)?.slice(1).join(' ') ?? '',
      );
    expect([await set('100', '2026-12-10'), await set('12', '2026-12-10')]).toEqual([303, 303]);
    expect(await terms()).toEqual(['12 10 Planned', '100 10 Replaced', expect.stringMatching(/In force$/)]);
    // Twelve a few days sooner; then no change at all on the tenth; and what holds then anyway is no change.
    expect([await set('12', '2026-12-05'), await set('10', '2026-12-10')]).toEqual([303, 303]);
    expect((await terms()).slice(0, 2)).toEqual(['10 10 Planned', '12 5 Planned']);
    expect(await set('12', '2026-12-06')).toBe(422);
    const [last] = (await trailOf('policy.changed')).slice(-1);
    expect([last?.before, last?.after].map((json) => JSON.parse(json ?? '{}') as object)).toMatchObject([
      { threshold: 12 },
      { threshold: 10, from: '2026-12-10' },
    ]);
  });

  it('say whom an employer hires, leave it as it is where they do not, and keep it in the trail', async () => {
    const edit = `${EMPLOYER}/edit`;
    const form = await ours.open(edit);
    expect(valueOf(form, 'hires')).toBe('experienced');
    expect((await ours.send(form, edit, { hires: 'newgrad' })).status).toBe(303);
    const details = (await ours.open(EMPLOYER)).querySelector('[aria-label="Company details"]');
    expect(details?.textContent).toContain('HiresNew graduates');
    expect(valueOf(await ours.open(edit), 'hires')).toBe('newgrad');
    const trail = (await ours.open('/operator/audit')).body.textContent;
    expect(trail).toContain('Hires: Experienced people → New graduates');
    await ours.send(await ours.open(edit), edit, { hires: 'anybody', name: '新社' });
    expect(await findEmployer(db(), 'emp_one')).toMatchObject({ name: '新社', hires: 'newgrad' });
  });

  it('name in the trail who was let in and who was let go', async () => {
    const members = '/operator/agencies/agy_one/members';
    const page = () => ours.open('/operator/agencies/agy_one');
    const person = { memberName: '新井 太郎', memberMail: 'arai@agency.example' };
    await ours.send(await page(), members, person);
    await ours.send(await page(), `${members}/remove`);
    const subjects = [...(await ours.open('/operator/audit')).querySelectorAll('td[data-label="Subject"]')];
    expect(subjects.map((cell) => cell.textContent)).toEqual(['新井 太郎', '新井 太郎']);
  });

  it('say all that is wrong with an employer at once, beside each field, and begin at the first', async () => {
    const form = '/operator/onboarding/new';
    const faults = (page: Document) =>
      [...page.querySelectorAll('.field')].flatMap((field) => {
        const fault = field.querySelector('.fault')?.textContent;
        return fault ? [`${field.querySelector('input')?.id}: ${fault}`] : [];
      });
    const typed = { name: '青葉', nameEn: '', shortNameEn: 'A'.repeat(81), domains: 'a domain', code: 'ab' };
    const refused = await ours.send(await ours.open(form), form, typed);
    expect(refused.status).toBe(422);
    expect(faults(refused.page)).toEqual([
      'nameEn: Enter a name.',
      'shortNameEn: Keep it within 80 characters.',
      'domains: It looks like “aoba.example”.',
      'code: Use five letters or digits, without I, L, O or U.',
    ]);
    expect(refused.page.querySelector('[autofocus]')?.id).toBe('nameEn');
    expect(valueOf(refused.page, 'code')).toBe('ab');
    const long = await ours.send(refused.page, form, { ...typed, nameEn: 'A'.repeat(81), shortNameEn: '' });
    expect(faults(long.page)).toHaveLength(3);
    const edit = `${EMPLOYER}/edit`;
    const emptied = await ours.send(await ours.open(edit), edit, { name: '\u3099', domains: '' });
    expect(faults(emptied.page)).toEqual(['name: Enter a name.', 'domains: Enter at least one domain.']);
  });

  it('ask before an employer is registered whose domain another one has', async () => {
    const form = '/operator/onboarding/new';
    const fault = (page: Document) => page.getElementById('domains-fault')?.textContent;
    const button = (page: Document) => page.querySelector('form .primary')?.textContent;
    const wish = { name: '別社', nameEn: 'Another Ltd', domains: 'new.example ＠HR.own.example' };
    const asked = await ours.send(await ours.open(form), form, wish);
    expect([asked.status, fault(asked.page), button(asked.page)]).toEqual([
      422,
      'Company, Inc. has this domain already (hr.own.example). ' +
        'If this is another employer, go on all the same.',
      'Create it all the same',
    ]);
    // What was said of one domain is not said of another.
    const { page } = await ours.send(asked.page, form, { domains: 'hr.own.example own.example' });
    expect(fault(page)).toContain('(hr.own.example own.example)');
    const typo = await ours.send(page, form, { nameEn: '' });
    expect([typo.status, fault(typo.page), button(typo.page)]).toEqual([422, undefined, 'Create']);
    expect((await ours.send(page, form)).status).toBe(303);
    expect(await trailOf('employer.created')).toHaveLength(1);
    const deep = { ...wish, domains: 'deep.other.example' };
    expect((await ours.send(await ours.open(form), form, deep)).status).toBe(303);
    const above = await ours.send(await ours.open(form), form, { ...wish, domains: 'other.example' });
    expect(fault(above.page)).toContain('Another Ltd has this domain already (other.example).');
  });

  it('ask the same before an employer is given a domain that another one has, and only of what is new', async () => {
    const form = '/operator/onboarding/new';
    const wish = { name: '別社', nameEn: 'Another Ltd', domains: 'other.example' };
    const made = await ours.send(await ours.open(form), form, wish);
    const edit = `${made.location.replace('onboarding', 'employers')}/edit`;
    const button = (page: Document) => page.querySelector('form .primary')?.textContent;
    const domains = async () => valueOf(await ours.open(edit), 'domains');
    const asked = await ours.send(await ours.open(edit), edit, { domains: 'other.example hr.own.example' });
    expect([asked.status, faultAt(asked.page, 'domains'), button(asked.page)]).toEqual([
      422,
      'Company, Inc. has this domain already (hr.own.example). ' +
        'If this is another employer, go on all the same.',
      'Save it all the same',
    ]);
    expect(await domains()).toBe('other.example');
    // What was said of one domain is not said of another.
    const again = await ours.send(asked.page, edit, { domains: 'own.example hr.own.example' });
    expect([again.status, await domains()]).toEqual([422, 'other.example']);
    expect((await ours.send(again.page, edit)).status).toBe(303);
    expect(await domains()).toBe('hr.own.example own.example');
    // It has them by now, and may have more of its own.
    const more = { nameEn: 'Another, Inc.', domains: 'hr.own.example own.example new.example' };
    expect((await ours.send(await ours.open(edit), edit, more)).status).toBe(303);
  });

  it('do not become newer by being refused for a typo', async () => {
    const form = `${EMPLOYER}/contacts`;
    const page = await ours.open(EMPLOYER);
    await theirs.send(await theirs.open(EMPLOYER), form, { contacts: 'they@own.example' });
    const typo = await ours.send(page, form, { contacts: 'we@own.example\nbroken@' });
    expect(valueOf(typo.page, 'contacts')).toBe('we@own.example\nbroken@');
    const again = await ours.send(typo.page, form, { contacts: 'we@own.example' });
    expect([again.status, said(again.page)]).toEqual([422, expect.stringContaining(STALE)]);
    expect(await contacts()).toEqual(['they@own.example']);
  });

  it('let only one of two through that are sent at once', async () => {
    const form = `${EMPLOYER}/contacts`;
    const [a, b] = [await ours.open(EMPLOYER), await theirs.open(EMPLOYER)];
    const answers = await Promise.all([
      ours.send(a, form, { contacts: 'we@own.example' }),
      theirs.send(b, form, { contacts: 'they@own.example' }),
    ]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([303, 422]);
    expect(await contacts()).toHaveLength(1);
  });

  it('keep since when somebody gets the monthly page, whoever else is added or corrected', async () => {
    const form = `${EMPLOYER}/contacts`;
    await ours.send(await ours.open(EMPLOYER), form, { contacts: 'one@own.example\ntwo@own.example' });
    site.at('2026-11-24T01:30:00.000Z');
    await ours.send(await ours.open(EMPLOYER), form, { contacts: 'one@own.example en\nnew@own.example' });
    expect(await employerContacts(db(), 'emp_one')).toMatchObject([
      { mail: 'new@own.example', created_at: '2026-11-24T01:30:00.000Z' },
      { mail: 'one@own.example', created_at: '2026-11-24T01:00:00.000Z', language: 'en' },
    ]);
  });

  it('do not loosen wording that others locked, and leave no entry where nothing changed', async () => {
    const here = `${EMPLOYER}/wording`;
    const choices = `${here}/choices`;
    const text = { text: '{{name}}様のページです。{{link}}', textTone: 'warm' };
    const page = await ours.open(here);
    await theirs.send(await theirs.open(here), choices, { tone: 'formal' });
    const refused = await ours.send(page, choices, { ownTexts: 'false' });
    expect(said(refused.page)).toContain(
      `${STALE} Company wording changed (Tone: Recruiter’s choice → Formal).`,
    );
    expect([valueOf(refused.page, 'tone'), valueOf(refused.page, 'ownTexts')]).toEqual(['formal', 'false']);
    const kept = await ours.send(page, `${here}/text`, text);
    expect([kept.status, valueOf(kept.page, 'text'), valueOf(kept.page, 'textTone')]).toEqual([
      422,
      text.text,
      'warm',
    ]);
    expect((await ours.send(kept.page, `${here}/text`)).status).toBe(303);
    expect((await ours.send(await ours.open(here), choices)).status).toBe(303);
    expect((await findWording(db(), 'emp_one'))?.version).toBe(2);
    const entries = await trailOf('employer.wording_changed');
    expect(entries.map(({ before }) => JSON.parse(String(before)) as unknown)).toMatchObject([
      { tone: null, texts: [] },
      { tone: 'formal', texts: [] },
    ]);
  });

  it('open at what is wrong with them where they are refused, without script', async () => {
    const opensAt = (page: Document) => page.querySelector('[autofocus]');
    const create = '/operator/agencies/new';
    const form = await ours.open(create);
    expect([form.title, opensAt(form)]).toEqual(['Add an agency · Operator console', null]);
    const { page } = await ours.send(form, create, { name: '紹介所', nameEn: '', licenceNo: '1' });
    expect([page.title, opensAt(page)?.id]).toEqual(['Error: Add an agency · Operator console', 'nameEn']);
    const typo = await ours.send(await ours.open(EMPLOYER), `${EMPLOYER}/contacts`, { contacts: 'broken@' });
    expect([typo.page.title, opensAt(typo.page)?.id]).toEqual([
      expect.stringMatching(/^Error: /),
      'contacts',
    ]);
    // Where no field is at fault, the bar that says why can be focused and is.
    const none = await ours.send(await ours.open(EMPLOYER), `${EMPLOYER}/agencies`, { agency: [] });
    expect(opensAt(none.page)?.className).toBe('bar danger');
    expect(opensAt(none.page)?.getAttribute('tabindex')).toBe('-1');
  });

  it('lead back, in the other language, to the page and not to what it said of the last press', async () => {
    const back = async (url: string) =>
      (await ours.open(url)).querySelector<HTMLInputElement>('[name=back]')?.value;
    expect(await back(`${EMPLOYER}?saved`)).toBe(EMPLOYER);
    expect(await back('/operator/search?q=reg_one&reversed')).toBe('/operator/search?q=reg_one');
    expect(await back('/operator/held?kind=duplicate')).toBe('/operator/held?kind=duplicate');
  });

  it('have a heading over the way to everything else about an employer', async () => {
    const page = await ours.open(EMPLOYER);
    const section = page.querySelector(`a[href="${EMPLOYER}/ledger"]`)?.closest('section');
    expect(section?.querySelector('h2')?.textContent).toBe('Records and settings');
    expect(section?.getAttribute('aria-label')).toBe('Records and settings');
  });

  it('ask before a text takes the place of another', async () => {
    const here = `${EMPLOYER}/wording`;
    const form = `${here}/text`;
    const texts = async () =>
      [...(await ours.open(here)).querySelectorAll('.quote')].map((text) => text.textContent);
    const [one, two] = ['{{name}}様のページです。{{link}}', '{{name}}様、こちらです。{{link}}'];
    expect((await ours.send(await ours.open(here), form, { text: one })).status).toBe(303);
    const asked = await ours.send(await ours.open(here), form, { text: two });
    expect([asked.status, await texts()]).toEqual([422, [one]]);
    expect(asked.page.getElementById('text-fault')?.textContent).toContain('There is a text for this');
    expect(valueOf(asked.page, 'text')).toBe(two);
    // The same words again take nothing away.
    expect((await ours.send(await ours.open(here), form, { text: `${one}\r\n` })).status).toBe(303);
    // Another kind is no answer to that; the same one is.
    expect((await ours.send(asked.page, form, { stage: 'final' })).status).toBe(303);
    const again = await ours.send(await ours.open(here), form, { text: two });
    expect((await ours.send(again.page, form)).status).toBe(303);
    expect(await texts()).toEqual([two, two]);
  });

  it('say of wording what is wrong with it, and how long it may be', async () => {
    const here = `${EMPLOYER}/wording`;
    const form = await ours.open(here);
    expect(form.getElementById('closingJa-hint')?.textContent).toContain('At most 200 characters');
    expect(form.getElementById('closingEn-hint')?.textContent).toContain('At most 200 characters');
    const faultOf = async (part: string, id: string, typed: Record<string, string>) =>
      (await ours.send(form, `${here}/${part}`, typed)).page.getElementById(`${id}-fault`)?.textContent;
    expect(await faultOf('choices', 'closingJa', { closingJa: 'あ'.repeat(201) })).toBe(
      'Use 200 characters at most.',
    );
    expect(await faultOf('choices', 'closingEn', { closingEn: 'We guarantee you a job.' })).toContain(
      'a guaranteed job',
    );
    expect(await faultOf('text', 'text', { text: `${'あ'.repeat(401)}{{link}}` })).toBe(
      'Use 400 characters at most.',
    );
    expect(await faultOf('text', 'text', { text: 'あ'.repeat(1001) })).toBe(
      'Use the placeholder {{link}} exactly once.',
    );
    expect(await faultOf('text', 'text', { text: '{{nome}} {{link}}' })).toContain('(found: “{{nome}}”)');
  });

  it('come back with what was typed, and with a language switch that leads to a page', async () => {
    const terms = { threshold: '0', slotValidDays: '30', countingStage: 'interviewed', from: '2027-01-01' };
    const page = await ours.open(EMPLOYER);
    const policy = await ours.send(page, `${EMPLOYER}/policy`, terms);
    expect(policy.page.querySelector('details:has(#threshold)')?.hasAttribute('open')).toBe(true);
    for (const id of ['threshold', 'slotValidDays', 'from'] as const)
      expect(valueOf(policy.page, id)).toBe(terms[id]);
    expect(policy.page.querySelector<HTMLInputElement>('[name=countingStage]:checked')?.value).toBe(
      'interviewed',
    );
    const tenant = await ours.send(page, `${EMPLOYER}/map-tenant`, { tenant: 'contoso' });
    expect(valueOf(tenant.page, 'tenant')).toBe('contoso');
    const wording = `${EMPLOYER}/wording`;
    const closing = { closingJa: 'ギフト券を差し上げます。', tone: 'brief' };
    const choices = await ours.send(await ours.open(wording), `${wording}/choices`, closing);
    expect(choices.page.getElementById('closingJa-fault')).not.toBeNull();
    expect([valueOf(choices.page, 'closingJa'), valueOf(choices.page, 'tone')]).toEqual([
      closing.closingJa,
      'brief',
    ]);
    const person = { memberName: '井上', memberMail: 'inoue@' };
    const settings = await ours.send(
      await ours.open('/operator/settings'),
      '/operator/settings/members',
      person,
    );
    const agency = await ours.send(
      await ours.open('/operator/agencies/agy_one'),
      '/operator/agencies/agy_one/members',
      person,
    );
    for (const answer of [settings, agency])
      expect([valueOf(answer.page, 'memberName'), valueOf(answer.page, 'memberMail')]).toEqual([
        '井上',
        'inoue@',
      ]);
    const code = await ours.send(page, `${EMPLOYER}/invitation`);
    for (const answer of [policy, tenant, choices, settings, agency, code]) {
      const back = answer.page.querySelector<HTMLInputElement>('[name=back]')?.value ?? '';
      const reply = await site.app.inject({ url: back, headers: ours.headers });
      expect([back, reply.statusCode]).toEqual([back, 200]);
    }
  });
});
