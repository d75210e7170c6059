import type { CaseStage } from '../../db/schema-introductions.ts';
import type { AgencyCaseEvent, CaseWithPerson } from '../../stores/agency-cases.ts';
import { isPresent, isResting } from '../../services/people/presence.ts';
import { shortDay, shortMomentOf } from '../../time/dates.ts';
import type { TimelineStep } from '../console/parts/Timeline.tsx';
import type { Desk } from './agency-page.tsx';
import type { AgencyText } from './agency-text.ts';

/** What usually comes next from each status on. */
const AHEAD: Readonly<Record<CaseStage, readonly ('first' | 'interview' | 'introducing')[]>> = {
  to_contact: ['first', 'interview', 'introducing'],
  arranging: ['interview', 'introducing'],
  interviewed: ['introducing'],
  introducing: ['introducing'],
  in_process: [],
  placed: [],
  paused: [],
};

/** What happened with a person, and what usually comes next. */
export function caseSteps(
  { text, today }: Pick<Desk, 'text' | 'today'>,
  person: CaseWithPerson,
  events: readonly AgencyCaseEvent[],
): readonly TimelineStep[] {
  const { language } = text;
  const done = [
    { at: person.disclosed_at, title: text('a.ev.registered') },
    ...(person.contacted_at ? [{ at: person.contacted_at, title: text('a.ev.first') }] : []),
    ...(person.interviewed_at ? [{ at: person.interviewed_at, title: text('a.ev.interview') }] : []),
    ...(person.placed_at ? [{ at: person.placed_at, title: text('a.ev.placed') }] : []),
    ...events.flatMap((event) => {
      const title = eventTitle(text, event);
      return title === undefined ? [] : [{ at: event.created_at, title }];
    }),
  ].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  const steps: TimelineStep[] = done.map(({ at, title }) => ({
    state: 'done',
    title,
    when: shortMomentOf(at, today, language),
  }));
  if (!isPresent(person)) return steps;
  const { stage, first_contact: firstContact } = person;
  // Nobody is asked to do what another agency does first, or what would disturb somebody's rest.
  const isNext = stage === 'to_contact' ? firstContact === 'ours' : !isResting(person);
  const coming = AHEAD[stage].map((step, index) => ({
    state: isNext && index === 0 ? ('now' as const) : ('todo' as const),
    title: text(`a.ev.${step}`),
    when:
      step === 'first' && firstContact === 'ours'
        ? text('a.ev.first.by', { date: shortDay(person.contact_by, language) })
        : undefined,
  }));
  return [...steps, ...coming];
}

function eventTitle(text: AgencyText, event: AgencyCaseEvent): string | undefined {
  switch (event.kind) {
    case 'not_reached':
    case 'agreed':
    case 'withdrawn':
    case 'resumed':
      return text(`a.ev.${event.kind}`);
    case 'proposed':
      return text('a.ev.proposed', { position: event.detail ?? '' });
    case 'assigned':
    case 'reached':
    case 'interviewed':
    case 'stage':
      return undefined;
  }
}
