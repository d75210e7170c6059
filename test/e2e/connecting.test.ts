/** What the pane shows once it is connected: the draft as it goes on, and not what it was when the code went in. */
import type { Page } from 'playwright-core';
import { AOBA } from '../../src/server/demo/sample-companies.ts';
import { onePerson } from './support/one-person.ts';
import { productInBrowser } from './support/product-in-browser.ts';
import { ComposeWindow } from './support/simulator.ts';

const OTHER = 'someone.else@mail.example';

const site = productInBrowser();
const person = onePerson(site, 'en');

it.each([
  ['Enter in the field', (page: Page) => page.keyboard.press('Enter')],
  [
    'the button, by keyboard',
    async (page: Page) => {
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
    },
  ],
  ['the button, by mouse', (_page: Page, window: ComposeWindow) => window.press('home.connect.action')],
] as const)('the card follows the draft after connecting by %s', async (_how, connect) => {
  const { page } = person;
  const window = await ComposeWindow.open(page, site.product.url, 'en', 'final-interview-en');
  await window.card('home.detected.title');
  await window.pane.getByRole('tab', { name: window.say('nav.settings') }).click();
  await window.press('set.signOut');
  await window.pane.getByRole('tab', { name: window.say('nav.home') }).click();
  await window.card('home.connect.code.title');
  await window.pane.getByRole('textbox').fill(AOBA.invitation);
  await connect(page, window);
  await window.card('home.detected.title');
  const title = window.pane.getByRole('heading', { name: window.say('home.detected.title') });
  await title.and(window.pane.locator(':focus')).waitFor();
  await window.replaceRecipient('Emma Wilson', OTHER);
  // The mouse has gone on to the message as well.
  await window.body.click();
  await window.pane.getByText(OTHER).first().waitFor();
  await window.body.fill('Dear all, lunch is at noon tomorrow in the usual place. See you there!');
  await window.card('home.neutral.title');
});
