import type { AskWithRequest } from '../../../stores/slot-requests.ts';
import { shortDayOf } from '../../../time/dates.ts';
import { EmptyState } from '../../console/parts/EmptyState.tsx';
import { Tag, type Tone } from '../../console/parts/Tag.tsx';
import type { Desk } from '../agency-page.tsx';
import type { AgencyText } from '../agency-text.ts';
import { askState, isMine, type AskState } from '../ask-state.ts';
import { AGENCY } from '../paths.ts';

const TONES: Readonly<Record<AskState, Tone>> = {
  new: 'warn',
  waiting: 'plain',
  interview: 'brand',
  hired: 'ok',
  not_hired: 'plain',
  passed: 'plain',
  closed: 'plain',
};

export function AskTag({ text, state }: { readonly text: AgencyText; readonly state: AskState }) {
  return <Tag tone={TONES[state]}>{text(`a.req.tag.${state}`)}</Tag>;
}

/** Everything asked of the agency, newest first. */
export function RequestList({ desk, selected }: { readonly desk: Desk; readonly selected?: string }) {
  const { text, proposals } = desk;
  if (desk.asks.length === 0) return <EmptyState icon="briefcase">{text('a.req.empty')}</EmptyState>;
  return (
    <ul className="panel list-cards" data-rows>
      {desk.asks.map((ask) => {
        const state = askState(ask, isMine(ask, proposals));
        return (
          <li key={ask.ask_id}>
            <a
              href={AGENCY.request(ask.ask_id)}
              data-row
              {...(ask.ask_id === selected ? { 'aria-current': 'true' as const } : {})}
            >
              <span className="row between">
                <b>{ask.position}</b>
                <AskTag text={text} state={state} />
              </span>
              <span className="label">{companyName(text, ask)}</span>
              <span className="label num">{remark(desk, ask, state)}</span>
            </a>
          </li>
        );
      })}
    </ul>
  );
}

export function companyName(text: AgencyText, ask: AskWithRequest): string {
  return text.language === 'ja' ? ask.employer_name : ask.employer_name_en;
}

function remark({ text, today }: Desk, ask: AskWithRequest, state: AskState): string {
  const day = (value: string) => shortDayOf(value, today, text.language);
  switch (state) {
    case 'new':
      return text('a.req.reply', { date: day(ask.reply_by) });
    case 'waiting':
      return text('a.req.proposedOn', { date: day(ask.answered_at ?? ask.requested_at) });
    case 'interview':
      return ask.interview_on === null
        ? text('a.req.interviewOpen')
        : text('a.req.interviewOn', { date: day(ask.interview_on) });
    case 'hired':
    case 'not_hired':
    case 'closed':
    case 'passed':
      return text('a.req.closedOn', {
        date: day(ask.closed_at ?? ask.answered_at ?? ask.accepted_at ?? ask.requested_at),
      });
  }
}
