/**
 * The candidate's pages for everybody: by keyboard alone, judged by axe and by what a screen reader is told, at phone
 * widths, and light enough for a train.
 */
import type { Locator, Page } from 'playwright-core';
import { format } from '../../src/core/text/format.ts';
import { AOBA } from '../../src/server/demo/sample-companies.ts';
import pagesEn from '../../src/server/pages/strings/en.json';
import pagesJa from '../../src/server/pages/strings/ja.json';
import { faultsInBothSchemes } from './support/accessibility.ts';
import { visit } from './support/browser.ts';
import { CandidateInbox, codeIn } from './support/candidate-inbox.ts';
import { movingFields } from './support/moving-fields.ts';
import { productInBrowser } from './support/product-in-browser.ts';

const site = productInBrowser();

/** Tabs until something has the focus, as somebody without a mouse does. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  await target.waitFor();
  for (let n = 0; n < 80; n += 1) {
    await page.keyboard.press('Tab');
    if (await target.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error(`The keyboard does not get to ${String(target)}.`);
}

async function sound(page: Page): Promise<void> {
  expect(await faultsInBothSchemes(page)).toEqual([]);
  expect(await movingFields(page)).toBe(0);
  expect(await page.locator('h1, h2').first().textContent()).not.toBe('');
}

/** What a stylesheet says of something that is printed. */
async function onPaper(page: Page, target: Locator, property: string): Promise<string> {
  await page.emulateMedia({ media: 'print' });
  const value = await target.evaluate(
    (element, name) => getComputedStyle(element).getPropertyValue(name),
    property,
  );
  await page.emulateMedia({ media: 'screen' });
  return value;
}

describe.each([
  { language: 'ja', width: 390, pages: pagesJa, name: '佐藤 美咲', agency: 'ミナトキャリア' },
  { language: 'en', width: 320, pages: pagesEn, name: 'Emma Wilson', agency: 'Minato Career' },
] as const)('by keyboard alone, in $language at $width px', ({ language, width, pages, name, agency }) => {
  const text = (key: keyof typeof pages, values = {}) => format(pages[key], values);
  const mail = `keyboard-${language}@example.jp`;

  it('everything can be reached, and every page is sound', async () => {
    const { page, context, complaints } = await visit(site.browser, language, { width, height: 844 });
    const inbox = new CandidateInbox(context.request, site.product.origin, mail);
    const button = (key: keyof typeof pages) => page.getByRole('button', { name: text(key), exact: true });
    const link = (key: keyof typeof pages) => page.getByRole('link', { name: text(key), exact: true });
    const follow = async (target: Locator) => {
      await tabTo(page, target);
      await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')]);
    };
    const type = async (target: Locator, value: string) => {
      await tabTo(page, target);
      await page.keyboard.insertText(value);
    };

    await page.goto(`${site.product.origin}/r/${AOBA.code}`);
    await sound(page);
    await follow(link('c.cta'));
    await sound(page);
    await tabTo(page, button('c.reg.submit'));
    await page.keyboard.press('Enter');
    await page.getByText(text('c.err.summary', { n: 4 })).waitFor();
    // Read out at once: the summary has the focus, although no page was loaded.
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('faults');
    await sound(page);
    await type(page.getByLabel(text('c.reg.name')), name);
    await type(page.getByRole('textbox', { name: text('c.reg.mail') }), mail);
    await tabTo(page, page.getByLabel(text('c.reg.job')));
    await page.keyboard.press('ArrowDown');
    await tabTo(page, page.locator('#handoff'));
    await page.keyboard.press('Space');
    await follow(button('c.reg.submit'));

    await type(page.getByLabel(text('c.code.label')), codeIn(await inbox.newest(1)));
    await sound(page);
    await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')]);
    await page.getByRole('heading', { name: text('c.done.title') }).waitFor();
    await sound(page);

    await follow(link('c.done.cta'));
    await sound(page);
    const tree = await page.locator('main').ariaSnapshot();
    expect(tree).toContain(`switch "${agency}" [checked]`);
    expect(tree).toContain(`link "${text('c.my.change')} ${text('c.my.contact.hide')}"`);
    expect(tree).toContain(`heading "${text('c.my.agencies')}" [level=2]`);

    expect(await onPaper(page, page.getByRole('switch', { name: agency }), 'print-color-adjust')).toBe(
      'exact',
    );
    await tabTo(page, page.getByRole('switch', { name: agency }));
    await Promise.all([page.waitForEvent('load'), page.keyboard.press('Space')]);
    await page.getByText(text('c.my.agency.off'), { exact: true }).waitFor();
    expect(await page.title()).toContain(agency);
    // Beside the switch, so that eight seconds are enough without a mouse.
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')]);
    await page.getByRole('switch', { name: agency, checked: true }).waitFor();
    await sound(page);

    await follow(page.getByRole('link', { name: text('c.my.contact.how') }));
    await sound(page);
    await follow(link('c.my.back'));
    await follow(page.getByRole('link', { name: text('c.my.contact.hide') }));
    await sound(page);
    await follow(link('c.my.back'));

    await follow(link('c.my.delete'));
    await sound(page);
    expect(await onPaper(page, page.locator('.veil'), 'position')).toBe('static');
    expect(await onPaper(page, page.locator('.sheet .danger'), 'display')).toBe('none');
    // The page behind is out of reach: the first stop is in the sheet.
    await page.keyboard.press('Tab');
    expect(await button('c.del.go').evaluate((element) => element === document.activeElement)).toBe(true);
    for (let stops = 0; stops < 5; stops += 1) {
      await page.keyboard.press('Tab');
      const { isStop, isInSheet } = await page.evaluate(() => ({
        isStop: document.activeElement !== document.body,
        isInSheet: document.activeElement?.closest('[role=dialog]') !== null,
      }));
      expect(isInSheet).toBe(isStop);
    }
    expect(await page.getByRole('heading', { level: 1 }).allTextContents()).toEqual([text('c.del.title')]);
    await follow(link('c.del.no'));

    for (const path of [
      `check-in/${language}/key`,
      `stop/${language}`,
      `privacy/${language}`,
      'my/sign-in',
      'r/X',
    ]) {
      await page.goto(`${site.product.origin}/${path}`);
      await sound(page);
    }
    await page.goto(`${site.product.origin}/check-in/${language}/key`);
    await tabTo(page, page.getByRole('radio', { name: text('c.in.looking').split('|')[0] ?? '' }));
    await page.keyboard.press('ArrowDown');
    await follow(button('c.in.go'));
    await page.getByText(text('c.in.done.paused')).waitFor();
    await sound(page);
    // A page that is not there is told by the browser, too.
    expect(complaints.filter((line) => !/status of (404|422)/.test(line))).toEqual([]);
    await context.close();
  });
});

