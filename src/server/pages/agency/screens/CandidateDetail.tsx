import type { AgencyCaseEvent, CaseWithPerson } from '../../../stores/agency-cases.ts';
import type { SlotProposal } from '../../../stores/slot-proposals.ts';
import { isPresent, isResting } from '../../../services/people/presence.ts';
import { japanDay } from '../../../time/calendar.ts';
import { fullMoment, weekdayAndDay } from '../../../time/dates.ts';
import { Avatar } from '../../console/parts/Avatar.tsx';
import { Bar } from '../../console/parts/Bar.tsx';
import { Icon } from '../../console/parts/Icon.tsx';
import { KeyValues } from '../../console/parts/KeyValues.tsx';
import { Menu } from '../../console/parts/Menu.tsx';
import { Question } from '../../console/parts/Question.tsx';
import { SidePanel } from '../../console/parts/SidePanel.tsx';
import { rowId } from '../../console/parts/Table.tsx';
import { Tag } from '../../console/parts/Tag.tsx';
import { Timeline } from '../../console/parts/Timeline.tsx';
import { saidAbove, type Desk } from '../agency-page.tsx';
import { areaName, contactRule, jobName, shownName, stageName, STAGES } from '../case-texts.ts';
import { caseSteps } from '../case-steps.ts';
import { AGENCY, type ListFilter } from '../paths.ts';
import type { RefusedPlan } from '../plan-form.ts';
import { goneText } from './CandidateList.tsx';
import { CandidatePlan } from './CandidatePlan.tsx';
import { companyName } from './RequestList.tsx';

/** A press that ends proposals the agency has made: it waits until the member says that they may end. */
export interface AskedCase {
  readonly step: 'stage' | 'plan';
  /** What the form said, to be sent again with the answer. */
  readonly fields: readonly (readonly [name: string, value: string])[];
  /** The proposals it would end. */
  readonly ends: readonly SlotProposal[];
}

interface Props {
  readonly desk: Desk;
  readonly filter: ListFilter;
  readonly person: CaseWithPerson;
  readonly events: readonly AgencyCaseEvent[];
  /** Names the press, so that a repeated one is recorded once. */
  readonly eventId: string;
  readonly refused?: RefusedPlan | undefined;
  readonly asked?: AskedCase | undefined;
}

const MAIL_ONLY = { tone: 'warn', icon: 'mail' } as const;

/** One person: what they want, how they may be contacted, what they agreed to, what has happened. */
export function CandidateDetail(props: Props) {
  const { desk, filter, person } = props;
  const { text } = desk;
  const present = isPresent(person);
  const name = shownName(person);
  return (
    <SidePanel
      text={text}
      label={text('con.detail', { name })}
      describedBy={saidAbove(desk)}
      closeHref={`${AGENCY.candidates(filter)}#${rowId(person.disclosure_id)}`}
      head={
        <div className="row">
          <Avatar name={name} size="l" />
          <div className="grow">
            <h2>{name}</h2>
            {present && <div className="quiet">{person.mail}</div>}
          </div>
        </div>
      }
    >
      <Body {...props} />
      <hr className="rule" />
      <h3>{text('a.consentLog')}</h3>
      <Consents {...props} />
      <hr className="rule" />
      <h3 className="spaced">{text('a.history')}</h3>
      <Timeline text={text} steps={caseSteps(desk, person, props.events)} />
    </SidePanel>
  );
}

function Body(props: Props) {
  const { asked, person } = props;
  if (!isPresent(person)) return <Gone {...props} />;
  return asked ? <Asking {...props} asked={asked} /> : <Work {...props} />;
}

function Asking({ desk, filter, person, asked }: Props & { readonly asked: AskedCase }) {
  const { text, asks } = desk;
  const id = person.disclosure_id;
  const nameOf = ({ employer_id, request_id }: SlotProposal) => {
    const ask = asks.find((one) => one.employer_id === employer_id && one.request_id === request_id);
    return ask ? [text('a.ask.offer', { position: ask.position, company: companyName(text, ask) })] : [];
  };
  const told = asked.ends.map(({ proposal_id }) => ['ends', proposal_id] as const);
  return (
    <Question
      title={text('a.ask.offers')}
      ends={asked.ends.flatMap(nameOf)}
      action={AGENCY.candidateStep(id, asked.step, filter)}
      fields={[...asked.fields, ...told]}
      go={text('a.ask.offers.go')}
      back={
        asked.step === 'plan' ? (
          // What was typed comes back with it.
          <button className="button subtle" type="submit" name="answer" value="back">
            {text('con.cancel')}
          </button>
        ) : (
          <a className="button subtle" href={AGENCY.candidate(id, filter)}>
            {text('con.cancel')}
          </a>
        )
      }
    >
      {text('a.ask.offers.why')}
    </Question>
  );
}

