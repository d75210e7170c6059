import { SEND_BUDGET_MS } from '../../../src/addin/compose/send-check.ts';
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
  readonly complaints: string[];
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
  await context.addInitScript(waitForTheSendCheck, SEND_BUDGET_MS);
  const complaints: string[] = [];
  context.on('weberror', (error) => complaints.push(`uncaught: ${error.error().message}`));
  context.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning')
      complaints.push(`${message.type()}: ${message.text()}`);
  });
  return { context, page: await context.newPage(), complaints };
}

/**
 * Lets the check at sending take its time: after its budget it lets the mail go (`launchevent.ts`), and a machine that runs two
 * tests may need longer. What it does when it is late is tried in `test/addin/event-code.ts`.
 */
function waitForTheSendCheck(budget: number): void {
  if (!location.pathname.endsWith('/commands.html')) return;
  const { setTimeout, Date } = window;
  const began = Date.now();
  Date.now = () => began;
  window.setTimeout = ((run: TimerHandler, ms?: number, ...values: unknown[]) =>
    setTimeout(run, ms === budget ? 30_000 : ms, ...values)) as typeof setTimeout;
}
