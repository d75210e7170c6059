import { connectHost } from '../../../src/addin/host/connect-host.ts';
import type { MailHost, MailItem } from '../../../src/addin/host/mail-host.ts';
import { ok, useOffice } from './fake-office.ts';

type Callback = (result: unknown) => void;

function composeItem(overrides: object = {}) {
  const written: unknown[] = [];
  const properties = new Map<string, unknown>();
  const people = (...addresses: string[]) => ({
    getAsync: (callback: Callback) =>
      callback(
        ok(addresses.map((emailAddress) => ({ emailAddress, displayName: '', recipientType: 'other' }))),
      ),
  });
  return {
    written,
    body: {
      getTypeAsync: (callback: Callback) => callback(ok('text')),
      getAsync: (type: string, callback: Callback) => callback(ok(`as ${type}`)),
      setAsync: (content: string, options: object, callback: Callback) => {
        written.push([content, options]);
        callback(ok(undefined));
      },
    },
    subject: { getAsync: (callback: Callback) => callback(ok('選考結果のご連絡')) },
    to: people('a@example.jp'),
    cc: people(),
    bcc: people('b@example.jp'),
    getSelectedDataAsync: (_: string, callback: Callback) =>
      callback(ok({ data: '件名', sourceProperty: 'subject' })),
    loadCustomPropertiesAsync: (callback: Callback) =>
      callback(
        ok({
          get: (key: string) => properties.get(key),
          set: (key: string, value: unknown) => properties.set(key, value),
          remove: (key: string) => properties.delete(key),
          saveAsync: (saved: Callback) => saved(ok(undefined)),
        }),
      ),
    ...overrides,
  };
}

async function connectedItem(): Promise<MailItem> {
  return (await connected()).forItem();
}

async function connected(): Promise<MailHost> {
  const host = await connectHost();
  if (!host) throw new Error('not in Outlook');
  return host;
}

describe('the theme', () => {
  it('is the one its event tells, while Outlook’s context has the one before (office-js#6348)', async () => {
    const { handlers } = useOffice({ item: composeItem(), set: '1.14' });
    Object.assign(Office.context, { officeTheme: { bodyBackgroundColor: '#ffffff' } });
    const host = await connected();
    const seen: unknown[] = [];
    host.onThemeChanged(() => seen.push(host.theme()));
    handlers['officeThemeChanged']?.({ officeTheme: { bodyBackgroundColor: '#1f1f1f' } });
    expect([seen, host.theme()]).toEqual([[{ isDark: true }], { isDark: true }]);
    handlers['officeThemeChanged']?.({ officeTheme: { bodyBackgroundColor: '#ffffff' } });
    expect(host.theme()).toEqual({ isDark: false });
    // With nothing told, the context is all there is.
    Object.assign(Office.context, { officeTheme: { bodyBackgroundColor: '#292929' } });
    for (const event of [undefined, null, {}, { officeTheme: { bodyBackgroundColor: 7 } }]) {
      handlers['officeThemeChanged']?.(event);
      expect(host.theme()).toEqual({ isDark: true });
    }
    expect(seen).toHaveLength(6);
  });
});

