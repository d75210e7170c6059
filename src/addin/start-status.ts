import { uiLanguage } from './strings/translator.ts';

/** Below the skeleton, in the page's own words: no text has been loaded that could be used. */
export function sayNoAnswer(): void {
  const status = document.getElementById('start-status');
  if (status) status.textContent = status.dataset[uiLanguage(navigator.language)] ?? '';
}
