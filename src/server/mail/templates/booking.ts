import type { Operator } from '../../operator.ts';
import type { Booking } from '../../stores/bookings.ts';
import type { MailLanguage, MailMessage } from '../message.ts';
import { calendarInvitation } from './calendar.ts';
import { escapeHtml, mailHtml } from './layout.ts';

const TEXTS: Readonly<Record<MailLanguage, Readonly<Record<'title' | 'lead' | 'how' | 'change', string>>>> = {
  ja: {
    title: 'キャリアリレー 導入面談のご予約',
    lead: '導入面談のご予約を承りました。',
    how: 'オンラインで行います。接続先は、前日までに運営からお知らせします。',
    change: '日時の変更や取り消しは、Outlook のキャリアリレーの画面からできます。',
  },
  en: {
    title: 'Career Relay: your onboarding call',
    lead: 'Your onboarding call is booked.',
    how: 'We meet online. You will get the address to join by the day before.',
    change: 'You can change or cancel it in Career Relay in Outlook.',
  },
};

const WHEN: Readonly<Record<MailLanguage, Intl.DateTimeFormat>> = {
  ja: new Intl.DateTimeFormat('ja-JP', { dateStyle: 'full', timeStyle: 'short', timeZone: 'Asia/Tokyo' }),
  en: new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeStyle: 'short', timeZone: 'Asia/Tokyo' }),
};

/** Confirms a booked meeting to the recruiter who booked it, with an entry for the calendar. */
export function bookingMail(mail: {
  readonly booking: Booking;
  readonly operator: Operator;
  readonly now: Date;
}): MailMessage {
  const { booking, operator } = mail;
  const { language } = booking;
  const texts = TEXTS[language];
  const startsAt = new Date(booking.starts_at);
  const minutes = language === 'ja' ? `${booking.minutes}分` : `${booking.minutes} min`;
  const note = language === 'ja' ? `(日本時間・${minutes})` : ` (Japan time, ${minutes})`;
  const when = `${WHEN[language].format(startsAt)}${note}`;
  const footer = language === 'ja' ? operator.name : operator.nameEn;
  const paragraphs = [texts.how, texts.change];
  return {
    to: booking.mail,
    language,
    subject: texts.title,
    text: [texts.lead, when, ...paragraphs, `-- \n${footer}\n`].join('\n\n'),
    html: mailHtml({
      language,
      title: texts.title,
      body: `<p style="margin:0">${escapeHtml(texts.lead)}</p>
<p class="code" style="margin:14px 0 20px;padding:14px 18px;border-radius:12px;background:#ebf7f7;color:#0b6469;font-weight:700">${escapeHtml(when)}</p>
${paragraphs.map((text) => `<p style="margin:0 0 10px">${escapeHtml(text)}</p>`).join('\n')}`,
      footer,
    }),
    calendar: calendarInvitation({
      uid: `${booking.booking_id}@${operator.contactMail.split('@')[1] ?? 'relay.example'}`,
      startsAt,
      minutes: booking.minutes,
      title: texts.title,
      description: paragraphs.join('\n'),
      organizer: { name: footer, mail: operator.contactMail },
      attendee: booking.mail,
      now: mail.now,
    }),
  };
}
