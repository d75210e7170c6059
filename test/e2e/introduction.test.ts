/**
 * A slot's whole life by the two who live it: a recruiter asks in Outlook, an agency proposes in its console, the
 * recruiter accepts and reports a hire; and a second slot comes back because nobody is proposed.
 */
import type { FrameLocator, Page, Request } from 'playwright-core';
import { JA as paneJa } from '../../src/addin/strings/messages.ts';
import { format } from '../../src/core/text/format.ts';
import agencyJa from '../../src/server/pages/agency/strings/ja.json';
import sharedJa from '../../src/server/pages/console/strings/ja.json';
import { japanDay } from '../../src/server/time/calendar.ts';
import { faultsInBothSchemes } from './support/accessibility.ts';
import { visit, type Visit } from './support/browser.ts';
import { doubleText } from './support/double-text.ts';
import { productInBrowser } from './support/product-in-browser.ts';

const DESK = 'desk@minato-career.example';
const POSITION = 'データ基盤エンジニア';

const site = productInBrowser();

const pane = (key: keyof typeof paneJa, values = {}) => format(paneJa[key], values);
const shared = (key: keyof typeof sharedJa) => sharedJa[key];
const console_ = (key: keyof typeof agencyJa, values = {}) => format(agencyJa[key], values);

/** With colours of the system's own, what is current has a line around it, which must not be taken for the focus. */
async function showsFocusOnWhatIsCurrent(page: Page): Promise<void> {
  await page.emulateMedia({ forcedColors: 'active' });
  for (const current of await page.locator('a[aria-current]').all()) {
    const line = () => current.evaluate((element) => getComputedStyle(element).outlineWidth);
    expect(await line()).toBe('1px');
    await current.focus();
    await page.keyboard.press('Shift');
    expect(await line()).toBe('2px');
  }
  await page.emulateMedia({ forcedColors: 'none' });
}

/** On a screen the detail beside a list is scrolled; paper, which may be as wide, shows all of it. */
async function printsAllOfTheDetail(page: Page): Promise<void> {
  const room = () => page.locator('#detail').evaluate((element) => getComputedStyle(element).maxHeight);
  expect(await room()).not.toBe('none');
  await page.emulateMedia({ media: 'print' });
  expect(await room()).toBe('none');
  await page.emulateMedia({ media: 'screen' });
}

it('a slot goes from the request to a hire, by recruiter and agency', async () => {
  const recruiter = await visit(site.browser, 'ja');
  const agency = await visit(site.browser, 'ja');
  const slots = await openSlots(recruiter.page);
  await slots
    .getByRole('button', { name: pane('slots.request') })
    .first()
    .click();
  await slots.getByRole('textbox', { name: new RegExp(pane('slots.form.position')) }).fill(POSITION);
  await slots
    .getByRole('textbox', { name: new RegExp(pane('slots.form.who')) })
    .fill('SQLで業務を支えてきた方');
  await slots.getByRole('button', { name: pane('slots.form.submit') }).click();
  await slots
    .getByText(pane('slots.form.sent', { n: 5 }))
    .first()
    .waitFor();

  await signIn(agency);
  await agency.page.goto(`${site.product.origin}/agency/candidates`);
  await agency.page.locator('a[data-row]').first().click();
  await printsAllOfTheDetail(agency.page);
  await agency.page.goto(`${site.product.origin}/agency/requests`);
  await agency.page.getByRole('link', { name: POSITION }).click();
  await agency.page.getByRole('heading', { name: POSITION }).waitFor();
  await agency.page.getByRole('checkbox', { name: /木村 蓮/ }).check();
  await agency.page
    .getByLabel(console_('a.req.reason'))
    .fill('現場と指標を作り直した経験が、ご要望に近いと考えています。');
  expect(await faultsInBothSchemes(agency.page)).toEqual([]);
  await showsFocusOnWhatIsCurrent(agency.page);
  await agency.page.getByRole('button', { name: console_('a.req.send', { n: 1 }) }).click();
  await agency.page.getByText(console_('a.said.proposed')).waitFor();

  const again = await openSlots(recruiter.page);
  await again.getByText('データアナリスト 4年・東京・リモート').waitFor();
  expect(await again.getByText('木村').count()).toBe(0);
  await again
    .getByRole('button', { name: pane('slots.accept') })
    .first()
    .click();
  await again.getByLabel(pane('slots.accept.date')).fill(japanDay(new Date()));
  await again
    .getByRole('button', { name: pane('slots.accept') })
    .first()
    .click();
  const hers = again.getByText(pane('slots.candidate', { name: '木村 蓮' }));
  const result = again
    .locator('section', { has: hers })
    .getByRole('button', { name: pane('slots.result.hired') });
  await result.click();
  await again.getByText(pane('slots.result.hired.confirm')).waitFor();
  await result.click();
  await again.getByText(pane('slots.hired')).first().waitFor();

  await agency.page.goto(`${site.product.origin}/agency/requests`);
  const request = agency.page.getByRole('link', { name: POSITION });
  await request.getByText(console_('a.req.tag.hired')).waitFor();
  const hired = (subject: string) => subject.includes('採用が決まりました');
  let subjects = await mailsTo(agency.page, DESK);
  // Mails leave after the page has answered.
  for (let tries = 0; tries < 60 && !subjects.some(hired); tries += 1) {
    await agency.page.waitForTimeout(250);
    subjects = await mailsTo(agency.page, DESK);
  }
  expect(subjects.some(hired)).toBe(true);
  expect(subjects.some((subject) => subject.includes(`新しい紹介依頼:${POSITION}`))).toBe(true);
  expect([...recruiter.complaints, ...agency.complaints]).toEqual([]);
  await recruiter.context.close();
  await agency.context.close();
});

