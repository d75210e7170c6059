import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { EN as en, JA as ja } from '../../src/addin/strings/messages.ts';
import { ALERTS, NOTICES_PICTURE } from '../pictures/alerts.ts';
import { buildStages } from '../pictures/build.ts';
import { compare } from '../pictures/compare.ts';
import type { Picture, PictureLanguage, PictureTheme, Step } from '../pictures/picture.ts';
import { PANE_PICTURES } from '../pictures/states.ts';
import { launchBrowser } from './support/browser.ts';
import { doubleText } from './support/double-text.ts';
import { movingFields } from './support/moving-fields.ts';

/**
 * Every state of the design's groups A to F in both languages, in the real pane and in the simulator's dialog, against its
 * committed picture. `UPDATE_PICTURES=new` takes the references that are missing, `all` takes them anew, and `PICTURES=`
 * names the beginning of the ones wanted; look at each before committing.
 */
const ORIGIN = 'https://pictures.test';
const TEXTS = { ja, en };
const only = process.env['PICTURES'];
/** The dialog and the room around it. */
const ALERT = { width: 520, height: 360 };
const GROUPS: Readonly<Record<Stage, readonly Picture[]>> = {
  pane: PANE_PICTURES,
  outlook: [
    ...ALERTS.map(({ id, themes = ['light'] }) => ({ id, themes, ...ALERT })),
    { ...NOTICES_PICTURE, width: 640, height: 464 },
  ],
};
type Stage = 'pane' | 'outlook';

let browser: Browser;
let folder: string;
beforeAll(async () => {
  folder = await buildStages();
  browser = await launchBrowser();
});
afterAll(() => browser.close());

const SESSIONS = (['pane', 'outlook'] as const).flatMap((stage) =>
  (['ja', 'en'] as const).map((language) => ({
    stage,
    language,
    pictures: GROUPS[stage].filter(({ id }) => !only || id.startsWith(only)),
  })),
);

describe.each(SESSIONS.filter(({ pictures }) => pictures.length > 0))('$stage in $language', (session) => {
  const { stage, language, pictures } = session;
  let page: Page;
  const complaints: string[] = [];
  beforeAll(async () => {
    page = await open(stage, language, complaints);
  });
  afterAll(() => page.context().close());

  const wanted = pictures.flatMap((picture) =>
    (picture.themes ?? ['light']).map(
      (theme) => [pictureName(picture, language, theme), picture, theme] as const,
    ),
  );
  it.each(wanted)('%s looks as it should', async (name, picture, theme) => {
    await page.setViewportSize({ width: picture.width ?? 320, height: picture.height ?? 720 });
    // Away from what the last steps pressed.
    await page.mouse.move(0, 0);
    // As most people who use Windows' contrast themes see them: light on black.
    await page.emulateMedia({
      colorScheme: theme === 'light' ? 'light' : 'dark',
      forcedColors: theme === 'highContrast' ? 'active' : 'none',
    });
    await page.evaluate(([id, ...how]) => window.showPicture(id, ...how), [
      picture.id,
      language,
      theme,
    ] as const);
    await page.getByRole('main').waitFor();
    for (const step of picture.steps ?? []) await take(page, step, language);
    await settled(page);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    const taken = await page.screenshot({ fullPage: picture.height === undefined, animations: 'disabled' });
    expect(complaints.splice(0)).toEqual([]);
    expect(await movingFields(page)).toBe(0);
    expect(wide).toBeLessThanOrEqual(0);
    expect(compare(name, taken)).toBeNull();
  });
});

describe.each(['ja', 'en'] as const)('with letters twice as large, in %s', (language) => {
  it('the report’s figures stay in their boxes', async () => {
    const page = await open('pane', language, []);
    await page.setViewportSize({ width: 320, height: 720 });
    await page.evaluate((own) => window.showPicture('C01-report', own, 'light'), language);
    await page.getByRole('main').waitFor();
    await take(page, { tab: 'report' }, language);
    await settled(page);
    await doubleText(page);
    const cost = page.getByRole('textbox', { name: TEXTS[language]['report.saved.perHire'] });
    expect(await cost.inputValue()).toBe('¥1,200,000');
    for (const figure of [
      cost,
      page
        .locator('section li span')
        .filter({ hasText: /^\d+%$/ })
        .first(),
    ]) {
      const room = await figure.evaluate((one) => one.clientWidth - one.scrollWidth);
      expect(room).toBeGreaterThanOrEqual(0);
    }
    await page.context().close();
  });
});

function pictureName({ id }: Picture, language: PictureLanguage, theme: PictureTheme): string {
  return [id, language, ...(theme === 'light' ? [] : [theme === 'dark' ? 'dark' : 'hc'])].join('.');
}

/** The page that all pictures of a stage and a language are taken on; what its console says goes into `complaints`. */
async function open(stage: Stage, language: PictureLanguage, complaints: string[]): Promise<Page> {
  const context = await browser.newContext({
    locale: language === 'ja' ? 'ja-JP' : 'en-GB',
    timezoneId: 'Asia/Tokyo',
    reducedMotion: 'reduce',
  });
  await context.route(`${ORIGIN}/**`, (route) =>
    route.fulfill({ path: path.join(folder, new URL(route.request().url()).pathname) }),
  );
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  await page.goto(`${ORIGIN}/${stage}.html`);
  return page;
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
  } else if ('press' in step) {
    await page.getByRole('button', { name: texts[step.press], exact: true }).first().click();
    if (step.opens) await page.getByRole(step.opens).waitFor();
  } else if ('fill' in step)
    await page.getByRole('textbox', { name: new RegExp(`^${texts[step.fill]}`) }).fill(step.text[language]);
  else if ('choose' in step)
    await page.getByRole('combobox', { name: texts[step.choose] }).selectOption(step.option[language]);
  else {
    await page.getByRole('textbox', { name: texts['set.edit.text'] }).focus();
    await page.keyboard.press('ControlOrMeta+Home');
    await page.keyboard.insertText(step.write[language]);
    await page.getByRole('button', { name: texts['set.edit.lint.fix'], exact: true }).waitFor();
  }
}

/** Fonts are there, code that loads on demand has arrived, nothing moves any more. */
async function settled(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await document.fonts.ready;
    // Code that loads on demand: what it shows takes the place of an empty panel.
    while (!document.querySelector(':is([role="tabpanel"], .compose) :is(section, h2, [role="status"])'))
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
