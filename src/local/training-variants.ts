import type { CorpusMessage } from './detection-corpus.ts';

/** A text must speak for itself, and what stands around every mail must say nothing. */
const COURTESIES = {
  ja: [
    ['お世話になっております。', ''],
    [
      'いつもお世話になっております。採用担当です。',
      '何卒よろしくお願いいたします。\n\n--\n株式会社青空 人事部',
    ],
    ['山田様\n\nお疲れ様です。', 'よろしくお願いいたします。'],
    ['佐藤 太郎 様\n\nお世話になります。株式会社青空の人事部です。', ''],
  ],
  en: [
    ['Hello Sam,', ''],
    ['Dear Ms Taylor,', 'Kind regards,\nSam'],
    ['Hi,\n\nI hope you are well.', 'Best wishes,\nAlex Reed'],
    ['Dear Mr Smith,', ''],
  ],
} as const;
/** A subject is context and never the verdict: above such words none makes a rejection. */
const NEUTRAL = {
  ja: [
    '添付をご確認ください。',
    'お世話になっております。先日の件、ありがとうございました。引き続きよろしくお願いいたします。',
    '承知しました。明日までに確認します。',
    'お疲れ様です。下記の件、ご対応をお願いできますでしょうか。',
    '山田様\n\nご連絡ありがとうございます。内容を確認のうえ、改めてご連絡いたします。',
    '本日の打ち合わせの資料です。',
    'お電話でお話しした通りです。よろしくお願いします。',
  ],
  en: [
    'The minutes are attached.',
    'Hi Sam,\n\nThanks for this. I will have a look and get back to you.\n\nBest,\nAlex',
    'See below.',
    'Dear Ms Taylor,\n\nThank you for your message. We will reply to it within two days.\n\nKind regards',
    'Could you call me about this when you have a minute?',
    'As discussed on the phone. Thanks again for your time.',
    'Adding Chris, who looks after this.',
  ],
} as const;
/**
 * The messages shown otherwise, so that the right things decide: without their subject, between courtesies, and their
 * subjects above words that are no rejection.
 */
export function variantsOf(messages: readonly CorpusMessage[], language: 'ja' | 'en'): CorpusMessage[] {
  return [
    ...messages.map((message) => ({ ...message, subject: '' })),
    ...messages.map((message, index) => framed(message, language, index)),
    ...messages.map((message, index) => aboveNothing(message, language, index)),
  ];
}

function framed(message: CorpusMessage, language: 'ja' | 'en', index: number): CorpusMessage {
  const [above, below] = COURTESIES[language][index % COURTESIES[language].length] ?? ['', ''];
  return { ...message, body: `${above}\n\n${message.body}\n\n${below}` };
}

function aboveNothing(message: CorpusMessage, language: 'ja' | 'en', index: number): CorpusMessage {
  const body = NEUTRAL[language][index % NEUTRAL[language].length] ?? '';
  return { ...message, body, html: null, label: 'other' };
}
