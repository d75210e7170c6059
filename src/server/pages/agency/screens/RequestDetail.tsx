import { MOST_PROPOSED } from '../../../services/agencies/proposals.ts';
import type { CaseWithPerson } from '../../../stores/agency-cases.ts';
import type { AskWithRequest, SlotProposal } from '../../../stores/slot-requests.ts';
import { Avatar } from '../../console/parts/Avatar.tsx';
import { namedBy, PostButton, TextArea } from '../../console/parts/Field.tsx';
import { Icon } from '../../console/parts/Icon.tsx';
import { SearchInput } from '../../console/parts/SearchField.tsx';
import { Tag, type Tone } from '../../console/parts/Tag.tsx';
import { PRESS_FIELD } from '../../form-body.ts';
import { saidAbove, type Desk } from '../agency-page.tsx';
import type { AgencyText } from '../agency-text.ts';
import { askState, isMine } from '../ask-state.ts';
import { summaryOf } from '../case-texts.ts';
import { AGENCY } from '../paths.ts';
import { MOST_SHOWN, type ProposableChoice } from '../proposable-choice.ts';
import { AskTag, companyName } from './RequestList.tsx';

/** What the form holds before it is sent. */
export interface ProposalDraft {
  readonly people: readonly string[];
  readonly reason: string;
}

interface Props {
  readonly desk: Desk;
  readonly ask: AskWithRequest;
  /** This agency's proposals for this request. */
  readonly proposals: readonly SlotProposal[];
  /** Whom they are about. */
  readonly people: readonly CaseWithPerson[];
  readonly choice: ProposableChoice;
  readonly draft: ProposalDraft;
  readonly fault?: string | undefined;
}

/** One request: the employer's own words, and who is proposed (ux I03). */
export function RequestDetail(props: Props) {
  const { desk, ask, proposals } = props;
  const { text } = desk;
  const state = askState(ask, isMine(ask, proposals));
  const open = ask.state === 'requested' || ask.state === 'proposed';
  const waiting = proposals.filter((proposal) => proposal.state === 'offered').length;
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
        {open && ask.ask_state === 'open' && (
          <PostButton action={AGENCY.requestStep(ask.ask_id, 'pass')} look="subtle">
            {text('a.req.decline')}
          </PostButton>
        )}
      </div>
      <p className="quiet">{facts(text, ask)}</p>
      <p className="quote wish">{ask.who}</p>
      {proposals.length > 0 && <Proposed {...props} />}
      {open && ask.ask_state !== 'passed' && waiting < MOST_PROPOSED && <ProposalForm {...props} />}
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
  return parts.filter(Boolean).join(text.language === 'ja' ? '・' : ' · ');
}

const PROPOSAL_TONES: Readonly<Record<SlotProposal['state'], Tone>> = {
  offered: 'plain',
  accepted: 'brand',
  declined: 'plain',
  withdrawn: 'plain',
};

