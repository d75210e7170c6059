import { escapeHtml } from '../../../core/text/escape-html.ts';

/** Six digits to type, large enough to read across a desk. */
export function codeBlock(digits: string): string {
  return `<p class="code" style="margin:6px 0 20px;padding:14px 18px;border-radius:12px;background:#ebf7f7;color:#0b6469;font-size:32px;line-height:1.3;font-weight:700;letter-spacing:.2em">${digits}</p>`;
}

/**
 * A plain, narrow page that mail programs leave alone. Colours are given for both schemes, because some programs
 * invert a mail that does not say what it supports.
 */
export function mailHtml(mail: {
  readonly language: 'ja' | 'en';
  readonly title: string;
  /** Trusted HTML; every value in it went through `escapeHtml`. */
  readonly body: string;
  readonly footer: string;
}): string {
  return `<!doctype html>
<html lang="${mail.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${escapeHtml(mail.title)}</title>
<style>
:root{color-scheme:light dark}
:lang(ja){word-break:auto-phrase}
.page p{text-wrap:pretty}
@media (prefers-color-scheme:dark){.page{background:#1b1b1b!important;color:#e6e6e6!important}.code{background:#07282b!important;color:#b4dfe0!important}.card{background:#242c2d!important;color:#e6e6e6!important}.button{background:#0c6d73!important;color:#ffffff!important}.link{color:#7bc0c3!important}.foot,.quiet{color:#b0bcbd!important}.line{border-color:#3d4748!important}}
</style>
</head>
<body class="page" style="margin:0;padding:0;background:#ffffff;color:#1f2a2b">
<div class="page" style="max-width:480px;margin:0 auto;padding:28px 24px;background:#ffffff;color:#1f2a2b;font:16px/1.75 'Segoe UI','Hiragino Sans','Yu Gothic UI','Meiryo',sans-serif;overflow-wrap:break-word">
${mail.body}
<p class="foot" style="margin:28px 0 0;font-size:13px;line-height:1.7;color:#556769">${escapeHtml(mail.footer).replaceAll('\n', '<br>')}</p>
</div>
</body>
</html>
`;
}
