import { WEBHOOK_TYPES } from '../../../services/webhooks/emit.ts';
import type { Refused } from '../../../services/operator/refused.ts';
import type { Employer } from '../../../stores/employers.ts';
import type { WebhookDelivery, WebhookEndpoint } from '../../../stores/webhooks.ts';
import { shortMoment } from '../../../time/dates.ts';
import { Bar } from '../../console/parts/Bar.tsx';
import { ConsolePage } from '../../console/parts/ConsolePage.tsx';
import { DeliveryLog, Endpoints } from '../../console/parts/Webhooks.tsx';
import type { OperatorPage } from '../operator-page.ts';
import { faultText } from '../operator-text.ts';
import { operatorPaths } from '../paths.ts';

export interface WebhooksPageProps {
  readonly page: OperatorPage;
  readonly employer: Employer;
  readonly endpoints: readonly WebhookEndpoint[];
  readonly deliveries: readonly WebhookDelivery[];
  /** Made a moment ago, and shown on this one page only: of a new endpoint, or in place of the one before. */
  readonly secret?: string | undefined;
  readonly replaced?: string | undefined;
  readonly url?: string | undefined;
  /** The events ticked in a form that was refused. */
  readonly chosen?: readonly string[] | undefined;
  readonly saved?: boolean;
  readonly refusal?: Refused | undefined;
}

/** Which of an employer's systems are told of slots, and what they were told. */
export function WebhooksPage(props: WebhooksPageProps) {
  const { page, employer, refusal } = props;
  const { text, frame } = page;
  const secret = props.secret ?? props.replaced;
  const base = operatorPaths.employerAction(employer.employer_id, 'webhooks');
  const fault = (field: string) => (refusal?.field === field ? faultText(text, refusal) : undefined);
  return (
    <ConsolePage
      frame={frame}
      title={text('o.emp.webhooks')}
      refused={refusal !== undefined}
      aside={<a href={operatorPaths.employer(employer.employer_id)}>{text.nameOf(employer)}</a>}
    >
      {refusal && !refusal.field && (
        <Bar tone="danger" announce focus>
          {faultText(text, refusal)}
        </Bar>
      )}
      {props.saved && (
        <Bar tone="ok" announce>
          {text('o.emp.webhooks.saved')}
        </Bar>
      )}
      {secret && (
        <Bar tone="brand" icon="shieldCheck" announce>
          {text(props.replaced ? 'con.hook.replaced' : 'con.hook.once')}
          <code className="code">{secret}</code>
        </Bar>
      )}
      <section className="panel pad stack" aria-label={text('con.hooks')}>
        <p className="label">{text('con.hooks.note')}</p>
        <Endpoints
          pressKey={page.pressKey}
          text={text}
          base={base}
          endpoints={props.endpoints}
          events={WEBHOOK_TYPES.employer}
          url={props.url}
          fault={fault('url')}
          chosen={props.chosen}
          eventFault={fault('event')}
          canDisable
        />
      </section>
      <section className="stack">
        <h2>{text('con.hook.log')}</h2>
        <DeliveryLog
          text={text}
          base={`${base}/deliveries`}
          deliveries={props.deliveries}
          endpoints={props.endpoints}
          when={(at) => shortMoment(at, text.language)}
        />
      </section>
    </ConsolePage>
  );
}