function Proposed({ desk, ask, proposals, people }: Props) {
  const { text } = desk;
  const names = new Map(people.map((person) => [person.disclosure_id, person]));
  return (
    <>
      <h3>{text('a.req.proposals')}</h3>
      <ul className="stack near proposed">
        {proposals.map((proposal) => {
          const person = names.get(proposal.disclosure_id);
          const name = person?.withdrawn_at === null && person.erased_at === null ? person.name : '—';
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

function ProposalForm(props: Props) {
  const { desk, ask, choice, draft, fault } = props;
  const { q, ready, others, moreReady, moreOthers } = choice;
  const { text } = desk;
  const step = (name: 'propose' | 'draft' | 'agreed') => AGENCY.requestStep(ask.ask_id, name);
  const labels = Array.from({ length: MOST_PROPOSED + 1 }, (_, n) =>
    n === 0 ? text('a.req.send.none') : text('a.req.send', { n }),
  );
  const picks = (people: readonly CaseWithPerson[]) => (
    <div className="stack near">
      {people.map((person) => (
        <Pick key={person.disclosure_id} {...props} person={person} agreedStep={step('agreed')} />
      ))}
    </div>
  );
  const heading = (
    <div className="row between wrap">
      <h3>{text('a.req.pick')}</h3>
      <span className="label">{text('a.req.pick.note', { n: MOST_PROPOSED })}</span>
    </div>
  );
  if (ready.length + others.length === 0 && q === '')
    return (
      <div className="stack">
        {heading}
        <p className="quiet">{text('a.req.pick.none')}</p>
      </div>
    );
  return (
    <form method="post" action={step('propose')} className="stack">
      <input type="hidden" name={PRESS_FIELD} value={desk.pressKey} />
      {/* Enter on a box presses the first button of the form, which would say that somebody agreed. */}
      <button
        className="hidden"
        type="submit"
        formAction={step('draft')}
        formNoValidate
        tabIndex={-1}
        aria-hidden="true"
      >
        {text('a.req.draft')}
      </button>
      {heading}
      {(moreReady || moreOthers || q !== '') && (
        <div className="row wrap" role="search">
          <SearchInput label={text('a.search')} value={q} />
          <button className="button" type="submit" formAction={step('draft')} formNoValidate>
            {text('a.req.find')}
          </button>
        </div>
      )}
      {ready.length + others.length === 0 && <p className="quiet">{text('a.noMatch')}</p>}
      {/* First those the agency has made ready. */}
      {picks(ready)}
      {moreReady && <p className="label">{text('a.req.newest', { n: MOST_SHOWN })}</p>}
      {others.length > 0 && (
        <details className="plan" open={ready.length === 0 || q !== ''}>
          <summary>
            <Icon name="chevronDown" />
            {text(moreOthers ? 'a.req.others.more' : 'a.req.others', { n: others.length })}
          </summary>
          {picks(others)}
          {moreOthers && <p className="label">{text('a.req.newest', { n: MOST_SHOWN })}</p>}
        </details>
      )}
      <TextArea id="reason" label={text('a.req.reason')} value={draft.reason} fault={fault} required />
      <div className="row wrap send">
        <span className="label grow">{text('a.req.mask')}</span>
        <button className="button" type="submit" formAction={step('draft')} formNoValidate>
          {text('a.req.draft')}
        </button>
        <button
          className="button primary"
          type="submit"
          data-counts="person"
          data-labels={JSON.stringify(labels)}
        >
          {labels[Math.min(draft.people.length, MOST_PROPOSED)]}
        </button>
      </div>
    </form>
  );
}

function Pick(props: Props & { readonly person: CaseWithPerson; readonly agreedStep: string }) {
  const { desk, person, draft, agreedStep } = props;
  const { text } = desk;
  const agreed = person.agreed_at !== null;
  const id = `person-${person.disclosure_id}`;
  return (
    <div className="choice">
      <input
        type="checkbox"
        id={id}
        name="person"
        value={person.disclosure_id}
        defaultChecked={agreed && draft.people.includes(person.disclosure_id)}
        disabled={!agreed}
      />
      <Avatar name={person.name} />
      <label className="grow" htmlFor={id}>
        <b id={`${id}-name`}>{person.name}</b>
        <span className="label">{summaryOf(text, person)}</span>
      </label>
      {agreed ? (
        <Tag tone="ok" icon="shieldCheck">
          {text('a.req.agreed')}
        </Tag>
      ) : (
        <>
          <Tag tone="warn">{text('a.req.ask')}</Tag>
          <button
            className="button subtle"
            type="submit"
            formAction={agreedStep}
            formNoValidate
            name="agreed"
            value={person.disclosure_id}
            {...namedBy(`${id}-agreed`, `${id}-name`)}
          >
            {text('a.req.ask.done')}
          </button>
        </>
      )}
    </div>
  );
}
