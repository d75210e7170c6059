import { get as httpGet } from 'node:http';
import { get as httpsGet } from 'node:https';
import type { InboxMail } from './inbox.ts';

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);
const USER_AGENT = 'Mozilla/5.0 (compatible; MailLinkScanner/1.0)';
const TIMEOUT_MS = 10_000;

export interface ScanResult {
  readonly mailId: number;
  readonly url: string;
  readonly status: number;
}

/**
 * Opens each link of a mail once, as the scanners of mail providers do. Only links to this machine are opened, so
 * the certificate, which nobody here may have trusted, is not checked.
 */
export async function scanLinks(mail: InboxMail): Promise<readonly ScanResult[]> {
  const results: ScanResult[] = [];
  for (const url of linksOf(mail)) results.push({ mailId: mail.id, url, status: await visit(url) });
  return results;
}

/** The links of a mail that lead to this machine. */
export function linksOf(mail: Pick<InboxMail, 'html' | 'text'>): readonly string[] {
  const found = `${mail.html ?? ''}\n${mail.text}`.match(/https?:\/\/[^\s"'<>)]+/g) ?? [];
  return [...new Set(found)].filter((url) => URL.canParse(url) && LOOPBACK.has(new URL(url).hostname));
}

function visit(url: string): Promise<number> {
  const get = url.startsWith('https:') ? httpsGet : httpGet;
  return new Promise((resolve) => {
    const request = get(
      url,
      { rejectUnauthorized: false, timeout: TIMEOUT_MS, headers: { 'user-agent': USER_AGENT } },
      (response) => {
        response.resume();
        resolve(response.statusCode ?? 0);
      },
    );
    request.on('timeout', () => request.destroy());
    request.on('error', () => resolve(0));
  });
}
