/**
 * The whole job on one machine, lived through in a browser: recruiter and candidate, in both languages, with the real
 * office.js, real SMTP and the embedded database.
 */
import type { FrameLocator, Page, Request } from 'playwright-core';
import { format } from '../../src/core/text/format.ts';
import { EN as paneEn, JA as paneJa } from '../../src/addin/strings/messages.ts';
import pagesEn from '../../src/server/pages/strings/en.json';
import pagesJa from '../../src/server/pages/strings/ja.json';
import simulatorEn from '../../src/simulator/strings/en.json';
import simulatorJa from '../../src/simulator/strings/ja.json';
import { leakDetector } from '../support/leaks.ts';
import { accessibilityFaults } from './support/accessibility.ts';
import { visit } from './support/browser.ts';
import { productInBrowser } from './support/product-in-browser.ts';

interface Story {
  readonly language: 'ja' | 'en';
  readonly sample: string;
  readonly pane: Readonly<Record<string, string>>;
  readonly pages: Readonly<Record<string, string>>;
  readonly simulator: Readonly<Record<string, string>>;
  /** What the recruiter wrote, which must never leave the mailbox. */
  readonly secrets: readonly string[];
  readonly registered: { readonly name: string; readonly mail: string };
  readonly before: number;
}

const STORIES: readonly Story[] = [
  {
    language: 'ja',
    sample: 'first-interview',
    pane: paneJa,
    pages: pagesJa,
    simulator: simulatorJa,
    secrets: ['佐藤', '美咲', 'misaki.sato', '見送らせて', '一次面接の結果'],
    registered: { name: '佐藤 美咲', mail: 'misaki.sato@example.jp' },
    before: 7,
  },
  {
    language: 'en',
    sample: 'final-interview-en',
    pane: paneEn,
    pages: pagesEn,
    simulator: simulatorEn,
    secrets: ['Emma', 'Wilson', 'emma.wilson', 'moving forward', 'final interview'],
    registered: { name: 'Emma Wilson', mail: 'emma.wilson@example.com' },
    before: 8,
  },
];

const site = productInBrowser();

describe.each(STORIES)('the loop in $language', (story) => {
  const text = (table: Readonly<Record<string, string>>, key: string, values = {}) =>
    format(table[key] ?? key, values);

  it('goes from a recognised draft to a counted registration', async () => {
    const recruiter = await visit(site.browser, story.language);
    const sent = recordRequests(recruiter.page);
    const pane = await openSample(recruiter.page, story);

    await pane.getByRole('heading', { name: text(story.pane, 'home.detected.title') }).waitFor();
    await expectProgress(pane, story.before);
    expect(await accessibilityFaults(recruiter.page)).toEqual([]);

    await pane.getByRole('button', { name: text(story.pane, 'home.insert'), exact: true }).click();
    await pane.getByRole('heading', { name: text(story.pane, 'home.inserted.title') }).waitFor();
    expect(await accessibilityFaults(recruiter.page)).toEqual([]);

    await recruiter.page.getByRole('button', { name: text(story.simulator, 's.send'), exact: true }).click();
    const link = recruiter.page.getByRole('link', { name: text(story.simulator, 's.inbox.open') });
    const [candidatePage] = await Promise.all([recruiter.context.waitForEvent('page'), link.click()]);

    await registerAs(candidatePage, recruiter.page, story);
    const token = await issuedToken(recruiter.page);
    expect(sent.some((request) => request.includes(token))).toBe(true);
    const leaks = leakDetector(story.secrets);
    expect(sent.filter((request) => leaks(request.replaceAll(token, '')))).toEqual([]);

    const again = await openSample(recruiter.page, story);
    await expectProgress(again, story.before + 1);
    expect(recruiter.complaints).toEqual([]);
    await recruiter.context.close();
  });

  async function registerAs(page: Page, inboxPage: Page, { registered }: Story): Promise<void> {
    await page.setViewportSize({ width: 390, height: 844 });
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByRole('link', { name: text(story.pages, 'c.cta') }).click();
    await page.getByLabel(text(story.pages, 'c.reg.name')).fill(registered.name);
    await page.getByRole('textbox', { name: text(story.pages, 'c.reg.mail') }).fill(registered.mail);
    await page.getByLabel(text(story.pages, 'c.reg.job')).selectOption({ index: 1 });
    await page.getByRole('checkbox').first().check();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByRole('button', { name: text(story.pages, 'c.reg.submit') }).click();

    const code = await inboxPage.locator('[data-code]').getAttribute('data-code');
    await page.getByLabel(text(story.pages, 'c.code.label')).fill(code ?? '');
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByRole('button', { name: text(story.pages, 'c.code.submit') }).click();
    await page.getByRole('heading', { name: text(story.pages, 'c.done.title') }).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.close();
  }

  async function expectProgress(pane: FrameLocator, filled: number): Promise<void> {
    await pane.getByText(text(story.pane, 'progress.frac', { filled, total: 10 }), { exact: true }).waitFor();
  }
});

async function openSample(page: Page, story: Story): Promise<FrameLocator> {
  await page.goto(`${site.product.url}?language=${story.language}&sample=${story.sample}`);
  return page.frameLocator('aside.pane iframe');
}

/**
 * The connection's token as the service issued it. It knows nothing of a draft, and its letters are random: four of them
 * spell a first name forwards or backwards once in some hundred runs.
 */
async function issuedToken(page: Page): Promise<string> {
  const reply = await page.request.get(new URL('/simulator/config', site.product.origin).href);
  const config = (await reply.json()) as {
    readonly roamingSettings: { readonly connection: { readonly token: string } };
  };
  return config.roamingSettings.connection.token;
}

/** Every request of the add-in's own frames: what is asserted about them is the product's first promise. */
function recordRequests(page: Page): string[] {
  const requests: string[] = [];
  page.on('request', (request: Request) => {
    // Whatever an add-in's page asks for, of whomever: a picture's address can carry a name as well as a body can.
    const fromAddin = /\/(?:taskpane|commands)\.html/.test(request.frame().url());
    if (!fromAddin) return;
    requests.push(
      [request.method(), request.url(), JSON.stringify(request.headers()), request.postData() ?? ''].join(
        '\n',
      ),
    );
  });
  return requests;
}
