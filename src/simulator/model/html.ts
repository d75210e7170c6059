import { escapeHtml } from '../../core/text/escape-html.ts';

const BLOCK_END = /<\/(?:p|div|li|tr|h[1-6]|blockquote|table|ul|ol|pre)>|<br\s*\/?>|<hr\b[^>]*>/gi;

/** The text of a mail's HTML, with a line break where a block or `<br>` ends; what text coercion should return. */
export function textOfHtml(html: string): string {
  return unescapeHtml(
    html
      .replace(/<(style|script|head|title)\b[\s\S]*?<\/\1>/gi, '')
      .replace(/<!--[\s\S]*?-->/g, '')
      .replace(/\s*\n\s*/g, ' ')
      .replace(BLOCK_END, '\n')
      .replace(/<[^>]*>/g, ''),
  )
    .replace(/[ \t]+\n/g, '\n')
    .replace(/\n[ \t]+/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/** Text shown as HTML with its line breaks. */
export function htmlOfText(text: string): string {
  return escapeHtml(text).replace(/\r\n|\r|\n/g, '<br>');
}

function unescapeHtml(text: string): string {
  return text
    .replace(/&nbsp;|&#160;|&#xa0;/gi, ' ')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replace(/&amp;/g, '&');
}

/** The markup without `class` attributes, as the web client's sanitiser leaves it (office-js#5296). */
export function withoutClasses(html: string): string {
  return html.replace(/<[a-z][^>]*>/gi, (tag) =>
    tag.replace(/\sclass\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>]+)/gi, ''),
  );
}

/** The markup with images that show nothing but their description (office-js#5925). */
export function withoutImageSources(html: string): string {
  return html.replace(/<img\b[^>]*>/gi, (tag) =>
    tag.replace(/\ssrc\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>]+)/gi, ''),
  );
}

/** The markup with what stands in each link in a `span` of its own, as Word writes it (office-js#5704). */
export function withSpansInLinks(html: string): string {
  return html.replace(
    /(<a\b[^>]*>)([\s\S]*?)(<\/a>)/gi,
    '$1<span style="color:#0563C1;text-decoration:underline">$2</span>$3',
  );
}

/** The body as the web client keeps what an add-in wrote (office-js#6643, #6778). */
export function wrapped(html: string): string {
  return `<div class="elementToProof"><span style="font-family: Aptos, sans-serif; font-size: 12pt;">${html}</span><br></div>`;
}

/** The text with its lines run together, as text coercion has returned it on the web (office-js#2151). */
export function withoutLineBreaks(text: string): string {
  return text.replace(/[ \t]*\r?\n[ \t]*/g, '');
}

const HTML_QUOTE = /<div\b[^>]*\bid=["']?(?:appendonsend|divRplyFwdMsg)\b|<blockquote\b/i;
const TEXT_QUOTE = /^(?:_{20,}|-{5} ?(?:Original Message|元のメッセージ) ?-{5}|>.*)$/m;

/** The body with its quoted history a second time, as replies have come back on the web (office-js#3988). */
export function withQuoteTwice(body: string, type: 'html' | 'text'): string {
  const at = body.search(type === 'html' ? HTML_QUOTE : TEXT_QUOTE);
  return at < 0 ? body : `${body}${type === 'html' ? '' : '\n'}${body.slice(at)}`;
}

/** The scripts, handlers, comments and data attributes out of what an add-in writes; every client removes these. */
export function withoutActiveContent(html: string): string {
  return html
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(/<(script|style|iframe|object|embed|form|svg)\b[\s\S]*?<\/\1\s*>/gi, '')
    .replace(/<\/?(?:script|style|iframe|object|embed|form|svg|link|meta|base)\b[^>]*>/gi, '')
    .replace(/<[a-z][^>]*>/gi, (tag) =>
      tag
        .replace(/\s(?:on[a-z]+|data-[\w-]+)\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>]+)/gi, '')
        .replace(/\s(href|src)\s*=\s*(["']?)\s*javascript:[^"'>\s]*\2/gi, ''),
    );
}

/** The `<body>` of a document, or the fragment as it is. */
export function bodyContent(html: string): string {
  return /<body\b[^>]*>([\s\S]*?)<\/body>/i.exec(html)?.[1] ?? html;
}
