import { escapeHtml } from '../../../core/text/escape-html.ts';
import { format } from '../../../core/text/format.ts';
import type { SessionKind } from '../../identity/principals.ts';
import type { MailLanguage, MailMessage } from '../message.ts';
import { mailStrings } from '../strings/index.ts';
import { codeBlock, mailHtml } from './layout.ts';

/** Carries six digits to type, and no link: scanners open links, people type digits. */
export function signInMail(mail: {
  readonly to: string;
  readonly audience: SessionKind;
  readonly digits: string;
  readonly language: MailLanguage;
}): MailMessage {
  const { to, digits, language } = mail;
  const strings = mailStrings(language);
  const subject = format(strings['code.subject'], { code: digits });
  const explanation = strings['code.signin'];
  const place = strings[`code.place.${mail.audience}`];
  const footer = strings.brand;
  const body = `<p style="margin:0;font-size:14px">${escapeHtml(place)}</p>
${codeBlock(digits)}
<p style="margin:0">${escapeHtml(explanation)}</p>`;
  return {
    to,
    language,
    subject,
    text: `${place}\n\n${digits}\n\n${explanation}\n\n-- \n${footer}\n`,
    html: mailHtml({ language, title: subject, body, footer }),
  };
}
