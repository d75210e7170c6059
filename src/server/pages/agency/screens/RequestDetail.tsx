import { MOST_PROPOSED } from '../../../services/agencies/proposals.ts';
import type { SlotProposal } from '../../../stores/slot-proposals.ts';
import type { AskWithRequest } from '../../../stores/slot-requests.ts';
import { inOrder } from '../../../text/names.ts';
import { Avatar } from '../../console/parts/Avatar.tsx';
import { PostButton } from '../../console/parts/Field.tsx';
import { Question } from '../../console/parts/Question.tsx';
import { Tag, type Tone } from '../../console/parts/Tag.tsx';
import { saidAbove } from '../agency-page.tsx';
import type { AgencyText } from '../agency-text.ts';
import { askState, isMine } from '../ask-state.ts';
import { AGENCY } from '../paths.ts';
import { ProposalForm, Unsent } from './ProposalForm.tsx';
import { AskTag, companyName } from './RequestList.tsx';
import { nameOf, waitingOf, type AskedRequest, type RequestProps } from './request-props.ts';

/** One request: the employer's own words, and who is proposed. */
export function RequestDetail(props: RequestProps) {
  const { desk, ask, proposals, asked } = props;
  const { text } = desk;
  const state = askState(ask, isMine(ask, proposals));
  const open = ask.state === 'requested' || ask.state === 'proposed';
  const takes = open && ask.ask_state !== 'passed' && waitingOf(proposals) < MOST_PROPOSED;
  return (
    <section
      className="panel side-panel request"
      id="detail"
      aria-label={ask.position}
      aria-describedby={saidAbove(desk)}
      tabIndex={-1}
    >
      <a className="back-link" href={AGENCY.requests}>
        ← {text('con.back')}
      </a>
      <div className="row between wrap">
        <div className="row wrap">
          <h2>{ask.position}</h2>
          <Tag tone="brand" icon="ticket">
            {text('a.req.slot')}
          </Tag>
          {state !== 'new' && <AskTag text={text} state={state} />}
        </div>
        {open && ask.ask_state === 'open' && !asked && (
          <PostButton action={AGENCY.requestStep(ask.ask_id, 'pass')} look="subtle">
            {text('a.req.decline')}
          </PostButton>
        )}
        {open && ask.ask_state === 'passed' && (
          <PostButton action={AGENCY.requestStep(ask.ask_id, 'reopen')}>{text('a.req.reopen')}</PostButton>
        )}
      </div>
      <p className="quiet">{facts(text, ask)}</p>
      <p className="quote wish">{ask.who}</p>
      {asked ? (
        <Asking {...props} asked={asked} />
      ) : (
        <>
          {proposals.length > 0 && <Proposed {...props} />}
          {takes ? <ProposalForm {...props} /> : <Unsent {...props} />}
        </>
      )}
    </section>
  );
}

function facts(text: AgencyText, ask: AskWithRequest): string {
  const parts = [
    companyName(text, ask),
    ask.employment === null ? null : text(`a.employment.${ask.employment}`),
    ask.place,
    ask.salary,
    ask.interviews_from === null ? null : text('a.req.from', { when: ask.interviews_from }),
  ];
  return parts.flatMap((part) => (part ? [inOrder(part)] : [])).join(text.language === 'ja' ? '・' : ' · ');
}

const PROPOSAL_TONES: Readonly<Record<SlotProposal['state'], Tone>> = {
  offered: 'plain',
  accepted: 'brand',
  declined: 'plain',
  withdrawn: 'plain',
};

/** What a press would end, in the words of what is lost by it. */
function Asking({ desk, ask, people, asked }: RequestProps & { readonly asked: AskedRequest }) {
  const { text } = desk;
  const proposal = asked.step === 'withdraw' ? asked.proposal : undefined;
  const why = proposal === undefined ? 'pass' : proposal.state === 'accepted' ? 'interview' : 'withdraw';
  const about = people.find(({ disclosure_id }) => disclosure_id === proposal?.disclosure_id);
  return (
    <Question
      title={text(`a.ask.${why}`)}
      {...(about ? { ends: [nameOf(about)] } : {})}
      action={AGENCY.requestStep(ask.ask_id, asked.step)}
      fields={[
        ['told', proposal?.state ?? 'pass'],
        ...(proposal ? [['proposal', proposal.proposal_id] as const] : []),
      ]}
      go={text(proposal ? 'a.ask.withdraw.go' : 'a.ask.pass.go')}
      back={
        <a className="button subtle" href={AGENCY.request(ask.ask_id)}>
          {text('con.cancel')}
        </a>
      }
    >
      {text(`a.ask.${why}.why`)}
    </Question>
  );
}

function Proposed({ desk, ask, proposals, people }: RequestProps) {
  const { text } = desk;
  const names = new Map(people.map((person) => [person.disclosure_id, person]));
  return (
    <>
      <h3>{text('a.req.proposals')}</h3>
      <ul className="stack near proposed">
        {proposals.map((proposal) => {
          const person = names.get(proposal.disclosure_id);
          const name = nameOf(person);
          const stands =
            proposal.state === 'offered' || (proposal.state === 'accepted' && ask.state === 'interview');
          return (
            <li key={proposal.proposal_id} className="choice">
              <Avatar name={name} />
              <div className="grow">
                <b id={proposal.proposal_id}>{name}</b>
                <span className="label">{proposal.summary}</span>
              </div>
              <Tag tone={PROPOSAL_TONES[proposal.state]}>{text(`a.req.p.${proposal.state}`)}</Tag>
              {stands && (
                <PostButton
                  action={AGENCY.requestStep(ask.ask_id, 'withdraw')}
                  about={proposal.proposal_id}
                  look="subtle"
                  fields={{ proposal: proposal.proposal_id }}
                >
                  {text('a.req.withdraw')}
                </PostButton>
              )}
            </li>
          );
        })}
      </ul>
    </>
  );
}
