import { AxeBuilder } from '@axe-core/playwright';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';

/** The installed Chromium, told not to talk to anyone. */
export function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env['CHROME_PATH'] ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

export interface Visit {
  readonly context: BrowserContext;
  readonly page: Page;
  /** Errors and warnings of every page and frame, and uncaught exceptions. */
  readonly complaints: readonly string[];
}

/** A browser of one person: own language, own storage. */
export async function visit(
  browser: Browser,
  language: 'ja' | 'en',
  viewport = { width: 1280, height: 860 },
): Promise<Visit> {
  const context = await browser.newContext({
    ignoreHTTPSErrors: true,
    locale: language === 'ja' ? 'ja-JP' : 'en-US',
    viewport,
    reducedMotion: 'reduce',
  });
  const complaints: string[] = [];
  context.on('weberror', (error) => complaints.push(`uncaught: ${error.error().message}`));
  context.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning')
      complaints.push(`${message.type()}: ${message.text()}`);
  });
  return { context, page: await context.newPage(), complaints };
}

/** What axe finds wrong in a page of ours, and what of it cannot be read on a dark screen. */
export async function faultsInBothSchemes(page: Page): Promise<readonly string[]> {
  const light = await accessibilityFaults(page);
  await page.emulateMedia({ colorScheme: 'dark' });
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode()
    .withRules(['color-contrast'])
    .analyze();
  await page.emulateMedia({ colorScheme: 'light' });
  return [...light, ...inWords(violations).map((fault) => `dark ${fault}`)];
}

/** What axe finds wrong, in words; frames included. */
export async function accessibilityFaults(page: Page): Promise<readonly string[]> {
  const builder = new AxeBuilder({ page });
  // Joining the findings of frames takes a page of its own each time; most pages have none.
  if (page.frames().length === 1) builder.setLegacyMode();
  const { violations } = await builder.analyze();
  return inWords(violations);
}

function inWords(violations: Awaited<ReturnType<AxeBuilder['analyze']>>['violations']): readonly string[] {
  return violations.flatMap((violation) =>
    violation.nodes.map((node) => `${violation.id}: ${node.target.join(' ')}`),
  );
}
