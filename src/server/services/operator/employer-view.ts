import type { CreditPolicy, DatedPolicy } from '../../../core/credit/policy.ts';
import { japanDay } from '../../time/calendar.ts';
import { moment } from '../../time/clock.ts';
import { routedAgencies, type Agency } from '../../stores/agencies.ts';
import { connectionFigures } from '../../stores/connections.ts';
import { openInvitations } from '../../stores/invitations.ts';
import { isUsed } from '../../stores/employer-removal.ts';
import { employerContacts, type EmployerContact } from '../../stores/employer-contacts.ts';
import {
  employerDomains,
  findEmployer,
  policiesOf,
  policyAt,
  type Employer,
} from '../../stores/employers.ts';
import { readCounters, type Counters } from '../../stores/ledger.ts';
import { findOnboarding, isOnTrial, type Onboarding } from '../../stores/onboardings.ts';
import { listTenants } from '../../stores/tenants.ts';
import type { ServiceContext } from '../context.ts';
import { monthBefore, monthsBetween } from '../figures/report.ts';
import { CHANGED, seenOf } from './seen.ts';

/** An employer as the operator sees it: live figures, terms, agencies, connections. No candidate among it. */
export interface EmployerView {
  readonly employer: Employer;
  readonly domains: readonly string[];
  readonly counters: Counters;
  readonly policy: CreditPolicy;
  readonly policies: readonly DatedPolicy[];
  readonly agencies: readonly Agency[];
  readonly contacts: readonly EmployerContact[];
  readonly onboarding: Onboarding | undefined;
  /** Whoever registers now is a test. */
  readonly onTrial: boolean;
  /** Invitation codes that can still be used. */
  readonly invitations: number;
  readonly connections: number;
  /** Microsoft 365 tenants whose people connect without a code. */
  readonly tenants: readonly string[];
  /** Finished months with a page to print, newest first; at most a year of them. */
  readonly months: readonly string[];
  /** Somebody besides the operator has done something with it; until then it may be removed as a mistake. */
  readonly isUsed: boolean;
  /** How often each was changed until it was read; see `seenOf`. */
  readonly seen: Readonly<Record<'employer' | 'policy' | 'contacts' | 'routing', number>>;
}

const MOST_MONTHS = 12;

/** What the operator sees of an employer. Undefined where there is none. */
export async function readEmployer(
  context: ServiceContext,
  employerId: string,
): Promise<EmployerView | undefined> {
  const db = context.database.kysely;
  const seen = {
    employer: await seenOf(db, CHANGED.employer(employerId)),
    policy: await seenOf(db, CHANGED.policy(employerId)),
    contacts: await seenOf(db, CHANGED.contacts(employerId)),
    routing: await seenOf(db, CHANGED.routing(employerId)),
  };
  const employer = await findEmployer(db, employerId);
  if (!employer) return undefined;
  const now = context.clock();
  const [
    domains,
    counters,
    policy,
    policies,
    agencies,
    contacts,
    onboarding,
    invitations,
    connected,
    tenants,
    used,
  ] = await Promise.all([
    employerDomains(db, employerId),
    readCounters(db, employerId),
    policyAt(db, employerId, moment(now)),
    policiesOf(db, employerId),
    routedAgencies(db, employerId),
    employerContacts(db, employerId),
    findOnboarding(db, employerId),
    openInvitations(db, employerId, moment(now)),
    connectionFigures(db, employerId),
    listTenants(db, employerId),
    isUsed(db, employerId),
  ]);
  const last = monthBefore(japanDay(now).slice(0, 7), 1);
  const first = japanDay(new Date(employer.created_at)).slice(0, 7);
  return {
    employer,
    domains,
    counters,
    policy,
    policies,
    agencies,
    contacts,
    onboarding,
    onTrial: isOnTrial(onboarding, moment(now)),
    invitations: invitations.length,
    connections: connected.live,
    tenants,
    months: monthsBetween(first, last).slice(-MOST_MONTHS).toReversed(),
    isUsed: used,
    seen,
  };
}
