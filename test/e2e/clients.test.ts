/** Every client the add-in meets, with the defects each is known for: what works there, and how it falls back. */
import { accessibilityFaults } from './support/accessibility.ts';
import { onePerson } from './support/one-person.ts';
import { productInBrowser } from './support/product-in-browser.ts';
import { ComposeWindow } from './support/simulator.ts';

const LINK = /\/r\/K7Q2M-[0-9A-Z]{5}-[0-9A-Z]{5}/g;
const SATO = '佐藤 美咲';

const PLAIN_REPLY = `佐藤 美咲 様

慎重に検討を重ねました結果、誠に残念ながら、今回は採用を見送らせていただくこととなりました。
末筆ながら、佐藤様の今後のご活躍をお祈り申し上げます。

採用担当 高橋 直樹

> 一次面接の日程の件、承知いたしました。
> よろしくお願いいたします。
`;

const site = productInBrowser();
const person = onePerson(site, 'ja');

async function open(
  client: number,
  sample = 'first-interview',
  settings?: object,
  language: 'ja' | 'en' = 'ja',
) {
  const window = await ComposeWindow.open(person.page, site.product.url, language, sample, settings);
  if (client > 0) await window.chooseClient(client);
  return window;
}

async function content(window: ComposeWindow): Promise<string> {
  return window.body.evaluate((body) => ('value' in body ? String(body.value) : body.innerHTML));
}

async function links(window: ComposeWindow): Promise<readonly string[]> {
  return (await content(window)).match(LINK) ?? [];
}

async function codes(window: ComposeWindow): Promise<number> {
  return new Set(await links(window)).size;
}

/** What the web puts around a body that was written as a whole. */
const WRAPPED = /^<div class="elementToProof"><span style="[^"]*">([\s\S]*)<\/span><br><\/div>$/;

const CLIENTS = [
  { name: 'web', index: 0, events: true, runsFromAlert: true, cursor: 'unconfirmed' },
  { name: 'classic Windows', index: 1, events: true, runsFromAlert: true, cursor: 'inserted' },
  { name: 'Mac', index: 2, events: true, runsFromAlert: false, cursor: 'inserted' },
  { name: 'Windows LTSC 2021', index: 3, events: false, runsFromAlert: false, cursor: 'inserted' },
] as const;