it('shows the agency’s people, moves by keys, and works without script', async () => {
  const agency = await visit(site.browser, 'ja');
  await signIn(agency);
  const { page } = agency;
  expect(await faultsInBothSchemes(page)).toEqual([]);
  await page.getByRole('link', { name: '木村 蓮' }).click();
  await page.getByRole('heading', { name: '木村 蓮' }).waitFor();
  expect(await faultsInBothSchemes(page)).toEqual([]);
  await page.waitForLoadState('networkidle');
  const rows = page.locator('[data-rows] a[data-row]');
  // The person's picture, a letter, stands on a line above the name.
  const names = (await rows.allInnerTexts()).map((text) => text.split('\n').at(-1) ?? '');
  const below = names[names.indexOf('木村 蓮') + 1] ?? '';
  expect(names).toContain('木村 蓮');
  expect(below).not.toBe('');
  await page.keyboard.press('ArrowDown');
  await page.getByRole('heading', { name: below, exact: true }).waitFor();
  await page.keyboard.press('ArrowUp');
  await page.getByRole('heading', { name: '木村 蓮', exact: true }).waitFor();
  await page.keyboard.press('Escape');
  await page.waitForURL(/\/agency\/candidates#row-/);
  // Back at the row it came from, and on from there.
  expect(await page.evaluate(() => document.activeElement?.textContent)).toContain('木村 蓮');
  // One long name takes more lines, and nobody's columns with it.
  for (const path of ['/agency/candidates', String(await rows.first().getAttribute('href'))])
    for (const width of [1024, 1280]) {
      await page.setViewportSize({ width, height: 800 });
      await page.goto(site.product.origin + path);
      await rows.first().evaluate((row) => row.append('Maria Fernanda Gutiérrez de la Concepción'.repeat(3)));
      const reach = await page.evaluate(() => ({
        page: document.documentElement.scrollWidth,
        list: document.querySelector('.table-holder')?.getBoundingClientRect().right ?? 0,
        table: document.querySelector('table')?.getBoundingClientRect().right ?? 0,
      }));
      expect(reach.page).toBe(width);
      // Beside a detail on a small screen the list is scrolled in its own place.
      if (width === 1280 || path === '/agency/candidates')
        expect(reach.table).toBeLessThanOrEqual(reach.list);
    }
  // With letters twice as large the list is scrolled in its own place at most, or wraps.
  for (const value of ['en', 'ja'])
    for (const width of [1024, 1280]) {
      await agency.context.addCookies([{ name: 'console-language', value, url: site.product.origin }]);
      await page.setViewportSize({ width, height: 800 });
      await page.goto(`${site.product.origin}/agency/candidates`);
      await doubleText(page);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
    }
  // On a phone a list opens within the window, wherever its button stands.
  for (const value of ['en', 'ja'])
    for (const width of [280, 320, 390]) {
      await agency.context.addCookies([{ name: 'console-language', value, url: site.product.origin }]);
      await page.setViewportSize({ width, height: 800 });
      await page.goto(`${site.product.origin}/agency/candidates?stage=introducing`);
      for (const menu of await page.locator('.menu').all()) {
        await menu.locator('summary').click();
        const { x = -1, width: wide = 0 } = (await menu.locator('.sheet').boundingBox()) ?? {};
        expect(x).toBeGreaterThanOrEqual(0);
        expect(x + wide).toBeLessThanOrEqual(width);
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
        await menu.locator('summary').click();
      }
    }
  await page.setViewportSize({ width: 1280, height: 800 });
  for (const path of ['/agency/results', '/agency/settings']) {
    await page.goto(site.product.origin + path);
    expect(await faultsInBothSchemes(page)).toEqual([]);
  }
  const cookies = await agency.context.cookies();
  const plain = await site.browser.newContext({
    ignoreHTTPSErrors: true,
    locale: 'ja-JP',
    javaScriptEnabled: false,
  });
  await plain.addCookies(cookies);
  const still = await plain.newPage();
  await still.goto(`${site.product.origin}/agency/candidates`);
  await still.getByRole('link', { name: '佐藤 美咲' }).first().click();
  await still.getByRole('button', { name: '連絡がとれた' }).click();
  await still.getByText(console_('a.said.outcome')).waitFor();
  expect(agency.complaints).toEqual([]);
  await plain.close();
  await agency.context.close();
});

it('leaves the answer to a form alone, and asks for other pages as somebody who may be away', async () => {
  const agency = await visit(site.browser, 'ja');
  await signIn(agency);
  const { page } = agency;
  const asked: Request[] = [];
  const what = () => asked.map((request) => `${request.method()} ${new URL(request.url()).pathname}`);
  page.on('request', (request) => {
    if (request.isNavigationRequest()) asked.push(request);
  });
  await page.clock.install();
  await page.goto(`${site.product.origin}/agency/settings`);
  await page.getByLabel(console_('a.set.key.name')).fill('採用管理システム');
  await page.locator('input[name=scope]').first().check();
  await page.getByRole('button', { name: console_('a.set.key.create') }).click();
  const key = page.getByText(/^cra_/);
  const shown = await key.innerText();
  for (let quarters = 0; quarters < 3; quarters += 1) await page.clock.fastForward(16 * 60_000);
  await page.waitForTimeout(1000);
  expect(await key.innerText()).toBe(shown);
  const post = 'POST /agency/settings/keys';
  expect(what().filter((line) => line === post)).toEqual([post]);

  await page.goto(`${site.product.origin}/agency/settings`);
  expect(await page.getByText('採用管理システム').count()).toBe(1);
  asked.length = 0;
  const again = page.waitForEvent('load');
  await page.clock.fastForward(16 * 60_000);
  await again;
  expect(what()).toEqual(['GET /agency/settings']);
  expect((await asked[0]?.allHeaders())?.['cookie']).toContain('__Host-unattended=1');
  expect((await agency.context.cookies()).map(({ name }) => name)).not.toContain('__Host-unattended');
  expect(agency.complaints).toEqual([]);
  await agency.context.close();
});

it('leaves a page to its reader, says how old it is, and signs out nobody who works in it', async () => {
  const agency = await visit(site.browser, 'ja');
  await signIn(agency);
  const { page } = agency;
  await page.clock.install();
  await page.goto(`${site.product.origin}/agency/settings`);
  const told = page.waitForResponse((response) => response.url().endsWith('/agency/attended'));
  const button = page.getByRole('button', { name: console_('a.set.key.create') });
  await page.clock.fastForward(10 * 60_000);
  await button.focus();
  await page.keyboard.press('Shift');
  await page.clock.fastForward(6 * 60_000);
  expect((await told).status()).toBe(204);
  const bar = page.getByRole('status').filter({ hasText: shared('con.age') });
  await bar.waitFor();
  expect(await button.evaluate((element) => element === document.activeElement)).toBe(true);
  expect(await faultsInBothSchemes(page)).toEqual([]);
  await Promise.all([
    page.waitForEvent('load'),
    bar.getByRole('link', { name: shared('con.age.renew') }).click(),
  ]);
  expect(await bar.count()).toBe(0);
  expect(agency.complaints).toEqual([]);
  await agency.context.close();
});

async function openSlots(page: Page): Promise<FrameLocator> {
  await page.goto(`${site.product.url}?language=ja&sample=first-interview`);
  const frame = page.frameLocator('aside.pane iframe');
  await frame.getByRole('tab', { name: '紹介枠' }).click();
  await frame.getByRole('heading', { name: pane('slots.ready') }).waitFor();
  return frame;
}

async function signIn({ page }: Visit): Promise<void> {
  await page.goto(`${site.product.origin}/agency`);
  await page.getByRole('textbox').fill(DESK);
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/agency\/sign-in\/[\w-]/);
  await page.getByRole('textbox').fill(await codeFor(page));
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/agency\/candidates/);
}

/** Subjects of the mails an address got, newest first. */
async function mailsTo(page: Page, address: string): Promise<readonly string[]> {
  const reply = await page.request.get(
    `${site.product.origin}/simulator/inbox?to=${encodeURIComponent(address)}`,
  );
  return ((await reply.json()) as { mails: { subject: string }[] }).mails.map(({ subject }) => subject);
}

/** Codes that were typed before; a new sign-in gets a new one. */
const typed = new Set<string>();

async function codeFor(page: Page): Promise<string> {
  for (;;) {
    const codes = (await mailsTo(page, DESK)).flatMap((subject) => /\d{6}/.exec(subject)?.[0] ?? []);
    const fresh = codes.find((code) => !typed.has(code));
    if (fresh !== undefined) {
      typed.add(fresh);
      return fresh;
    }
    await page.waitForTimeout(200);
  }
}
