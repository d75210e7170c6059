import type { TakenBack } from '../../identity/taken-back.ts';
import { newToken } from '../../secrets/tokens.ts';
import type { Executor } from '../../db/database.ts';
import { wasDoneBetween } from '../../stores/audit.ts';
import { findCandidate } from '../../stores/candidates.ts';
import { findRestored } from '../../stores/restored.ts';
import { isSuppressed, suppress } from '../../stores/suppressions.ts';
import type { ServiceContext } from '../context.ts';
import { erase } from './erasure.ts';
import { setSharing, type SharingSwitch } from './sharing.ts';

/**
 * Does again on a database from a backup what people took back after it was made. Safe to repeat, and with what is older
 * than the backup. Resolves with how many wishes were carried out.
 */
export async function repeatTakenBack(context: ServiceContext, all: readonly TakenBack[]): Promise<number> {
  let done = 0;
  for (const wish of lastOnes(all)) if (await repeat(context, wish)) done += 1;
  return done;
}

/** In the order of time, without what was given again. */
function lastOnes(all: readonly TakenBack[]): readonly TakenBack[] {
  const last = new Map<string, TakenBack>();
  for (const wish of all.toSorted((a, b) => (a.at < b.at ? -1 : 1))) {
    const about = `${wish.person} ${wish.what} ${wish.id ?? ''}`;
    last.delete(about);
    last.set(about, wish);
  }
  return [...last.values()].filter(({ again }) => !again);
}

async function repeat(service: ServiceContext, { at, person, what, id }: TakenBack): Promise<boolean> {
  const db = service.database.kysely;
  const candidate = await findCandidate(db, person);
  if (what === 'mails') {
    // Where the backup is younger than this, its list says what they want.
    if ((await isSuppressed(db, person)) || (candidate && candidate.active_at > at)) return false;
    if (await holdsResumedSince(db, at)) return false;
    const page_key = newToken(service.random);
    await suppress(db, { person_key: person, page_key, mail: '', created_at: at, page_created_at: at });
    return true;
  }
  // Not registered in the backup; or it holds something that they did later, and this with it.
  if (!candidate || candidate.active_at > at) return false;
  // On the day it was done: on it the record of what an agency had ends. It has its line.
  const context = { ...service, clock: () => new Date(at), onTakenBack: undefined };
  if (what === 'everything') return erase(context, person, 'again');
  return setSharing(context, person, switchOf(what, id ?? ''), false);
}

/**
 * Whether the backup holds that somebody's mails were let through after a moment, whoever's: it was made later than that.
 * What was done on it since it was restored says nothing of its age.
 */
async function holdsResumedSince(db: Executor, at: string): Promise<boolean> {
  const restoredAt = await findRestored(db);
  return restoredAt !== undefined && (await wasDoneBetween(db, 'mails.resumed', at, restoredAt));
}

function switchOf(kind: SharingSwitch['kind'], id: string): SharingSwitch {
  if (kind === 'agency') return { kind, agencyId: id };
  return kind === 'employer' ? { kind, employerId: id } : { kind };
}
