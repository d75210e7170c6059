import { JSDOM, VirtualConsole, type DOMWindow } from 'jsdom';
import { CONSOLE_SCRIPT } from '../../../../src/server/pages/console/assets.ts';

const WARNING = 'Go on without it?';
const PRESENCE = '/operator/attended';

const windows: { close(): void }[] = [];
afterEach(() => {
  for (const window of windows.splice(0)) window.close();
});

/** A page with the console's script, whose timers and requests wait to be let go. */
function openPage(body: string, refreshSeconds = 0, prepare?: (window: DOMWindow) => void) {
  const html = `<body data-refresh="${refreshSeconds}"><div data-unsaved="${WARNING}" data-attended="${PRESENCE}">${body}</div></body>`;
  let reloads = 0;
  const { window } = new JSDOM(html, {
    url: 'https://relay.example/operator',
    runScripts: 'outside-only',
    pretendToBeVisual: true,
    // It goes nowhere, and says so.
    virtualConsole: new VirtualConsole().on('jsdomError', () => (reloads += 1)),
  });
  windows.push(window);
  const { document } = window;
  const timers: (() => unknown)[] = [];
  const confirm = jest.fn(() => false);
  const sendBeacon = jest.fn<boolean, [string]>();
  Object.assign(window.navigator, { sendBeacon });
  const fetch = jest.fn<Promise<Pick<Response, 'ok' | 'status' | 'text'>>, []>();
  let now = Date.now();
  Object.assign(window.Date, { now: () => now });
  Object.assign(window, { confirm, fetch, setTimeout: (run: () => unknown) => timers.push(run) });
  prepare?.(window);
  window.eval(CONSOLE_SCRIPT.text);
  const find = <Kind extends HTMLElement>(selector: string) => {
    const found = document.querySelector<Kind>(selector);
    if (!found) throw new Error(`No ${selector}.`);
    return found;
  };
  return {
    document,
    find,
    confirm,
    fetch,
    sendBeacon,
    reloads: () => reloads,
    wait: (minutes: number) => (now += minutes * 60_000),
    /** Lets what waits happen. */
    pass: async () => {
      for (const run of timers.splice(0)) await run();
    },
    type: (selector: string) => find(selector).dispatchEvent(new window.Event('input', { bubbles: true })),
    press: (key: string) =>
      document.body.dispatchEvent(new window.KeyboardEvent('keydown', { key, bubbles: true })),
    /** Whether the form is sent. */
    submit: (selector: string) =>
      find(selector).dispatchEvent(new window.Event('submit', { bubbles: true, cancelable: true })),
    do: (event: string) => document.dispatchEvent(new window.Event(event)),
    show: () => window.dispatchEvent(new window.Event('pageshow')),
    answer: (answered: string, seconds: number) =>
      fetch.mockResolvedValueOnce({
        ok: true,
        status: 200,
        text: () => Promise.resolve(`<body data-refresh="${seconds}">${answered}</body>`),
      }),
  };
}

const TWO_FORMS = `
  <form id="search"><input id="q" /></form>
  <form id="outcome" method="post"><button>Reached</button></form>
  <form id="plan" method="post"><input id="note" /><textarea id="more"></textarea><button>Save</button></form>`;

describe('What is sent from a console page', () => {
  it('is sent once, whatever is pressed before the answer', () => {
    const page = openPage(TWO_FORMS);
    expect([page.submit('#plan'), page.submit('#plan'), page.submit('#outcome')]).toEqual([
      true,
      false,
      false,
    ]);
    // Come back to from the browser's memory.
    page.show();
    expect(page.submit('#plan')).toBe(true);
  });

  it('can be sent again where the browser was told to stop waiting', async () => {
    const page = openPage(TWO_FORMS);
    page.submit('#plan');
    await page.pass();
    expect(page.submit('#plan')).toBe(true);
  });

  it('leaves what was typed into another form only if somebody says so', () => {
    const page = openPage(TWO_FORMS);
    page.type('#note');
    expect(page.submit('#outcome')).toBe(false);
    expect(page.confirm).toHaveBeenCalledWith(WARNING);
    expect(page.document.activeElement?.id).toBe('note');
    expect(page.submit('#plan')).toBe(true);
    page.show();
    page.confirm.mockReturnValueOnce(true);
    expect(page.submit('#outcome')).toBe(true);
  });

  it('asks for what a refused form came back with, and shows it where it was folded away', () => {
    const refused = '<input id="url" aria-invalid="true" /><button>Add</button>';
    const page = openPage(
      `${TWO_FORMS}<form method="post"><details><summary>More</summary>${refused}</details></form>`,
    );
    expect(page.submit('#outcome')).toBe(false);
    expect(page.find<HTMLDetailsElement>('details').open).toBe(true);
    expect(page.document.activeElement?.id).toBe('url');
  });

  it('asks for what came back as it was typed, though no field of it is wrong', () => {
    const kept = '<input type="hidden" name="seen" value="1" data-typed="true" /><input id="url" />';
    const page = openPage(`${TWO_FORMS}<form id="kept" method="post">${kept}</form>`);
    expect(page.submit('#outcome')).toBe(false);
    expect(page.submit('#kept')).toBe(true);
  });

  it('asks nobody who only searched, or sends what they typed', () => {
    const page = openPage(`${TWO_FORMS}<form method="post"><input id="people" type="search" /></form>`);
    page.type('#q');
    page.type('#people');
    expect(page.submit('#outcome')).toBe(true);
    page.show();
    page.type('#more');
    expect(page.submit('#plan')).toBe(true);
    expect(page.confirm).not.toHaveBeenCalled();
  });
});

