import { escapeHtml } from '../../../core/text/escape-html.ts';
import { format } from '../../../core/text/format.ts';
import type { Operator } from '../../identity/operator.ts';
import type { Booking } from '../../stores/bookings.ts';
import type { Employer } from '../../stores/employers.ts';
import type { MailLanguage, MailMessage } from '../message.ts';
import { bookingTexts, type BookingChange, type BookingText } from './booking-texts.ts';
import { calendarEntry, type CalendarMethod } from './calendar.ts';
import { mailHtml } from './layout.ts';

export interface BookingNews {
  readonly booking: Booking;
  readonly change: BookingChange;
  readonly employer: Pick<Employer, 'name' | 'name_en'>;
  readonly operator: Operator;
  /** What the operator's office reads. */
  readonly officeLanguage: MailLanguage;
  readonly now: Date;
}

const WHEN: Readonly<Record<MailLanguage, Intl.DateTimeFormat>> = {
  ja: new Intl.DateTimeFormat('ja-JP', { dateStyle: 'full', timeStyle: 'short', timeZone: 'Asia/Tokyo' }),
  en: new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeStyle: 'short', timeZone: 'Asia/Tokyo' }),
};

/** Tells both sides of a meeting that it is booked, or not any more, with what their calendars make of it. */
export function bookingMails(news: BookingNews): Readonly<Record<'recruiter' | 'operator', MailMessage>> {
  const { booking, operator, officeLanguage } = news;
  const { kind } = news.change;
  const isOff = kind !== 'booked';
  return {
    recruiter: compose(news, {
      to: booking.mail,
      language: booking.language,
      text: bookingTexts(booking.language).recruiter[kind],
      method: isOff ? 'CANCEL' : 'REQUEST',
      attendee: booking.mail,
    }),
    // Whoever holds the meeting is not asked to come to it: their calendar gets an entry, no invitation.
    operator: compose(news, {
      to: operator.contactMail,
      language: officeLanguage,
      text: bookingTexts(officeLanguage).operator[kind],
      method: isOff ? 'CANCEL' : 'PUBLISH',
    }),
  };
}

interface Reader {
  readonly to: string;
  readonly language: MailLanguage;
  readonly text: BookingText;
  readonly method: CalendarMethod;
  readonly attendee?: string;
}

function compose({ booking, change, employer, operator, now }: BookingNews, reader: Reader): MailMessage {
  const { to, language, text } = reader;
  const time = (startsAt: string) =>
    `${WHEN[language].format(new Date(startsAt))}${format(bookingTexts(language).note, { n: booking.minutes })}`;
  const values = {
    company: language === 'ja' ? employer.name : employer.name_en,
    mail: booking.mail,
    earlier: time(booking.starts_at),
  };
  const subject = format(text.subject, values);
  const lead = format(text.lead, values);
  const when = time(change.kind === 'moved' ? change.to : booking.starts_at);
  const paragraphs = text.paragraphs.map((paragraph) => format(paragraph, values));
  const footer = language === 'ja' ? operator.name : operator.nameEn;
  return {
    to,
    language,
    subject,
    text: [lead, when, ...paragraphs, `-- \n${footer}\n`].join('\n\n'),
    html: mailHtml({
      language,
      title: subject,
      body: `<p style="margin:0">${escapeHtml(lead)}</p>
<p class="code" style="margin:14px 0 20px;padding:14px 18px;border-radius:12px;background:#ebf7f7;color:#0b6469;font-weight:700">${escapeHtml(when)}</p>
${paragraphs.map((paragraph) => `<p style="margin:0 0 10px">${escapeHtml(paragraph)}</p>`).join('\n')}`,
      footer,
    }),
    calendar: calendarEntry({
      method: reader.method,
      uid: `${booking.booking_id}@${operator.contactMail.split('@')[1] ?? 'relay.example'}`,
      startsAt: new Date(booking.starts_at),
      minutes: booking.minutes,
      title: subject,
      // In a calendar the old time is plain to see.
      description: (change.kind === 'moved' ? [lead, when] : paragraphs).join('\n'),
      organizer: { name: footer, mail: operator.contactMail },
      attendee: reader.attendee,
      now,
    }),
    notAfter: booking.starts_at,
  };
}
