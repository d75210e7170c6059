import { escapeHtml } from '../../../core/text/escape-html.ts';
import type { Operator } from '../../identity/operator.ts';
import type { MailLanguage, MailMessage } from '../message.ts';
import { mailHtml } from './layout.ts';
import { monthlyTexts, type MonthlyPage } from './monthly-texts.ts';

const STOP: Readonly<Record<MailLanguage, string>> = {
  ja: 'このまま印刷できます。受け取る方の変更や、配信の停止をご希望のときは、このメールにご返信ください。',
  en: 'It prints on one page as it is. To change who gets it, or to stop it, simply reply to this email.',
};

/** A month on one page, complete in the mail itself: no link to open, nothing to sign in to, nothing to attach. */
export function monthlyMail(mail: {
  readonly to: string;
  readonly language: MailLanguage;
  readonly page: MonthlyPage;
  readonly operator: Operator;
}): MailMessage {
  const { to, language, page, operator } = mail;
  const texts = monthlyTexts(page, language);
  const subject = `${language === 'ja' ? 'キャリアリレー ' : 'Career Relay: '}${texts.title}`;
  const footer = language === 'ja' ? operator.name : operator.nameEn;
  const rows = (pairs: readonly (readonly [string, string])[]) =>
    pairs
      .map(
        ([name, value]) =>
          `<tr><td class="line" style="padding:7px 0;border-bottom:1px solid #e3e8e8">${escapeHtml(name)}</td><td class="line" align="right" style="padding:7px 0;border-bottom:1px solid #e3e8e8;font-weight:700;white-space:nowrap">${escapeHtml(value)}</td></tr>`,
      )
      .join('\n');
  const table = (pairs: readonly (readonly [string, string])[]) =>
    `<table role="presentation" width="100%" cellspacing="0" cellpadding="0" style="border-collapse:collapse">${rows(pairs)}</table>`;
  const body = `<h1 style="margin:0 0 4px;font-size:22px;line-height:1.4">${escapeHtml(texts.title)}</h1>
<p style="margin:0 0 14px">${escapeHtml(texts.lead)}</p>
${table(texts.month)}
<h2 style="margin:24px 0 6px;font-size:16px">${escapeHtml(texts.soFarTitle)}</h2>
${table(texts.soFar)}
${[...texts.notes, STOP[language]].map((note) => `<p class="foot" style="margin:12px 0 0;font-size:13px;line-height:1.7;color:#556769">${escapeHtml(note)}</p>`).join('\n')}`;
  const lines = (pairs: readonly (readonly [string, string])[]) =>
    pairs.map(([name, value]) => `${name}: ${value}`).join('\n');
  return {
    to,
    language,
    subject,
    text: [
      texts.title,
      texts.lead,
      lines(texts.month),
      `${texts.soFarTitle}\n${lines(texts.soFar)}`,
      ...texts.notes,
      STOP[language],
      `-- \n${footer}\n`,
    ].join('\n\n'),
    html: mailHtml({ language, title: subject, body, footer }),
  };
}
