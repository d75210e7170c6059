/* global document, window, location, history, setTimeout, Element */
/*
 * Keys for pages that work without this file: Esc closes the detail, the arrow keys move through the list, and a menu
 * closes when something else is pressed. A page that stood open for a quarter of an hour is asked for again, so that
 * nobody reads what is no longer true; one that waits for something asks every few seconds. Neither keeps the session
 * alive, and a page that answers a form is never asked for again: that would send the form once more.
 */
(function () {
  const STALE_MS = 15 * 60 * 1000;
  const opened = Date.now();
  const answersForm = 'answer' in document.body.dataset;
  let edited = false;
  // Asked for by itself or not, from here on somebody may be there.
  markUnattended(0);

  const refreshSeconds = Number(document.body.dataset.refresh);
  if (refreshSeconds > 0) setTimeout(refreshSoon, refreshSeconds * 1000);

  document.addEventListener('input', () => (edited = true));
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
  document.addEventListener('visibilitychange', refreshIfStale);
  setTimeout(refreshIfStale, STALE_MS + 1000);
  window.addEventListener('pageshow', (event) => {
    // From the browser's memory: what it shows may have been withdrawn meanwhile.
    if (event.persisted && !answersForm) location.reload();
  });

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

  function refreshSoon() {
    if (edited || document.visibilityState !== 'visible') setTimeout(refreshSoon, 1000);
    else reloadUnattended();
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
    if (!document.querySelector('[data-close]') || isTyping(event.target)) return;
    const rows = [...document.querySelectorAll('[data-rows] a[data-row]')];
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

  function refreshIfStale() {
    if (answersForm || edited || document.visibilityState !== 'visible' || Date.now() - opened < STALE_MS)
      return;
    history.scrollRestoration = 'auto';
    reloadUnattended();
  }
})();
