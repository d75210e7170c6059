import type { Executor } from '../../db/database.ts';
import type { DepartureReason } from '../../mail/templates/candidate-notices.ts';
import { addCaseEvent, caseOf, findCase, lockCase } from '../../stores/agency-cases.ts';
import type { Disclosure } from '../../stores/disclosures.ts';
import { standingProposals } from '../../stores/slot-proposals.ts';
import { moment } from '../../time/clock.ts';
import type { ServiceContext } from '../context.ts';
import { recordInterview } from '../people/given-to-employers.ts';
import { deletionDay } from '../people/presence.ts';
import { leaveProposals } from '../slots/departure.ts';
import { emit } from '../webhooks/emit.ts';

type Handed = Pick<Disclosure, 'employer_id' | 'disclosure_id' | 'agency_id'>;

/**
 * What follows when a person takes their data back from an agency, in the caller's transaction: everything it proposed
 * them for ends, and its systems are told until when to delete their copy; its people are by `askToDelete`. The console
 * shows the agency no contact data from here on.
 */
export async function leaveAgency(
  context: ServiceContext,
  db: Executor,
  handed: Handed,
  { reason, at }: { readonly reason: DepartureReason; readonly at: string },
): Promise<void> {
  await lockCase(db, handed.employer_id, handed.disclosure_id);
  await note(context, db, handed, 'withdrawn', at);
  await emit(context, db, {
    ownerId: handed.agency_id,
    type: 'candidate.withdrawn',
    at,
    data: { candidateId: handed.disclosure_id, reason, deleteBy: deletionDay(at) },
  });
  await leaveProposals(context, db, handed.disclosure_id);
}

/** The person lets the agency have the data again. */
export async function returnToAgency(context: ServiceContext, db: Executor, handed: Handed): Promise<void> {
  const at = moment(context.clock());
  await note(context, db, handed, 'resumed', at);
  const work = await caseOf(db, handed);
  await showNamesAgain(context, db, handed);
  await emit(context, db, {
    ownerId: handed.agency_id,
    type: 'candidate.assigned',
    at,
    data: { candidateId: handed.disclosure_id, contactBy: null, lead: work?.is_lead === 1 },
  });
}

/** Whoever was interviewed is known by name again to the employer that met them. */
async function showNamesAgain(context: ServiceContext, db: Executor, handed: Handed): Promise<void> {
  const accepted = (await standingProposals(db, handed.disclosure_id)).filter(
    ({ state }) => state === 'accepted',
  );
  if (accepted.length === 0) return;
  const person = await findCase(db, handed.agency_id, handed.disclosure_id);
  if (!person) throw new Error('An accepted proposal without its case.');
  for (const proposal of accepted) await recordInterview(context, db, person, proposal, context.clock());
}

async function note(
  context: ServiceContext,
  db: Executor,
  handed: Handed,
  kind: 'withdrawn' | 'resumed',
  at: string,
): Promise<void> {
  await addCaseEvent(db, {
    employer_id: handed.employer_id,
    disclosure_id: handed.disclosure_id,
    event_id: context.newId('evt'),
    agency_id: handed.agency_id,
    kind,
    detail: null,
    by_id: null,
    created_at: at,
  });
}
