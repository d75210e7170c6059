import { adoptPolicy, availableSlots, remainingToNext } from '../../../../core/credit/account.ts';
import { linkUrl } from '../../../../core/link/index.ts';
import { accountOf } from '../../../services/credit/ledger.ts';
import type { Refused } from '../../../services/operator/refused.ts';
import type { EmployerView } from '../../../services/operator/employer-view.ts';
import type { Agency } from '../../../stores/agencies.ts';
import { japanDay } from '../../../time/calendar.ts';
import { Bar } from '../../console/parts/Bar.tsx';
import { ConsolePage } from '../../console/parts/ConsolePage.tsx';
import { PostButton, TextArea, TextField } from '../../console/parts/Field.tsx';
import { KeyValues } from '../../console/parts/KeyValues.tsx';
import { StatCard } from '../../console/parts/StatCard.tsx';
import { PRESS_FIELD } from '../../form-body.ts';
import { filledForm } from '../filled-form.ts';
import type { OperatorPage } from '../operator-page.ts';
import { faultAt } from '../operator-text.ts';
import { operatorPaths } from '../paths.ts';
import type { ContactsForm, PolicyForm, PostedForm, RoutingForm } from '../posted.ts';
import { RefusalBar } from './RefusalBar.tsx';
import { Began } from './Seen.tsx';
import { AgencyChoice } from './choices.tsx';
import { EmployerLinks } from './EmployerLinks.tsx';
import { EmployerStatus } from './EmployersPage.tsx';
import { HandOver } from './HandOver.tsx';
import { Policies } from './Policies.tsx';
import { Section } from './Section.tsx';

export interface EmployerPageProps {
  readonly page: OperatorPage;
  readonly view: EmployerView;
  readonly agencies: readonly Agency[];
  readonly relayOrigin: string;
  readonly now: string;
  /** A code made a moment ago; afterwards only its hash exists. */
  readonly code?: string | undefined;
  readonly saved?: boolean;
  readonly refusal?: Refused | undefined;
  readonly sent?: SentToEmployer | undefined;
}

/** A form of the page that was refused a moment ago, to be shown again. */
export interface SentToEmployer {
  readonly policy?: PostedForm<PolicyForm>;
  readonly routing?: PostedForm<RoutingForm>;
  readonly contacts?: PostedForm<ContactsForm>;
  readonly tenant?: string;
}

/** Everything about one employer that the operator decides. */
export function EmployerPage(props: EmployerPageProps) {
  const { page, view, refusal, sent } = props;
  const { text, frame } = page;
  const { employer } = view;
  const id = employer.employer_id;
  const fault = (field: string) => faultAt(text, refusal, field);
  return (
    <ConsolePage
      frame={frame}
      title={text.nameOf(employer)}
      refused={refusal !== undefined}
      aside={<EmployerStatus text={text} employer={employer} />}
    >
      <RefusalBar page={page} refusal={refusal} />
      {props.saved && (
        <Bar tone="ok" announce>
          {text('o.emp.saved')}
        </Bar>
      )}
      {props.code && (
        <Bar tone="brand" announce>
          {text('o.emp.invitations.shown', { code: props.code })}
        </Bar>
      )}
      <Figures {...props} />
      <div className="split">
        <div className="stack far">
          <Section title={text('o.emp.details')}>
            <Details {...props} />
          </Section>
          <Section title={text('o.emp.policy')}>
            <Policies {...props} sent={sent?.policy} />
          </Section>
          <Section title={text('o.emp.agencies')}>
            <AgencyChoice
              text={text}
              action={operatorPaths.employerAction(id, 'agencies')}
              agencies={props.agencies}
              chosen={view.agencies}
              today={japanDay(new Date(props.now))}
              seen={view.seen.routing}
              sent={sent?.routing}
              refusal={refusal}
              submit={text('o.emp.agencies.save')}
            />
          </Section>
          <Section title={text('o.emp.invitations')}>
            <Invitations {...props} />
          </Section>
          <Section title={text('o.emp.tenants')}>
            <Tenants {...props} fault={fault} />
          </Section>
          <Section title={text('o.emp.contacts')}>
            <Contacts {...props} />
          </Section>
        </div>
        <div className="stack far">
          <HandOver
            text={text}
            employerId={id}
            request={view.onboarding?.request ?? null}
            commonLink={linkUrl(props.relayOrigin, employer.code)}
            onTrial={view.onTrial}
          />
          <EmployerLinks page={page} view={view} />
        </div>
      </div>
    </ConsolePage>
  );
}

function Contacts({ page: { text }, view, refusal, sent }: EmployerPageProps) {
  const standing = { form: { contacts: contactLines(view) }, seen: view.seen.contacts };
  const filled = filledForm(text, standing, sent?.contacts, refusal, (_name, lines) =>
    lines.replaceAll('\n', text.language === 'ja' ? '、' : ', '),
  );
  return (
    <form
      method="post"
      action={operatorPaths.employerAction(view.employer.employer_id, 'contacts')}
      className="stack form"
    >
      <Began filled={filled} />
      <TextArea
        id="contacts"
        label={text('o.member.mail')}
        hint={text('o.emp.contacts.hint')}
        fault={faultAt(text, refusal, 'contacts') ?? filled.faults.contacts}
        value={filled.form.contacts}
      />
      <div className="row">
        <button className="button second" type="submit">
          {text('o.emp.contacts.save')}
        </button>
      </div>
    </form>
  );
}

