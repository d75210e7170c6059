import { keyedHash } from '../../secrets/tokens.ts';
import type { ServiceContext } from '../../services/context.ts';
import { addToRateWindow } from '../../stores/rate-windows.ts';
import { moment } from '../../time/clock.ts';

/** How often something happened in the present window, over all processes. */
export interface Count {
  readonly current: number;
  /** Milliseconds until the window ends: what Retry-After says. */
  readonly ttl: number;
}

export interface SharedCounters {
  /** Counts once. `name` keeps limits of different things apart. */
  count(name: string, key: string, windowMs: number, max: number): Promise<Count>;
}

/** Up to this limit every single count goes to the database before the request goes on. */
const EXACT_UP_TO = 60;
/** Beyond it a process tells the others after each part of the limit it has used up. */
const PARTS = 20;
/** More callers than that at once are forgotten, oldest first. */
const MOST_KEYS = 50_000;

interface Tally {
  readonly endsAt: number;
  mine: number;
  untold: number;
  others: number;
}

/**
 * Small limits, which keep codes from being guessed, are counted in the database and exact for any number of processes.
 * Large ones, which keep a caller from taking everything, are counted in memory and told to the database in parts, so
 * that a page view costs no write: with n processes a caller gets at most n/20 more than the limit.
 */
export function createSharedCounters(
  context: ServiceContext,
  onFailure: (error: unknown) => void,
): SharedCounters {
  const tallies = new Map<string, Tally>();
  const db = context.database.kysely;
  const tell = (rateKey: string, endsAt: number, count: number) =>
    addToRateWindow(db, rateKey, moment(new Date(endsAt)), count);

  const tellPart = async (rateKey: string, tally: Tally): Promise<void> => {
    const { mine, untold: part } = tally;
    tally.untold = 0;
    try {
      tally.others = Math.max(0, (await tell(rateKey, tally.endsAt, part)) - mine);
    } catch (error) {
      // Without the database each process still keeps its own limit.
      tally.untold += part;
      onFailure(error);
    }
  };

  return {
    count: async (name, key, windowMs, max) => {
      const now = context.clock().getTime();
      const endsAt = (Math.floor(now / windowMs) + 1) * windowMs;
      const rateKey = keyedHash(context.secret, `rate ${name}`, key);
      const ttl = endsAt - now;
      if (max <= EXACT_UP_TO) return { current: await tell(rateKey, endsAt, 1), ttl };
      let tally = tallies.get(rateKey);
      if (tally?.endsAt !== endsAt) {
        tally = { endsAt, mine: 0, untold: 0, others: 0 };
        tallies.delete(rateKey);
        tallies.set(rateKey, tally);
        forgetOldest(tallies);
      }
      tally.mine += 1;
      tally.untold += 1;
      if (tally.untold >= max / PARTS) await tellPart(rateKey, tally);
      return { current: tally.mine + tally.others, ttl };
    },
  };
}

function forgetOldest(tallies: Map<string, Tally>): void {
  if (tallies.size <= MOST_KEYS) return;
  const [oldest] = tallies.keys();
  if (oldest !== undefined) tallies.delete(oldest);
}
