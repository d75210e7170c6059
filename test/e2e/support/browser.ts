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
  const complaints: string[] = [];
  context.on('weberror', (error) => complaints.push(`uncaught: ${error.error().message}`));
  context.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning')
      complaints.push(`${message.type()}: ${message.text()}`);
  });
  return { context, page: await context.newPage(), complaints };
}