function contactLines({ contacts }: EmployerView): string {
  return contacts.map(({ mail, language }) => (language === 'en' ? `${mail} en` : mail)).join('\n');
}

function Figures({ page: { text }, view }: EmployerPageProps) {
  const { counters } = view;
  // The terms hold from their moment, before an entry has followed them, as on the employer's own page.
  const account = adoptPolicy(accountOf(counters), view.policy);
  const people = (n: number) => ({ value: n, remark: text('o.emp.people', { n: '' }).trim() });
  return (
    <div className="stack near">
      <div className="stats">
        <StatCard label={text('o.emp.registered')} {...people(counters.registered)} />
        <StatCard label={text('o.emp.counted')} {...people(counters.counted)} />
        <StatCard label={text('o.emp.remaining')} {...people(remainingToNext(account))} />
        <StatCard
          label={text('o.emp.available')}
          value={availableSlots(counters)}
          remark={text('o.emp.slots', { n: '' }).trim()}
        />
      </div>
      <p className="label">{text('o.emp.totals.note')}</p>
    </div>
  );
}

function Details({ page: { text }, view }: EmployerPageProps) {
  const { employer, domains } = view;
  return (
    <>
      <KeyValues
        rows={[
          [text('o.emp.name'), employer.name],
          [text('o.emp.nameEn'), employer.name_en],
          [text('o.emp.short'), `${employer.short_name} / ${employer.short_name_en}`],
          [
            text('o.emp.code'),
            <b key="code" className="num">
              {employer.code}
            </b>,
          ],
          [text('o.emp.domains'), domains.join(' ')],
          [text('o.emp.hires'), text(`o.hires.${employer.hires}`)],
        ]}
      />
      <div className="row wrap">
        <a className="button second" href={operatorPaths.employerAction(employer.employer_id, 'edit')}>
          {text('o.emp.edit')}
        </a>
        {employer.status !== 'onboarding' && (
          <PostButton
            action={operatorPaths.employerAction(
              employer.employer_id,
              employer.status === 'paused' ? 'resume' : 'pause',
            )}
            look="subtle"
          >
            {text(employer.status === 'paused' ? 'o.emp.resume' : 'o.emp.pause')}
          </PostButton>
        )}
      </div>
      {employer.status === 'active' && <p className="label">{text('o.emp.pause.note')}</p>}
      {!view.isUsed && (
        <details className="more">
          <summary>{text('o.emp.remove.mistake')}</summary>
          <div className="stack">
            <p className="label">{text('o.emp.remove.note')}</p>
            <PostButton action={operatorPaths.employerAction(employer.employer_id, 'remove')} look="danger">
              {text('o.emp.remove')}
            </PostButton>
          </div>
        </details>
      )}
    </>
  );
}

type FaultOf = (field: string) => string | undefined;

function Invitations({ page: { text, pressKey }, view }: EmployerPageProps) {
  const id = view.employer.employer_id;
  return (
    <>
      <p className="label">{text('o.emp.invitations.open', { n: view.invitations, m: view.connections })}</p>
      <div className="row wrap">
        <PostButton
          action={operatorPaths.employerAction(id, 'invitation')}
          fields={{ [PRESS_FIELD]: pressKey }}
        >
          {text('o.emp.invitations.new')}
        </PostButton>
        {view.invitations > 0 && (
          <PostButton action={operatorPaths.employerAction(id, 'withdraw-invitations')} look="subtle">
            {text('o.emp.invitations.withdraw')}
          </PostButton>
        )}
      </div>
    </>
  );
}

function Tenants({ page: { text }, view, fault, sent }: EmployerPageProps & { readonly fault: FaultOf }) {
  const id = view.employer.employer_id;
  return (
    <>
      {view.tenants.length === 0 && <p className="quiet">{text('o.emp.tenants.none')}</p>}
      <ul className="stack near">
        {view.tenants.map((tenant) => (
          <li key={tenant} className="row">
            <span className="grow num break" id={tenant}>
              {tenant}
            </span>
            <PostButton
              about={tenant}
              action={operatorPaths.employerAction(id, 'unmap-tenant')}
              look="subtle"
              fields={{ tenant }}
            >
              {text('o.emp.tenants.remove')}
            </PostButton>
          </li>
        ))}
      </ul>
      <form method="post" action={operatorPaths.employerAction(id, 'map-tenant')} className="stack form">
        <TextField
          id="tenant"
          label={text('o.emp.tenants.id')}
          hint={text('o.emp.tenants.id.hint')}
          value={sent?.tenant ?? ''}
          fault={fault('tenant')}
        />
        <div className="row">
          <button className="button second" type="submit">
            {text('o.emp.tenants.add')}
          </button>
        </div>
      </form>
    </>
  );
}
