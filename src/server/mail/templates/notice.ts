import { escapeHtml } from '../../../core/text/escape-html.ts';
import { format } from '../../../core/text/format.ts';
import type { Operator } from '../../identity/operator.ts';
import { valuesInOrder } from '../../text/names.ts';
import type { MailLanguage, MailMessage } from '../message.ts';
import { mailHtml } from './layout.ts';

/** What a notice to people of agencies and employers says. */
export interface Notice {
  readonly subject: string;
  readonly body: string;
}

/** Where it leads, and to what where there are several. */
export interface NoticeLink {
  readonly about?: string;
  readonly address: string;
}

/** A notice as plain text and as simple HTML that say the same. */
export function notify(mail: {
  readonly to: string;
  readonly language: MailLanguage;
  readonly notice: Notice;
  readonly values: Readonly<Record<string, string>>;
  readonly operator: Operator;
  readonly links?: readonly NoticeLink[];
}): MailMessage {
  const { to, language, operator, links = [] } = mail;
  const values = valuesInOrder(mail.values);
  const subject = format(mail.notice.subject, values);
  const body = format(mail.notice.body, values);
  const footer = language === 'ja' ? operator.name : operator.nameEn;
  return {
    to,
    language,
    subject,
    text: [body, ...links.map(written), `-- \n${footer}\n`].join('\n\n'),
    html: mailHtml({
      language,
      title: subject,
      body: `<p style="margin:0 0 12px;font-weight:700">${escapeHtml(subject)}</p>
<p style="margin:0">${escapeHtml(body)}</p>
${links.map(drawn).join('\n')}`,
      footer,
    }),
  };
}

function written({ about, address }: NoticeLink): string {
  return about === undefined ? address : `${about}\n${address}`;
}

function drawn({ about, address }: NoticeLink): string {
  const before = about === undefined ? '' : `${escapeHtml(about)}<br>`;
  return `<p style="margin:20px 0 0">${before}<a class="link" href="${escapeHtml(address)}" style="color:#0c6d73;overflow-wrap:anywhere;word-break:break-all">${escapeHtml(address)}</a></p>`;
}
