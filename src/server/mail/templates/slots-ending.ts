import { escapeHtml } from '../../../core/text/escape-html.ts';
import { format } from '../../../core/text/format.ts';
import type { Operator } from '../../identity/operator.ts';
import { fullDay } from '../../time/dates.ts';
import type { MailLanguage, MailMessage } from '../message.ts';
import { mailHtml } from './layout.ts';

const TEXTS: Readonly<Record<MailLanguage, { readonly subject: string; readonly body: string }>> = {
  ja: {
    subject: '無料紹介枠{slots}件の有効期限は{date}です',
    body: '使わないまま{date}を過ぎると、枠は失効します。Outlook のキャリアリレー「紹介枠」から、紹介をご依頼いただけます。ご依頼のあいだ、期限は進みません。',
  },
  en: {
    subject:
      '{slots, plural, one {# free introduction slot} other {# free introduction slots}} valid until {date}',
    body: 'Slots not used by the end of {date} expire. To ask for an introduction, open Slots in Career Relay in Outlook. The expiry date is on hold while a request is open.',
  },
};

/** Tells a recruiter that slots end soon, while there is time to use them. `lastDay` is a day in Japan. */
export function slotsEndingMail(mail: {
  readonly to: string;
  readonly language: MailLanguage;
  readonly slots: number;
  readonly lastDay: string;
  readonly operator: Operator;
}): MailMessage {
  const { to, language, operator } = mail;
  const values = { slots: String(mail.slots), date: fullDay(mail.lastDay, language) };
  const subject = format(TEXTS[language].subject, values);
  const body = format(TEXTS[language].body, values);
  const footer = language === 'ja' ? operator.name : operator.nameEn;
  return {
    to,
    language,
    subject,
    text: [body, `-- \n${footer}\n`].join('\n\n'),
    html: mailHtml({
      language,
      title: subject,
      body: `<p style="margin:0 0 12px;font-weight:700">${escapeHtml(subject)}</p>
<p style="margin:0">${escapeHtml(body)}</p>`,
      footer,
    }),
  };
}
