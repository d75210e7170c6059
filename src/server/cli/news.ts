import { sendNews, tryNews, type NewsTexts } from '../services/operator/news.ts';
import { listNews } from '../stores/news.ts';
import { COMMAND_LINE, requireOperator, table, type Command, type Typed } from './command.ts';
import { textIn } from './text-file.ts';

const FILES = { ja: { type: 'string' }, en: { type: 'string' } } as const;

/** News to the people who agreed to get some. */
export const NEWS_COMMANDS: readonly Command[] = [
  {
    name: 'news try',
    usage: '--ja FILE --en FILE --to ADDRESS',
    summary: 'mail a text in both languages to one of the operator’s own people; subject on the first line',
    options: { ...FILES, to: { type: 'string' } },
    run: async (context, typed) => {
      requireOperator(context);
      const result = await tryNews(context, textsOf(typed), typed.required('to'));
      if (!result.ok) return result;
      const { people } = result;
      return { data: { people }, lines: [`On its way. People it would reach: ${people}.`] };
    },
  },
  {
    name: 'news send',
    usage: '--ja FILE --en FILE',
    summary: 'send a text to everybody who agreed to news, each in their language; once a month at most',
    options: FILES,
    run: async (context, typed) => {
      const result = await sendNews(context, COMMAND_LINE, textsOf(typed));
      if (!result.ok) return result;
      const { month, people } = result;
      return { data: { month, people }, lines: [`The news of ${month} is on its way. People: ${people}.`] };
    },
  },
  {
    name: 'news list',
    usage: '',
    summary: 'what was sent, and to how many people',
    run: async ({ database }) => {
      const data = (await listNews(database.kysely)).map((one) => ({
        month: one.month,
        sentAt: one.created_at,
        finishedAt: one.finished_at,
        people: one.written,
        subject: { ja: one.subject_ja, en: one.subject_en },
      }));
      const rows = data.map((one) => [
        one.month,
        one.people,
        one.finishedAt === null ? 'going out' : 'done',
        one.subject.ja,
        one.subject.en,
      ]);
      return { data, lines: table([['month', 'people', 'state', 'subject', ''], ...rows]) };
    },
  },
];

function textsOf(typed: Typed): NewsTexts {
  return { ja: textIn(typed.required('ja')), en: textIn(typed.required('en')) };
}
