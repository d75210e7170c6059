const LONGEST_WAIT_MS = 10_000;

/**
 * Lets the link to the other language take along what was typed. It goes from page to page and is kept nowhere; ticks stay
 * behind, because whoever changes the language agrees to what they read. Without an answer the link leads on as any other.
 */
export function attendLanguage(form: HTMLFormElement, begin: (form: HTMLFormElement) => void): void {
  document.querySelector<HTMLAnchorElement>('a.lang')?.addEventListener('click', (event) => {
    const link = event.currentTarget;
    const isPlain = !event.ctrlKey && !event.metaKey && !event.shiftKey;
    if (!(link instanceof HTMLAnchorElement) || !isPlain) return;
    event.preventDefault();
    void pageAt(link.href).then((page) => {
      const other = page?.querySelector<HTMLFormElement>('form[data-faults]');
      if (!page || !other) return window.location.assign(link.href);
      // The one on the page: it may have been sent and given back since.
      copy(document.querySelector<HTMLFormElement>('form[data-faults]') ?? form, other);
      document.documentElement.lang = page.documentElement.lang;
      document.title = page.title;
      document.body.replaceWith(document.adoptNode(page.body));
      window.history.replaceState(null, '', link.href);
      document.querySelector<HTMLElement>('a.lang')?.focus();
      begin(other);
    });
  });
}

async function pageAt(address: string): Promise<Document | undefined> {
  try {
    const reply = await fetch(address, { signal: AbortSignal.timeout(LONGEST_WAIT_MS) });
    if (reply.ok) return new DOMParser().parseFromString(await reply.text(), 'text/html');
  } catch {
    // The browser says what there is to say of it.
  }
  return undefined;
}

function copy(from: HTMLFormElement, to: HTMLFormElement): void {
  for (const [name, value] of new FormData(from)) {
    const field = to.elements.namedItem(name);
    // Which agencies the other page names, it says itself.
    if (field && 'value' in field && typeof value === 'string' && name !== 'agencies') field.value = value;
  }
}
