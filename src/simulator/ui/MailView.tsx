import { escapeHtml } from '../../core/text/escape-html.ts';
import { htmlOfText } from '../model/html.ts';
import { useTranslate } from './session-context.ts';
import type { Mail } from './use-inbox.ts';

/** Nothing in a mail may run or load; its links open beside this window. */
const HEAD = `<meta http-equiv="content-security-policy" content="default-src 'none'; style-src 'unsafe-inline'">
<base target="_blank">
<style>
:root{color-scheme:light}
body{margin:16px 20px;font:13px/22px 'Segoe UI','Yu Gothic UI','Hiragino Sans','Noto Sans JP','Noto Sans CJK JP',sans-serif;color:#242424;overflow-wrap:anywhere}
h1{font-size:15px;line-height:22px;margin:0 0 8px}p{margin:0 0 9px}a{color:#0c6d73}
.plain{white-space:pre-wrap;font-family:Consolas,'BIZ UDGothic','Noto Sans Mono CJK JP',monospace}
</style>`;
const LINK = /https?:\/\/[^\s<>"]+/g;

/** One mail as its reader sees it, in a frame that can run nothing. */
export function MailView({ mail }: { readonly mail: Mail }) {
  const translate = useTranslate();
  const body =
    mail.html ??
    `<div class="plain">${htmlOfText(mail.text).replace(LINK, (url) => `<a href="${url}">${url}</a>`)}</div>`;
  return (
    <iframe
      className="mail-body"
      title={translate('s.inbox.body')}
      sandbox="allow-popups allow-popups-to-escape-sandbox"
      srcDoc={`<!doctype html><html><head>${HEAD}</head><body><h1>${escapeHtml(mail.subject)}</h1>${body}</body></html>`}
    />
  );
}
