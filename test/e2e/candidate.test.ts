/**
 * The candidate's side as a person on a phone lives it: without script and with it, in both languages, while a scanner opens every
 * link of every mail and presses every button it finds.
 */
import SqliteDatabase from 'better-sqlite3';
import { mkdtempSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { mintLink } from '../../src/core/link/index.ts';
import { format } from '../../src/core/text/format.ts';
import { AOBA } from '../../src/server/demo/sample-companies.ts';
import pagesEn from '../../src/server/pages/strings/en.json';
import pagesJa from '../../src/server/pages/strings/ja.json';
import { systemRandom } from '../../src/server/secrets/random.ts';
import { CandidateInbox, codeIn, linksIn } from './support/candidate-inbox.ts';
import { scanLink } from './support/link-scanner.ts';
import { productInBrowser } from './support/product-in-browser.ts';

const dataDir = mkdtempSync(path.join(os.tmpdir(), 'career-relay-candidate-'));
const site = productInBrowser(dataDir);

/** Rows of a table, read beside the running service. */
function rows(table: string): readonly Record<string, unknown>[] {
  const file = new SqliteDatabase(path.join(dataDir, 'service.db'), { readonly: true });
  try {
    return file.prepare(`select * from ${table}`).all() as Record<string, unknown>[];
  } finally {
    file.close();
  }
}

/** Everything a scanner could change, were it not for the rules. */
function decisions(): string {
  const tables = ['registrations', 'candidates', 'consents', 'suppressions', 'employer_counters', 'outbox'];
  return JSON.stringify(tables.map((table) => rows(table)));
}

function everything(): string {
  const tables = rows('sqlite_master').filter(({ type }) => type === 'table');
  return JSON.stringify(tables.map(({ name }) => rows(String(name))));
}

function newLink(): string {
  const employerCode = AOBA.code;
  return mintLink({ relayOrigin: site.product.origin, employerCode, randomBytes: systemRandom }).url;
}

async function phone(language: 'ja' | 'en', width: number, script: boolean): Promise<BrowserContext> {
  return site.browser.newContext({
    ignoreHTTPSErrors: true,
    locale: language === 'ja' ? 'ja-JP' : 'en-US',
    viewport: { width, height: 844 },
    javaScriptEnabled: script,
    reducedMotion: 'reduce',
  });
}

describe('a link scanner that runs scripts and presses buttons', () => {
  it('registers nobody, stops nothing and counts nothing', async () => {
    const before = decisions();
    const { seen, pressed } = await scanLink(site.browser, newLink());
    // It went everywhere a person can go without typing.
    for (const part of ['/ja/register', '/en/register', '/ja/stop', '/ja/privacy'])
      expect(seen.some((url) => url.endsWith(part))).toBe(true);
    expect(pressed).toBeGreaterThan(3);
    expect(decisions()).toBe(before);
  });
});

describe.each([
  { language: 'ja', width: 390, pages: pagesJa, name: '東雲 ゆかり', called: '東雲' },
  { language: 'en', width: 320, pages: pagesEn, name: 'Imogen Ashdown', called: 'Imogen Ashdown' },
] as const)(
  'the journey in $language at $width px without script',
  ({ language, width, pages, name, called }) => {
    const text = (key: keyof typeof pages, values = {}) => format(pages[key], values);
    const mail = `traveller-${language}@example.jp`;

    it('goes from the mail to one’s own page, and out again without a trace', async () => {
      const context = await phone(language, width, false);
      const page = await context.newPage();
      const inbox = new CandidateInbox(context.request, site.product.origin, mail);
      const scanner = scanEverything(inbox);
      const press = (key: keyof typeof pages) =>
        page.getByRole('button', { name: text(key), exact: true }).click();
      const heading = (title: string) => page.getByRole('heading', { name: title, exact: true }).waitFor();

      await inbox.receive(`${newLink()}\n`);
      const [link] = linksIn(await inbox.newest(1));
      const counted = () => rows('employer_counters').find((row) => row['employer_id'] === AOBA.employerId);
      const countedBefore = Number(counted()?.['counted']);

      await page.goto(String(link));
      await heading(text('c.land.title'));
      await fits(page, width);
      await page.getByRole('link', { name: text('c.cta'), exact: true }).click();

      await press('c.reg.submit');
      await page.getByText(text('c.err.summary', { n: 4 })).waitFor();
      await fits(page, width);
      await page.getByLabel(text('c.reg.name')).fill(name);
      await page.getByRole('textbox', { name: text('c.reg.mail') }).fill(mail);
      await page.getByLabel(text('c.reg.job')).selectOption({ index: 1 });
      await page.locator('#handoff').check();
      await page.locator('#news').check();
      await press('c.reg.submit');

      await heading(text('c.code.title'));
      const code = codeIn(await inbox.newest(2));
      await page.getByLabel(text('c.code.label')).fill(code === '000000' ? '111111' : '000000');
      await press('c.code.submit');
      await page.getByText(text('c.code.err', { n: 4 })).waitFor();
      await page.getByLabel(text('c.code.label')).fill(code);
      await press('c.code.submit');
      await heading(text('c.done.title'));
      await fits(page, width);
      expect(Number(counted()?.['counted'])).toBe(countedBefore + 1);

      await page.getByRole('link', { name: text('c.done.cta') }).click();
      await heading(text('c.my.title', { family: isolate(called), given: isolate(called) }));
      await fits(page, width);

      const agency = page.getByRole('switch').first();
      const agencyName = String(
        await agency.evaluate((button) => button.closest('li')?.querySelector('b')?.textContent),
      );
      await agency.click();
      expect(await page.getByRole('switch', { name: agencyName }).getAttribute('aria-checked')).toBe('false');
      await page.getByText(text('c.my.agency.off'), { exact: true }).waitFor();
      await press('c.my.undo');
      expect(await page.getByRole('switch', { name: agencyName }).getAttribute('aria-checked')).toBe('true');

      await page.getByRole('link', { name: text('c.my.contact.how') }).click();
      await page.getByRole('radio', { name: text('c.reg.contact.phone'), exact: true }).check();
      await page.getByLabel(text('c.reg.contact.phone.line')).fill('090-7391-0264');
      // Written for longer than a session lives: given back, and saved once somebody is signed in again beside it.
      const signedIn = await context.cookies();
      await context.clearCookies({ name: '__Host-candidate-session' });
      await press('c.my.save');
      await page.getByText(text('c.my.signedOut')).waitFor();
      await fits(page, width);
      await context.addCookies(signedIn);
      await press('c.my.save');
      await page.getByText('090-7391-0264').waitFor();

      await press('c.my.signout');
      await page.getByRole('textbox', { name: text('c.reg.mail') }).fill(mail);
      await press('signin.send');
      await page.getByLabel(text('c.code.label')).fill(codeIn(await inbox.newest(4)));
      await page.locator('button[type=submit]').first().click();
      await heading(text('c.my.title', { family: isolate(called), given: isolate(called) }));

      await page.getByRole('link', { name: text('c.my.delete') }).click();
      await page.getByRole('dialog', { name: text('c.del.title') }).waitFor();
      await fits(page, width);
      await press('c.del.go');
      await heading(text('c.del.done.title'));

      const farewell = await inbox.newest(5);
      expect(farewell.text).toContain(language === 'ja' ? 'すべて消しました' : 'we erased everything');
      await scanner.stop();
      expect(scanner.opened()).toBeGreaterThan(1);
      const left = everything();
      for (const secret of [mail, name, '090-7391-0264']) expect(left).not.toContain(secret);
      expect(site.product.output()).not.toContain(mail);
      expect(Number(counted()?.['counted'])).toBe(countedBefore + 1);
      await context.close();
    });
  },
);

describe.each([
  { language: 'ja', width: 390, pages: pagesJa },
  { language: 'en', width: 320, pages: pagesEn },
] as const)('the form in $language where script runs', ({ language, width, pages }) => {
  const text = (key: keyof typeof pages, values = {}) => format(pages[key], values);

  it('says what is wrong on leaving, keeps what was typed without connection, and sends once', async () => {
    const context = await phone(language, width, true);
    const page = await context.newPage();
    await page.goto(`${newLink()}/${language}/register`);
    const name = page.getByLabel(text('c.reg.name'));
    const mail = page.getByRole('textbox', { name: text('c.reg.mail') });
    const button = page.getByRole('button', { name: text('c.reg.submit'), exact: true });

    await mail.pressSequentially('noriko');
    expect(await page.locator('.fault').count()).toBe(0);
    await name.focus();
    await page.getByText(text('c.err.mail.at'), { exact: true }).waitFor();
    expect(await mail.getAttribute('aria-describedby')).toBe('mail-fault');
    await mail.fill(`noriko-${language}@example.jp`);
    expect(await mail.getAttribute('aria-invalid')).toBeNull();
    expect(await page.locator('#mail-fault').count()).toBe(0);

    await button.click();
    await page.getByText(text('c.err.summary', { n: 3 })).waitFor();
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('faults');
    await fits(page, width);
    await name.fill('Noriko');
    await page.getByLabel(text('c.reg.job')).selectOption({ index: 1 });
    await page.locator('#handoff').check();
    expect(await page.locator('.fault').count()).toBe(0);

    await context.setOffline(true);
    await button.click();
    await page.getByText(text('c.err.send'), { exact: true }).waitFor();
    await fits(page, width);
    expect(await name.inputValue()).toBe('Noriko');
    const above = await page.locator('#send-fault').boundingBox();
    expect(Number(above?.y)).toBeLessThan(Number((await button.boundingBox())?.y));

    await context.setOffline(false);
    let sent = 0;
    page.on('request', (request) => (sent += request.method() === 'POST' ? 1 : 0));
    await button.dblclick();
    await page.getByRole('heading', { name: text('c.code.title'), exact: true }).waitFor();
    expect(sent).toBe(1);
    await context.close();
  });
});

/** Opens every link of every mail that arrives, until told to stop. */
function scanEverything(inbox: CandidateInbox): { opened(): number; stop(): Promise<void> } {
  const opened = new Set<string>();
  let running = true;
  const work = async () => {
    while (running) {
      const links = (await inbox.mails()).flatMap(linksIn).filter((link) => !opened.has(link));
      for (const link of links) {
        opened.add(link);
        await scanLink(site.browser, link);
      }
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  };
  const done = work();
  return {
    opened: () => opened.size,
    stop: async () => {
      running = false;
      await done;
    },
  };
}

/** Nothing sticks out sideways. */
async function fits(page: Page, width: number): Promise<void> {
  const box = await page.locator('html').evaluate((root) => root.scrollWidth);
  expect(box).toBeLessThanOrEqual(width);
}

function isolate(value: string): string {
  return `\u2068${value}\u2069`;
}
