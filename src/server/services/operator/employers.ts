import { domainToASCII } from 'node:url';
import { EMPLOYER_LENGTH, parseLinkCode } from '../../../core/link/index.ts';
import type { Executor } from '../../db/database.ts';
import { isWithinDomain } from '../../identity/mail-address.ts';
import { randomSymbols } from '../../secrets/random.ts';
import { moment } from '../../time/clock.ts';
import {
  addEmployer,
  allDomains,
  changeEmployer,
  employerDomains,
  findEmployerByCode,
  getEmployer,
  lockDomains,
  lockEmployer,
  replaceDomains,
  type Employer,
} from '../../stores/employers.ts';
import { addOnboarding } from '../../stores/onboardings.ts';
import { forPress, type ServiceContext } from '../context.ts';
import { cleanLine, isSeen } from '../../text/lines.ts';
import { audit, isUnchanged, type Actor } from './audit.ts';
import { refused, refusedTogether, type Refused } from './refused.ts';
import { CHANGED, refuseStale } from './seen.ts';

/** What the operator types about an employer. */
export interface EmployerInput {
  readonly name: string;
  readonly nameEn: string;
  readonly shortName: string;
  readonly shortNameEn: string;
  /** Mail domains of the employer's own people, separated by spaces or commas. */
  readonly domains: string;
  /** Left out, it stays as it is; a new employer hires experienced people. */
  readonly hires?: Employer['hires'] | undefined;
  /** To show the product with: its totals refresh at once, and every screen says so. */
  readonly sample?: boolean | undefined;
  /** Five characters that begin its links; left empty one is made. */
  readonly code?: string | undefined;
  /** Domains that another employer has, as the refusal named them: this one is to have them too. */
  readonly sharedDomains?: string | undefined;
}

const LONGEST_NAME = 80;
/** The standard offer; confirmed or changed in the meeting's second step. */
export const STANDARD_TERMS = {
  threshold: 10,
  counting_stage: 'registered',
  slot_valid_days: null,
  pending_days: 180,
} as const;

export type EmployerResult = { readonly ok: true; readonly employer: Employer } | Refused;

/**
 * Puts a new employer on its way in: names, code, domains, standard terms. Its links work from now on. A press that is
 * repeated finds the employer it made. Where another employer has a domain, it is most likely the same one, registered
 * before: that is refused until it is said to be so.
 */
export async function createEmployer(
  context: ServiceContext,
  actor: Actor,
  input: EmployerInput,
  pressKey?: string,
): Promise<EmployerResult> {
  const checked = checkEmployer(input);
  if (!checked.ok) return checked;
  const wished = parseLinkCode(input.code ?? '');
  const { hires = 'experienced', sample = false } = input;
  const facts = { ...checked.names, hires, domains: checked.domains, sample };
  return context.database.transaction<EmployerResult>(async (db) => {
    await lockDomains(db);
    const { random } = forPress(context, pressKey, 'employer');
    const employerId = context.newId('emp');
    const now = moment(context.clock());
    const add = (code: string) =>
      addEmployer(
        db,
        {
          employer_id: employerId,
          code,
          ...checked.names,
          hires,
          status: 'onboarding',
          cadence: sample ? 'at_once' : 'daily',
          is_demo: sample ? 1 : 0,
          created_at: now,
        },
        checked.domains,
        { employer_id: employerId, version: 1, ...STANDARD_TERMS, effective_from: now, created_at: now },
      );
    for (;;) {
      const code = wished.kind === 'employer' ? wished.code : randomSymbols(random, EMPLOYER_LENGTH);
      const taken = await findEmployerByCode(db, code);
      if (pressKey !== undefined && taken && isUnchanged(await factsOf(db, taken), facts))
        return { ok: true, employer: taken };
      if (taken && wished.kind === 'employer') return refused('code_taken', 'code');
      const shared = await refuseShared(db, employerId, checked.domains, input.sharedDomains);
      if (shared) return shared;
      if (taken || !(await add(code))) continue;
      await addOnboarding(db, employerId, now);
      await audit(context, db, actor, {
        action: 'employer.created',
        employerId,
        after: { code, ...facts },
      });
      return { ok: true, employer: await getEmployer(db, employerId) };
    }
  });
}

/**
 * Whose each new domain of an employer is that another one has; subdomains belong to the employer too. Undefined where that
 * is known.
 */
async function refuseShared(
  db: Executor,
  employerId: string,
  domains: readonly string[],
  known = '',
): Promise<Refused | undefined> {
  const all = (await allDomains(db)).filter((one) => one.employer_id !== employerId);
  const holderOf = (wished: string) =>
    all.find(({ domain }) => isWithinDomain(domain, wished) || isWithinDomain(wished, domain));
  const shared = domains.filter((domain) => holderOf(domain));
  const asked = shared.find((domain) => !domainsIn(known).includes(domain));
  const holder = asked && holderOf(asked);
  if (!holder) return undefined;
  const { name, name_en: nameEn } = holder;
  return { ...refused('domain_shared', 'domains'), values: { domains: shared.join(' '), name, nameEn } };
}

/** What can be corrected of an employer. */
export type EmployerDetails = Omit<EmployerInput, 'code' | 'sample' | 'sharedDomains'>;

