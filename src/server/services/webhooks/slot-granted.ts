import type { Executor } from '../../db/database.ts';
import { findEmployer } from '../../stores/employers.ts';
import { visibleFrom } from '../../time/calendar.ts';
import { moment } from '../../time/clock.ts';
import type { ServiceContext } from '../context.ts';
import { emit } from './emit.ts';

/**
 * Tells an employer's systems of a new slot: with the closing in which it shows, because the moment of the grant is
 * the moment at which one person registered.
 */
export async function tellGrant(
  context: ServiceContext,
  db: Executor,
  grant: { readonly employerId: string; readonly slotId: string; readonly now: Date },
): Promise<void> {
  const employer = await findEmployer(db, grant.employerId);
  const at = moment(employer?.cadence === 'at_once' ? grant.now : visibleFrom(grant.now));
  await emit(context, db, {
    ownerId: grant.employerId,
    type: 'slot.granted',
    at,
    data: { slotId: grant.slotId },
  });
}
