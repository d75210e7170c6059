/**
 * `npm run bench:pane`: bytes of script, first paint and time to interactive of the released pane, beside Microsoft's
 * starting point for add-ins (template.tsx), on a processor slowed four times. The pages take turns with a cold cache, so
 * that whatever else the machine does falls on both; what counts are the ratios.
 */
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import { launchBrowser } from '../../test/e2e/support/browser.ts';
import { buildPages, type BuiltPage } from './build.ts';

const SLOWER = 4;
const { values } = parseArgs({ options: { rounds: { type: 'string', default: '9' } } });
const rounds = Number(values.rounds);

interface Measured {
  /** Gzipped bytes of script fetched until it was interactive, without the host's. */
  readonly script: number;
  /** Milliseconds from the start of the navigation. */
  readonly firstPaint: number;
  /** Until the button is there and the main thread has answered a frame after it. */
  readonly interactive: number;
}

const PAGES = {
  pane: { path: '/taskpane.html', button: '[role="tabpanel"] button' },
  template: { path: '/template.html', button: 'main button' },
} as const;
type Name = keyof typeof PAGES;

const { office, ...built } = await buildPages();
const origins: Record<Name, string> = { pane: '', template: '' };
const sizes: Record<Name, (file: string) => number> = { pane: () => 0, template: () => 0 };
const fetched: Record<Name, string[]> = { pane: [], template: [] };
const servers = await Promise.all([serve('pane', built.pane), serve('template', built.template)]);
const browser = await launchBrowser();
const results: Record<Name, Measured[]> = { pane: [], template: [] };
try {
  await measure('pane');
  await measure('template');
  for (let round = 0; round < rounds; round += 1)
    for (const name of round % 2 ? (['template', 'pane'] as const) : (['pane', 'template'] as const))
      results[name].push(await measure(name));
} finally {
  await browser.close();
  for (const server of servers) server.close();
}
for (const kind of ['script', 'firstPaint', 'interactive'] as const) {
  const [pane, template] = (['pane', 'template'] as const).map((name) =>
    results[name].map((each) => each[kind]),
  );
  if (!pane || !template) continue;
  const unit = kind === 'script' ? 'B gzip' : `ms at ${SLOWER}x`;
  const ratios = pane.map((value, round) => value / (template[round] ?? Number.NaN));
  console.log(
    `${kind.padEnd(12)} pane ${median(pane).toFixed(0)}, template ${median(template).toFixed(0)} ${unit}; ` +
      `ratio ${median(ratios).toFixed(2)} (${Math.min(...ratios).toFixed(2)}–${Math.max(...ratios).toFixed(2)})`,
  );
}

/** The folder as a web server would publish it, compressed beforehand. */
async function serve(name: Name, { folder, html }: BuiltPage) {
  const files = new Map<string, Buffer>([
    [PAGES[name].path, gzipSync(html)],
    ['/office.js', gzipSync(readFileSync(office))],
  ]);
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://bench');
    if (!/^\/[\w.-]+\.(?:js|html)$/.test(pathname)) {
      response.writeHead(404).end();
      return;
    }
    const body = files.get(pathname) ?? gzipSync(readFileSync(path.join(folder, pathname)));
    files.set(pathname, body);
    fetched[name].push(pathname);
    response.writeHead(200, {
      'content-type': pathname.endsWith('.js') ? 'text/javascript' : 'text/html',
      'content-encoding': 'gzip',
    });
    response.end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origins[name] = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  sizes[name] = (file) => files.get(file)?.length ?? 0;
  return server;
}

async function measure(name: Name): Promise<Measured> {
  const context = await browser.newContext({ locale: 'ja-JP', viewport: { width: 320, height: 720 } });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
  fetched[name] = [];
  // In the page itself, so that no message between the processes is part of the time.
  await page.addInitScript((button) => {
    const look = new MutationObserver(() => {
      if (!document.querySelector(button)) return;
      look.disconnect();
      requestAnimationFrame(() => setTimeout(() => performance.mark('interactive'), 0));
    });
    look.observe(document, { childList: true, subtree: true });
  }, PAGES[name].button);
  await page.goto(origins[name] + PAGES[name].path);
  await page.waitForFunction(
    () =>
      performance.getEntriesByName('interactive').length > 0 &&
      performance.getEntriesByName('first-paint').length > 0,
  );
  const times = await page.evaluate(() => ({
    firstPaint: performance.getEntriesByName('first-paint')[0]?.startTime ?? Number.NaN,
    interactive: performance.getEntriesByName('interactive')[0]?.startTime ?? Number.NaN,
  }));
  const scripts = fetched[name].filter((file) => file.endsWith('.js') && file !== '/office.js');
  await context.close();
  return { ...times, script: scripts.reduce((sum, file) => sum + sizes[name](file), 0) };
}

function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
