import axe, { type RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';

/** Nothing is read but violations, and putting all that passed into words takes axe as long as the rules. A frame of a busy machine answers late. */
const VIOLATIONS: RunOptions = { resultTypes: ['violations'], pingWaitTime: 30_000 };

/** What axe finds wrong, in words; frames included. */
export async function accessibilityFaults(page: Page): Promise<readonly string[]> {
  await bringAxe(page);
  return run(page, VIOLATIONS);
}

/** What axe finds wrong in a page of ours, and what of it cannot be read on a dark screen. */
export async function faultsInBothSchemes(page: Page): Promise<readonly string[]> {
  const light = await accessibilityFaults(page);
  await page.emulateMedia({ colorScheme: 'dark' });
  const dark = await run(page, { ...VIOLATIONS, runOnly: ['color-contrast'] });
  await page.emulateMedia({ colorScheme: 'light' });
  return [...light, ...dark.map((fault) => `dark ${fault}`)];
}

/** Half a megabyte for each document, so once. */
async function bringAxe(page: Page): Promise<void> {
  for (const frame of page.frames())
    if (!(await frame.evaluate(() => 'axe' in window))) await frame.evaluate(axe.source);
}

async function run(page: Page, options: RunOptions): Promise<readonly string[]> {
  const { violations, incomplete } = await page.evaluate(
    (how) => (window as unknown as { axe: typeof axe }).axe.run(document, how),
    options,
  );
  // A frame that did not answer is one that nobody looked into.
  const unseen = incomplete.filter(({ id }) => id === 'frame-tested');
  return [...violations, ...unseen].flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.target.join(' ')}`),
  );
}
