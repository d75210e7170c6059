import { configure } from '@testing-library/dom';
import '@testing-library/jest-dom';

configure({
  // What is waited for comes late on a busy machine; jest's own limit ends what never comes.
  asyncUtilTimeout: 60_000,
  // What is shown is also said a moment later, so that a text would be there once or twice; `liveText` reads what is said.
  defaultIgnore: 'script, style, [aria-live]',
});

/** jsdom has no layout, so nothing is ever resized; Fluent's MessageBar only needs the class to exist. */
class StillResizeObserver implements ResizeObserver {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
}

globalThis.ResizeObserver ??= StillResizeObserver;

/** jsdom takes the focus from the page with the element that had it; in a browser the page keeps it. */
if (typeof document !== 'undefined') document.hasFocus = () => true;

/** Node's reaches the pages of other test files, and keeps the process from ending; a test of several pages brings its own. */
Reflect.deleteProperty(globalThis, 'BroadcastChannel');
