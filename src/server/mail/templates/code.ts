import { format } from '../../../core/text/format.ts';
import { pageStrings } from '../../pages/strings/index.ts';
import type { MailLanguage, MailMessage } from '../message.ts';
import { escapeHtml, mailHtml } from './layout.ts';

/** Carries six digits to type, and no link: scanners open links, people type digits. */
export function codeMail(mail: {
  readonly to: string;
  readonly digits: string;
  readonly language: MailLanguage;
}): MailMessage {
  const { to, digits, language } = mail;
  const strings = pageStrings(language);
  const subject = format(strings['c.code.mail.subject'], { code: digits });
  const explanation = strings['c.code.mail.body'];
  const footer = strings['c.brand'];
  const body = `<p style="margin:0;font-size:14px">${escapeHtml(strings['c.code.label'])}</p>
<p class="code" style="margin:6px 0 20px;padding:14px 18px;border-radius:12px;background:#ebf7f7;color:#0b6469;font-size:32px;line-height:1.3;font-weight:700;letter-spacing:.2em">${digits}</p>
<p style="margin:0">${escapeHtml(explanation)}</p>`;
  return {
    to,
    subject,
    text: `${strings['c.code.label']}\n\n${digits}\n\n${explanation}\n\n-- \n${footer}\n`,
    html: mailHtml({ language, title: subject, body, footer }),
  };
}
