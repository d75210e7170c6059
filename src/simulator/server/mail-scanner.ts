import { get as httpGet } from 'node:http';
import { get as httpsGet } from 'node:https';
import type { InboxMail } from './inbox.ts';

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);
const USER_AGENT = 'Mozilla/5.0 (compatible; MailLinkScanner/1.0)';
const TIMEOUT_MS = 10_000;

/**
 * Opens each link of a mail once, as the scanners of mail providers do. Only links to this machine are opened, so
 * the certificate, which nobody here may have trusted, is not checked. Resolves with how many there were.
 */
export async function scanLinks(mail: InboxMail): Promise<number> {
  const links = linksOf(mail);
  for (const link of links) await visit(link);
  return links.length;
}

/** The links of a mail that lead to this machine. */
function linksOf(mail: InboxMail): readonly string[] {
  const found = `${mail.html ?? ''}\n${mail.text}`.match(/https?:\/\/[^\s"'<>)]+/g) ?? [];
  return [...new Set(found)].filter((url) => URL.canParse(url) && LOOPBACK.has(new URL(url).hostname));
}

function visit(url: string): Promise<void> {
  const get = url.startsWith('https:') ? httpsGet : httpGet;
  return new Promise((resolve) => {
    const request = get(
      url,
      { rejectUnauthorized: false, timeout: TIMEOUT_MS, headers: { 'user-agent': USER_AGENT } },
      (response) => {
        response.resume();
        resolve();
      },
    );
    request.on('timeout', () => request.destroy());
    request.on('error', () => resolve());
  });
}
