/**
 * The meeting, from the empty database: the operator sets a company up while its recruiter tries the add-in, the first
 * slot is earned and used with an agency, and a second person is written to again. Everything by what is on the screen.
 */
import type { Page } from 'playwright-core';
import { JA as paneJa } from '../../src/addin/strings/messages.ts';
import { mintLink } from '../../src/core/link/index.ts';
import { format } from '../../src/core/text/format.ts';
import { SAMPLE_OPERATOR_MEMBER } from '../../src/server/demo/sample-companies.ts';
import agencyJa from '../../src/server/pages/agency/strings/ja.json';
import operatorJa from '../../src/server/pages/operator/strings/ja.json';
import pagesJa from '../../src/server/pages/strings/ja.json';
import { systemRandom } from '../../src/server/secrets/random.ts';
import { faultsInBothSchemes } from './support/accessibility.ts';
import { visit } from './support/browser.ts';
import { CandidateInbox, linksIn } from './support/candidate-inbox.ts';
import { movingFields } from './support/moving-fields.ts';
import { productInBrowser } from './support/product-in-browser.ts';
import { ComposeWindow } from './support/simulator.ts';

const AOBA = {
  name: '株式会社青葉システムズ',
  nameEn: 'Aoba Systems, Inc.',
  code: 'K7Q2M',
  domains: 'aoba.example',
};
/** Its name has no blank and nearly as many letters as are taken. */
const HIKARI = {
  name: `${'Hikarilogistics'.repeat(5)}株式会社`,
  nameEn: 'Hikarilogistics'.repeat(5),
  code: 'R5WXD',
  domains: 'hikari.example',
};
const ADVISOR = { name: '井上 真理', mail: 'desk@minato-career.example' };
/** The recruiter writes to themselves: while the trial runs that is no colleague. */
const ONESELF = { name: '高橋 直樹', mail: 'naoki.takahashi@aoba.example' };
const ELSEWHERE = { name: '木村 蓮', mail: 'ren.kimura@example.jp' };
const FIRST = { name: '佐藤 美咲', mail: 'misaki.sato@example.jp' };
const SECOND = { name: '田中 健太', mail: 'kenta.tanaka@example.jp' };
const FORWARDED = { name: '中村 遥', mail: 'haruka.nakamura@example.jp' };
const POSITION = 'データ基盤エンジニア';

const site = productInBrowser(undefined, ['--empty']);

const inOperator = (key: keyof typeof operatorJa, values = {}) => format(operatorJa[key], values);
const inAgency = (key: keyof typeof agencyJa, values = {}) => format(agencyJa[key], values);
const onPage = (key: keyof typeof pagesJa, values = {}) => format(pagesJa[key], values);
const inPane = (key: keyof typeof paneJa, values = {}) => format(paneJa[key], values);

