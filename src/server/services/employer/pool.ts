import type { PoolPerson, PoolReply } from '../../../contract/pool.ts';
import { findEmployer } from '../../stores/employers.ts';
import { poolEntries, type PoolEntry } from '../../stores/pool.ts';
import { AREAS, JOBS, labelOf } from '../../text/choices.ts';
import { japanDay, japanTime } from '../../time/calendar.ts';
import { moment } from '../../time/clock.ts';
import type { ServiceContext } from '../context.ts';
import { asOfFor } from '../figures/report.ts';

/**
 * The people an employer may write to again: each ticked it, none of them is older than a year, and who took it back
 * is gone at once. Newcomers wait for the closing, so that nobody can be tied to a mail just sent.
 */
export async function readPool(context: ServiceContext, employerId: string): Promise<PoolReply> {
  const asOf = await asOfOf(context, employerId);
  const entries = await poolEntries(context.database.kysely, employerId, rangeAt(context, asOf));
  const seen = new Set<string>();
  const people = entries.filter(({ person_key: key, registration_id: id }) => {
    // Someone who registered twice is one person, by the newest consent.
    if (seen.has(key ?? id)) return false;
    seen.add(key ?? id);
    return true;
  });
  return { asOf: moment(asOf), people: people.map(personOf) };
}

/** One of them, asked for again right before writing; undefined once consent has ended. */
export async function readPoolPerson(
  context: ServiceContext,
  employerId: string,
  personId: string,
): Promise<PoolPerson | undefined> {
  const asOf = await asOfOf(context, employerId);
  const range = rangeAt(context, asOf);
  const [entry] = await poolEntries(context.database.kysely, employerId, range, personId);
  return entry && personOf(entry);
}

async function asOfOf(context: ServiceContext, employerId: string): Promise<Date> {
  const employer = await findEmployer(context.database.kysely, employerId);
  if (!employer) throw new Error(`Employer ${employerId} is missing.`);
  return asOfFor(employer, context.clock());
}

function rangeAt(context: ServiceContext, asOf: Date) {
  // Good through the same day of the next year: on that day it is still fine to write.
  const agreedAfter = moment(new Date(japanTime(yearAfter(japanDay(context.clock()), -1), 0).getTime() - 1));
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
    consentUntil: yearAfter(agreedOn, 1),
  };
}

/** The same day of another year; the 29th of February becomes the 28th. */
function yearAfter(day: string, years: number): string {
  const wanted = `${Number(day.slice(0, 4)) + years}${day.slice(4)}`;
  return day.endsWith('-02-29') ? wanted.replace(/29$/, '28') : wanted;
}
