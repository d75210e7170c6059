import type { CaseStage } from '../../db/schema-introductions.ts';
import type { CaseWithPerson } from '../../stores/agency-cases.ts';
import { isResting } from '../../services/people/presence.ts';
import { AREAS, JOBS, labelOf } from '../../text/choices.ts';
import { shortDay } from '../../time/dates.ts';
import type { Tone } from '../console/parts/Tag.tsx';
import type { AgencyText } from './agency-text.ts';

/** In the order of work, as the texts name them. */
export const STAGES: readonly CaseStage[] = [
  'to_contact',
  'arranging',
  'interviewed',
  'introducing',
  'in_process',
  'placed',
  'paused',
];

const TONES: Readonly<Record<CaseStage, Tone>> = {
  to_contact: 'warn',
  arranging: 'brand',
  interviewed: 'brand',
  introducing: 'brand',
  in_process: 'brand',
  placed: 'ok',
  paused: 'plain',
};

export function stageName(text: AgencyText, stage: CaseStage): string {
  return text.parts('a.st')[STAGES.indexOf(stage)] ?? '';
}

export function stageTone(stage: CaseStage): Tone {
  return TONES[stage];
}

export function jobName(text: AgencyText, person: Pick<CaseWithPerson, 'job'>): string {
  return labelOf(JOBS, person.job, text.language);
}

/** Without a choice it says that any area will do. */
export function areaName(text: AgencyText, person: Pick<CaseWithPerson, 'area'>): string {
  return person.area === null ? text('a.place.any') : labelOf(AREAS, person.area, text.language);
}

/** Somebody's name, also where they took their data back: the agency must know whose copy to delete. Erased, it is gone. */
export function shownName({ erased_at, name }: Pick<CaseWithPerson, 'erased_at' | 'name'>): string {
  return erased_at === null ? name : '—';
}

/** What comes next with a person: that nobody writes to them, who makes first contact and until when, what the agency wrote. */
export function nextStep(text: AgencyText, person: CaseWithPerson): string {
  // Whom the agency placed itself has found work by that, and takes no break.
  const found = person.stage === 'placed' && person.person_state === 'found';
  if (isResting(person) && !found)
    return [text('a.next.rests'), plannedStep(text, person)].filter(Boolean).join(' ');
  switch (person.first_contact) {
    case 'ours':
      return text('a.due', { date: shortDay(person.contact_by, text.language) });
    case 'theirs':
      return text('a.next.other');
    case 'made':
      return plannedStep(text, person) || text('a.next.made');
    case null:
      return plannedStep(text, person);
  }
}

function plannedStep(text: AgencyText, person: CaseWithPerson): string {
  const day = person.next_on === null ? '' : shortDay(person.next_on, text.language);
  if (person.next_note === null) return day === '' ? '' : text('a.on', { date: day });
  return [person.next_note, day].filter(Boolean).join(' ');
}

/** The person as employers read them, without a name; what they chose where the agency wrote nothing. */
export function summaryOf(text: AgencyText, person: CaseWithPerson): string {
  if (person.profile) return person.profile;
  const separator = text.language === 'ja' ? '・' : ' · ';
  return [jobName(text, person), ...(person.area ? [areaName(text, person)] : [])].join(separator);
}

/** How a person may be contacted, as they chose. */
export function contactRule(text: AgencyText, person: CaseWithPerson): string {
  if (person.contact_preference === 'mail') return text('a.contactRule.mail');
  return person.phone
    ? text('a.contactRule.phone', { hours: person.phone })
    : text('a.contactRule.phone.none');
}
