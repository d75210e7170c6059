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
/** The messages shown otherwise, so that the right things decide: without their subject, and between courtesies. */
export function variantsOf(messages: readonly CorpusMessage[], language: 'ja' | 'en'): CorpusMessage[] {
  return [
    ...messages.map((message) => ({ ...message, subject: '' })),
    ...messages.map((message, index) => framed(message, language, index)),
  ];
}

function framed(message: CorpusMessage, language: 'ja' | 'en', index: number): CorpusMessage {
  const [above, below] = COURTESIES[language][index % COURTESIES[language].length] ?? ['', ''];
  return { ...message, body: `${above}\n\n${message.body}\n\n${below}` };
}