it('goes from nothing to a used slot and a second person written to again', async () => {
  const operator = await visit(site.browser, 'ja');
  const recruiter = await visit(site.browser, 'ja');
  const agency = await visit(site.browser, 'ja');

  await signIn(operator.page, 'operator', SAMPLE_OPERATOR_MEMBER);
  await admitAgency(operator.page);
  // Nobody is introduced to the company that turned them down, so there is somebody of another one.
  await setUp(operator.page, HIKARI);
  await registerOn(newLink(HIKARI.code), ELSEWHERE);

  const checklist = await setUp(operator.page, AOBA);
  await press(operator.page, inOperator('o.on.s4.go'));
  const code = await invitationCode(operator.page);
  const compose = await connectByCode(recruiter.page, code);
  await operator.page.getByText(inOperator('o.on.s4.d.connected', { n: 1 })).waitFor();
  await compose.replaceRecipient(FIRST.name, ONESELF.mail);
  // A press counts for whom the card shows.
  await compose.pane.getByText(ONESELF.mail).first().waitFor();
  await compose.press('home.insert');
  await compose.card('home.inserted.title');
  await operator.page.getByText(inOperator('o.on.s5.d')).waitFor();
  // A page that is being typed into does not renew itself, and so stays while it is looked through.
  await operator.page.evaluate(() => document.dispatchEvent(new Event('input')));
  await sound(operator.page);
  await operator.page.reload();
  await compose.send();
  const own = new CandidateInbox(recruiter.page.request, site.product.origin, ONESELF.mail);
  await registerOn(String(linksIn(await own.newest(1))[0]), ONESELF);
  await operator.page.getByText(inOperator('o.on.s6.d')).waitFor();
  await sound(operator.page);
  await press(operator.page, inOperator('o.on.s7.go'));
  await operator.page.getByText(inOperator('o.on.s7.d', { n: 1, m: 1 })).waitFor();
  await operator.page.getByText(inOperator('o.on.done', { company: AOBA.name })).waitFor();
  expect(operator.page.url()).toBe(checklist);
  await sound(operator.page);

  const link = newLink(AOBA.code);
  await registerOn(newLink(AOBA.code), FIRST);
  await registerOn(link, SECOND);
  // Somebody the mail was forwarded to: whether that counts is for the operator to say.
  await registerOn(link, FORWARDED);
  await openTab(recruiter.page, 'nav.slots');
  await compose.press('slots.request');
  await compose.pane.getByRole('textbox', { name: new RegExp(inPane('slots.form.position')) }).fill(POSITION);
  await compose.pane
    .getByRole('textbox', { name: new RegExp(inPane('slots.form.who')) })
    .fill('現場で学んだ方');
  await compose.press('slots.form.submit');
  await compose.pane
    .getByText(inPane('slots.form.sent', { n: 5 }))
    .first()
    .waitFor();

  await signIn(agency.page, 'agency', ADVISOR.mail);
  await propose(agency.page);

  await openTab(recruiter.page, 'nav.slots');
  await compose.button('slots.accept').first().click();
  await compose.button('slots.accept').first().click();
  await compose.pane.getByText(inPane('slots.candidate', { name: ELSEWHERE.name })).waitFor();
  await operator.page.goto(`${site.product.origin}/operator/employers`);
  await sound(operator.page);

  await openTab(recruiter.page, 'nav.pool');
  const before = await own.mails();
  await compose.pane
    .getByRole('button', { name: `${inPane('pool.write')} ${SECOND.name}` })
    .first()
    .click();
  const subject = inPane('pool.mail.subject', { company: '青葉システムズ' });
  await recruiter.page.locator(`input[value="${subject}"]`).waitFor();
  await recruiter.page.locator('.chip').getByText(SECOND.name).waitFor();
  expect(await compose.body.innerText()).toContain(`${SECOND.name} 様`);
  expect((await subjectsTo(recruiter.page, SECOND.mail)).filter((one) => one === subject)).toEqual([]);
  expect(await own.mails()).toEqual(before);

  await operator.page.goto(`${site.product.origin}/operator/held`);
  await operator.page.locator('[data-row]').click();
  await sound(operator.page);
  // What is suggested is a reason not to count.
  await operator.page.locator('#reason').selectOption('different_people');
  await press(operator.page, inOperator('o.held.count'));
  await operator.page.getByText(inOperator('o.held.done.count', { employer: '青葉システムズ' })).waitFor();
  const employer = `employers/${checklist.split('/').at(-1)}`;
  const more = ['', '/ledger', '/wording', '/documents/it-sheet'].map((part) => employer + part);
  for (const place of ['audit', `search?q=${HIKARI.code}`, 'agencies', 'employers', 'held', ...more])
    await fits(operator.page, `${site.product.origin}/operator/${place}`);
  expect([...operator.complaints, ...recruiter.complaints, ...agency.complaints]).toEqual([]);
  for (const { context } of [operator, recruiter, agency]) await context.close();
});

async function sound(page: Page): Promise<void> {
  expect(await faultsInBothSchemes(page)).toEqual([]);
  expect(await movingFields(page)).toBe(0);
}

