import { lintPromises } from '../../../core/wording/lint.ts';
import { japanDay } from '../../time/calendar.ts';
import { NO_EMPLOYER } from '../../mail/queue.ts';
import { newsMail } from '../../mail/templates/candidate-letters.ts';
import type { MailLanguage } from '../../mail/message.ts';
import { personKeyOf } from '../../identity/person-key.ts';
import { moment } from '../../time/clock.ts';
import { countForNews } from '../../stores/candidates.ts';
import { listOperators } from '../../stores/members.ts';
import { addNews } from '../../stores/news.ts';
import type { ServiceContext } from '../context.ts';
import { paragraphsOf } from '../candidate/news.ts';
import { cleanLine } from '../../text/lines.ts';
import { audit, type Actor } from './audit.ts';
import { refused, type Refused } from './refused.ts';

/** Beyond this many characters programs cut a subject. */
const LONGEST_SUBJECT = 78;
/** Short enough to be read to its end. */
const LONGEST_BODY = 3000;
const LANGUAGES = ['ja', 'en'] as const;

/** The same news twice, each as it was written: the subject on the first line, then paragraphs with empty lines between. */
export type NewsTexts = Readonly<Record<MailLanguage, string>>;

export interface SentNews {
  readonly ok: true;
  readonly month: string;
  readonly people: number;
}

export interface TriedNews {
  readonly ok: true;
  readonly people: number;
}

interface News {
  readonly subject: string;
  readonly paragraphs: readonly string[];
}

/**
 * Sends one text to everybody who agreed to news; the service writes the mails when it next looks. Refused where the
 * month has had its news. `people` is how many it would go to now.
 */
export async function sendNews(
  context: ServiceContext,
  actor: Actor,
  texts: NewsTexts,
): Promise<SentNews | Refused> {
  const news = readNews(texts);
  if ('fault' in news) return news;
  const now = context.clock();
  const month = japanDay(now).slice(0, 7);
  return context.database.transaction<SentNews | Refused>(async (db) => {
    const added = await addNews(db, {
      month,
      subject_ja: news.ja.subject,
      body_ja: news.ja.paragraphs.join('\n\n'),
      subject_en: news.en.subject,
      body_en: news.en.paragraphs.join('\n\n'),
      created_at: moment(now),
      written: 0,
      finished_at: null,
    });
    if (!added) return refused('news_this_month');
    const people = await countForNews(db);
    await audit(context, db, actor, { action: 'news.sent', subject: month, after: { people } });
    return { ok: true, month, people };
  });
}

/** Mails the text in both languages to one of the operator's own people, as everybody would get it. */
export async function tryNews(
  context: ServiceContext,
  texts: NewsTexts,
  mail: string,
): Promise<TriedNews | Refused> {
  const news = readNews(texts);
  if ('fault' in news) return news;
  const key = personKeyOf(context.secret, mail);
  return context.database.transaction<TriedNews | Refused>(async (db) => {
    const member = (await listOperators(db)).find((one) => one.person_key === key);
    if (!member) return refused('not_an_operator', 'to');
    for (const language of LANGUAGES) {
      await context.mails.add(db, {
        employerId: NO_EMPLOYER,
        cause: `news trial ${language} ${context.newId('mail')}`,
        addressee: 'business',
        message: newsMail(
          { to: member.mail, language, operator: context.operator },
          { ...news[language], stop: `${context.relayOrigin}/stop/${language}` },
        ),
      });
    }
    return { ok: true, people: await countForNews(db) };
  });
}

/** What may be sent: within its length, and with the words that a company's texts are held to. */
function readNews(texts: NewsTexts): Readonly<Record<MailLanguage, News>> | Refused {
  const [ja, en] = LANGUAGES.map((language) => {
    const [subject = '', ...lines] = texts[language].split(/\r?\n/).map(cleanLine);
    return { subject, paragraphs: paragraphsOf(lines.join('\n')) };
  });
  if (!ja || !en) throw new Error('News in fewer than two languages.');
  for (const [language, { subject, paragraphs }] of Object.entries({ ja, en })) {
    if (subject === '' || paragraphs.length === 0) return refused('news_missing', language);
    if (subject.length > LONGEST_SUBJECT || paragraphs.join('\n\n').length > LONGEST_BODY)
      return refused('news_too_long', language);
    const [fault] = [subject, ...paragraphs].flatMap(lintPromises);
    if (fault) return { ...refused(`wording_${fault.kind}`, language), values: { word: fault.word } };
  }
  return { ja, en };
}
