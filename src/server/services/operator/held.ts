import type { ReviewReason } from '../../../core/credit/review.ts';
import type { Executor } from '../../db/database.ts';
import { parseMailAddress } from '../../identity/mail-address.ts';
import { erasedLinkOf } from '../../identity/person-key.ts';
import { decisionsOn } from '../../stores/count-decisions.ts';
import {
  heldRegistrations,
  linkMates,
  type HeldKind,
  type HeldPart,
  type HeldRow,
} from '../../stores/held.ts';
import { addBusinessDays, japanDay } from '../../time/calendar.ts';
import { addSeconds, moment } from '../../time/clock.ts';
import { within, type ServiceContext } from '../context.ts';
import { decideHeld, reverseCount, type ReviewResult } from '../credit/review.ts';
import { audit, nameOf, type Actor } from './audit.ts';
import { refused, type Refused, type Result } from './refused.ts';

/** Business days within which every held registration is decided. */
export const REVIEW_DAYS = 5;
/** Seconds in which a decision can be taken back. */
export const UNDO_SECONDS = 8;
const LONGEST_NOTE = 500;

/** One registration that waits for a person to decide. Carries no name, and the address only masked. */
export interface HeldItem {
  readonly employerId: string;
  readonly registrationId: string;
  readonly employerName: string;
  readonly employerNameEn: string;
  readonly receivedAt: string;
  /** The last day to decide. */
  readonly dueOn: string;
  /** Two business days or fewer are left. */
  readonly soon: boolean;
  readonly kind: HeldKind;
  readonly evidence:
    | { readonly kind: 'own_domain' | 'disposable'; readonly domain: string }
    | { readonly kind: 'shared_link'; readonly ordinal: number; readonly firstAt: string | null }
    | { readonly kind: 'same_person'; readonly firstAt: string | null };
  readonly maskedMail: string;
  readonly linkCode: string | null;
}

/** What waits, newest first unless said otherwise. */
export async function readHeld(context: ServiceContext, part: HeldPart = {}): Promise<readonly HeldItem[]> {
  const db = context.database.kysely;
  const rows = await heldRegistrations(db, part);
  const today = japanDay(context.clock());
  return Promise.all(rows.map((row) => itemOf(context, db, row, today)));
}

async function itemOf(context: ServiceContext, db: Executor, row: HeldRow, today: string): Promise<HeldItem> {
  const receivedAt = row.verified_at ?? row.created_at;
  const dueOn = addBusinessDays(japanDay(new Date(receivedAt)), REVIEW_DAYS);
  const parsed = parseMailAddress(row.mail);
  const domain = parsed.ok ? parsed.domain : '';
  return {
    employerId: row.employer_id,
    registrationId: row.registration_id,
    employerName: row.short_name,
    employerNameEn: row.short_name_en,
    receivedAt,
    dueOn,
    soon: dueOn <= addBusinessDays(today, 2),
    ...(await evidenceOf(context, db, row, domain)),
    maskedMail: maskMail(row.mail),
    linkCode: row.link_code,
  };
}

async function evidenceOf(
  context: ServiceContext,
  db: Executor,
  row: HeldRow,
  domain: string,
): Promise<Pick<HeldItem, 'kind' | 'evidence'>> {
  if (row.outcome_reason === 'own_domain')
    return { kind: 'own_domain', evidence: { kind: 'own_domain', domain } };
  if (row.outcome_reason === 'disposable')
    return { kind: 'disposable', evidence: { kind: 'disposable', domain } };
  const { link_code: link } = row;
  const mates = await linkMates(db, row, link === null ? [] : [link, erasedLinkOf(context.secret, link)]);
  return {
    kind: 'duplicate',
    evidence: { kind: 'shared_link', ordinal: mates.before + 1, firstAt: mates.firstAt },
  };
}

export interface HeldVerdict {
  readonly employerId: string;
  readonly registrationId: string;
  readonly verdict: 'count' | 'refuse';
  readonly reason: ReviewReason | undefined;
  readonly note: string;
  /** How many decisions on it the page had seen: a colleague's is not turned over by one that was opened before it. */
  readonly seen?: number | undefined;
}

