import type { FrameLocator, Locator, Page } from 'playwright-core';
import { format } from '../../../src/core/text/format.ts';
import { EN as paneEn, JA as paneJa } from '../../../src/addin/strings/messages.ts';
import type { Client } from '../../../src/simulator/model/client-profiles.ts';
import simulatorEn from '../../../src/simulator/strings/en.json';
import simulatorJa from '../../../src/simulator/strings/ja.json';

type Texts = Readonly<Record<string, string>>;
type Values = Readonly<Record<string, string | number>>;

/** The compose window as a person uses it: by what is written on it. */
export class ComposeWindow {
  readonly page: Page;
  readonly pane: FrameLocator;
  readonly body: Locator;
  private readonly paneTexts: Texts;
  private readonly texts: Texts;

  private constructor(page: Page, language: 'ja' | 'en') {
    this.page = page;
    this.pane = page.frameLocator('aside.pane iframe');
    this.body = page.locator('#message-body');
    this.paneTexts = language === 'ja' ? paneJa : paneEn;
    this.texts = language === 'ja' ? simulatorJa : simulatorEn;
  }

  /** `settings` are the recruiter's own, as if chosen in an earlier session. */
  static async open(
    page: Page,
    url: string,
    language: 'ja' | 'en',
    sample: string,
    settings?: object,
    client: Client = 'web',
  ): Promise<ComposeWindow> {
    if (settings)
      await page.route('**/simulator/config', async (route) => {
        const response = await route.fetch();
        const config = (await response.json()) as { roamingSettings: object };
        await route.fulfill({
          json: { ...config, roamingSettings: { ...config.roamingSettings, settings } },
        });
      });
    await page.goto(`${url}?language=${language}&sample=${sample}&client=${client}`);
    return new ComposeWindow(page, language);
  }

  /** A text of the pane. */
  say(key: string, values: Values = {}): string {
    return format(this.paneTexts[key] ?? key, values);
  }

  /** Waits for the card with this title. */
  async card(key: string, values: Values = {}): Promise<void> {
    await this.pane.getByRole('heading', { name: this.say(key, values), exact: true }).waitFor();
  }

  async press(key: string, values: Values = {}): Promise<void> {
    await this.button(key, values).click();
  }

  button(key: string, values: Values = {}): Locator {
    return this.pane.getByRole('button', { name: this.say(key, values), exact: true });
  }

  /** Waits for a line of the notification bar. */
  async notice(text: string): Promise<void> {
    await this.page
      .getByRole('status', { name: this.text('s.notice.bar') })
      .getByText(text)
      .waitFor();
  }

  async send(): Promise<void> {
    await this.page.getByRole('button', { name: this.text('s.send'), exact: true }).click();
  }

  async chooseClient(index: number): Promise<void> {
    await this.openClientMenu();
    await this.page.getByRole('radio').nth(index).check();
    await this.page.keyboard.press('Escape');
  }

  async reproduce(defect: string): Promise<void> {
    await this.openClientMenu();
    await this.page.getByText(this.text('s.defects.more')).click();
    await this.page.getByRole('checkbox', { name: this.text(`s.defect.${defect}`) }).check();
    await this.page.keyboard.press('Escape');
  }

  /** Makes sure that the client shows a defect of its own. */
  async expectDefect(defect: string): Promise<void> {
    await this.openClientMenu();
    await this.page.getByRole('checkbox', { name: this.text(`s.defect.${defect}`), checked: true }).waitFor();
    await this.page.keyboard.press('Escape');
  }

  /** Forgets what the add-in stored. */
  async reset(): Promise<void> {
    await this.openClientMenu();
    await this.page.getByRole('button', { name: this.text('s.reset') }).click();
  }

  async goOffline(): Promise<void> {
    await this.page.getByRole('switch', { name: this.text('s.offline') }).check();
  }

  async replaceRecipient(name: string, address: string): Promise<void> {
    await this.page.getByRole('button', { name: this.text('s.field.remove', { name }) }).click();
    await this.addRecipient(address);
  }

  async addRecipient(address: string): Promise<void> {
    const field = this.page.getByRole('textbox', {
      name: this.text('s.field.add', { field: this.text('s.field.to') }),
    });
    await field.fill(address);
    await field.press('Enter');
  }

  async chooseTheme(index: number): Promise<void> {
    await this.page.getByRole('combobox', { name: this.text('s.theme') }).selectOption({ index });
  }

  /** Waits until the pane has these colours. */
  async scheme(scheme: 'light' | 'dark'): Promise<void> {
    await this.pane.locator(`[style*="color-scheme: ${scheme}"]`).waitFor();
  }

  async chooseLatency(index: number): Promise<void> {
    await this.page.getByRole('combobox', { name: this.text('s.latency') }).selectOption({ index });
  }

  /** The dialog between Send and the mail leaving. */
  get alert(): Locator {
    return this.page.getByRole('alertdialog');
  }

  async sent(): Promise<void> {
    await this.page.getByText(this.text('s.sent')).waitFor();
  }

  async pressRibbon(control: string): Promise<void> {
    await this.page.locator(`[data-control="${control}"]`).click();
  }

  text(key: string, values: Values = {}): string {
    return format(this.texts[key] ?? key, values);
  }

  async openClientMenu(): Promise<void> {
    await this.page.locator('.control-holder > button').click();
  }
}