/** Nothing is to be scrolled sideways for, neither the page nor a table, nothing leaves its panel, names keep their width and codes their line. */
async function fits(page: Page, url: string): Promise<void> {
  await page.goto(url);
  for (const width of [280, 320, 390, 768, 1024]) {
    await page.setViewportSize({ width, height: 800 });
    const hidden = await page.evaluate(() =>
      [
        document.documentElement,
        ...document.querySelectorAll('.table-holder, .panel, .columns, .choices, .choice'),
      ].map((one) => one.scrollWidth - one.clientWidth),
    );
    expect({ url, width, hidden }).toEqual({ url, width, hidden: hidden.map(() => 0) });
    const names = await page.evaluate(() =>
      [...document.querySelectorAll('.choice > .grow, .paper tbody th')].map((one) => one.clientWidth),
    );
    expect({ url, width, narrow: names.filter((one) => one < 100) }).toEqual({ url, width, narrow: [] });
    const codes = await page.evaluate(() =>
      [...document.querySelectorAll('li.row > .num')].map((one) => one.clientHeight),
    );
    expect({ url, width, broken: codes.filter((one) => one > 30) }).toEqual({ url, width, broken: [] });
    expect({ url, width, cut: await cutPlaceholders(page) }).toEqual({ url, width, cut: [] });
  }
}

/** What stands in empty fields that are narrower than it. */
function cutPlaceholders(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const pen = document.createElement('canvas').getContext('2d');
    const isCut = (input: HTMLInputElement) => {
      const { font, paddingLeft, paddingRight } = getComputedStyle(input);
      if (!pen) return true;
      pen.font = font;
      const room = input.clientWidth - parseFloat(paddingLeft) - parseFloat(paddingRight);
      return pen.measureText(input.placeholder).width > room;
    };
    const fields = [...document.querySelectorAll<HTMLInputElement>('input[placeholder]')];
    return fields.filter(isCut).map(({ placeholder }) => placeholder);
  });
}

async function press(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name, exact: true }).click();
}

async function signIn(page: Page, audience: 'operator' | 'agency', mail: string): Promise<void> {
  await page.goto(`${site.product.origin}/${audience}`);
  await page.getByRole('textbox').fill(mail);
  await page.keyboard.press('Enter');
  await page.waitForURL(new RegExp(`/${audience}/sign-in/[\\w-]`));
  const code = await new CandidateInbox(page.request, site.product.origin, mail).code();
  await page.getByRole('textbox').fill(code);
  await page.keyboard.press('Enter');
  await page.waitForURL((url) => !url.pathname.includes('sign-in'));
}

async function admitAgency(page: Page): Promise<void> {
  await page.goto(`${site.product.origin}/operator/agencies/new`);
  await page.locator('#name').fill('ミナトキャリア株式会社');
  await page.locator('#nameEn').fill('Minato Career');
  await page.locator('#licenceNo').fill('13-ユ-000001');
  await page.locator('#licenceExpiresOn').fill(`${new Date().getFullYear() + 2}-03-31`);
  await sound(page);
  await press(page, inOperator('o.emp.create'));
  await page.locator('#memberName').fill(ADVISOR.name);
  await page.locator('#memberMail').fill(ADVISOR.mail);
  await press(page, inOperator('o.member.add'));
  await page.getByText(ADVISOR.mail).waitFor();
  await sound(page);
}

