import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import en from '../../src/addin/strings/en.json';
import ja from '../../src/addin/strings/ja.json';
import { buildStage } from '../pictures/build.ts';
import { compare, isTaken } from '../pictures/compare.ts';
import {
  PICTURES,
  type Picture,
  type PictureLanguage,
  type PictureTheme,
  type Step,
} from '../pictures/states.ts';
import { launchBrowser } from './support/browser.ts';

/**
 * Every state of the design's groups A to E in both languages, in the real pane, against its committed picture.
 * `UPDATE_PICTURES=new` takes the references that are missing, `all` takes them anew; look at each before committing.
 */
const ORIGIN = 'https://pictures.test';
const TEXTS = { ja, en };
const only = process.env['PICTURES'];

let browser: Browser;
let folder: string;
beforeAll(async () => {
  folder = await buildStage();
  browser = await launchBrowser();
});
afterAll(() => browser.close());

describe.each(['ja', 'en'] as const)('In %s', (language) => {
  const studios = new Map<PictureTheme, Studio>();
  afterAll(async () => {
    for (const { page } of studios.values()) await page.context().close();
  });

  const wanted = PICTURES.filter(({ id }) => !only || id.startsWith(only)).flatMap((picture) =>
    (picture.themes ?? ['light']).map(
      (theme) => [pictureName(picture, language, theme), picture, theme] as const,
    ),
  );
  it.each(wanted.filter(([name]) => isTaken(name)))('%s looks as it should', async (name, picture, theme) => {
    const studio = studios.get(theme) ?? (await open(theme, language));
    studios.set(theme, studio);
    const { page, complaints } = studio;
    await page.setViewportSize({ width: picture.width ?? 320, height: picture.height ?? 720 });
    await page.goto(`${ORIGIN}/?id=${picture.id}&language=${language}&theme=${theme}`);
    await page.getByRole('main').waitFor();
    for (const step of picture.steps ?? []) await take(page, step, language);
    await settled(page);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    const taken = await page.screenshot({ fullPage: picture.height === undefined, animations: 'disabled' });
    expect(complaints.splice(0)).toEqual([]);
    expect(wide).toBeLessThanOrEqual(0);
    expect(compare(name, taken)).toBeNull();
  });
});

function pictureName({ id }: Picture, language: PictureLanguage, theme: PictureTheme): string {
  return [id, language, ...(theme === 'light' ? [] : [theme === 'dark' ? 'dark' : 'hc'])].join('.');
}

/** One page that all pictures of a theme are taken on, and what its console said. */
interface Studio {
  readonly page: Page;
  readonly complaints: string[];
}

async function open(theme: PictureTheme, language: PictureLanguage): Promise<Studio> {
  const context = await browser.newContext({
    locale: language === 'ja' ? 'ja-JP' : 'en-GB',
    timezoneId: 'Asia/Tokyo',
    reducedMotion: 'reduce',
    colorScheme: theme === 'dark' ? 'dark' : 'light',
    forcedColors: theme === 'highContrast' ? 'active' : 'none',
  });
  await context.route(`${ORIGIN}/**`, (route) => {
    const { pathname } = new URL(route.request().url());
    return route.fulfill({ path: path.join(folder, pathname === '/' ? 'index.html' : pathname) });
  });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  return { page, complaints };
}

async function take(page: Page, step: Step, language: PictureLanguage): Promise<void> {
  const texts = TEXTS[language];
  if ('tab' in step) {
    const name = texts[`nav.${step.tab}`];
    const tab = page.getByRole('tab', { name, exact: true });
    await page.getByRole('tablist').waitFor();
    if (await tab.isVisible()) await tab.click();
    else await page.getByRole('combobox', { name: texts['nav.more'] }).selectOption(name);
    await page.locator('[aria-busy="true"]').waitFor({ state: 'detached' });
  } else if ('press' in step)
    await page.getByRole('button', { name: texts[step.press], exact: true }).first().click();
  else if ('fill' in step)
    await page.getByRole('textbox', { name: new RegExp(`^${texts[step.fill]}`) }).fill(step.text[language]);
  else if ('choose' in step)
    await page.getByRole('combobox', { name: texts[step.choose] }).selectOption(step.option[language]);
  else {
    await page.getByRole('textbox', { name: texts['set.edit.text'] }).focus();
    await page.keyboard.press('ControlOrMeta+Home');
    await page.keyboard.insertText(step.write[language]);
    await page.getByRole('alert').waitFor();
  }
}

/** Fonts are there, code that loads on demand has arrived, nothing moves any more. */
async function settled(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await document.fonts.ready;
    // Code that loads on demand: what it shows takes the place of an empty panel.
    while (!document.querySelector('[role="tabpanel"] :is(section, h2, [role="status"])'))
      await new Promise((resolve) => setTimeout(resolve, 10));
    if (
      document.activeElement instanceof HTMLElement &&
      document.activeElement.matches('button, [role="tab"]')
    )
      document.activeElement.blur();
    scrollTo(0, 0);
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  });
}