describe('the landing page', () => {
  it.each([
    { language: 'ja', width: 390, height: 664 },
    { language: 'en', width: 320, height: 568 },
    { language: 'ja', width: 640, height: 360 },
    { language: 'en', width: 320, height: 256 },
  ] as const)(
    'covers nothing that has the focus with its button, in $language at $width x $height',
    async ({ language, width, height }) => {
      const { page, context } = await visit(site.browser, language, { width, height });
      await page.goto(`${site.product.origin}/r/${AOBA.code}`);
      const stops = page.locator('a[href], summary');
      for (const key of ['Tab', 'Shift+Tab'])
        for (let n = await stops.count(); n > 0; n -= 1) {
          await page.keyboard.press(key);
          const covered = await page.evaluate(() => {
            const button = document.querySelector('.cta');
            const { activeElement: stop } = document;
            if (!button || !stop || stop === document.body || button.contains(stop)) return false;
            return stop.getBoundingClientRect().bottom > button.getBoundingClientRect().top;
          });
          expect(covered && (await page.locator(':focus').textContent())).toBe(false);
        }
      await context.close();
    },
  );

  it('says how often figures change in one line, however wide it is', async () => {
    const { page, context } = await visit(site.browser, 'ja', { width: 320, height: 664 });
    await page.goto(`${site.product.origin}/r/${AOBA.code}/ja`);
    for (let width = 320; width <= 420; width += 10) {
      await page.setViewportSize({ width, height: 664 });
      const lines = await page.locator('.flow small', { hasText: '1日' }).evaluate((element) => {
        const [text] = element.childNodes;
        const begin = text?.textContent?.indexOf('1日') ?? -1;
        const end = (text?.textContent?.indexOf('1回') ?? -1) + 2;
        const words = document.createRange();
        if (text && begin >= 0) {
          words.setStart(text, begin);
          words.setEnd(text, end);
        }
        return new Set([...words.getClientRects()].map(({ bottom }) => bottom)).size;
      });
      expect([width, lines]).toEqual([width, 1]);
    }
    await context.close();
  });

  it('is one page and one stylesheet from our own host, light, without script, cookie or pixel', async () => {
    const { page, context } = await visit(site.browser, 'ja', { width: 390, height: 844 });
    const loaded: { url: string; bytes: number }[] = [];
    page.on('response', (response) => {
      void response.body().then((body) => loaded.push({ url: response.url(), bytes: body.length }));
    });
    await page.goto(`${site.product.origin}/r/${AOBA.code}`, { waitUntil: 'networkidle' });
    const fromNetwork = loaded.filter(({ url }) => !url.startsWith('data:'));
    expect(fromNetwork.map(({ url }) => new URL(url).origin)).toEqual([
      site.product.origin,
      site.product.origin,
    ]);
    expect(fromNetwork.reduce((sum, { bytes }) => sum + bytes, 0)).toBeLessThan(60_000);
    expect(await context.cookies()).toEqual([]);
    expect(await page.locator('script, img, iframe').count()).toBe(0);
    expect(await page.title()).not.toContain(AOBA.shortName);
    // Nothing moves once it is drawn.
    const shift = await page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          let sum = 0;
          new PerformanceObserver((list) => {
            for (const entry of list.getEntries())
              sum += (entry as PerformanceEntry & { value: number }).value;
          }).observe({ type: 'layout-shift', buffered: true });
          setTimeout(() => resolve(sum), 300);
        }),
    );
    expect(shift).toBeLessThan(0.01);
    await context.close();
  });
});

