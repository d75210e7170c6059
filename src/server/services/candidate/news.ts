import { newsMail } from '../../mail/templates/candidate-letters.ts';
import { candidatesForNews, markNews, type Candidate } from '../../stores/candidates.ts';
import { countNews, finishNews, unfinishedNews, type NewsItem } from '../../stores/news.ts';
import { addDays, moment } from '../../time/clock.ts';
import type { ServiceContext } from '../context.ts';
import { mailCauses } from '../people/mail-causes.ts';
import { addresseeOf, findPerson, mailPaths } from '../people/person.ts';

/** News that could not be written within this many days is none any more. */
const LATE_DAYS = 7;
const BATCH = 200;

/**
 * Writes the month's news to those who agreed, each once, however many workers look. At most one a month: with the
 * follow-up, which comes at most once a month too, that keeps the promise of two (`c.consent.3`).
 */
export async function writeNews(context: ServiceContext, stopping?: AbortSignal): Promise<void> {
  const { kysely } = context.database;
  for (const item of await unfinishedNews(kysely)) {
    const isLate = item.created_at <= moment(addDays(context.clock(), -LATE_DAYS));
    for (let more = !isLate; more;) {
      const candidates = await candidatesForNews(kysely, item, BATCH);
      for (const candidate of candidates) {
        if (stopping?.aborted) return;
        await write(context, candidate, item);
      }
      more = candidates.length === BATCH;
    }
    await finishNews(kysely, item.month, moment(context.clock()));
  }
}

async function write(context: ServiceContext, candidate: Candidate, item: NewsItem): Promise<void> {
  await context.database.transaction(async (db) => {
    if (!(await markNews(db, candidate.person_key, item.month))) return;
    const person = await findPerson(db, candidate.person_key);
    if (!person) return;
    const { stop, unsubscribe } = mailPaths(context, person.candidate);
    const { employer_id: employerId, registration_id: first } = person.registrations[0] ?? person.newest;
    await context.mails.add(db, {
      employerId,
      subject: first,
      cause: mailCauses.news(item.month, first),
      addressee: 'candidate',
      message: newsMail(
        { ...addresseeOf(context, person), unsubscribeUrl: unsubscribe },
        { ...newsIn(person.candidate.language, item), stop, hires: person.hires },
      ),
    });
    await countNews(db, item.month);
  });
}

function newsIn(language: Candidate['language'], item: NewsItem) {
  const [subject, body] =
    language === 'ja' ? [item.subject_ja, item.body_ja] : [item.subject_en, item.body_en];
  return { subject, paragraphs: paragraphsOf(body) };
}

/** Paragraphs are parted by empty lines, as in any plain text. */
export function paragraphsOf(text: string): readonly string[] {
  return text
    .split(/\n{2,}/)
    .map((paragraph) => paragraph.trim())
    .filter(Boolean);
}
