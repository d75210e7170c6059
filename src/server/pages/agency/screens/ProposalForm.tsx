import { MOST_PROPOSED } from '../../../services/agencies/proposals.ts';
import type { CaseWithPerson } from '../../../stores/agency-cases.ts';
import { Avatar } from '../../console/parts/Avatar.tsx';
import { namedBy, TextArea } from '../../console/parts/Field.tsx';
import { Icon } from '../../console/parts/Icon.tsx';
import { SearchInput } from '../../console/parts/SearchField.tsx';
import { Tag } from '../../console/parts/Tag.tsx';
import { PRESS_FIELD } from '../../form-body.ts';
import { summaryOf } from '../case-texts.ts';
import { AGENCY } from '../paths.ts';
import { SEEN_FIELD, type ProposalDraft } from '../proposal-draft.ts';
import { MOST_SHOWN } from '../proposable-choice.ts';
import { nameOf, waitingOf, type RequestProps } from './request-props.ts';

/** What was written and cannot be sent now: it is there to be read and copied. */
export function Unsent({ desk: { text }, draft, other }: RequestProps) {
  return (
    <>
      {other && <Kept title={text('a.req.other')} draft={other} />}
      {draft.reason !== '' && <Kept title={text('a.req.unsent')} draft={draft} />}
    </>
  );
}

function Kept(props: {
  readonly title: string;
  readonly draft: ProposalDraft;
  readonly people?: readonly CaseWithPerson[];
}) {
  const { title, draft, people = [] } = props;
  const chosen = people.filter(({ disclosure_id }) => draft.people.includes(disclosure_id)).map(nameOf);
  return (
    <div className="kept">
      <h3>{title}</h3>
      {chosen.length > 0 && <p className="label">{chosen.join(' / ')}</p>}
      {draft.reason !== '' && <p className="quote">{draft.reason}</p>}
    </div>
  );
}

/** Whom to propose, and why. Every button sends the whole form, so that a search or a kept draft loses nothing. */
export function ProposalForm(props: RequestProps) {
  const { desk, ask, choice, draft, seen, other, fault } = props;
  const { q, ready, others, moreReady, moreOthers } = choice;
  const ticked = [...ready, ...others].filter((person) => isTicked(person, draft)).length;
  const { text } = desk;
  const step = (name: 'propose' | 'draft' | 'agreed') => AGENCY.requestStep(ask.ask_id, name);
  const most = MOST_PROPOSED - waitingOf(props.proposals);
  const labels = [
    text('a.req.send.none'),
    ...Array.from({ length: most }, (_, n) => text('a.req.send', { n: n + 1 })),
    text('a.req.send.over', { n: most }),
  ];
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
      <span className="label">{text('a.req.pick.note', { n: most })}</span>
    </div>
  );
  if (ready.length + others.length === 0 && q === '')
    return (
      <div className="stack">
        {heading}
        <p className="quiet">{text('a.req.pick.none')}</p>
        <Unsent {...props} />
      </div>
    );
  return (
    <form method="post" action={step('propose')} className="stack">
      <input type="hidden" name={PRESS_FIELD} value={desk.pressKey} />
      <input type="hidden" name={SEEN_FIELD} value={seen ?? ''} />
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
      {other && <Kept title={text('a.req.other')} draft={other} people={props.people} />}
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
          {labels[Math.min(ticked, labels.length - 1)]}
        </button>
      </div>
    </form>
  );
}

/** A draft may name somebody who has not agreed yet, or may not be proposed any more: they are not ticked, and not counted. */
function isTicked({ agreed_at, disclosure_id }: CaseWithPerson, { people }: ProposalDraft): boolean {
  return agreed_at !== null && people.includes(disclosure_id);
}

function Pick(props: RequestProps & { readonly person: CaseWithPerson; readonly agreedStep: string }) {
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
        defaultChecked={isTicked(person, draft)}
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
