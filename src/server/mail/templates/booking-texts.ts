import type { MailLanguage } from '../message.ts';

export type BookingChange =
  | { readonly kind: 'booked' | 'cancelled' }
  /** `to` is the time that takes its place. */
  | { readonly kind: 'moved'; readonly to: string };

export interface BookingText {
  readonly subject: string;
  readonly lead: string;
  readonly paragraphs: readonly string[];
}

interface Texts {
  /** Behind a time. */
  readonly note: string;
  readonly recruiter: Readonly<Record<BookingChange['kind'], BookingText>>;
  readonly operator: Readonly<Record<BookingChange['kind'], BookingText>>;
}

const TEXTS: Readonly<Record<MailLanguage, Texts>> = {
  ja: {
    note: '(日本時間・{n}分)',
    recruiter: {
      booked: {
        subject: 'キャリアリレー 導入面談のご予約',
        lead: '導入面談のご予約を承りました。',
        paragraphs: [
          'オンラインで行います。接続先は、開始までに運営からお知らせします。',
          '日時の変更や取り消しは、Outlook のキャリアリレーの画面からできます。',
        ],
      },
      cancelled: {
        subject: 'キャリアリレー 導入面談の取り消し',
        lead: '導入面談のご予約を取り消しました。',
        paragraphs: ['あらためてのご予約は、Outlook のキャリアリレーの画面からできます。'],
      },
      moved: {
        subject: 'キャリアリレー 導入面談の日時の変更',
        lead: '導入面談の日時を変更しました。もとの日時のご予約は取り消しました。',
        paragraphs: ['もとの日時:{earlier}'],
      },
    },
    operator: {
      booked: {
        subject: '導入面談のご予約:{company}',
        lead: '{company}から、導入面談のご予約がありました。',
        paragraphs: ['予約された方:{mail}', '開始までに、オンライン面談の接続先をお知らせください。'],
      },
      cancelled: {
        subject: '導入面談の取り消し:{company}',
        lead: '{company}の導入面談は、取り消されました。',
        paragraphs: ['予約された方:{mail}'],
      },
      moved: {
        subject: '導入面談の日時の変更:{company}',
        lead: '{company}の導入面談の日時が変わりました。もとの日時のご予約は取り消されました。',
        paragraphs: ['もとの日時:{earlier}', '予約された方:{mail}'],
      },
    },
  },
  en: {
    note: ' (Japan time, {n} min)',
    recruiter: {
      booked: {
        subject: 'Career Relay: your onboarding call',
        lead: 'Your onboarding call is booked.',
        paragraphs: [
          'We meet online. You will get the link to join before it starts.',
          'You can change or cancel it in Career Relay in Outlook.',
        ],
      },
      cancelled: {
        subject: 'Career Relay: onboarding call cancelled',
        lead: 'Your onboarding call is cancelled.',
        paragraphs: ['You can book another in Career Relay in Outlook.'],
      },
      moved: {
        subject: 'Career Relay: onboarding call moved',
        lead: 'Your onboarding call has a new time. The earlier booking is cancelled.',
        paragraphs: ['Earlier time: {earlier}'],
      },
    },
    operator: {
      booked: {
        subject: 'Onboarding call booked: {company}',
        lead: '{company} booked an onboarding call.',
        paragraphs: ['Booked by: {mail}', 'Please send them the link to join before it starts.'],
      },
      cancelled: {
        subject: 'Onboarding call cancelled: {company}',
        lead: '{company} cancelled its onboarding call.',
        paragraphs: ['Booked by: {mail}'],
      },
      moved: {
        subject: 'Onboarding call moved: {company}',
        lead: '{company} moved its onboarding call. The earlier booking is cancelled.',
        paragraphs: ['Earlier time: {earlier}', 'Booked by: {mail}'],
      },
    },
  },
};

/** What the mails about the onboarding meeting say. */
export function bookingTexts(language: MailLanguage): Texts {
  return TEXTS[language];
}
