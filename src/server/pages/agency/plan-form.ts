import type { CaseChange } from '../../services/agencies/outcomes.ts';
import type { AgencyMember } from '../../stores/agency-members.ts';
import type { CaseWithPerson } from '../../stores/agency-cases.ts';
import { cleanLine } from '../../text/lines.ts';
import { isDay } from '../../time/calendar.ts';
import {
  formFields,
  overWhatStands,
  sentForm,
  wasFields,
  type FilledForm,
  type SentForm,
} from '../console/sent-form.ts';
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
export type RefusedPlan = FilledForm<PlanForm>;

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

/** What was sent, and what the form began with. */
export function planPosted(body: unknown): SentForm<PlanForm> {
  return sentForm(body, (fields) => {
    const line = (name: keyof PlanForm) => cleanLine(fieldOf(fields, name));
    return {
      owner: line('owner'),
      nextOn: line('nextOn'),
      nextNote: line('nextNote'),
      profile: line('profile'),
      agreed: line('agreed') === 'yes',
    };
  });
}

/** A whole form that goes along unseen. */
export function planFields({ form, was }: SentForm<PlanForm>) {
  return [...formFields(form), ...wasFields(was)];
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
 * What to show again where something else was put meanwhile in a field that was typed into. Undefined where nothing is in
 * the way.
 */
export function clashOf(
  { text, members }: { readonly text: AgencyText; readonly members: readonly AgencyMember[] },
  sent: SentForm<PlanForm>,
  now: PlanForm,
): RefusedPlan | undefined {
  const shown = overWhatStands(text, sent, now, (name, value) => {
    if (name !== 'owner') return value;
    return members.find(({ member_id }) => member_id === value)?.name ?? '';
  });
  return Object.keys(shown.faults).length > 0 ? shown : undefined;
}

/** What somebody changed in a form; the rest of the case is left as it is. */
export function changeOf({ form, was }: SentForm<PlanForm>): CaseChange {
  const { owner, nextOn, nextNote, profile, agreed } = form;
  return {
    ...(owner === was.owner ? {} : { ownerId: owner || null }),
    ...(nextOn === was.nextOn ? {} : { nextOn: nextOn || null }),
    ...(nextNote === was.nextNote ? {} : { nextNote: nextNote || null }),
    ...(profile === was.profile ? {} : { profile: profile || null }),
    ...(agreed === was.agreed ? {} : { agreed }),
  };
}