/** What is corrected; left out, it stays as it is. */
export type EmployerCorrection = {
  readonly [Field in keyof EmployerDetails]?: EmployerInput[Field] | undefined;
} & Pick<EmployerInput, 'sharedDomains'>;

/**
 * Corrects names, domains and whom it hires. The code stays, because links carry it. A domain that is new, and that another
 * employer has, is refused as for a new employer.
 */
export async function correctEmployer(
  context: ServiceContext,
  actor: Actor,
  employerId: string,
  input: EmployerCorrection,
  seen?: number,
): Promise<EmployerResult> {
  return context.database.transaction<EmployerResult>(async (db) => {
    await lockDomains(db);
    const before = await lockEmployer(db, employerId);
    if (!before) return refused('not_found');
    const was = { ...fieldsOf(before), domains: await employerDomains(db, employerId) };
    const checked = checkEmployer(corrected(was, input));
    if (!checked.ok) return checked;
    const fields = { ...checked.names, hires: input.hires ?? before.hires };
    const wished = { ...fields, domains: checked.domains };
    if (isUnchanged(was, wished)) return { ok: true, employer: await getEmployer(db, employerId) };
    const stale = await refuseStale(db, CHANGED.employer(employerId), seen);
    if (stale) return stale;
    const added = checked.domains.filter((domain) => !was.domains.includes(domain));
    const shared = await refuseShared(db, employerId, added, input.sharedDomains);
    if (shared) return shared;
    await changeEmployer(db, employerId, fields);
    await replaceDomains(db, employerId, checked.domains);
    await audit(context, db, actor, {
      action: 'employer.changed',
      employerId,
      before: was,
      after: wished,
    });
    return { ok: true, employer: await getEmployer(db, employerId) };
  });
}

type CheckedEmployer =
  | {
      readonly ok: true;
      readonly names: Pick<Employer, 'name' | 'name_en' | 'short_name' | 'short_name_en'>;
      readonly domains: readonly string[];
    }
  | Refused;

function checkEmployer(input: Omit<EmployerInput, 'sample'>): CheckedEmployer {
  const name = cleanLine(input.name);
  const nameEn = cleanLine(input.nameEn);
  const names = {
    name,
    name_en: nameEn,
    short_name: cleanLine(input.shortName) || withoutCompanyForm(name),
    short_name_en: cleanLine(input.shortNameEn) || withoutCompanyForm(nameEn),
  };
  const faults: Refused[] = [];
  for (const [field, value] of Object.entries({ name, nameEn }))
    if (!isSeen(value)) faults.push(refused('name_missing', field));
  const { shortName, shortNameEn } = input;
  for (const [field, value] of Object.entries({ name, nameEn, shortName, shortNameEn }))
    if (cleanLine(value).length > LONGEST_NAME) faults.push(refused('name_too_long', field));
  const domains = domainsIn(input.domains);
  if (domains.length === 0) faults.push(refused('domain_missing', 'domains'));
  if (domains.some((domain) => !/^(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z][a-z0-9-]+$/.test(domain)))
    faults.push(refused('domain_invalid', 'domains'));
  if (input.code?.trim() && parseLinkCode(input.code).kind !== 'employer')
    faults.push(refused('code_invalid', 'code'));
  return refusedTogether(faults) ?? { ok: true, names, domains: [...new Set(domains)] };
}

/** As DNS writes them; empty in place of what is none. */
function domainsIn(typed: string): readonly string[] {
  const parts = typed.split(/[\s,，、]+/).filter(Boolean);
  return parts.map((domain) => domainToASCII(domain.replace(/^[@＠]/, '').toLowerCase()));
}

/** `株式会社青葉システムズ` is called 青葉システムズ, `Aoba Systems, Inc.` Aoba Systems. */
export function withoutCompanyForm(name: string): string {
  return (
    name
      .replace(
        /^(?:株式会社|有限会社|合同会社|一般社団法人|学校法人)\s*|\s*(?:株式会社|有限会社|合同会社)$/g,
        '',
      )
      .replace(/,?\s+(?:Inc|Ltd|LLC|K\.?K|Corp|Corporation|Co\.?,\s*Ltd|Company,\s*Limited)\.?$/i, '')
      .trim() || name
  );
}

/** What is left out as it was. A short name that was made from the name follows the name. */
function corrected(
  was: ReturnType<typeof fieldsOf> & { readonly domains: readonly string[] },
  input: EmployerCorrection,
): EmployerDetails {
  const unlessMade = (shortName: string, name: string) =>
    shortName === withoutCompanyForm(name) ? '' : shortName;
  return {
    name: input.name ?? was.name,
    nameEn: input.nameEn ?? was.name_en,
    shortName: input.shortName ?? unlessMade(was.short_name, was.name),
    shortNameEn: input.shortNameEn ?? unlessMade(was.short_name_en, was.name_en),
    domains: input.domains ?? was.domains.join(' '),
    hires: input.hires,
  };
}

function fieldsOf(employer: Employer) {
  const { name, name_en, short_name, short_name_en, hires } = employer;
  return { name, name_en, short_name, short_name_en, hires };
}

/** What an employer was created with, its code left aside. */
async function factsOf(db: Executor, employer: Employer) {
  const domains = await employerDomains(db, employer.employer_id);
  return { ...fieldsOf(employer), domains, sample: employer.is_demo === 1 };
}
