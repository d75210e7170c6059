import { addDays, moment } from '../../time/clock.ts';
import { randomSymbols } from '../../secrets/random.ts';
import { keyedHash } from '../../secrets/tokens.ts';
import { addInvitation, findInvitation, type Invitation } from '../../stores/invitations.ts';
import type { Executor } from '../../db/database.ts';
import type { ServiceContext } from '../context.ts';

/** 50 random bits: with the limit on tries, nobody guesses one while it is good. */
const LENGTH = 10;
export const MOST_DAYS = 366;
export const MOST_USES = 1000;

export interface NewInvitation {
  readonly invitationId: string;
  /** To be handed over, e.g. `W4T9E-7KXDA`. Shown once; the service keeps a hash. */
  readonly code: string;
  /** Set where the press that made it was repeated: as it stands now. */
  readonly before?: Invitation | undefined;
}

/** Makes a code that an employer's recruiters exchange for connections, a number of times, for some days. */
export async function createInvitation(
  context: ServiceContext,
  db: Executor,
  employerId: string,
  terms: { readonly label: string; readonly uses: number; readonly days: number },
): Promise<NewInvitation> {
  const { label, uses, days } = terms;
  if (!isWithin(uses, MOST_USES) || !isWithin(days, MOST_DAYS))
    throw new RangeError(`An invitation is good for 1 to ${MOST_USES} uses and 1 to ${MOST_DAYS} days.`);
  const symbols = randomSymbols(context.random, LENGTH);
  const code = `${symbols.slice(0, 5)}-${symbols.slice(5)}`;
  const codeHash = hashInvitation(context, code);
  const before = await findInvitation(db, codeHash);
  if (before) return { invitationId: before.invitation_id, code, before };
  const invitationId = context.newId('inv');
  const now = context.clock();
  await addInvitation(db, {
    invitation_id: invitationId,
    employer_id: employerId,
    label,
    code_hash: codeHash,
    uses_left: uses,
    expires_at: moment(addDays(now, days)),
    withdrawn_at: null,
    created_at: moment(now),
  });
  return { invitationId, code };
}

/** Case, spaces and hyphens of a typed code do not matter, nor letters that look like digits. */
export function hashInvitation(context: Pick<ServiceContext, 'secret'>, code: string): string {
  const plain = code
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');
  return keyedHash(context.secret, 'invitation', plain);
}

/** Whether a number is whole, at least one, and not beyond `most`. */
export function isWithin(value: number, most: number): boolean {
  return Number.isInteger(value) && value >= 1 && value <= most;
}
