import { readFileSync } from 'node:fs';
import path from 'node:path';

/** Mail bodies as the mail programs write them, each with the words its author typed. Written for the purpose. */
export interface SampleBody {
  readonly name: string;
  readonly type: 'html' | 'text';
  readonly content: string;
  readonly author: string;
  /** What must follow the inserted block, first thing a reader sees. */
  readonly follows: string;
}

const SENTENCE = '今回は採用を見送らせていただくこととなりました。';
const GREETED = `佐藤様\n${SENTENCE}`;
const SPACED = `佐藤様\n\n${SENTENCE}`;
const ENGLISH = 'Dear Ms Baker,\n\nWe will not be moving forward with your application.';

/** Each file of the folder: its author's words, and what must follow the block. */
const FILES: Readonly<Record<string, readonly [author: string, follows: string]>> = {
  'web-paragraphs-with-ruler.html': [`佐藤 美咲 様\n${SENTENCE}`, '――――――――'],
  'web-reply-with-thread.html': [SPACED, '高橋 直樹'],
  'web-new-mail-empty.html': ['', '高橋 直樹'],
  'web-reply-empty.html': ['', 'From: Misaki Sato'],
  'web-spans-and-list.html': [`${GREETED}\n書類選考の結果\n応募書類は破棄いたします。`, '高橋 直樹'],
  'word-new-mail.html': [`佐藤様\n\u00a0\n${SENTENCE}`, ''],
  'word-reply-with-thread.html': [GREETED, 'From: Misaki Sato'],
  'word-reply-empty.html': ['', '差出人: 佐藤'],
  'word-printed-below.html': [GREETED, '株式会社青葉システムズ'],
  'mac-with-signature.html': [ENGLISH, 'Kind regards,'],
  'phone-lines.html': [SPACED, 'Outlook for iOS を入手'],
  'layout-table.html': [GREETED, '――――――――'],
  'words-end-in-table.html': [`${GREETED}\n応募番号 1234番となります。`, ''],
  'bare-words.html': [SENTENCE, ''],
  'empty.html': ['', ''],
  'empty-line.html': ['', ''],
  'english-signature.txt': [ENGLISH, '-- '],
  'english-tight-signature.txt': [ENGLISH.replace('\n\n', '\n'), '-- '],
  'english-company-signature.txt': [ENGLISH, 'Best regards,'],
  'english-printed-below.txt': [ENGLISH, 'Kind regards,'],
  'japanese-signature.txt': [`${SPACED}\n何卒ご了承ください。`, '------'],
  'japanese-printed-below.txt': [`${SPACED}\n何卒ご了承ください。`, '株式会社青葉システムズ'],
  'japanese-reply.txt': [SPACED, '-----Original Message-----'],
  'one-line.txt': [SENTENCE, ''],
  'empty.txt': ['', ''],
  'only-signature.txt': ['', '-- '],
};

export const BODIES: readonly SampleBody[] = Object.entries(FILES).map(([file, [author, follows]]) => ({
  name: file,
  type: file.endsWith('.html') ? 'html' : 'text',
  content: readFileSync(path.join(__dirname, 'bodies', file), 'utf8'),
  author,
  follows,
}));
