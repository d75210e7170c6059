/** The playground around the pane: its window at every width, its inbox for everybody, and the way back to the start. */
import { onePerson } from './support/one-person.ts';
import { productInBrowser } from './support/product-in-browser.ts';
import { ComposeWindow } from './support/simulator.ts';

const OPERATOR = 'operator@relay.example';

const site = productInBrowser();
const person = onePerson(site, 'ja');

function open(sample: string, language: 'ja' | 'en' = 'ja'): Promise<ComposeWindow> {
  return ComposeWindow.open(person.page, site.product.url, language, sample);
}

describe.each(['ja', 'en'] as const)('the toolbar in %s', (language) => {
  it('shows all of its buttons at every width', async () => {
    const window = await open('first-interview', language);
    await window.card('home.detected.title');
    for (const width of [320, 390, 759, 760, 800, 900, 1000, 1080, 1160, 1280]) {
      await window.page.setViewportSize({ width, height: 800 });
      const hidden = await window.page.locator('.commands button').evaluateAll((buttons) =>
        buttons
          .filter((button) => {
            const compose = button.closest('.compose')?.getBoundingClientRect();
            const { left, right } = button.getBoundingClientRect();
            return !compose || left < compose.left || right > compose.right;
          })
          .map((button) => button.textContent),
      );
      expect({ width, hidden }).toEqual({ width, hidden: [] });
    }
  });
});

describe('the menu of clients', () => {
  it.each([
    [1280, 720],
    [1000, 700],
    [390, 640],
  ])('can be reached to its end in a window of %i x %i, with every fault shown', async (width, height) => {
    const window = await open('first-interview');
    await window.page.setViewportSize({ width, height });
    await window.openClientMenu();
    await window.page.locator('.popover summary').click();
    const last = window.page.locator('.popover .link');
    await last.scrollIntoViewIfNeeded();
    const box = await last.boundingBox();
    expect(box && box.y + box.height).toBeLessThanOrEqual(height);
    await window.page.keyboard.press('Escape');
  });
});

describe('the theme', () => {
  it('reaches a pane that is still on its way', async () => {
    const pane = '**/taskpane.html*';
    let letGo = (): void => undefined;
    const chosen = new Promise<void>((resolve) => (letGo = resolve));
    await person.page.route(pane, (route) => chosen.then(() => route.continue()));
    const window = await open('first-interview');
    await window.chooseTheme(1);
    letGo();
    await window.card('home.detected.title');
    await window.scheme('dark');
    await person.page.unroute(pane);
  });
});

describe('the inbox', () => {
  it('shows the code of whoever signs in to a console, and the candidate’s address after sending', async () => {
    const window = await open('first-interview');
    await window.card('home.detected.title');
    const console = await person.context.newPage();
    await console.goto(`${site.product.origin}/operator`);
    await console.getByRole('textbox').fill(OPERATOR);
    await console.keyboard.press('Enter');
    await console.waitForURL(/\/operator\/sign-in\/[\w-]/);

    await window.page.getByRole('button', { name: window.text('s.inbox'), exact: true }).click();
    const inbox = window.page.getByRole('complementary', { name: window.text('s.inbox') });
    const code = await inbox.locator('[data-code]').getAttribute('data-code');
    await console.getByRole('textbox').fill(code ?? '');
    await console.keyboard.press('Enter');
    await console.waitForURL(/\/operator\/(?!sign-in)/);
    await console.close();
    await inbox.getByRole('button', { name: window.text('s.close') }).click();

    await window.send();
    await window.sent();
    await inbox.getByText('misaki.sato@example.jp', { exact: true }).waitFor();
    await inbox.getByRole('combobox').selectOption(OPERATOR);
    expect(await inbox.locator('[data-code]').getAttribute('data-code')).toBe(code);
    expect(
      await window.page.getByRole('button', { name: window.text('s.send'), exact: true }).isDisabled(),
    ).toBe(true);
  });
});