describe.each(CLIENTS)('$name', ({ index, events, runsFromAlert, cursor }) => {
  it.each([
    ['first-interview', 'ja'],
    ['final-interview-en', 'en'],
    ['word-html', 'ja'],
    ['plain-text', 'ja'],
  ] as const)('inserts before the signature and takes it out to the byte: %s', async (sample, language) => {
    const window = await open(index, sample, undefined, language);
    await window.card('home.detected.title');
    const before = await content(window);
    await window.press('home.insert');
    await window.card('home.inserted.title');
    expect(await codes(window)).toBe(1);
    await window.press('home.undo');
    await window.card('home.detected.title');
    // Clients that strip classes take them from the author's words as well when the body is written.
    const plain = (html: string) => (index === 0 ? html : html.replace(/ class="[^"]*"/g, ''));
    const after = await content(window);
    const isWrapped = index === 0 && sample !== 'plain-text';
    expect(isWrapped ? WRAPPED.exec(after)?.[1] : plain(after)).toBe(plain(before));
  });

  it('at the cursor: one link where the author writes, or the truth and a text to copy', async () => {
    const window = await open(index, 'first-interview', { placement: 'cursor' });
    await window.card('home.detected.title');
    const before = await content(window);
    await window.body.getByText('慎重に検討').click();
    await window.press('home.insert');
    await window.card(`home.${cursor}.title`);
    if (cursor === 'unconfirmed') expect(await content(window)).toBe(before);
    else {
      expect(await codes(window)).toBe(1);
      const text = await window.body.innerText();
      expect(text.indexOf('佐藤 美咲 様')).toBeLessThan(text.indexOf('/r/K7Q2M'));
    }
  });

  it('keeps the user’s selection', async () => {
    const window = await open(index, 'first-interview', { placement: 'cursor' });
    await window.card('home.detected.title');
    await window.body.getByText('慎重に検討').click({ clickCount: 3 });
    await window.press('home.insert');
    await window.card('home.inserted.title');
    expect(await window.body.innerText()).toContain('慎重に検討を重ねました');
    expect(await codes(window)).toBe(1);
  });

  it('takes the ribbon’s button beside the open pane: one link, told in the message and known in the pane', async () => {
    const window = await open(index);
    await window.card('home.detected.title');
    await Promise.all([window.pressRibbon('cr.insert'), window.pressRibbon('cr.insert')]);
    await window.notice(window.say('notify.already', { name: `${SATO} 様` }));
    await window.card('home.inserted.title');
    expect(await codes(window)).toBe(1);
    await window.press('home.undo');
    await window.card('home.detected.title');
    expect(await codes(window)).toBe(0);
  });

  it('takes pane and ribbon pressed at once', async () => {
    const window = await open(index);
    await window.card('home.detected.title');
    await Promise.all([window.press('home.insert'), window.pressRibbon('cr.insert')]);
    await window.card('home.inserted.title');
    await window.page
      .getByRole('status', { name: window.text('s.notice.bar') })
      .getByText(SATO)
      .waitFor();
    expect(await codes(window)).toBe(1);
  });

  it(`${events ? 'asks' : 'does not ask'} about another person’s link before sending`, async () => {
    const window = await open(index);
    await window.card('home.detected.title');
    await window.press('home.insert');
    await window.card('home.inserted.title');
    await window.replaceRecipient(SATO, 'kenta.tanaka@example.jp');
    await window.card('home.mismatch.title');
    await window.send();
    if (events) {
      await window.alert.getByText(SATO, { exact: false }).first().waitFor();
      await window.alert.getByRole('button', { name: window.say('alert.mismatch.action') }).click();
      const title = window.pane.getByRole('heading', { name: window.say('home.mismatch.title') });
      await title.and(window.pane.locator(':focus')).waitFor();
      await window.press('home.mismatch.replace', { family: '田中', name: '田中 健太' });
      await window.card('home.inserted.title');
      await window.send();
    }
    await window.sent();
  });

  it(`${events ? 'reminds' : 'does not remind'} of a missing link where the user wants it, once in a draft`, async () => {
    const window = await open(index, 'first-interview', { remindMissing: true });
    await window.card('home.detected.title');
    await window.pressRibbon('cr.pane');
    await window.send();
    if (!events) return window.sent();
    const action = window.alert.getByRole('button', { name: window.say('alert.missing.action') });
    if (runsFromAlert) {
      await action.click();
      await window.notice(window.say('notify.inserted', { name: `${SATO} 様` }));
      expect(await codes(window)).toBe(1);
    } else {
      await action.click();
      await window.card('home.detected.title');
      expect(await codes(window)).toBe(0);
    }
    await window.send();
    await window.sent();
  });

  it('shows every card without a fault of accessibility', async () => {
    const window = await open(index, 'two-recipients');
    await window.card('home.several.title', { n: 2 });
    expect(await accessibilityFaults(window.page)).toEqual([]);
  });
});

describe('a defect of the host', () => {
  it.each([
    ['below', { placement: 'cursor' }],
    ['anchor', {}],
    ['callback', {}],
    ['class', {}],
  ])('%s: the link is where it belongs, once, and comes out to the byte', async (defect, settings) => {
    const window = await open(1, 'first-interview', settings);
    await window.card('home.detected.title');
    // Classic Windows loses classes without being asked to.
    if (defect !== 'class') await window.reproduce(defect);
    const before = await content(window);
    await window.body.getByText('慎重に検討').click();
    await window.press('home.insert');
    await window.card('home.inserted.title');
    expect(await codes(window)).toBe(1);
    const text = await window.body.innerText();
    expect(text.indexOf('/r/K7Q2M')).toBeLessThan(text.indexOf('採用担当 高橋 直樹'));
    await window.press('home.undo');
    await window.card('home.detected.title');
    expect(await content(window)).toBe(before);
  });

  it('lines: on the web they are lost from the text, and the link stands on one of its own before the signature', async () => {
    const window = await open(0);
    await window.card('home.detected.title');
    await window.expectDefect('lines');
    const before = await content(window);
    await window.press('home.insert');
    await window.card('home.inserted.title');
    expect(await codes(window)).toBe(1);
    const text = await window.body.innerText();
    expect(text.indexOf('/r/K7Q2M')).toBeLessThan(text.indexOf('採用担当 高橋 直樹'));
    await window.press('home.undo');
    await window.card('home.detected.title');
    expect(WRAPPED.exec(await content(window))?.[1]).toBe(before);
  });

  it('wrap: on the web a link that comes and goes leaves one empty line, however often', async () => {
    const window = await open(0);
    await window.card('home.detected.title');
    await window.expectDefect('wrap');
    const before = await content(window);
    for (let round = 0; round < 3; round += 1) {
      await window.press('home.insert');
      await window.card('home.inserted.title');
      const text = await window.body.innerText();
      expect(text.indexOf('/r/K7Q2M')).toBeLessThan(text.indexOf('採用担当 高橋 直樹'));
      await window.press('home.undo');
      await window.card('home.detected.title');
      expect(WRAPPED.exec(await content(window))?.[1]).toBe(before);
    }
  });

  it('lateBody: on the Mac what is written shows late, and the link is told in the message and known', async () => {
    const window = await open(2);
    await window.card('home.detected.title');
    await window.expectDefect('lateBody');
    await window.pressRibbon('cr.pane');
    await window.pressRibbon('cr.insert');
    await window.notice(window.say('notify.inserted', { name: `${SATO} 様` }));
    await window.pressRibbon('cr.pane');
    await window.card('home.inserted.title');
    await window.press('home.undo');
    await window.card('home.detected.title');
    expect(await codes(window)).toBe(0);
  });

  async function plainReply() {
    const window = await open(0, 'quoted-reply');
    await window.card('home.neutral.title');
    await window.expectDefect('quote');
    await window.page.getByRole('combobox', { name: window.text('s.format') }).selectOption('text');
    const reply = window.page.locator('textarea#message-body');
    await reply.fill(PLAIN_REPLY);
    await window.card('home.detected.title');
    await window.press('home.insert');
    await window.card('home.inserted.title');
    return { window, reply };
  }

  it('quote: on the web a plain-text reply reads with its history twice, and gets one link, above it', async () => {
    const { window, reply } = await plainReply();
    expect(await links(window)).toHaveLength(1);
    const text = await reply.inputValue();
    expect(text.indexOf('/r/K7Q2M')).toBeLessThan(text.indexOf('採用担当 高橋 直樹'));
    await window.press('home.undo');
    await window.card('home.detected.title');
    expect(await links(window)).toEqual([]);
  });

  it('quote: the history of a plain-text reply stays as it is', async () => {
    const { reply } = await plainReply();
    expect((await reply.inputValue()).match(/一次面接の日程/g)).toHaveLength(1);
  });

  it('clipboard: on the web its API is blocked, and the text is copied all the same and pasted in', async () => {
    const window = await open(0, 'first-interview', { placement: 'cursor' });
    await window.card('home.detected.title');
    await window.expectDefect('clipboard');
    await window.body.getByText('慎重に検討').click();
    await window.press('home.insert');
    await window.card('home.unconfirmed.title');
    await window.press('home.unconfirmed.copy');
    await window.pane
      .getByText(window.say('home.unconfirmed.copied'))
      .and(window.pane.locator('span'))
      .waitFor();
    await window.body.getByText('慎重に検討').click();
    await window.page.keyboard.press('End');
    await window.page.keyboard.press('ControlOrMeta+V');
    await window.card('home.inserted.title');
    expect(await codes(window)).toBe(1);
  });

  it('images: with Exchange Server they stay, because the link goes in at the cursor', async () => {
    const window = await open(4);
    await window.card('home.detected.title');
    await window.expectDefect('images');
    await window.body.evaluate((body) => {
      body.insertAdjacentHTML(
        'beforeend',
        '<p><img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" alt="1"></p>',
      );
    });
    await window.pane.getByText(window.say('home.placement.cursor')).waitFor();
    await window.body.getByText('慎重に検討').click();
    await window.press('home.insert');
    await window.card('home.inserted.title');
    expect(await codes(window)).toBe(1);
    expect(await content(window)).toContain('<img src=');
  });

  it('images: elsewhere the pane says that they broke', async () => {
    const window = await open(1);
    await window.card('home.detected.title');
    await window.reproduce('images');
    await window.body.evaluate((body) => {
      body.insertAdjacentHTML(
        'beforeend',
        '<p><img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" alt="1"></p>',
      );
    });
    await window.press('home.insert');
    await window.card('home.inserted.title');
    await window.pane
      .getByText(window.say('home.images.lost'))
      .and(window.pane.locator(':visible'))
      .first()
      .waitFor();
    expect(await accessibilityFaults(window.page)).toEqual([]);
  });

  it.each([
    ['web', 0],
    ['classic Windows', 1],
    ['Mac', 2],
  ])(
    'theme: the pane takes a change at once, the old one being read then on desktops: %s',
    async (_, index) => {
      const window = await open(index);
      await window.card('home.detected.title');
      if (index > 0) await window.expectDefect('staleTheme');
      await window.scheme('light');
      await window.chooseTheme(1);
      await window.scheme('dark');
      await window.chooseTheme(0);
      await window.scheme('light');
    },
  );

  it('recipients that are not reported: another person’s link is noticed all the same', async () => {
    const window = await open(0);
    await window.card('home.detected.title');
    await window.reproduce('recipients');
    await window.press('home.insert');
    await window.card('home.inserted.title');
    await window.replaceRecipient(SATO, 'kenta.tanaka@example.jp');
    await window.card('home.mismatch.title');
  });

  it('notices that cannot be replaced: a second press is still told', async () => {
    const window = await open(0);
    await window.card('home.detected.title');
    await window.reproduce('replace');
    await window.pressRibbon('cr.insert');
    await window.notice(window.say('notify.inserted', { name: `${SATO} 様` }));
    await window.pressRibbon('cr.insert');
    await window.notice(window.say('notify.already', { name: `${SATO} 様` }));
  });

  it('launch events that stop: the mail goes, and nothing is claimed', async () => {
    const window = await open(0);
    await window.card('home.detected.title');
    await window.reproduce('events');
    await window.press('home.insert');
    await window.card('home.inserted.title');
    await window.replaceRecipient(SATO, 'kenta.tanaka@example.jp');
    await window.card('home.mismatch.title');
    await window.send();
    await window.sent();
  });

  it('office.js that never comes: says so after ten seconds', async () => {
    const window = await open(0);
    await window.card('home.detected.title');
    await window.reproduce('officeJs');
    await window.pane.getByRole('status').getByText(window.say('app.noAnswer')).waitFor({ timeout: 20_000 });
    expect(await accessibilityFaults(window.page)).toEqual([]);
  });

  it('no message beside the pane: says so, and goes on when there is one', async () => {
    const window = await open(0);
    await window.card('home.detected.title');
    await window.reproduce('noItem');
    await window.card('home.noItem.title');
    expect(await accessibilityFaults(window.page)).toEqual([]);
  });

  it('a message that comes to the pane late, and unannounced: says that there is none, then reads it', async () => {
    const window = await open(1);
    await window.card('home.detected.title');
    await window.reproduce('lateItem');
    await window.card('home.noItem.title');
    await window.card('home.detected.title');
    await window.press('home.insert');
    await window.card('home.inserted.title');
    expect(await codes(window)).toBe(1);
  });

  it('a colleague with Exchange’s name for an address: is no second candidate, nor asked about', async () => {
    const window = await open(0);
    await window.card('home.detected.title');
    await window.reproduce('exchangeName');
    await window.addRecipient('makoto.kobayashi@aoba.example');
    await window.press('home.insert');
    await window.card('home.inserted.title');
    await window.send();
    await window.sent();
  });

  it('no answer at all: says so, offers a text, and goes on when answers come', async () => {
    const window = await open(0);
    await window.card('home.detected.title');
    await window.chooseLatency(3);
    await window.chooseClient(1);
    await window.pane
      .getByRole('heading', { name: window.say('home.unreadable.title') })
      .waitFor({ timeout: 30_000 });
    expect(await accessibilityFaults(window.page)).toEqual([]);
    await window.chooseLatency(0);
    await window.pane
      .getByRole('heading', { name: window.say('home.detected.title') })
      .waitFor({ timeout: 30_000 });
  });

  it('three seconds for every answer: says after eight that it is not confirmed, then that it is in, once', async () => {
    const window = await open(0);
    await window.card('home.detected.title');
    await window.chooseLatency(2);
    await window.press('home.insert');
    await window.pane
      .getByRole('heading', { name: window.say('home.unconfirmed.title') })
      .waitFor({ timeout: 30_000 });
    await window.pane
      .getByRole('heading', { name: window.say('home.inserted.title') })
      .waitFor({ timeout: 20_000 });
    expect(await codes(window)).toBe(1);
  });

  it('a second for every answer: the link is in before that', async () => {
    const window = await open(0);
    await window.card('home.detected.title');
    await window.chooseLatency(1);
    await window.press('home.insert');
    await window.pane
      .getByRole('heading', { name: window.say('home.inserted.title') })
      .waitFor({ timeout: 30_000 });
    expect(await codes(window)).toBe(1);
  });

  it('a body of a million characters: one link, or the truth, and the draft as it was', async () => {
    const window = await open(0);
    await window.card('home.detected.title');
    await window.body.evaluate((body) => {
      const filler = document.createElement('p');
      // Laying it out would take the browser longer than the add-in.
      filler.hidden = true;
      filler.textContent = 'あ'.repeat(999_500 - body.innerHTML.length);
      body.append(filler);
    });
    const before = await content(window);
    await window.press('home.insert');
    await window.pane
      .getByRole('heading', { name: window.say('home.unconfirmed.title') })
      .waitFor({ timeout: 30_000 });
    expect((await content(window)) === before).toBe(true);
    await window.pane.getByText(window.say('home.unconfirmed.tooLong')).waitFor();
  });
});
