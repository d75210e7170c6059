/** The pane by keyboard alone, where office.js handles the Tab key itself: a way to everything, a way out, and seen where one is. */
import type { Page } from 'playwright-core';
import { visit } from './support/browser.ts';
import { productInBrowser } from './support/product-in-browser.ts';
import { ComposeWindow } from './support/simulator.ts';

const site = productInBrowser();

interface Focus {
  readonly in: 'pane' | 'window';
  readonly name: string;
  /** Something is drawn around it. */
  readonly visible: boolean;
}

describe.each(['ja', 'en'] as const)('By keyboard alone, in %s', (language) => {
  let page: Page;
  let window: ComposeWindow;
  let complaints: readonly string[];
  beforeAll(async () => {
    const person = await visit(site.browser, language);
    ({ page, complaints } = person);
    const sample = language === 'ja' ? 'first-interview' : 'final-interview-en';
    window = await ComposeWindow.open(page, site.product.url, language, sample);
    await window.card('home.detected.title');
    // The card may stand before the progress has come; a way through the pane must not begin in between.
    await window.pane.getByRole('button', { name: window.say('progress.slots', { n: 2 }) }).waitFor();
  });
  afterAll(async () => {
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  /** Presses a key and waits for the focus to have moved to `name`; Outlook is told of a way out by message. */
  async function press(key: string, name: string | RegExp, where: Focus['in'] = 'pane'): Promise<void> {
    await page.keyboard.press(key);
    const fits = (focus: Focus | null) =>
      focus?.in === where && (typeof name === 'string' ? focus.name === name : name.test(focus.name));
    let focus = await focused(page);
    for (const end = Date.now() + 10_000; !fits(focus) && Date.now() < end; focus = await focused(page))
      await page.waitForTimeout(20);
    expect({ key, ...focus }).toEqual({
      key,
      in: where,
      name: typeof name === 'string' ? name : (expect.stringMatching(name) as string),
      visible: true,
    });
  }

  /** The button for further reasons, where the detector gives more than two. */
  async function moreReasons(): Promise<readonly RegExp[]> {
    const button = /^(?:ほか|\+)/;
    return (await window.pane.getByRole('button', { name: button }).count()) > 0 ? [button] : [];
  }

  const say = (key: string, values = {}) => window.say(key, values);
  const oneOf = (...keys: readonly string[]) => new RegExp(`^(?:${keys.map((key) => say(key)).join('|')})$`);

  it('goes through Home in its order, and out of the pane at both ends', async () => {
    const order = [
      say('nav.home'),
      say('progress.slots', { n: 2 }),
      say('progress.details'),
      ...(await moreReasons()),
      new RegExp(`^${say('home.stage.aria', { stage: '.+' }).replaceAll(/[()]/g, '.')}$`),
      say('home.insert'),
      say('home.preview'),
      say('home.notRejection'),
      say('footer.details'),
    ];
    await window.body.focus();
    const [first = '', ...others] = order;
    await press('F6', first);
    for (const stop of others) await press('Tab', stop);
    await press('Tab', new RegExp(window.text('s.events')), 'window');
    for (const stop of order.toReversed()) await press('Shift+Tab', stop);
    await press('Shift+Tab', window.text('s.close'), 'window');
  });

  it('goes from tab to tab by the arrow keys, and on from there', async () => {
    await window.body.focus();
    await press('F6', say('nav.home'));
    for (const tab of ['slots', 'report', 'pool', 'settings']) await press('ArrowRight', say(`nav.${tab}`));
    // Not chosen, only reached: what is shown is Home still.
    await press('Tab', say('progress.slots', { n: 2 }));
  });

  it('keeps to the details while they are open and gives the focus back', async () => {
    await window.body.focus();
    await press('Shift+F6', say('footer.details'));
    for (const leave of ['Escape', 'Enter']) {
      await press('Enter', say('common.close'));
      const rest = [say('privacy.last.title'), say('privacy.last.copy'), say('common.close')];
      for (const stop of [...rest, say('common.close'), ...rest]) await press('Tab', stop);
      await press('Shift+Tab', say('privacy.last.copy'));
      await press('Tab', say('common.close'));
      await press(leave, say('footer.details'));
    }
  });

  it('gets into the wording, out of it again, and back to where it was opened', async () => {
    await window.body.focus();
    await press('F6', say('nav.home'));
    await press('End', say('nav.settings'));
    await press('Enter', say('nav.settings'));
    await window.button('set.edit').waitFor();
    const aStage = oneOf('set.stage.document', 'set.stage.first', 'set.stage.final');
    const aTone = oneOf('set.tone.formal', 'set.tone.warm', 'set.tone.brief');
    await press('Tab', aStage);
    await press('Tab', aTone);
    await press('Tab', say('set.edit'));
    await press('Enter', say('set.edit.title'));
    await press('Tab', aStage);
    // The English text has no name in it, so there is a button to put one in.
    const below = [...(language === 'en' ? [say('set.edit.insertName')] : []), say('common.save')];
    await press('Tab', say('set.edit.text'));
    for (const stop of below) await press('Tab', stop);
    for (const stop of [say('set.edit.text'), ...below].toReversed().slice(1)) await press('Shift+Tab', stop);
    await press('Shift+Tab', aStage);
    await press('Shift+Tab', say('common.back'));
    await press('Enter', say('set.edit'));
    await press('Shift+Tab', aTone);
  });

  it('inserts the link and goes on from the new card', async () => {
    await window.body.focus();
    await press('F6', say('nav.settings'));
    await press('Home', say('nav.home'));
    await press('Enter', say('nav.home'));
    await window.card('home.detected.title');
    await press('Tab', say('progress.slots', { n: 2 }));
    await press('Tab', say('progress.details'));
    for (const stop of [...(await moreReasons()), /./, say('home.insert')]) await press('Tab', stop);
    await press('Enter', say('home.inserted.title'));
    await press('Tab', say('home.undo'));
    await press('Enter', say('home.detected.title'));
    await press('Shift+Tab', say('progress.details'));
  });
});

/** What has the focus, by its accessible name; null where it is on its way. */
async function focused(page: Page): Promise<Focus | null> {
  for (const frame of page.frames()) {
    const found = await frame.evaluate(() => {
      const element = document.activeElement;
      if (!document.hasFocus() || !(element instanceof HTMLElement)) return null;
      if (element === document.body || element.tagName === 'IFRAME') return null;
      const label = element instanceof HTMLInputElement ? element.labels?.[0] : null;
      const isDrawn = (each: Element | null | undefined) => {
        if (!each) return false;
        const { outlineStyle, outlineWidth, boxShadow, opacity } = getComputedStyle(each);
        return (
          opacity !== '0' && ((outlineStyle !== 'none' && outlineWidth !== '0px') || boxShadow !== 'none')
        );
      };
      return {
        in: location.pathname === '/taskpane.html' ? ('pane' as const) : ('window' as const),
        name: (element.ariaLabel ?? label?.textContent ?? element.textContent).trim(),
        visible: isDrawn(element) || isDrawn(label),
      };
    });
    if (found) return found;
  }
  return null;
}
