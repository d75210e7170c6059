import '@testing-library/jest-dom';

/** jsdom has no layout, so nothing is ever resized; Fluent's MessageBar only needs the class to exist. */
class StillResizeObserver implements ResizeObserver {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
}

globalThis.ResizeObserver ??= StillResizeObserver;

/** Node's reaches the pages of other test files, and keeps the process from ending; a test of several pages brings its own. */
Reflect.deleteProperty(globalThis, 'BroadcastChannel');
