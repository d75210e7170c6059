/* global document, window, location, history, navigator, performance, sessionStorage, setTimeout, fetch */
/* global AbortSignal, DOMParser, Element, getComputedStyle */
/*
 * Keys for pages that work without this file: Esc closes the detail, the arrow keys move through the list, and a menu
 * closes when something else is pressed. Beside the detail the list stays where it was. A page that stood open for a quarter of an hour is asked for again where nobody
 * is there, and says its age to whoever is; one that waits for something asks every few seconds, and changes where it
 * stands. Neither keeps the session alive, as hands at keys and pointer do; and a page that answers a form is never asked
 * for again: that would send the form once more.
 */
(function () {
  const STALE_MS = 15 * 60 * 1000;
  const LOOK_EVERY_MS = 60 * 1000;
  const TELL_EVERY_MS = 60 * 1000;
  const LONGEST_ANSWER_MS = 10 * 1000;
  /** How far down the window the row stood that was pressed. */
  const ROW_TOP = 'row-top';
  const answersForm = 'answer' in document.body.dataset;
  const age = document.querySelector('[data-age]');
  let edited = false;
  let fresh = Date.now();
  /** When somebody last showed that they are there. */
  let seen = fresh;
  let telling;
  // Asked for by itself or not, from here on somebody may be there.
  markUnattended(0);
  keepRowInPlace();

  const refreshSeconds = Number(document.body.dataset.refresh);
  if (refreshSeconds > 0) setTimeout(refresh, refreshSeconds * 1000);

  document.addEventListener('input', () => {
    edited = true;
    // What it offers would take away what is typed.
    age?.replaceChildren();
  });
  for (const sign of ['keydown', 'pointerdown', 'wheel', 'input', 'scroll', 'focusin'])
    document.addEventListener(sign, () => (seen = Date.now()), { capture: true, passive: true });
  // A page scrolls and moves the focus by itself, too, as it does when it comes again; that keeps no session alive.
  for (const sign of ['keydown', 'pointerdown', 'wheel', 'input'])
    document.addEventListener(sign, tellSoon, { capture: true, passive: true });
  for (const button of document.querySelectorAll('button[data-counts]')) countFor(button);
  document.addEventListener('keydown', (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (event.key === 'Escape') closeTopmost();
    else if (event.key === 'ArrowDown') move(event, 1);
    else if (event.key === 'ArrowUp') move(event, -1);
  });
  document.addEventListener('click', (event) => {
    for (const menu of document.querySelectorAll('details.menu[open]'))
      if (!menu.contains(event.target)) menu.open = false;
  });
  document.addEventListener('visibilitychange', mindAge);
  setTimeout(watchAge, STALE_MS + 1000);
  window.addEventListener('pageshow', (event) => {
    // From the browser's memory: what it shows may have been withdrawn meanwhile.
    if (event.persisted && !answersForm) location.reload();
  });

  /**
   * The address of a detail leads to where it begins, at the top of the list. Where the detail goes along with the window,
   * its row stays where it was pressed instead, or comes into view.
   */
  function keepRowInPlace() {
    const opened = document.querySelector('[data-row][aria-current]');
    const was = sessionStorage.getItem(ROW_TOP);
    let pressed = opened;
    document.addEventListener('click', (event) => {
      pressed = event.target.closest?.('[data-row]') ?? pressed;
    });
    window.addEventListener('pagehide', () => {
      if (pressed) sessionStorage.setItem(ROW_TOP, String(pressed.getBoundingClientRect().top));
      else sessionStorage.removeItem(ROW_TOP);
    });
    if (!opened || location.hash !== '#detail') return;
    // A page that comes again stands where it stood.
    if (performance.getEntriesByType('navigation')[0]?.type !== 'navigate') return;
    const panel = document.querySelector('#detail');
    if (getComputedStyle(panel).position !== 'sticky') return;
    const place = () => {
      if (was !== null) window.scrollBy(0, opened.getBoundingClientRect().top - Number(was));
      opened.scrollIntoView({ block: 'nearest' });
    };
    panel.focus({ preventScroll: true });
    place();
    // The browser may follow the address once more when all is loaded.
    window.addEventListener('load', place, { once: true });
  }

  /** Says on a button how many boxes are ticked. */
  function countFor(button) {
    const labels = JSON.parse(button.dataset.labels);
    const boxes = `input[name="${button.dataset.counts}"]:checked`;
    const show = () => {
      const ticked = button.form.querySelectorAll(boxes).length;
      button.textContent = labels[Math.min(ticked, labels.length - 1)];
    };
    button.form.addEventListener('change', show);
    show();
  }

  async function refresh() {
    if (isBusy()) setTimeout(refresh, 1000);
    else if (await putInNews()) setTimeout(refresh, refreshSeconds * 1000);
  }

  /** What is typed or on its way must not be lost to a page that is asked for by itself. */
  function isBusy() {
    return edited || 'sending' in document.body.dataset || document.visibilityState !== 'visible';
  }

  /** Puts in what reads otherwise by now, and leaves focus and selection where they are. False: there is no more to wait for. */
  async function putInNews() {
    markUnattended(5);
    const limit = AbortSignal.timeout(LONGEST_ANSWER_MS);
    const answer = await fetch(location.href, { redirect: 'manual', signal: limit }).catch(() => undefined);
    const html = await answer?.text().catch(() => undefined);
    markUnattended(0);
    if (html === undefined || answer.status >= 500) return true;
    if (!answer.ok) {
      // Signed out, or gone: the page to be seen is another.
      reloadUnattended();
      return false;
    }
    const page = new DOMParser().parseFromString(html, 'text/html');
    if (isBusy()) return true;
    fresh = Date.now();
    const [shown, news] = [document, page].map((one) => [...one.querySelectorAll('[data-live]')]);
    shown.forEach((part, index) => renew(part, news[index]));
    return Number(page.body.dataset.refresh) > 0;
  }

  function renew(part, news) {
    if (!news || part.textContent === news.textContent) return;
    const hadFocus = part.contains(document.activeElement);
    part.replaceChildren(...news.childNodes);
    if (!hadFocus) return;
    part.tabIndex = -1;
    part.focus();
  }

  /** The service reads this mark as UNATTENDED_COOKIE (http/session-cookie.ts); it goes away if the page does not come back. */
  function markUnattended(seconds) {
    document.cookie = `__Host-unattended=1; Path=/; Secure; SameSite=Strict; Max-Age=${seconds}`;
  }

  function reloadUnattended() {
    markUnattended(5);
    location.reload();
  }

  function closeTopmost() {
    const menu = document.querySelector('details.menu[open]');
    if (menu) {
      menu.open = false;
      menu.querySelector('summary').focus();
      return;
    }
    const close = document.querySelector('[data-close]');
    if (close && !edited) location.href = close.href;
  }

  function move(event, step) {
    if (edited || !document.querySelector('[data-close]') || isTyping(event.target)) return;
    const rows = [...document.querySelectorAll('[data-rows] a[data-row]')];
    // Where the detail stands alone the arrows scroll.
    if (!rows[0]?.offsetParent) return;
    const current = rows.findIndex((row) => row.getAttribute('aria-current') === 'true');
    const next = rows[current + step];
    if (!next) return;
    event.preventDefault();
    location.replace(next.href);
  }

  function isTyping(target) {
    return (
      target instanceof Element &&
      target.closest('input, textarea, select, summary, details[open], [role="menu"]') !== null
    );
  }

  /** Whoever writes for an hour sends nothing meanwhile, and shall not be signed out for it. */
  function tellSoon() {
    telling ??= setTimeout(tell, TELL_EVERY_MS);
  }

  function tell() {
    telling = undefined;
    navigator.sendBeacon?.(document.querySelector('[data-attended]').dataset.attended);
  }

  function watchAge() {
    mindAge();
    setTimeout(watchAge, LOOK_EVERY_MS);
  }

  /** Nobody shall read what is no longer true; but whoever reads decides when the page goes, with their place in it. */
  function mindAge() {
    const now = Date.now();
    if (answersForm || isBusy() || now - fresh < STALE_MS) return;
    if (now - seen < STALE_MS) return sayAge();
    history.scrollRestoration = 'auto';
    reloadUnattended();
  }

  /** Once: what is put in stays until the page goes. */
  function sayAge() {
    const pattern = age?.querySelector('template');
    if (pattern) pattern.replaceWith(pattern.content);
  }
})();
