import type { Page } from 'playwright-core';

/** How many fields would move a word one has typed already to another line, for the sake of the last. */
export function movingFields(page: Page): Promise<number> {
  return page
    .locator('textarea:not([readonly]), [contenteditable]')
    .evaluateAll(
      (fields) =>
        fields.filter((field) => getComputedStyle(field).getPropertyValue('text-wrap-style') !== 'auto')
          .length,
    );
}