/** Somebody who took their data back: what the record still says of them, so that the agency finds the copy to delete. */
function Gone({ desk: { text }, person }: Props) {
  return (
    <div className="stack">
      <Bar tone="warn">{goneText(text, person)}</Bar>
      <KeyValues
        rows={[
          [
            text('a.gone.id'),
            <span key="id" className="break">
              {person.disclosure_id}
            </span>,
          ],
          [text('a.gone.handed'), fullMoment(person.disclosed_at, text.language)],
          [text('a.owner'), person.owner_name ?? text('a.owner.none')],
        ]}
      />
    </div>
  );
}

function Work(props: Props) {
  const { desk, filter, person } = props;
  const { text } = desk;
  const id = person.disclosure_id;
  const [hidden = '', hiddenWhy = ''] = text.pair('a.source.hidden');
  return (
    <>
      <Deadline {...props} />
      <Hires {...props} />
      <div className="row wrap acts">
        <a className="button primary" href={`mailto:${encodeURIComponent(person.mail).replace('%40', '@')}`}>
          <Icon name="mailEdit" />
          {text('a.contact')}
        </a>
        <Menu label={text('a.changeStatus')}>
          <form method="post" action={AGENCY.candidateStep(id, 'stage', filter)}>
            <input type="hidden" name="version" value={person.version} />
            <ul>
              {STAGES.map((stage) => (
                <li key={stage}>
                  <button
                    type="submit"
                    name="stage"
                    value={stage}
                    {...(person.stage === stage ? { 'aria-current': 'true' as const } : {})}
                  >
                    <span className="tick">{person.stage === stage && <Icon name="check" />}</span>
                    {stageName(text, stage)}
                  </button>
                </li>
              ))}
            </ul>
          </form>
        </Menu>
      </div>
      <KeyValues
        rows={[
          [text('a.wants'), jobName(text, person)],
          [text('a.place'), areaName(text, person)],
          [
            text('a.contactRule'),
            <Tag key="rule" {...(person.contact_preference === 'mail' ? MAIL_ONLY : {})}>
              {contactRule(text, person)}
            </Tag>,
          ],
          [text('a.hide'), person.hidden_companies ?? text('a.hide.none')],
          [
            text('a.source'),
            <>
              {hidden}
              <span className="label">{hiddenWhy}</span>
            </>,
          ],
        ]}
      />
      <hr className="rule" />
      <form method="post" action={AGENCY.candidateStep(id, 'outcome', filter)} className="outcome">
        <input type="hidden" name="event" value={props.eventId} />
        <fieldset>
          <legend>{text('a.outcome')}</legend>
          <div className="row wrap">
            {(['reached', 'not_reached', 'interviewed'] as const).map((outcome, index) => (
              <button key={outcome} className="button" type="submit" name="outcome" value={outcome}>
                {text.parts('a.outcome.v')[index]}
              </button>
            ))}
          </div>
        </fieldset>
      </form>
      <CandidatePlan {...props} />
    </>
  );
}

function Deadline({ desk, person }: Props) {
  const { text, today } = desk;
  if (isResting(person)) return <Bar tone="warn">{text('a.rests')}</Bar>;
  if (person.first_contact === null) return null;
  if (person.first_contact !== 'ours')
    return (
      <Bar tone="plain">
        {text(person.first_contact === 'made' ? 'a.firstContact.made' : 'a.firstContact.other')}
      </Bar>
    );
  const date = weekdayAndDay(person.contact_by, text.language);
  const late = person.contact_by < today;
  return (
    <Bar tone={late ? 'danger' : 'warn'} icon="clock">
      {text(late ? 'a.firstContact.late' : 'a.firstContact', { date })}
    </Bar>
  );
}

/** What employers reported, as long as the status does not say it: that is the agency's to set. */
function Hires({ desk: { text, asks, proposals }, person }: Props) {
  if (person.stage === 'placed') return null;
  const hires = asks.filter(
    ({ employer_id, request_id, state }) =>
      state === 'hired' &&
      proposals.some(
        (one) =>
          one.employer_id === employer_id &&
          one.request_id === request_id &&
          one.disclosure_id === person.disclosure_id &&
          one.state === 'accepted',
      ),
  );
  return hires.map((ask) => (
    <Bar key={ask.ask_id} tone="ok">
      {text('a.hired', {
        company: companyName(text, ask),
        date: ask.closed_at === null ? '' : weekdayAndDay(japanDay(new Date(ask.closed_at)), text.language),
        status: stageName(text, 'placed'),
      })}
    </Bar>
  ));
}

function Consents({ desk, person }: Props) {
  const { text, agency } = desk;
  const { language } = text;
  const name = text.nameOf(agency);
  return (
    <ul className="stack near consents">
      <li className="row">
        <Icon name={person.withdrawn_at === null ? 'shieldCheck' : 'dismiss'} />
        <span className="grow">{text('a.consent.handoff', { agency: name })}</span>
        <span className="when">{fullMoment(person.withdrawn_at ?? person.disclosed_at, language)}</span>
      </li>
    </ul>
  );
}
