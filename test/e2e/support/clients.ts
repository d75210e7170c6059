import { CLIENTS } from '../../../src/simulator/model/client-profiles.ts';
import type { RunningProduct } from './product.ts';
import { ComposeWindow } from './simulator.ts';
import type { Visit } from './browser.ts';

const LINK = /\/r\/K7Q2M-[0-9A-Z]{5}-[0-9A-Z]{5}/g;

/** Whom the samples' drafts go to. */
export const SATO = '佐藤 美咲';

/** What the web puts around a body that was written as a whole. */
export const WRAPPED = /^<div class="elementToProof"><span style="[^"]*">([\s\S]*)<\/span><br><\/div>$/;

/** Opens a draft in one of the clients, by their order in the menu. */
export function openIn(
  client: number,
  { site, person }: { readonly site: { readonly product: RunningProduct }; readonly person: Visit },
  sample = 'first-interview',
  settings?: object,
  language: 'ja' | 'en' = 'ja',
): Promise<ComposeWindow> {
  return ComposeWindow.open(person.page, site.product.url, language, sample, settings, CLIENTS[client]);
}

/** The body as it is written: markup, or plain text. */
export async function content(window: ComposeWindow): Promise<string> {
  return window.body.evaluate((body) => ('value' in body ? String(body.value) : body.innerHTML));
}

/** Our links in the body; an HTML mail has each twice. */
export async function links(window: ComposeWindow): Promise<readonly string[]> {
  return (await content(window)).match(LINK) ?? [];
}

/** How many different links of ours are in the body. */
export async function codes(window: ComposeWindow): Promise<number> {
  return new Set(await links(window)).size;
}
