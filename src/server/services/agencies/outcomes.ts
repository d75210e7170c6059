import { moment } from '../../time/clock.ts';
import type { Executor } from '../../db/database.ts';
import type { CaseStage } from '../../db/schema-introductions.ts';
import {
  addCaseEvent,
  caseEvents,
  changeCase,
  findCase,
  lockCaseOf,
  type CaseWithPerson,
} from '../../stores/agency-cases.ts';
import { membersOfAgency } from '../../stores/agency-members.ts';
import { momentsAt } from './stages.ts';
import { announceTakeOver } from './take-over.ts';
import { cleanLine } from '../../text/lines.ts';
import type { ServiceContext } from '../context.ts';
import { countInterview } from '../credit/interview.ts';
import { endUnwantedOffers } from '../slots/departure.ts';
import { holdOffers } from '../slots/holding.ts';
import { isPresent } from '../people/presence.ts';
import type { Actor } from './asked-request.ts';

export type ContactOutcome = 'reached' | 'not_reached' | 'interviewed';

/**
 * `withdrawn`: the person took their data back. `stale`: somebody else changed the case meanwhile, or the id stands for
 * another outcome.
 */
export type CaseResult = 'done' | 'not_found' | 'withdrawn' | 'stale' | 'invalid';

/**
 * What came of contacting a person. An interview moves the person on, and counts where the employer's contract counts
 * interviews: in the same transaction, once, whatever is sent twice.
 */
export async function recordOutcome(
  context: ServiceContext,
  actor: Actor,
  disclosureId: string,
  record: { readonly eventId: string; readonly outcome: ContactOutcome },
): Promise<CaseResult> {
  return onCase({ context, actor, disclosureId, held: 'case' }, async (db, person, at) => {
    const added = await addCaseEvent(db, {
      employer_id: person.employer_id,
      disclosure_id: disclosureId,
      event_id: record.eventId,
      agency_id: actor.agencyId,
      kind: record.outcome,
      detail: null,
      by_id: actor.byId,
      created_at: at,
    });
    if (!added) {
      const before = (await caseEvents(db, person)).find(({ event_id }) => event_id === record.eventId);
      return before?.kind === record.outcome ? 'done' : 'stale';
    }
    // An attempt is no contact: the deadline runs on, and the person's page goes on waiting for a first word.
    if (record.outcome === 'not_reached') return 'done';
    if (record.outcome === 'reached') {
      await changeCase(db, person, reached(person, at), at);
      return 'done';
    }
    await countInterview(context, db, person.employer_id, person.registration_id);
    const early = person.stage === 'to_contact' || person.stage === 'arranging';
    const { contacted_at, interviewed_at } = momentsAt('interviewed', person, at);
    const met = { contacted_at, interviewed_at };
    await changeCase(db, person, early ? { ...met, stage: 'interviewed' } : met, at);
    return 'done';
  });
}

/** What a first word with the person changes, however the agency recorded it. */
function reached(person: CaseWithPerson, at: string) {
  const contacted_at = person.contacted_at ?? at;
  return person.stage === 'to_contact' ? { contacted_at, stage: 'arranging' as const } : { contacted_at };
}

/** What an agency writes about its own work with a person. */
export interface CaseChange {
  readonly stage?: CaseStage;
  /** A member of the agency, or nobody. */
  readonly ownerId?: string | null;
  readonly nextOn?: string | null;
  readonly nextNote?: string | null;
  readonly profile?: string | null;
  /** The person agreed to be proposed to employers, or no longer does. */
  readonly agreed?: boolean;
}

/** Changes a case that is still as the page showed it. */
export async function updateCase(
  context: ServiceContext,
  actor: Actor,
  disclosureId: string,
  change: CaseChange,
  version?: number,
): Promise<CaseResult> {
  const { agreed, stage } = change;
  const mayEndOffers = agreed === false || stage === 'placed' || stage === 'paused';
  const held = mayEndOffers ? 'offers' : 'case';
  return onCase({ context, actor, disclosureId, held }, async (db, person, at) => {
    if (version !== undefined && version !== person.version) return 'stale';
    const { ownerId, nextOn, nextNote, profile } = change;
    const members = ownerId ? await membersOfAgency(db, actor.agencyId) : [];
    const owner = members.find(({ member_id }) => member_id === ownerId);
    if (ownerId && !owner) return 'invalid';
    if (owner && owner.member_id !== person.owner_id) await announceTakeOver(context, db, person, owner);
    const record = (kind: 'stage' | 'agreed', detail: string | null) =>
      addCaseEvent(db, {
        employer_id: person.employer_id,
        disclosure_id: disclosureId,
        event_id: context.newId('evt'),
        agency_id: actor.agencyId,
        kind,
        detail,
        by_id: actor.byId,
        created_at: at,
      });
    if (stage !== undefined && stage !== person.stage) await record('stage', stage);
    if (stage === 'interviewed')
      await countInterview(context, db, person.employer_id, person.registration_id);
    const agrees = agreed === true && person.agreed_at === null;
    if (agrees) await record('agreed', null);
    await changeCase(
      db,
      person,
      {
        ...(agrees ? reached(person, at) : {}),
        ...(stage !== undefined ? { stage, ...momentsAt(stage, person, at) } : {}),
        ...(ownerId !== undefined ? { owner_id: ownerId } : {}),
        ...(nextOn !== undefined ? { next_on: nextOn } : {}),
        ...(nextNote !== undefined ? { next_note: kept(nextNote) } : {}),
        ...(profile !== undefined ? { profile: kept(profile) } : {}),
        ...(agreed !== undefined ? { agreed_at: agreed ? (person.agreed_at ?? at) : null } : {}),
      },
      at,
    );
    if (mayEndOffers && person.person_key !== null) await endUnwantedOffers(context, db, person.person_key);
    return 'done';
  });
}

function kept(line: string | null): string | null {
  return line === null ? null : cleanLine(line) || null;
}

/** A case that is to be changed, and what is held for it: what may end offers needs them all. */
interface CaseToChange {
  readonly context: ServiceContext;
  readonly actor: Actor;
  readonly disclosureId: string;
  readonly held: 'case' | 'offers';
}

async function onCase(
  { context, actor, disclosureId, held }: CaseToChange,
  step: (db: Executor, person: CaseWithPerson, at: string) => Promise<CaseResult>,
): Promise<CaseResult> {
  return context.database.transaction(async (db) => {
    const before = held === 'offers' ? await findCase(db, actor.agencyId, disclosureId) : undefined;
    if (before?.person_key) await holdOffers(context, db, before.person_key, [before.employer_id]);
    else await lockCaseOf(db, actor.agencyId, disclosureId);
    const person = await findCase(db, actor.agencyId, disclosureId);
    if (!person) return 'not_found';
    if (!isPresent(person)) return 'withdrawn';
    return step(db, person, moment(context.clock()));
  });
}