/** Why somebody does not count: beside a decision to count them, the trail would say what is not so. */
const AGAINST_COUNTING: ReadonlySet<ReviewReason> = new Set([
  'same_person',
  'internal_trial',
  'disposable_address',
]);

/** Decides on a held registration, with a reason, and leaves a trace of it. */
export async function decide(context: ServiceContext, actor: Actor, wish: HeldVerdict): Promise<Result> {
  const { employerId, registrationId, verdict, reason, seen } = wish;
  if (!reason) return refused('reason_missing', 'reason');
  if (verdict === 'count' && AGAINST_COUNTING.has(reason)) return refused('reason_against', 'reason');
  const note = wish.note.trim();
  if (note.length > LONGEST_NOTE) return refused('note_too_long', 'note');
  return context.database.transaction<Result>(async (db) => {
    const result = await decideHeld(within(context, db), {
      employerId,
      registrationId,
      decision: verdict,
      reason,
      note,
      by: nameOf(actor),
      seen,
    });
    if (result !== 'done') return refusalOf(result);
    await audit(context, db, actor, {
      action: 'held.decided',
      employerId,
      subject: registrationId,
      after: { verdict, reason },
    });
    return { ok: true };
  });
}

/** Takes the last decision back, within the seconds in which it can be; where `seen` is told, only the one of that number. */
export async function undoDecision(
  context: ServiceContext,
  actor: Actor,
  held: {
    readonly employerId: string;
    readonly registrationId: string;
    readonly seen?: number | undefined;
  },
): Promise<Result> {
  const { employerId, registrationId, seen } = held;
  return context.database.transaction<Result>(async (db) => {
    const last = (await decisionsOn(db, employerId, registrationId)).at(-1);
    if (!last || (last.kind !== 'count' && last.kind !== 'refuse')) return refused('already');
    const until = moment(addSeconds(new Date(last.decided_at), UNDO_SECONDS));
    if (moment(context.clock()) > until) return refused('too_late');
    const result = await decideHeld(within(context, db), {
      employerId,
      registrationId,
      decision: 'reopen',
      reason: 'other',
      by: nameOf(actor),
      seen,
    });
    if (result !== 'done') return refusalOf(result);
    await audit(context, db, actor, {
      action: 'held.undone',
      employerId,
      subject: registrationId,
      before: { verdict: last.kind },
    });
    return { ok: true };
  });
}

/** Takes back somebody who counted, for a fraud found later. Granted slots stay (docs/decisions/0011). */
export async function reverse(
  context: ServiceContext,
  actor: Actor,
  wish: { readonly employerId: string; readonly registrationId: string; readonly reason: string },
): Promise<Result> {
  const reason = wish.reason.trim();
  if (reason === '') return refused('reason_missing', 'reason');
  if (reason.length > LONGEST_NOTE) return refused('note_too_long', 'reason');
  return context.database.transaction<Result>(async (db) => {
    const result = await reverseCount(within(context, db), { ...wish, reason, by: nameOf(actor) });
    if (result !== 'done') return refusalOf(result);
    await audit(context, db, actor, {
      action: 'count.reversed',
      employerId: wish.employerId,
      subject: wish.registrationId,
    });
    return { ok: true };
  });
}

/** `m•••••o@example.jp`: enough to recognise what one has before oneself, too little to write to. */
export function maskMail(mail: string): string {
  const at = mail.lastIndexOf('@');
  const local = [...mail.slice(0, at)];
  const shown = local.length > 2 ? [local[0], '•••••', local.at(-1)] : ['•••••'];
  return shown.join('') + mail.slice(at);
}

function refusalOf(result: Exclude<ReviewResult, 'done'>): Refused {
  switch (result) {
    case 'unknown':
      return refused('not_found');
    case 'unchanged':
    case 'not_open':
      return refused('already_decided');
    case 'overtaken':
      return refused('stale');
    case 'already_counted':
    case 'counted_elsewhere':
      return refused(result, 'reason');
  }
}
