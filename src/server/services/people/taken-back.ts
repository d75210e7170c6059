import type { TakenBack } from '../../identity/taken-back.ts';
import { moment } from '../../time/clock.ts';
import type { ServiceContext } from '../context.ts';

/**
 * Says, once it is done, what somebody took back. It goes to the log, because a backup that is restored knows nothing of
 * it (docs/decisions/0013).
 */
export function noteTakenBack(
  context: ServiceContext,
  person: string,
  what: Pick<TakenBack, 'what' | 'id'>,
  isAgain = false,
): void {
  const at = moment(context.clock());
  context.onTakenBack?.({ at, person, ...what, ...(isAgain ? { again: true } : {}) });
}
