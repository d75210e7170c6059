import type { ReactNode } from 'react';
import type { AgencyScope } from '../../../identity/principals.ts';
import type { WebhookDelivery, WebhookEndpoint } from '../../../stores/webhooks.ts';
import type { AgencyKey } from '../../../stores/agency-keys.ts';
import { AREAS, JOBS, labelOf, type Choice } from '../../../text/choices.ts';
import { fullDay, shortDayOf, shortMoment } from '../../../time/dates.ts';
import { Bar } from '../../console/parts/Bar.tsx';
import { KeyValues } from '../../console/parts/KeyValues.tsx';
import { CheckBoxes, PostButton, TextField } from '../../console/parts/Field.tsx';
import { Tag } from '../../console/parts/Tag.tsx';
import { DeliveryLog, Endpoints } from '../../console/parts/Webhooks.tsx';
import { PRESS_FIELD } from '../../form-body.ts';
import type { Desk } from '../agency-page.tsx';
import { AGENCY } from '../paths.ts';

/** What is shown once, and what is said of it. */
const ONCE = { key: 'a.set.key.once', secret: 'con.hook.once', replaced: 'con.hook.replaced' } as const;

export interface SettingsState {
  readonly keys: readonly AgencyKey[];
  readonly endpoints: readonly WebhookEndpoint[];
  readonly deliveries: readonly WebhookDelivery[];
  readonly scopes: readonly AgencyScope[];
  readonly events: readonly string[];
  /** A key or secret, shown on this one page only. */
  readonly fresh?: { readonly kind: keyof typeof ONCE; readonly value: string } | undefined;
  readonly refused?: RefusedSettings | undefined;
}

/** A form that made nothing, as it was sent, and what to change in it. */
interface RefusedSettings {
  readonly key?: { readonly name: string; readonly scopes: readonly string[] };
  readonly endpoint?: { readonly url: string; readonly events: readonly string[] };
  readonly faults: Partial<Record<'keyName' | 'scope' | 'url' | 'event', string>>;
}

/** The agency as it is registered, its people, and the connections of its own systems. */
export function SettingsScreen({ desk, state }: { readonly desk: Desk; readonly state: SettingsState }) {
  const { text } = desk;
  return (
    <div className="stack far">
      {state.fresh && (
        <Bar tone="brand" icon="shieldCheck" announce>
          {text(ONCE[state.fresh.kind])}
          <code className="code">{state.fresh.value}</code>
        </Bar>
      )}
      <div className="columns">
        <Panel title={text('a.set.agency')}>
          <AgencyFacts desk={desk} />
        </Panel>
        <Panel title={text('a.set.members')}>
          <ul className="stack near">
            {desk.members.map(({ member_id, name, mail }) => (
              <li key={member_id}>
                <b>{name}</b>
                <span className="label">{mail}</span>
              </li>
            ))}
          </ul>
        </Panel>
      </div>
      <Panel title={text('a.set.keys')} note={text('a.set.keys.note')}>
        <Keys desk={desk} state={state} />
      </Panel>
      <Panel title={text('con.hooks')} note={text('con.hooks.note')}>
        <Endpoints
          text={text}
          base={AGENCY.endpoints}
          endpoints={state.endpoints}
          events={state.events}
          pressKey={desk.pressKey}
          url={state.refused?.endpoint?.url}
          fault={state.refused?.faults.url}
          chosen={state.refused?.endpoint?.events}
          eventFault={state.refused?.faults.event}
        />
      </Panel>
      <section className="stack">
        <h2>{text('con.hook.log')}</h2>
        <DeliveryLog
          text={text}
          base={AGENCY.deliveries}
          deliveries={state.deliveries}
          endpoints={state.endpoints}
          when={(at) => shortMoment(at, text.language)}
        />
      </section>
    </div>
  );
}

function Panel(props: { readonly title: string; readonly note?: string; readonly children: ReactNode }) {
  return (
    <section className="panel pad stack">
      <div>
        <h2>{props.title}</h2>
        {props.note && <p className="label">{props.note}</p>}
      </div>
      {props.children}
    </section>
  );
}

function AgencyFacts({ desk }: { readonly desk: Desk }) {
  const { text, agency } = desk;
  const { language } = text;
  const served = (keys: string, choices: readonly Choice[]) =>
    keys === ''
      ? text('a.set.all')
      : keys
          .split(' ')
          .map((key) => labelOf(choices, key, language))
          // Some of the English labels hold a comma themselves.
          .join(language === 'ja' ? '、' : '; ');
  return (
    <KeyValues
      rows={[
        [text('a.set.agency'), text.nameOf(agency)],
        [text('a.set.licence'), agency.licence_no],
        [text('a.set.expiry'), fullDay(agency.licence_expires_on, language)],
        [text('a.set.areas'), served(agency.areas, AREAS)],
        [text('a.set.jobs'), served(agency.jobs, JOBS)],
      ]}
    />
  );
}

function Keys({ desk, state }: { readonly desk: Desk; readonly state: SettingsState }) {
  const { text, pressKey } = desk;
  const { language } = text;
  return (
    <>
      {state.keys.length === 0 && <p className="quiet">{text('a.set.key.none')}</p>}
      <ul className="stack near">
        {state.keys.map((key) => (
          <li key={key.key_id} className="choice">
            <div className="grow">
              <b id={key.key_id}>{key.name}</b>
              <span className="label">
                {key.scopes
                  .split(' ')
                  .map((scope) => text(`a.scope.${scope as AgencyScope}`))
                  .join(' / ')}
              </span>
            </div>
            <span className="label">
              {key.used_at === null
                ? text('a.set.key.unused')
                : text('a.set.key.used', { date: shortDayOf(key.used_at, desk.today, language) })}
            </span>
            {key.revoked_at === null ? (
              <PostButton action={`${AGENCY.keys}/${key.key_id}/revoke`} about={key.key_id} look="danger">
                {text('a.set.key.revoke')}
              </PostButton>
            ) : (
              <Tag>{text('a.set.key.revoked')}</Tag>
            )}
          </li>
        ))}
      </ul>
      <form className="stack narrow" method="post" action={AGENCY.keys}>
        <input type="hidden" name={PRESS_FIELD} value={pressKey} />
        <TextField
          id="keyName"
          label={text('a.set.key.name')}
          value={state.refused?.key?.name ?? ''}
          fault={state.refused?.faults.keyName}
          required
        />
        <CheckBoxes
          name="scope"
          legend={text('a.set.key.scopes')}
          options={state.scopes.map((scope) => ({ value: scope, label: text(`a.scope.${scope}`) }))}
          chosen={state.refused?.key?.scopes}
          fault={state.refused?.faults.scope}
        />
        <div>
          <button className="button" type="submit">
            {text('a.set.key.create')}
          </button>
        </div>
      </form>
    </>
  );
}