/** A company with terms of two people a slot and its agency; returns the address of its list. */
async function setUp(page: Page, company: typeof AOBA): Promise<string> {
  await page.goto(`${site.product.origin}/operator/onboarding/new`);
  await page.locator('#name').fill(company.name);
  await page.locator('#nameEn').fill(company.nameEn);
  await page.locator('#domains').fill(company.domains);
  await page.locator('#code').fill(company.code);
  // Figures of this moment, where others wait for the closing of the day.
  await page.getByLabel(inOperator('o.emp.sample')).check();
  await sound(page);
  await press(page, inOperator('o.emp.create'));
  await page.locator('#threshold').waitFor();
  await fits(page, page.url());
  await page.locator('#threshold').fill('2');
  await sound(page);
  await press(page, inOperator('o.on.s2.go'));
  await page.getByRole('checkbox').first().check();
  await press(page, inOperator('o.on.s3.go'));
  await page.getByRole('button', { name: inOperator('o.on.s4.go') }).waitFor();
  await sound(page);
  return page.url();
}

async function invitationCode(page: Page): Promise<string> {
  const shown = page.getByText(/^[0-9A-Z]{5}-[0-9A-Z]{5}$/);
  return shown.innerText();
}

async function connectByCode(page: Page, code: string): Promise<ComposeWindow> {
  const compose = await ComposeWindow.open(page, site.product.url, 'ja', 'first-interview');
  const field = compose.pane.getByRole('textbox', { name: inPane('home.connect.code.label') });
  const other = compose.button('home.connect.useCode');
  await field.or(other).first().waitFor();
  if (await other.isVisible()) await other.click();
  await field.fill(code);
  await compose.press('home.connect.action');
  await compose.card('home.detected.title');
  return compose;
}

function newLink(employerCode: string): string {
  return mintLink({ relayOrigin: site.product.origin, employerCode, randomBytes: systemRandom }).url;
}

/** A candidate on a phone, who agrees to everything. */
async function registerOn(link: string, person: typeof FIRST): Promise<void> {
  const { page, context, complaints } = await visit(site.browser, 'ja', { width: 390, height: 844 });
  await page.goto(link);
  await page.getByRole('link', { name: onPage('c.cta'), exact: true }).click();
  await page.getByLabel(onPage('c.reg.name')).fill(person.name);
  await page.getByRole('textbox', { name: onPage('c.reg.mail') }).fill(person.mail);
  await page.getByLabel(onPage('c.reg.job')).selectOption({ index: 1 });
  for (const box of await page.getByRole('checkbox').all()) await box.check();
  await page.getByRole('button', { name: onPage('c.reg.submit') }).click();
  await page.getByRole('heading', { name: onPage('c.code.title') }).waitFor();
  const inbox = new CandidateInbox(page.request, site.product.origin, person.mail);
  await page.getByLabel(onPage('c.code.label')).fill(await inbox.code());
  await page.getByRole('button', { name: onPage('c.code.submit') }).click();
  await page.getByRole('heading', { name: onPage('c.done.title') }).waitFor();
  expect(complaints).toEqual([]);
  await context.close();
}

/** Looks again, as somebody does who comes back to the pane. */
async function openTab(page: Page, tab: 'nav.slots' | 'nav.pool'): Promise<void> {
  await page.reload();
  const pane = page.frameLocator('aside.pane iframe');
  await pane.getByRole('tab', { name: inPane(tab) }).click();
}

async function propose(page: Page): Promise<void> {
  await page.goto(`${site.product.origin}/agency/requests`);
  await page.getByRole('link', { name: POSITION }).click();
  await page.getByRole('heading', { name: POSITION }).waitFor();
  await page
    .getByRole('button', { name: new RegExp(inAgency('a.req.ask.done')) })
    .first()
    .click();
  await page.getByText(inAgency('a.said.agreed')).waitFor();
  await fits(page, page.url());
  await page.getByRole('checkbox', { name: new RegExp(ELSEWHERE.name) }).check();
  await page.getByLabel(inAgency('a.req.reason')).fill('現場で指標を作り直した方です。');
  await press(page, inAgency('a.req.send', { n: 1 }));
  await page.getByText(inAgency('a.said.proposed')).waitFor();
}

async function subjectsTo(page: Page, address: string): Promise<readonly string[]> {
  const mails = await new CandidateInbox(page.request, site.product.origin, address).mails();
  return mails.map(({ subject }) => subject);
}
