import type { Browser } from 'playwright-core';
import { launchBrowser } from './browser.ts';
import { startProduct, type RunningProduct } from './product.ts';

export interface ProductInBrowser {
  readonly product: RunningProduct;
  readonly browser: Browser;
}

/** Starts the product and a browser before the tests of a file and stops both behind them; nothing is there before. */
export function productInBrowser(...start: Parameters<typeof startProduct>): ProductInBrowser {
  const running = {} as { product: RunningProduct; browser: Browser };
  beforeAll(async () => {
    running.product = await startProduct(...start);
    running.browser = await launchBrowser();
  });
  afterAll(async () => {
    await running.browser.close();
    await running.product.stop();
  });
  return running;
}
