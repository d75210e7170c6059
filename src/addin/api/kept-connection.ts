import { parseLinkCode } from '../../core/link/index.ts';
import type { MeReply } from '../../contract/me.ts';
import type { ProgressReply } from '../../contract/progress.ts';
import { isMeReply, isProgressReply } from './reply-shapes.ts';

/** What a connection was made with. */
export type WayIn = 'account' | 'code';

/** A part of a kept value, where it is a text that says something. */
export function textOf(value: unknown, key: string): string | null {
  const text: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, key) : null;
  return typeof text === 'string' && text !== '' ? text : null;
}

/** How the kept connection came about; null where there is none, or none any more. */
export function wayIn(kept: unknown): WayIn | null {
  if (textOf(kept, 'by') === 'account') return 'account';
  return textOf(kept, 'token') === null ? null : 'code';
}

/** Totals in the shape that this version reads. */
export function totalsOf(value: unknown): ProgressReply | null {
  return isProgressReply(value) ? value : null;
}

/** Whether keeping one for the other would change nothing. */
export function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** Terms without a code or an origin to make links from would be of no use, and a link made from them of none either. */
export function usableMe(value: unknown): MeReply | null {
  if (!isMeReply(value) || !/^https?:\/\/[^/]+$/.test(value.relayOrigin)) return null;
  return parseLinkCode(value.employer.code).kind === 'employer' ? value : null;
}