describe('the open inbox', () => {
  it('shows the mail just sent, whoever and whatever was looked at before', async () => {
    const window = await open('interview-schedule');
    const { page } = window;
    const inbox = page.getByRole('complementary', { name: window.text('s.inbox') });
    const choose = async (sample: string) => {
      await page.locator(`[data-sample="${sample}"]`).click();
      await window.card('home.neutral.title');
    };
    await window.send();
    await inbox.getByText('sho.watanabe@example.jp', { exact: true }).waitFor();
    await choose('offer');
    await window.send();
    await inbox.getByText('aoi.ito@example.com', { exact: true }).waitFor();
    await inbox.getByRole('combobox').selectOption('sho.watanabe@example.jp');
    await inbox.locator('.mail-line').first().click();
    await choose('quoted-reply');
    await window.send();
    await inbox.getByText('kenta.tanaka@example.jp', { exact: true }).waitFor();
  });

  it('leaves the mail its place where the window is narrow', async () => {
    const window = await open('final-interview-en', 'en');
    await window.card('home.detected.title');
    await window.press('home.insert');
    await window.card('home.inserted.title');
    await window.send();
    await window.page.setViewportSize({ width: 320, height: 640 });
    const scanned = window.page.getByText(window.text('s.inbox.scan'));
    await scanned.waitFor();
    const lines = await scanned.evaluate((line) => line.getBoundingClientRect().height / 16);
    expect(lines).toBeLessThan(4);
  });
});

describe('the draft', () => {
  it('keeps what was written when its format changes, and back', async () => {
    const window = await open('empty');
    await window.body.click();
    await window.page.keyboard.type('R&D 5 < 6 <tag>');
    const format = window.page.getByRole('combobox', { name: window.text('s.format') });
    await format.selectOption('text');
    await window.page.locator('textarea#message-body').waitFor();
    expect(await window.body.inputValue()).toBe('R&D 5 < 6 <tag>');
    await format.selectOption('html');
    await window.page.locator('div#message-body').waitFor();
    expect(await window.body.innerText()).toBe('R&D 5 < 6 <tag>');
  });

  it('takes Enter for the input method’s while it offers a choice', async () => {
    const window = await open('empty');
    const field = window.page.getByRole('textbox', {
      name: window.text('s.field.add', { field: window.text('s.field.to') }),
    });
    await field.fill('さとう');
    const key = { key: 'Enter', code: 'Enter', bubbles: true, cancelable: true };
    await field.dispatchEvent('keydown', { ...key, isComposing: true });
    expect(await field.getAttribute('aria-invalid')).toBe('false');
    await field.dispatchEvent('keydown', key);
    await window.page.getByText(window.text('s.field.invalid')).waitFor();
  });
});

describe('the focus in the playground', () => {
  it('is again on what opened the inbox, and in the field after a recipient was taken out', async () => {
    const window = await open('first-interview');
    await window.card('home.detected.title');
    const { page } = window;
    const hasFocus = (role: 'button' | 'textbox', name: string) =>
      page.getByRole(role, { name, exact: true }).and(page.locator(':focus')).waitFor();
    await page.getByRole('button', { name: window.text('s.inbox'), exact: true }).focus();
    await page.keyboard.press('Enter');
    await hasFocus('button', window.text('s.close'));
    await page.keyboard.press('Escape');
    await hasFocus('button', window.text('s.inbox'));
    const remove = window.text('s.field.remove', { name: '' }).trim();
    await page.getByRole('button', { name: remove }).first().focus();
    await page.keyboard.press('Enter');
    await hasFocus('textbox', window.text('s.field.add', { field: window.text('s.field.to') }));
  });
});

describe('the way back to the start', () => {
  it('connects a pane again that was disconnected', async () => {
    const window = await open('first-interview');
    await window.card('home.detected.title');
    await window.pane.getByRole('tab', { name: window.say('nav.settings') }).click();
    await window.press('set.signOut');
    await window.pane.getByRole('tab', { name: window.say('nav.home') }).click();
    await window.card('home.connect.code.title');
    await window.reset();
    // Where it was pressed, not only among the events of the host.
    await window.page.getByRole('dialog').getByRole('status').getByText(/./).waitFor();
    await window.card('home.detected.title');
    await window.pane
      .getByText(window.say('progress.frac', { filled: 7, total: 10 }), { exact: true })
      .waitFor();
  });
});