it.each(['ja', 'en'] as const)('breaks no word of a label in type twice as large (%s)', async (language) => {
  const { page, context } = await visit(site.browser, language, { width: 360, height: 700 });
  await page.goto(`${site.product.origin}/r/${AOBA.code}/${language}/register`);
  const broken = await page.evaluate(() => {
    const sizes = [...document.querySelectorAll<HTMLElement>('body, body *')].map((element) => {
      const { fontSize, lineHeight } = getComputedStyle(element);
      return [element, parseFloat(fontSize) * 2, parseFloat(lineHeight) * 2] as const;
    });
    for (const [element, size, line] of sizes) {
      element.style.fontSize = `${size}px`;
      element.style.lineHeight = `${line}px`;
    }
    const words = [...document.querySelectorAll('.lang, .label i, .two label')].filter((element) => {
      const text = document.createRange();
      // Beside its drawing, which stands elsewhere.
      text.selectNodeContents(element.lastChild ?? element);
      return new Set([...text.getClientRects()].map(({ bottom }) => bottom)).size > 1;
    });
    const { scrollWidth, clientWidth } = document.documentElement;
    return { words: words.map(({ textContent }) => textContent), beside: scrollWidth - clientWidth };
  });
  expect(broken).toEqual({ words: [], beside: 0 });
  await context.close();
});

it('is dark on a dark screen from its first moment, and light on paper', async () => {
  const { page, context } = await visit(site.browser, 'ja', { width: 390, height: 844 });
  await page.emulateMedia({ colorScheme: 'dark' });
  const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  for (const path of [`r/${AOBA.code}`, 'my/sign-in', 'privacy/ja', 'r/X', 'operator', 'operator/x']) {
    await page.goto(`${site.product.origin}/${path}`);
    // The browser's own white before the stylesheet, the scroll bars and the fields follow this.
    expect(await page.locator('meta[name=color-scheme]').getAttribute('content')).toBe('light dark');
    expect(await ground()).toBe('rgb(31, 31, 31)');
    await page.emulateMedia({ media: 'print' });
    expect(await ground()).toBe('rgb(255, 255, 255)');
    await page.emulateMedia({ media: 'screen' });
  }
  await context.close();
});

it('sets long texts as a book does, and keeps the phrases of headings whole', async () => {
  const { page, context } = await visit(site.browser, 'ja', { width: 390, height: 844 });
  await page.goto(`${site.product.origin}/privacy/ja`);
  const breaks = (what: string) =>
    page
      .locator(what)
      .evaluateAll((all) => [...new Set(all.map((element) => getComputedStyle(element).wordBreak))]);
  expect(await breaks('main :is(p, li)')).toEqual(['normal']);
  expect(await breaks('main :is(h1, h2)')).toEqual(['auto-phrase']);
  await context.close();
});

it('says in the chip who invites, and breaks it behind the name', async () => {
  const { page, context } = await visit(site.browser, 'ja', { width: 320, height: 844 });
  await page.goto(`${site.product.origin}/r/${AOBA.code}/ja`);
  const lines = await page.locator('.from').evaluate((chip) => {
    chip.style.width = '16em';
    const text = chip.lastChild;
    const name = text?.textContent?.indexOf('から') ?? 0;
    const range = document.createRange();
    if (text) range.setStart(text, name);
    if (text) range.setEnd(text, text.textContent?.length ?? 0);
    return new Set([...range.getClientRects()].map(({ bottom }) => bottom)).size;
  });
  expect(lines).toBe(1);
  await context.close();
});

it('draws the cells of the code whole in forced colours, and has no drawing of a list read out', async () => {
  const { page, context } = await visit(site.browser, 'ja', { width: 390, height: 844 });
  await page.goto(`${site.product.origin}/my/sign-in`);
  await page.getByRole('textbox', { name: pagesJa['c.reg.mail'] }).fill('cells@example.jp');
  await page.getByRole('button', { name: pagesJa['signin.send'] }).click();
  const code = page.getByLabel(pagesJa['c.code.label']);
  await code.waitFor();
  expect(await page.locator('main').ariaSnapshot()).not.toContain('listitem: ・');
  await page.emulateMedia({ forcedColors: 'active' });
  expect(await code.evaluate((input) => getComputedStyle(input).forcedColorAdjust)).toBe('none');
  await context.close();
});
