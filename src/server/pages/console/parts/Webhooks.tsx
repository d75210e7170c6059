import { UNDELIVERED, type WebhookDelivery, type WebhookEndpoint } from '../../../stores/webhooks.ts';
import { PRESS_FIELD } from '../../form-body.ts';
import type { ConsoleText } from '../console-text.ts';
import { CheckBoxes, PostButton, TextField } from './Field.tsx';
import { Table } from './Table.tsx';
import { Tag } from './Tag.tsx';

/** Endpoints of an agency or an employer, and the form for one more. Posts to `base` and to `base/<id>/<change>`. */
export function Endpoints(props: {
  readonly text: ConsoleText;
  readonly base: string;
  readonly endpoints: readonly WebhookEndpoint[];
  readonly events: readonly string[];
  readonly url?: string | undefined;
  readonly fault?: string | undefined;
  /** Names the press that adds one. */
  readonly pressKey: string;
  /** The events ticked in a form that was refused. */
  readonly chosen?: readonly string[] | undefined;
  readonly eventFault?: string | undefined;
  /** Whether one that works can be switched off without being forgotten. */
  readonly canDisable?: boolean;
}) {
  const { text, base, endpoints } = props;
  return (
    <>
      {endpoints.length === 0 && <p className="quiet">{text('con.hook.none')}</p>}
      <ul className="stack near">
        {endpoints.map((endpoint) => (
          <li key={endpoint.endpoint_id} className="choice">
            <div className="grow">
              <b className="break" id={endpoint.endpoint_id}>
                {endpoint.url}
              </b>
              <span className="label">{endpoint.events.replaceAll(' ', ' / ')}</span>
            </div>
            {endpoint.disabled_at !== null && (
              <>
                <Tag tone="warn">{text('con.hook.off', { reason: reasonOf(text, endpoint) })}</Tag>
                <PostButton action={`${base}/${endpoint.endpoint_id}/enable`} about={endpoint.endpoint_id}>
                  {text('con.hook.enable')}
                </PostButton>
              </>
            )}
            <PostButton action={`${base}/${endpoint.endpoint_id}/rotate`} about={endpoint.endpoint_id}>
              {text('con.hook.rotate')}
            </PostButton>
            {props.canDisable && endpoint.disabled_at === null && (
              <PostButton
                action={`${base}/${endpoint.endpoint_id}/disable`}
                about={endpoint.endpoint_id}
                look="subtle"
              >
                {text('con.hook.disable')}
              </PostButton>
            )}
            <PostButton
              action={`${base}/${endpoint.endpoint_id}/remove`}
              about={endpoint.endpoint_id}
              look="danger"
            >
              {text('con.hook.remove')}
            </PostButton>
          </li>
        ))}
      </ul>
      <form className="stack narrow" method="post" action={base}>
        <input type="hidden" name={PRESS_FIELD} value={props.pressKey} />
        <TextField
          id="url"
          type="url"
          label={text('con.hook.url')}
          value={props.url ?? ''}
          fault={props.fault}
          required
        />
        <CheckBoxes
          name="event"
          legend={text('con.hook.events')}
          options={props.events.map((event) => ({ value: event, label: event }))}
          chosen={props.chosen}
          fault={props.eventFault}
        />
        <div>
          <button className="button" type="submit">
            {text('con.hook.add')}
          </button>
        </div>
      </form>
    </>
  );
}

function reasonOf(text: ConsoleText, endpoint: WebhookEndpoint): string {
  return text(endpoint.disabled_reason === 'operator' ? 'con.hook.off.operator' : 'con.hook.off.gone');
}

const STATUS_TONES = { waiting: 'plain', delivered: 'ok', failed: 'warn', given_up: 'warn' } as const;

/**
 * What was told. Sending again posts to `base/<id>/replay`, or to `base/replay` for all that was not delivered; to an
 * endpoint that is switched off nothing is sent.
 */
export function DeliveryLog(props: {
  readonly text: ConsoleText;
  readonly base: string;
  readonly deliveries: readonly WebhookDelivery[];
  readonly endpoints: readonly WebhookEndpoint[];
  readonly when: (moment: string) => string;
}) {
  const { text, base, deliveries, when } = props;
  if (deliveries.length === 0) return <p className="quiet">{text('con.hook.log.none')}</p>;
  const on = new Set(
    props.endpoints.filter(({ disabled_at }) => disabled_at === null).map(({ endpoint_id }) => endpoint_id),
  );
  const canReplay = deliveries.filter(
    ({ endpoint_id, status }) => status !== 'waiting' && on.has(endpoint_id),
  );
  const undelivered = canReplay.filter(({ status }) => UNDELIVERED.includes(status));
  return (
    <>
      {undelivered.length > 1 && (
        <PostButton action={`${base}/replay`}>{text('con.hook.log.replayAll')}</PostButton>
      )}
      <Table
        label={text('con.hook.log')}
        columns={text.parts('con.hook.log.col')}
        numeric={[0, 3]}
        rows={deliveries.map((delivery) => ({
          key: delivery.delivery_id,
          cells: [
            <span key="what" id={delivery.delivery_id}>
              {when(delivery.created_at)}
            </span>,
            delivery.type,
            <span key="status" className="row">
              <Tag tone={STATUS_TONES[delivery.status]}>{text(`con.hook.log.${delivery.status}`)}</Tag>
              <span className="label">{delivery.last_status ?? delivery.last_fault ?? ''}</span>
            </span>,
            String(delivery.attempts),
            canReplay.includes(delivery) && (
              <PostButton
                key="replay"
                action={`${base}/${delivery.delivery_id}/replay`}
                about={delivery.delivery_id}
              >
                {text('con.hook.log.replay')}
              </PostButton>
            ),
          ],
        }))}
      />
    </>
  );
}
