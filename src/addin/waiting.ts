import { uiLanguage } from './strings/translator.ts';

const LIMIT_MS = 10_000;

/*
 * The page's first script. The pane's own waits for Outlook's, which comes from Microsoft and may never arrive, neither as
 * a file nor as a failure (office-js#6249): then only this one can say so. Once the pane's runs, that one says when to.
 */
const timer = setTimeout(sayNoAnswer, LIMIT_MS);
addEventListener('started', () => clearTimeout(timer));
addEventListener('noAnswer', sayNoAnswer);

/** Below the skeleton, in the page's own words: no text has been loaded that could be used. */
function sayNoAnswer(): void {
  const status = document.getElementById('start-status');
  if (status) status.textContent = status.dataset[uiLanguage(navigator.language)] ?? '';
}