describe('A console page that waits', () => {
  const list = (step: string, more = '') =>
    `<nav><a id="nav" href="/operator">Menu</a></nav><p data-live>${step}</p>
     <section data-live>${step}<a id="inside" href="/operator">Refresh</a></section>${more}`;

  it('puts in what changed and leaves focus where it is, until there is nothing to wait for', async () => {
    const page = openPage(list('Connect'), 4);
    page.find('#nav').focus();
    const before = page.find('section').firstChild;
    page.answer(list('Connect'), 4);
    await page.pass();
    expect(page.find('section').firstChild).toBe(before);
    page.answer(list('Insert'), 4);
    await page.pass();
    expect(page.find('section').textContent).toContain('Insert');
    expect(page.document.activeElement?.id).toBe('nav');
    page.find('#inside').focus();
    page.answer(list('Done'), 0);
    await page.pass();
    expect(page.document.activeElement).toBe(page.find('section'));
    await page.pass();
    expect(page.fetch).toHaveBeenCalledTimes(3);
  });

  it('waits on where the service cannot be reached, and asks nothing while somebody types or sends', async () => {
    const page = openPage(list('Connect', TWO_FORMS), 4);
    page.fetch.mockRejectedValueOnce(new TypeError('Failed to fetch'));
    await page.pass();
    page.fetch.mockResolvedValueOnce({ ok: false, status: 503, text: () => Promise.resolve('') });
    await page.pass();
    page.fetch.mockResolvedValueOnce({
      ok: true,
      status: 200,
      text: () => Promise.reject(new TypeError('cut')),
    });
    await page.pass();
    page.submit('#plan');
    await page.pass();
    page.show();
    page.type('#note');
    await page.pass();
    expect(page.fetch).toHaveBeenCalledTimes(3);
    expect(page.find('section').textContent).toContain('Connect');
  });
});

describe('A console page that has grown old', () => {
  const AGE = '<div data-age><template><a id="renew" href="/operator">Show the latest</a></template></div>';
  const open = () => {
    const page = openPage(AGE + TWO_FORMS);
    return { ...page, isSaid: () => page.document.querySelector('#renew') !== null };
  };

  it('is asked for again where nobody is there', async () => {
    const page = open();
    page.wait(14);
    await page.pass();
    expect(page.reloads()).toBe(0);
    page.wait(2);
    await page.pass();
    expect([page.reloads(), page.isSaid()]).toEqual([1, false]);
  });

  it.each(['keydown', 'pointerdown', 'wheel', 'scroll', 'focusin'])(
    'stays as long as there is somebody, told by %s, and says so',
    async (sign) => {
      const page = open();
      page.wait(10);
      page.do(sign);
      page.wait(6);
      await page.pass();
      expect([page.reloads(), page.isSaid()]).toEqual([0, true]);
      page.wait(10);
      await page.pass();
      expect(page.reloads()).toBe(1);
    },
  );

  it('is told of once, and offers nothing that takes away what is typed', async () => {
    const page = open();
    page.wait(10);
    page.do('scroll');
    page.wait(6);
    for (let looks = 0; looks < 3; looks += 1) await page.pass();
    expect(page.document.querySelectorAll('#renew')).toHaveLength(1);
    page.type('#note');
    page.wait(60);
    await page.pass();
    expect([page.reloads(), page.isSaid()]).toEqual([0, false]);
  });

  it('is new where it puts in what changed', async () => {
    const page = openPage(AGE, 4);
    page.wait(16);
    page.fetch.mockImplementation(() =>
      Promise.resolve({ ok: true, status: 200, text: () => Promise.resolve('<body data-refresh="4">') }),
    );
    await page.pass();
    expect([page.reloads(), page.document.querySelector('#renew')]).toEqual([0, null]);
  });
});

