import type { KeyboardEvent } from 'react';

/** WebKit, and so Outlook on a Mac, tells of the Enter that ends a composition only afterwards, with this code. */
const INPUT_METHOD = 229;

/** This key is for the input method, such as the Enter that takes what it offers. */
export function isComposing({ keyCode, nativeEvent }: KeyboardEvent): boolean {
  return nativeEvent.isComposing || keyCode === INPUT_METHOD;
}
