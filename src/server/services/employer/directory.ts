import type { CreditPolicy } from '../../../core/credit/policy.ts';
import { activeAgencies, type Agency } from '../../stores/agencies.ts';
import { employerDomains, findEmployerByCode, policyAt, type Employer } from '../../stores/employers.ts';
import { japanDay } from '../../time/calendar.ts';
import { moment } from '../../time/clock.ts';
import type { ServiceContext } from '../context.ts';

/** An employer as the candidate pages and the rules need it. */
export interface EmployerProfile {
  readonly employer: Employer;
  readonly domains: readonly string[];
  readonly agencies: readonly Agency[];
  readonly policy: CreditPolicy;
}

/** The agencies that get the employer's candidates now, in the order of its routing. */
export function agencyIdsOf({ agencies }: EmployerProfile): readonly string[] {
  return agencies.map(({ agency_id: id }) => id);
}

export interface EmployerDirectory {
  /** Undefined where no employer has this code. */
  byCode(code: string): Promise<EmployerProfile | undefined>;
}

const FRESH_MS = 15_000;
const MOST_ENTRIES = 10_000;

/** Answers from memory whose links a code begins; a change to an employer shows within a quarter of a minute. */
export function createEmployerDirectory(context: ServiceContext): EmployerDirectory {
  const known = new Map<string, { readonly profile: EmployerProfile | undefined; readonly until: number }>();
  return {
    byCode: async (code) => {
      const now = context.clock();
      const entry = known.get(code);
      if (entry && entry.until > now.getTime()) return entry.profile;
      const profile = await readProfile(context, code, now);
      // Strangers can ask for any code; forgetting all at once is cheaper than keeping an order.
      if (known.size >= MOST_ENTRIES) known.clear();
      known.set(code, { profile, until: now.getTime() + FRESH_MS });
      return profile;
    },
  };
}

async function readProfile(
  context: ServiceContext,
  code: string,
  now: Date,
): Promise<EmployerProfile | undefined> {
  const db = context.database.kysely;
  const employer = await findEmployerByCode(db, code);
  if (!employer) return undefined;
  const id = employer.employer_id;
  const [domains, agencies, policy] = await Promise.all([
    employerDomains(db, id),
    activeAgencies(db, id, japanDay(now)),
    policyAt(db, id, moment(now)),
  ]);
  return { employer, domains, agencies, policy };
}
