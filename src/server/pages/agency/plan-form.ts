import type { CaseChange } from '../../services/agencies/outcomes.ts';
import type { AgencyMember } from '../../stores/agency-members.ts';
import type { CaseWithPerson } from '../../stores/agency-cases.ts';
import { cleanLine } from '../../text/lines.ts';
import { isDay } from '../../time/calendar.ts';
import { fieldOf } from '../form-body.ts';
import type { AgencyText } from './agency-text.ts';

/** So long may what the agency writes about a person be. */
export const LONGEST_PLAN = { nextNote: 40, profile: 120 } as const;

/** What the form about the agency's own work holds, as it is or as it was sent. */
export interface PlanForm {
  readonly owner: string;
  readonly nextOn: string;
  readonly nextNote: string;
  readonly profile: string;
  readonly agreed: boolean;
}

/** A form that was sent and not saved, what it began with, and what to change in it. */
export interface RefusedPlan {
  readonly form: PlanForm;
  readonly was: PlanForm;
  readonly faults: Partial<Record<keyof PlanForm, string>>;
}

const FIELDS = [
  'owner',
  'nextOn',
  'nextNote',
  'profile',
  'agreed',
] as const satisfies readonly (keyof PlanForm)[];

/** Names what a form began with, beside what it was sent with: only what somebody changed in it is theirs. */
const WAS = 'was-';

/** A case as the form holds it: what an agency's system wrote may be no clean line, and no field gives it back as it was. */
export function planOf(person: CaseWithPerson): PlanForm {
  return {
    owner: person.owner_id ?? '',
    nextOn: person.next_on ?? '',
    nextNote: cleanLine(person.next_note ?? ''),
    profile: cleanLine(person.profile ?? ''),
    agreed: person.agreed_at !== null,
  };
}

/** What was sent, and what the form began with by the fields that went along unseen (`wasFields`). */
export function planPosted(body: unknown): Pick<RefusedPlan, 'form' | 'was'> {
  return { form: readPlan(body, ''), was: readPlan(body, WAS) };
}

function readPlan(body: unknown, prefix: string): PlanForm {
  const line = (name: keyof PlanForm) => cleanLine(fieldOf(body, `${prefix}${name}`));
  return {
    owner: line('owner'),
    nextOn: line('nextOn'),
    nextNote: line('nextNote'),
    profile: line('profile'),
    agreed: line('agreed') === 'yes',
  };
}

type Fields = readonly (readonly [name: string, value: string])[];

/** What a form began with, as fields that go with it unseen. */
export function wasFields(was: PlanForm): Fields {
  return FIELDS.map((name) => [`${WAS}${name}`, asField(was[name])]);
}

/** A whole form that goes along unseen. */
export function planFields({ form, was }: Pick<RefusedPlan, 'form' | 'was'>): Fields {
  return [...FIELDS.map((name) => [name, asField(form[name])] as const), ...wasFields(was)];
}

function asField(value: string | boolean): string {
  if (typeof value === 'string') return value;
  return value ? 'yes' : '';
}

/** What is wrong with what was typed. */
export function faultsOf(text: AgencyText, form: PlanForm): RefusedPlan['faults'] {
  const { nextOn } = form;
  const tooLong = (['nextNote', 'profile'] as const).filter((name) => form[name].length > LONGEST_PLAN[name]);
  return {
    ...(nextOn === '' || isDay(nextOn) ? {} : { nextOn: text('a.plan.badDay') }),
    ...Object.fromEntries(tooLong.map((name) => [name, text('a.long', { max: LONGEST_PLAN[name] })])),
  };
}

/**
 * What to show again where something else was put meanwhile in a field that was typed into: the form over the case as it
 * stands, and beside each such field what stands there. Undefined where nothing is in the way.
 */
export function clashOf(
  { text, members }: { readonly text: AgencyText; readonly members: readonly AgencyMember[] },
  { form, was }: Pick<RefusedPlan, 'form' | 'was'>,
  now: PlanForm,
): RefusedPlan | undefined {
  const clashes = FIELDS.filter((name) => form[name] !== was[name])
    .filter((name) => now[name] !== was[name])
    .filter((name) => now[name] !== form[name]);
  if (clashes.length === 0) return undefined;
  const told = (name: keyof PlanForm) => {
    const stands = String(now[name]);
    const value = name === 'owner' ? members.find(({ member_id }) => member_id === stands)?.name : stands;
    return value ? text('a.plan.now', { value }) : text('a.plan.now.none');
  };
  const mine = FIELDS.filter((name) => form[name] !== was[name]).map((name) => [name, form[name]] as const);
  return {
    form: { ...now, ...Object.fromEntries(mine) },
    was: now,
    faults: Object.fromEntries(clashes.map((name) => [name, told(name)])),
  };
}

/** What somebody changed in a form; the rest of the case is left as it is. */
export function changeOf({ form, was }: Pick<RefusedPlan, 'form' | 'was'>): CaseChange {
  const { owner, nextOn, nextNote, profile, agreed } = form;
  return {
    ...(owner === was.owner ? {} : { ownerId: owner || null }),
    ...(nextOn === was.nextOn ? {} : { nextOn: nextOn || null }),
    ...(nextNote === was.nextNote ? {} : { nextNote: nextNote || null }),
    ...(profile === was.profile ? {} : { profile: profile || null }),
    ...(agreed === was.agreed ? {} : { agreed }),
  };
}
