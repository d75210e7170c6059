import { addOpenedLinks, addToVisitDay, type OpenedLink } from '../../stores/visits.ts';
import { japanDay } from '../../time/calendar.ts';
import { moment } from '../../time/clock.ts';
import type { ServiceContext } from '../context.ts';

/** What tells a page view by a person from one by a machine, as far as it shows. */
export interface VisitSigns {
  readonly userAgent: string | undefined;
  readonly accept: string | undefined;
  /** `Sec-Purpose`, `Purpose` or `X-Moz`: the browser fetches ahead and nobody looks. */
  readonly purpose: string | undefined;
}

export interface VisitRecorder {
  /** Notes a page view in memory; nothing is written on the request's way. */
  note(employerId: string, linkCode: string | null, signs: VisitSigns): void;
  /** Writes what was noted. */
  flush(): Promise<void>;
}

/** Programs that say so. Each sign is tested alone, because scanners rarely show more than one. */
const MACHINE =
  /bot\b|crawl|spider|preview|scan|slurp|curl|wget|python|java\/|okhttp|go-http|headless|facebookexternalhit|whatsapp|skypeuri|embedly|iframely|monitor/i;
const MOST_LINKS = 20_000;

/** Whether a page view is likely no person's: a known crawler, a prefetch, or something that does not ask for a page. */
export function looksLikeMachine(signs: VisitSigns): boolean {
  if (!signs.userAgent || MACHINE.test(signs.userAgent)) return true;
  if (signs.purpose && /prefetch|preview|prerender/i.test(signs.purpose)) return true;
  return !signs.accept?.includes('text/html');
}

interface DayTotals {
  readonly employerId: string;
  readonly day: string;
  visits: number;
  suspected: number;
}

/**
 * Collects page views and writes them together. What cannot be written now is kept for the next time; what is lost in
 * a crash is indicative only.
 */
export function createVisitRecorder(context: ServiceContext): VisitRecorder {
  let days = new Map<string, DayTotals>();
  let links = new Map<string, OpenedLink>();

  const add = (employerId: string, day: string, visits: number, suspected: number) => {
    const key = `${employerId} ${day}`;
    const entry = days.get(key) ?? { employerId, day, visits: 0, suspected: 0 };
    entry.visits += visits;
    entry.suspected += suspected;
    days.set(key, entry);
  };
  const remember = (link: OpenedLink) => {
    if (links.size < MOST_LINKS && !links.has(link.code)) links.set(link.code, link);
  };

  return {
    note: (employerId, linkCode, signs) => {
      const now = context.clock();
      const suspected = looksLikeMachine(signs);
      add(employerId, japanDay(now), suspected ? 0 : 1, suspected ? 1 : 0);
      if (linkCode !== null && !suspected)
        remember({ employer_id: employerId, code: linkCode, first_opened_at: moment(now) });
    },
    flush: async () => {
      if (days.size === 0) return;
      // In one order everywhere: two processes that write the same rows must not wait for each other.
      const dayTotals = [...days.entries()].toSorted(([one], [other]) => (one < other ? -1 : 1));
      const opened = [...links.values()].toSorted((one, other) => (one.code < other.code ? -1 : 1));
      days = new Map();
      links = new Map();
      try {
        await context.database.transaction(async (db) => {
          for (const [, { employerId, day, visits, suspected }] of dayTotals)
            await addToVisitDay(db, employerId, day, { visits, suspected });
          for (let n = 0; n < opened.length; n += 500) await addOpenedLinks(db, opened.slice(n, n + 500));
        });
      } catch (error) {
        for (const [, { employerId, day, visits, suspected }] of dayTotals)
          add(employerId, day, visits, suspected);
        opened.forEach(remember);
        throw error;
      }
    },
  };
}
