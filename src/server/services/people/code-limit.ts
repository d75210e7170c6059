import type { Executor } from '../../db/database.ts';
import { keyedHash } from '../../secrets/tokens.ts';
import { addToRateWindow } from '../../stores/rate-windows.ts';
import { addSeconds, moment } from '../../time/clock.ts';
import type { ServiceContext } from '../context.ts';

/** Codes one address may get in a time, whoever asks: nobody's mailbox can be filled through us. */
export const CODE_LIMIT = { most: 10, seconds: 3600 } as const;

/**
 * Lets one transaction at a time send codes to a person, or end those of a sign-in: the row stays locked until it ends, so
 * that the next one counts what it has sent. The codes themselves are counted, not this window, whose hour begins on the hour.
 */
export async function takeTurn(
  context: ServiceContext,
  db: Executor,
  kind: 'registration' | 'sign-in',
  personKey: string,
): Promise<void> {
  await countInHour(context, db, kind, personKey);
}

/**
 * Within which codes count. Those of a clock that was ahead, and has been set back, count no more: else nobody would get one
 * there before it is as late again.
 */
export function codesThatCount(now: Date): { readonly since: string; readonly until: string } {
  return { since: moment(addSeconds(now, -CODE_LIMIT.seconds)), until: moment(now) };
}

/**
 * As many again for the browsers a person has signed in with before: whoever knows nothing but the address can use up
 * what anybody may ask for, and must not keep its owner out by it.
 */
export async function takeReserve(
  context: ServiceContext,
  db: Executor,
  personKey: string,
): Promise<boolean> {
  return (await countInHour(context, db, 'known browser', personKey)) <= CODE_LIMIT.most;
}

async function countInHour(
  context: ServiceContext,
  db: Executor,
  kind: string,
  personKey: string,
): Promise<number> {
  const windowMs = CODE_LIMIT.seconds * 1000;
  const endsAt = (Math.floor(context.clock().getTime() / windowMs) + 1) * windowMs;
  const rateKey = keyedHash(context.secret, `rate ${kind} codes`, personKey);
  return addToRateWindow(db, rateKey, moment(new Date(endsAt)), 1);
}
