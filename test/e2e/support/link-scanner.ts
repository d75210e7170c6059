import type { Browser, Page } from 'playwright-core';

const MOST_PAGES = 30;

/**
 * What the pushiest mail scanners do with a link: open it in a real browser that runs scripts,
 * follow every link on the same host, and press every button, each on a fresh view of the page. Returns the addresses
 * it saw and how many buttons it pressed.
 */
export async function scanLink(
  browser: Browser,
  start: string,
): Promise<{ readonly seen: readonly string[]; readonly pressed: number }> {
  const context = await browser.newContext({ ignoreHTTPSErrors: true });
  const page = await context.newPage();
  const { host } = new URL(start);
  const seen = new Set<string>();
  const waiting = [start];
  let pressed = 0;
  const found = (url: string) => {
    const clean = url.split('#')[0] ?? '';
    if (URL.canParse(clean) && new URL(clean).host === host && !seen.has(clean)) waiting.push(clean);
  };
  for (let url = waiting.shift(); url !== undefined && seen.size < MOST_PAGES; url = waiting.shift()) {
    if (seen.has(url)) continue;
    seen.add(url);
    await page.goto(url);
    for (const link of await linksOf(page)) found(link);
    const buttons = await page.locator(BUTTONS).count();
    for (let nth = 0; nth < buttons; nth += 1) {
      await page.goto(url);
      await page.locator(BUTTONS).nth(nth).click({ force: true, noWaitAfter: false });
      await page.waitForLoadState();
      pressed += 1;
      found(page.url());
    }
  }
  await context.close();
  return { seen: [...seen], pressed };
}

const BUTTONS = 'button:visible, input[type=submit]:visible, [role=button]:visible';

function linksOf(page: Page): Promise<string[]> {
  return page
    .locator('a[href]')
    .evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).href));
}