describe('the Office mail host', () => {
  it('reads the body in its own type', async () => {
    useOffice({ item: composeItem() });
    expect(await (await connectedItem()).readBody()).toEqual({
      ok: true,
      value: { type: 'text', content: 'as text' },
    });
  });

  it('reads it in the other type when the author has changed that since', async () => {
    let type = 'text';
    const asked: string[] = [];
    const body = {
      getTypeAsync: (callback: Callback) => callback(ok(type)),
      getAsync: (as: string, callback: Callback) => {
        asked.push(as);
        callback(ok(`as ${as}`));
      },
    };
    useOffice({ item: composeItem({ body }) });
    const item = await connectedItem();
    await item.readBody();
    await item.readBody();
    expect(asked).toEqual(['text', 'text']);
    type = 'html';
    const read = { ok: true, value: { type: 'html', content: 'as html' } };
    expect(await item.readBody()).toEqual(read);
    expect(await item.readBody()).toEqual(read);
  });

  it('asks a body that it knows, and its type, at the same time', async () => {
    const waiting: (() => void)[] = [];
    const later = (value: string) => (callback: Callback) => waiting.push(() => callback(ok(value)));
    const getAsync = (_: string, callback: Callback) => later('本文')(callback);
    useOffice({ item: composeItem({ body: { getTypeAsync: later('text'), getAsync } }) });
    const item = await connectedItem();
    const rounds = async (read: Promise<unknown>) => {
      let done = false;
      void read.then(() => (done = true));
      for (let round = 0; ; round += 1) {
        await new Promise((resolve) => setTimeout(resolve));
        if (done) return round;
        waiting.splice(0).forEach((answer) => answer());
      }
    };
    expect(await rounds(item.readBody())).toBe(2);
    expect(await rounds(item.readBody())).toBe(1);
  });

  it('asks only those recipients it is asked for', async () => {
    const untouched = { getAsync: () => undefined };
    useOffice({ item: composeItem({ to: untouched, cc: untouched }) });
    expect(await (await connectedItem()).recipients(['bcc'])).toMatchObject({
      ok: true,
      value: [{ address: 'b@example.jp', field: 'bcc' }],
    });
  });

  it('gives To, Cc and Bcc together', async () => {
    useOffice({ item: composeItem() });
    const result = await (await connectedItem()).recipients();
    expect(result.ok && result.value.map(({ address, field }) => [address, field])).toEqual([
      ['a@example.jp', 'to'],
      ['b@example.jp', 'bcc'],
    ]);
  });

  it('knows a draft it may not write by the refused selection', async () => {
    const refuse = () => {
      throw new Error('Elevated permission is required');
    };
    useOffice({ item: composeItem({ getSelectedDataAsync: refuse }) });
    expect((await connected()).capabilities.canWrite).toBe(false);
  });

  it('knows whose shared mailbox it may not write in', async () => {
    const getSharedPropertiesAsync = (callback: Callback) =>
      callback(ok({ delegatePermissions: 1, owner: 'saiyo@aozora.example' }));
    useOffice({ item: composeItem({ getSharedPropertiesAsync }) });
    expect((await connected()).capabilities).toMatchObject({
      canWrite: false,
      sharedMailbox: 'saiyo@aozora.example',
    });
  });

  it('does not take a selection in the subject for one in the body', async () => {
    useOffice({ item: composeItem() });
    expect(await (await connectedItem()).selectedText()).toEqual({ ok: true, value: '' });
  });

  it('keeps values in the draft across reads', async () => {
    useOffice({ item: composeItem() });
    const item = await connectedItem();
    await item.draftStore.write({ owner: { address: 'a@example.jp', name: '', code: 'X' } });
    expect(await item.draftStore.read()).toEqual({
      ok: true,
      value: { owner: { address: 'a@example.jp', name: '', code: 'X' } },
    });
  });

  it('drops an answer about the former item', async () => {
    let answer: Callback = () => undefined;
    const item = composeItem({ subject: { getAsync: (callback: Callback) => (answer = callback) } });
    const { handlers } = useOffice({ item });
    const host = await connected();
    const subject = host.forItem().subject();
    await Promise.resolve();
    handlers['olkItemSelectedChanged']?.();
    answer(ok('of the former item'));
    expect(await subject).toMatchObject({ ok: false, fault: { code: 'item_changed' } });
  });

  it('tells of another item at once, and reads it when the rights to it are known', async () => {
    const { handlers, mailbox } = useOffice({ item: composeItem() });
    const host = await connected();
    let told = 0;
    host.onItemChanged(() => (told += 1));
    let answer: Callback = () => undefined;
    const selection = (_: string, callback: Callback) => (answer = callback);
    mailbox.item = composeItem({ getSelectedDataAsync: selection });
    handlers['olkItemSelectedChanged']?.();
    expect(told).toBe(1);
    const body = host.forItem().readBody();
    answer({ status: 'failed', error: { name: 'Denied', code: 7000, message: '' } });
    expect((await body).ok).toBe(true);
    expect(host.capabilities.canWrite).toBe(false);
  });

  it('touches no body before the rights to it are known, or for longer than a moment', async () => {
    const { handlers, mailbox } = useOffice({ item: composeItem() });
    const host = await connected();
    const asked: string[] = [];
    const body = {
      getTypeAsync: (callback: Callback) => (asked.push('type'), callback(ok('text'))),
      getAsync: (_: string, callback: Callback) => (asked.push('read'), callback(ok('本文'))),
      setAsync: (_: string, _options: object, callback: Callback) => (
        asked.push('write'),
        callback(ok(null))
      ),
    };
    mailbox.item = composeItem({ getSelectedDataAsync: () => undefined, body });
    handlers['olkItemSelectedChanged']?.();
    const item = host.forItem();
    const touched = Promise.all([item.readBody(), item.writeBody({ type: 'text', content: '' })]);
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(asked).toEqual([]);
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(asked.sort()).toEqual(['read', 'type', 'write']);
    expect(await touched).toMatchObject([{ ok: true }, { ok: true }]);
  });

  it('takes late rights to a former item for none to the one that is open', async () => {
    let answer: Callback = () => undefined;
    const selection = (_: string, callback: Callback) => (answer = callback);
    const { handlers, mailbox } = useOffice({ item: composeItem({ getSelectedDataAsync: selection }) });
    const host = await connected();
    mailbox.item = composeItem();
    handlers['olkItemSelectedChanged']?.();
    answer({ status: 'failed', error: { name: 'Denied', code: 7000, message: '' } });
    await new Promise((resolve) => setTimeout(resolve));
    expect(host.capabilities.canWrite).toBe(true);
  });

  it('opens a new message by the form of Outlook, where there is one', async () => {
    const { mailbox } = useOffice({ item: composeItem() });
    const forms: unknown[] = [];
    mailbox.displayNewMessageForm = (form?: unknown) => void forms.push(form);
    const to = [{ address: 'a@example.jp', name: 'A' }];
    const body = { type: 'text', content: 'A & B\n<様>' } as const;
    expect(await (await connected()).openDraft({ to, subject: '件名', body })).toEqual({
      ok: true,
      value: 'opened',
    });
    expect(forms).toEqual([
      { toRecipients: ['a@example.jp'], subject: '件名', htmlBody: 'A &amp; B<br>&lt;様&gt;' },
    ]);
  });

  it('asks the machine’s mail program for a plain one beside a message being written', async () => {
    const { mailbox } = useOffice({ item: composeItem() });
    Reflect.deleteProperty(mailbox, 'displayNewMessageForm');
    const pressed: string[] = [];
    const press = (event: Event) => {
      event.preventDefault();
      pressed.push((event.target as HTMLAnchorElement).href);
    };
    document.addEventListener('click', press);
    const to = [{ address: 'a@example.jp', name: 'A' }];
    const body = { type: 'text', content: 'B' } as const;
    expect(await (await connected()).openDraft({ to, subject: 'C', body })).toEqual({
      ok: true,
      value: 'handed_over',
    });
    document.removeEventListener('click', press);
    expect(pressed).toEqual(['mailto:a@example.jp?subject=C&body=B']);
    expect(document.querySelector('a')).toBeNull();
  });

  it('says so when a formatted message cannot be opened beside one being written', async () => {
    const { mailbox } = useOffice({ item: composeItem() });
    Reflect.deleteProperty(mailbox, 'displayNewMessageForm');
    const body = { type: 'html', content: '<p>A</p>' } as const;
    expect(await (await connected()).openDraft({ to: [], subject: '', body })).toMatchObject({
      ok: false,
      fault: { code: 'unsupported' },
    });
  });

  it('says that there is no item, and that a set is missing', async () => {
    useOffice({ item: null, set: '1.1' });
    const host = await connected();
    expect(host.capabilities.supported).toBe(false);
    expect(await host.forItem().readBody()).toMatchObject({ ok: false, fault: { code: 'no_item' } });
  });
});
