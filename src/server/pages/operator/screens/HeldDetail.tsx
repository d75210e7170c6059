import type { ReviewReason } from '../../../../core/credit/review.ts';
import type { HeldItem } from '../../../services/operator/held.ts';
import type { Refused } from '../../../services/operator/refused.ts';
import type { HeldKind } from '../../../stores/held.ts';
import { japanDay } from '../../../time/calendar.ts';
import { shortDay, shortMoment } from '../../../time/dates.ts';
import type { ListPlace } from '../../console/list-page.ts';
import { SelectField, TextArea } from '../../console/parts/Field.tsx';
import { Icon } from '../../console/parts/Icon.tsx';
import { KeyValues } from '../../console/parts/KeyValues.tsx';
import { SidePanel } from '../../console/parts/SidePanel.tsx';
import { rowId } from '../../console/parts/Table.tsx';
import type { OperatorPage } from '../operator-page.ts';
import { faultText, type OperatorText } from '../operator-text.ts';
import { heldFields, operatorPaths } from '../paths.ts';
import { RefusalBar } from './RefusalBar.tsx';
import { Seen } from './Seen.tsx';

/** The reason that fits what made the rules stop; a suggestion that saves a press, nothing more. */
const LIKELY = {
  duplicate: 'same_person',
  own_domain: 'internal_trial',
  disposable: 'disposable_address',
} as const satisfies Record<HeldItem['kind'], ReviewReason>;

export interface HeldDetailProps {
  readonly page: OperatorPage;
  readonly item: HeldItem;
  readonly kind: HeldKind | undefined;
  readonly place: ListPlace;
  /** How many of this one's employer wait: the only thing that employer sees. */
  readonly waiting: number;
  /** How many decisions on it there were when the page was made. */
  readonly seen: number;
  readonly reasons: readonly ReviewReason[];
  readonly typed?: { readonly reason: ReviewReason | undefined; readonly note: string } | undefined;
  readonly refusal?: Refused | undefined;
}

/** One held registration with the decision to make. The address is masked: it is recognised, not read. */
export function HeldDetail(props: HeldDetailProps) {
  const { page, item, kind, place, waiting, typed, refusal } = props;
  const part = { kind, ...place };
  const { text } = page;
  const { language } = text;
  const employer = language === 'ja' ? item.employerName : item.employerNameEn;
  const title = text(`o.held.kind.${item.kind}`);
  const fault = (field: string) => (refusal?.field === field ? faultText(text, refusal) : undefined);
  const labels = text.parts('o.held.reason.v');
  return (
    <SidePanel
      text={text}
      label={`${employer} ${title}`}
      closeHref={`${operatorPaths.heldOf(part)}#${rowId(item.registrationId)}`}
      head={
        <>
          <h2 className="sub">{title}</h2>
          <span className="label num">
            {text('o.held.received', { employer, when: shortMoment(item.receivedAt, language) })}
          </span>
        </>
      }
    >
      <RefusalBar page={page} refusal={refusal?.field ? undefined : refusal} />
      <KeyValues
        rows={[
          [text('o.held.now'), <ThisTime key="now" text={text} item={item} />],
          ...beforeRow(text, item),
        ]}
      />
      <form method="post" action={`${operatorPaths.held}/decide`} className="stack far rule">
        <Seen n={props.seen} />
        <input type="hidden" name="employer" value={item.employerId} />
        <input type="hidden" name="registration" value={item.registrationId} />
        {Object.entries(heldFields(part)).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <SelectField
          id="reason"
          label={text('o.held.reason')}
          required
          value={typed ? (typed.reason ?? '') : LIKELY[item.kind]}
          fault={fault('reason')}
          options={[
            { value: '', label: text('o.held.choose') },
            ...props.reasons.map((value, index) => ({ value, label: labels[index] ?? value })),
          ]}
        />
        <TextArea id="note" label={text('o.held.memo')} value={typed?.note ?? ''} fault={fault('note')} />
        <div className="row">
          <button className="button primary grow" type="submit" name="verdict" value="refuse">
            {text('o.held.reject')}
          </button>
          <button className="button second grow" type="submit" name="verdict" value="count">
            {text('o.held.count')}
          </button>
        </div>
      </form>
      <ul className="stack near rule">
        <li className="row label">
          <Icon name="buildingSmall" />
          <span className="grow">{text('o.held.employerSees', { n: waiting })}</span>
        </li>
        <li className="row label">
          <Icon name="heart" />
          <span className="grow">{text('o.held.candidate')}</span>
        </li>
      </ul>
    </SidePanel>
  );
}

function ThisTime({ text, item }: { readonly text: OperatorText; readonly item: HeldItem }) {
  return (
    <span className="num">
      {item.maskedMail}
      <span className="label block">
        {item.linkCode ?? text('o.held.common')}
        {text.language === 'ja' ? '・' : ' · '}
        {text('o.held.verified')}
      </span>
    </span>
  );
}

function beforeRow(text: OperatorText, { evidence }: HeldItem) {
  if (evidence.kind !== 'shared_link' || !evidence.firstAt) return [];
  const date = shortDay(japanDay(new Date(evidence.firstAt)), text.language);
  return [
    [
      text('o.held.before'),
      <span key="before" className="num">
        {text('o.held.mates.first', { date })}
        <span className="label block">{text('o.held.mates', { n: evidence.ordinal - 1 })}</span>
      </span>,
    ] as const,
  ];
}
