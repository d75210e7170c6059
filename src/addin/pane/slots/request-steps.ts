import type { SlotRequest } from '../../../contract/slots.ts';
import type { Translator } from '../../strings/index.ts';
import { shortDateOf } from '../dates.ts';
import type { Step } from '../parts/TimeLine.tsx';

/** The five steps of a request, as far as it has come (B01). */
export function requestSteps(request: SlotRequest, now: Date, texts: Translator): readonly Step[] {
  const { t, language } = texts;
  const reached = { requested: 1, proposed: 2, interview: 3, hired: 5, not_hired: 5, returned: 1 };
  const current = reached[request.state];
  const at = (moment: string | null) => (moment === null ? undefined : shortDateOf(moment, now, language));
  const state = (index: number): Step['state'] =>
    index < current ? 'done' : index === current ? 'now' : 'toCome';
  const interview = at(request.interviewOn);
  return [
    {
      text: t('slots.st.requested'),
      note: t('slots.st.requested.note'),
      when: at(request.requestedAt),
      state: state(0),
    },
    {
      text: t('slots.st.proposed'),
      note: proposers(request, texts),
      // Where one waits for another proposal, the day of the first one is past.
      when: current === 1 ? undefined : at(request.proposedAt),
      state: state(1),
    },
    {
      text: t('slots.st.accepted'),
      note: t(request.acceptedAt === null ? 'slots.st.accepted.note' : 'slots.st.accepted.done'),
      when: at(request.acceptedAt),
      state: state(2),
    },
    {
      text: t('slots.st.interview'),
      when:
        interview !== undefined && request.state === 'interview'
          ? t('slots.st.planned', { date: interview })
          : interview,
      state: state(3),
    },
    { text: t('slots.st.outcome'), when: at(request.closedAt), state: state(4) },
  ];
}

/** `ミナトキャリアより 2名`, one agency after the other: until somebody is accepted, those who still can be. */
function proposers({ state, proposals }: SlotRequest, { t, language }: Translator): string | undefined {
  const counts = new Map<string, number>();
  const isDeciding = state === 'requested' || state === 'proposed';
  const counted = isDeciding ? proposals.filter((proposal) => proposal.state === 'offered') : proposals;
  for (const { agencyName, agencyNameEn } of counted) {
    const agency = language === 'ja' ? agencyName : agencyNameEn;
    counts.set(agency, (counts.get(agency) ?? 0) + 1);
  }
  if (counts.size === 0) return undefined;
  return [...counts].map(([agency, n]) => t('slots.st.proposed.by', { agency, n })).join(' · ');
}
