/* global document, window, setTimeout, clearTimeout */
/*
 * A page is sent once, however often is pressed before the answer is there: a second press would be refused for what the
 * first one did. And because the answer to one form takes the page away, whoever typed into another is asked first.
 */
(function () {
  /** A page whose request the browser was told to stop is not told of it, and has to work again. */
  const STOPPED_MS = 10 * 1000;
  /** The last field typed into, by form. */
  const typed = new Map();
  const warning = document.querySelector('[data-unsaved]').dataset.unsaved;
  let timer;

  // A form that was refused comes back with what was typed.
  for (const field of document.querySelectorAll('form[method="post"] :is([data-typed], [aria-invalid])'))
    typed.set(field.form, field);
  document.addEventListener('input', ({ target }) => {
    if (target.form?.method === 'post' && target.type !== 'search') typed.set(target.form, target);
  });
  document.addEventListener('submit', (event) => {
    if (isSending() || !mayLeave(event.target)) event.preventDefault();
    else begin();
  });
  window.addEventListener('pageshow', end);

  function isSending() {
    return 'sending' in document.body.dataset;
  }

  function begin() {
    document.body.dataset.sending = '';
    timer = setTimeout(end, STOPPED_MS);
  }

  function end() {
    clearTimeout(timer);
    delete document.body.dataset.sending;
  }

  function mayLeave(sent) {
    const unsent = [...typed].find(([form]) => form !== sent && form.isConnected);
    if (!unsent || window.confirm(warning)) return true;
    const fold = unsent[1].closest('details');
    if (fold) fold.open = true;
    unsent[1].focus();
    return false;
  }
})();
