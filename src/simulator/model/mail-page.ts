import { escapeHtml } from '../../core/text/escape-html.ts';
import { htmlOfText } from './html.ts';
import type { Theme } from './settings.ts';

interface ShownMail {
  readonly subject: string;
  readonly html: string | null;
  readonly text: string;
}

/** The theme's surface, text, links, and what is left of a colour that is meant for paper; as in the stylesheet. */
const COLOURS: Readonly<Record<Theme, readonly [ground: string, text: string, link: string, quiet: string]>> =
  {
    light: ['#fff', '#242424', '#0c6d73', ''],
    dark: ['#232626', '#f0f0f0', '#7bc0c3', '#a9b3b4'],
    highContrast: ['#000', '#fff', '#ff0', '#fff'],
  };
const LINK = /https?:\/\/[^\s<>"]+/g;
const FOR_SCHEME = /\(\s*prefers-color-scheme\s*:\s*(light|dark)\s*\)/g;

/**
 * The page a mail is read in, in the theme of the window. Nothing in it may run or load; its links open beside the window. A
 * mail that knows both schemes is shown in the theme's, whatever the device prefers, and is laid out by itself; any other has
 * the theme's colours.
 */
export function mailPage(mail: ShownMail, theme: Theme): string {
  const [ground, text, link, quiet] = COLOURS[theme];
  const scheme = theme === 'light' ? 'light' : 'dark';
  const html = mail.html ?? `<div class="plain">${withLinks(mail.text)}</div>`;
  const inScheme = html.replace(FOR_SCHEME, (_, asked: string) =>
    asked === scheme ? '(min-width:0)' : '(max-width:0)',
  );
  return `<!doctype html><html><head><meta http-equiv="content-security-policy" content="default-src 'none'; style-src 'unsafe-inline'">
<base target="_blank">
<style>
:root{color-scheme:${scheme}}
body{margin:0;font:13px/22px 'Segoe UI','Yu Gothic UI','Hiragino Sans','Noto Sans JP','Noto Sans CJK JP',sans-serif;color:${text};background:${ground};overflow-wrap:anywhere}
.subject{font-size:15px;line-height:22px;margin:0;padding:16px 24px 8px}.composed{padding:0 24px 16px}p{margin:0 0 9px}a{color:${link}}
.plain{white-space:pre-wrap;font-family:Consolas,'BIZ UDGothic','Noto Sans Mono CJK JP',monospace}
${quiet && `.composed [style*='color'],.composed font{color:${quiet}!important}`}
</style></head><body><h1 class="subject">${escapeHtml(mail.subject)}</h1>${inScheme === html ? `<div class="composed">${html}</div>` : inScheme}</body></html>`;
}

function withLinks(text: string): string {
  return htmlOfText(text).replace(LINK, (url) => `<a href="${url}">${url}</a>`);
}
