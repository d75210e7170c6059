import type { AgencyCaseEvent, CaseWithPerson } from '../../stores/agency-cases.ts';
import { isPresent } from '../../services/people/presence.ts';
import { shortDay, shortMoment } from '../../time/dates.ts';
import type { TimelineStep } from '../console/parts/Timeline.tsx';
import type { AgencyText } from './agency-text.ts';

/** What happened with a person, and what usually comes next (ux I02). */
export function caseSteps(
  text: AgencyText,
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
    when: shortMoment(at, language),
  }));
  if (!isPresent(person)) return steps;
  const coming = [
    ...(person.contacted_at
      ? []
      : [
          {
            title: text('a.ev.first'),
            when: text('a.ev.first.by', { date: shortDay(person.contact_by, language) }),
          },
        ]),
    ...(person.interviewed_at ? [] : [{ title: text('a.ev.interview') }]),
    ...(person.placed_at ? [] : [{ title: text('a.ev.introducing') }]),
  ];
  return [
    ...steps,
    ...coming.map((step, index) => ({ ...step, state: index === 0 ? 'now' : 'todo' }) as const),
  ];
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
