import { POOL_PAGE, type PoolPerson, type PoolReply } from '../../../contract/pool.ts';
import { getEmployer, type Employer } from '../../stores/employers.ts';
import { poolEntry, poolPage, type PoolEntry, type PoolPlace } from '../../stores/pool.ts';
import { AREAS, JOBS, labelOf } from '../../text/choices.ts';
import { japanDay } from '../../time/calendar.ts';
import { moment } from '../../time/clock.ts';
import type { ServiceContext } from '../context.ts';
import { contactBegin, lastContactDay } from '../people/contact-consent.ts';
import { asOfFor } from '../figures/report.ts';

/**
 * The people an employer may write to again: each ticked it, none of them is older than a year, and who took it back
 * is gone at once. Newcomers wait for the closing, so that nobody can be tied to a mail just sent. A page behind `after`
 * speaks of the same moment as the page before, so that a closing or a consent in between moves nobody; undefined where
 * no page before can have ended so.
 */
export async function readPool(
  context: ServiceContext,
  employerId: string,
  { after, limit = POOL_PAGE }: { readonly after?: string | undefined; readonly limit?: number | undefined },
): Promise<PoolReply | undefined> {
  const employer = await getEmployer(context.database.kysely, employerId);
  const now = asOfFor(employer, context.clock());
  const place = after === undefined ? undefined : placeOf(after);
  const asOf = place ? new Date(place.asOf) : now;
  if (place && !(asOf <= now && isSeenAt(employer, place.asOf) && place.agreedAt <= place.asOf))
    return undefined;
  const range = rangeAt(context, asOf);
  const entries = await poolPage(context.database.kysely, employerId, range, {
    after: place,
    limit: limit + 1,
  });
  const page = entries.slice(0, limit);
  const last = entries.length > limit ? page.at(-1) : undefined;
  return {
    asOf: moment(asOf),
    people: page.filter((entry) => entry.is_seen === 1).map(personOf),
    next: last ? [moment(asOf), last.agreed_at, last.consent_id].join('~') : null,
  };
}

/** One of them, asked for again right before writing; undefined once consent has ended. */
export async function readPoolPerson(
  context: ServiceContext,
  employerId: string,
  personId: string,
): Promise<PoolPerson | undefined> {
  const asOf = asOfFor(await getEmployer(context.database.kysely, employerId), context.clock());
  const entry = await poolEntry(context.database.kysely, employerId, rangeAt(context, asOf), personId);
  return entry && personOf(entry);
}

/** Where the page before ended, and the moment it spoke of, as `next` named them. */
function placeOf(after: string): PoolPlace & { readonly asOf: string } {
  const [asOf = '', agreedAt = '', consentId = ''] = after.split('~');
  return { asOf, agreedAt, consentId };
}

/** Whether the list has ever spoken of this moment: of an employer that closes daily, not of one between two closings. */
function isSeenAt(employer: Employer, then: string): boolean {
  const date = new Date(then);
  return !Number.isNaN(date.getTime()) && moment(asOfFor(employer, date)) === then;
}

function rangeAt(context: ServiceContext, asOf: Date) {
  const agreedAfter = moment(new Date(contactBegin(japanDay(context.clock())).getTime() - 1));
  return { agreedAfter, seenBefore: moment(asOf) };
}

function personOf(entry: PoolEntry): PoolPerson {
  const agreedOn = japanDay(new Date(entry.agreed_at));
  return {
    personId: entry.registration_id,
    name: entry.name,
    mail: entry.mail,
    job: labelOf(JOBS, entry.job, 'ja'),
    jobEn: labelOf(JOBS, entry.job, 'en'),
    area: entry.area === null ? null : labelOf(AREAS, entry.area, 'ja'),
    areaEn: entry.area === null ? null : labelOf(AREAS, entry.area, 'en'),
    agreedOn,
    consentUntil: lastContactDay(entry.agreed_at),
  };
}