describe('A console page somebody works in', () => {
  it('tells so once a minute, however much is typed', async () => {
    const page = openPage(TWO_FORMS);
    for (const sign of ['keydown', 'input', 'pointerdown', 'wheel', 'keydown']) page.do(sign);
    expect(page.sendBeacon).not.toHaveBeenCalled();
    await page.pass();
    await page.pass();
    expect(page.sendBeacon.mock.calls).toEqual([[PRESENCE]]);
    page.type('#note');
    await page.pass();
    expect(page.sendBeacon).toHaveBeenCalledTimes(2);
  });

  it('tells nothing by what it does itself, waiting, scrolling or moving the focus', async () => {
    const page = openPage(TWO_FORMS, 4);
    page.answer(TWO_FORMS, 4);
    page.answer(TWO_FORMS, 4);
    page.do('scroll');
    page.do('focusin');
    await page.pass();
    await page.pass();
    expect(page.sendBeacon).not.toHaveBeenCalled();
  });
});

describe('The arrow keys in a console page with a detail', () => {
  const page = (isListShown: boolean) => {
    const opened = openPage(
      `<a data-close href="#list">Close</a>
       <ul data-rows><li><a data-row aria-current="true" href="#one">One</a></li><li><a data-row href="#two">Two</a></li></ul>
       ${TWO_FORMS}`,
    );
    Object.defineProperty(opened.find('a[data-row]'), 'offsetParent', {
      value: isListShown ? opened.document.body : null,
    });
    return opened;
  };

  it('move through a list that is there', () => {
    const opened = page(true);
    opened.press('ArrowDown');
    expect(opened.document.location.hash).toBe('#two');
  });

  it('leave a page alone whose list is not shown, or where somebody typed', () => {
    const alone = page(false);
    alone.press('ArrowDown');
    expect(alone.document.location.hash).toBe('');
    const typed = page(true);
    typed.type('#note');
    typed.press('ArrowDown');
    expect(typed.document.location.hash).toBe('');
  });
});

describe('The list of a console page with a detail', () => {
  const ROW_AT = 4000;

  /** Came to from a page whose row was so far down the window; every row is as far down the list. */
  const page = (
    before: string | undefined,
    { position = 'sticky', hash = '#detail', type = 'navigate', isOpen = true } = {},
  ) => {
    const scrollBy = jest.fn<undefined, [number, number]>();
    const scrollIntoView = jest.fn<undefined, [ScrollIntoViewOptions]>();
    const opened = openPage(
      `<ul data-rows><li><a data-row ${isOpen ? 'aria-current="true"' : ''} href="#one">One</a></li><li><a data-row id="two" href="#two">Two</a></li></ul>
       <section id="detail" tabindex="-1" style="position:${position}"></section>`,
      0,
      (window) => {
        window.location.hash = hash;
        if (before !== undefined) window.sessionStorage.setItem('row-top', before);
        window.performance.getEntriesByType = () => [{ type } as PerformanceNavigationTiming];
        window.Element.prototype.getBoundingClientRect = function () {
          return { top: this.id === 'two' ? 460 : ROW_AT } as DOMRect;
        };
        window.Element.prototype.scrollIntoView = scrollIntoView;
        Object.assign(window, { scrollBy });
      },
    );
    const leave = () => {
      opened.document.defaultView?.dispatchEvent(new opened.document.defaultView.Event('pagehide'));
      return opened.document.defaultView?.sessionStorage.getItem('row-top');
    };
    return { ...opened, scrollBy, scrollIntoView, leave };
  };

  it('keeps the row in the place it was pressed at, and the focus in the detail', () => {
    const list = page(undefined, { isOpen: false, hash: '' });
    list.find('#two').click();
    expect(list.leave()).toBe('460');
    const opened = page('460');
    expect(opened.document.activeElement?.id).toBe('detail');
    expect(opened.scrollBy.mock.calls).toEqual([[0, ROW_AT - 460]]);
    expect(opened.scrollIntoView).toHaveBeenCalledWith({ block: 'nearest' });
    // The keys lead to the next row in the place of this one.
    expect(opened.leave()).toBe(String(ROW_AT));
  });

  it('shows the row of a detail that was opened from elsewhere, and forgets a place nothing was pressed at', () => {
    const opened = page(undefined);
    expect(opened.scrollBy).not.toHaveBeenCalled();
    expect(opened.scrollIntoView).toHaveBeenCalledTimes(1);
    expect(page('460', { isOpen: false }).leave()).toBeNull();
  });

  it.each([
    ['the detail stands alone', { position: 'static' }],
    ['the page comes again', { type: 'reload' }],
    ['the address leads elsewhere', { hash: '' }],
  ])('stays where the browser leads to where %s', (_, how) => {
    const opened = page('460', how);
    expect(opened.scrollBy).not.toHaveBeenCalled();
    expect(opened.scrollIntoView).not.toHaveBeenCalled();
  });
});
