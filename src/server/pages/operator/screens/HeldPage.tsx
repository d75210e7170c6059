import { REVIEW_REASONS } from '../../../../core/credit/review.ts';
import type { HeldItem } from '../../../services/operator/held.ts';
import type { HeldKind } from '../../../stores/held.ts';
import { shortDay, shortDayOf, shortMoment } from '../../../time/dates.ts';
import type { ListPage } from '../../console/list-page.ts';
import { Bar } from '../../console/parts/Bar.tsx';
import { ConsolePage } from '../../console/parts/ConsolePage.tsx';
import { EmptyState } from '../../console/parts/EmptyState.tsx';
import { PostButton } from '../../console/parts/Field.tsx';
import { Pages } from '../../console/parts/Pages.tsx';
import { Split } from '../../console/parts/SidePanel.tsx';
import { Table } from '../../console/parts/Table.tsx';
import { Tag } from '../../console/parts/Tag.tsx';
import { evidenceText } from '../held-texts.ts';
import type { OperatorPage } from '../operator-page.ts';
import { heldFields, operatorPaths, type HeldAddress } from '../paths.ts';
import { SEEN_FIELD } from '../posted.ts';
import { HeldDetail, type HeldDetailProps } from './HeldDetail.tsx';
import { RefusalBar } from './RefusalBar.tsx';
import { Unsaved } from './Unsaved.tsx';

export const HELD_KINDS = ['duplicate', 'own_domain', 'disposable'] as const satisfies readonly HeldKind[];

/** What was decided a moment ago, and may be taken back for some seconds. */
export interface JustDecided {
  readonly employerId: string;
  readonly registrationId: string;
  readonly employerName: string;
  readonly verdict: 'count' | 'refuse' | 'undone';
  readonly mayUndo: boolean;
  /** Its number among the decisions on that registration. */
  readonly seen: number;
}

export interface HeldPageProps extends Omit<HeldDetailProps, 'item' | 'reasons'> {
  readonly list: ListPage<HeldItem>;
  readonly counts: Readonly<Record<HeldKind, number>>;
  readonly chosen: HeldItem | undefined;
  /** The one that waits longest, where it has waited longer than it may; the list begins with the newest. */
  readonly overdue: HeldItem | undefined;
  readonly today: string;
  readonly decided?: JustDecided | undefined;
}

/** Registrations that wait for a person to decide whether they count. */
export function HeldPage(props: HeldPageProps) {
  const { page, list, counts, kind, place, chosen, decided } = props;
  const { text, frame } = page;
  const shown = list.rows;
  // Beside the one it is about, the panel says it; what came too late is about one that no longer waits.
  const besideNobody = shown.length === 0 || !chosen ? props.refusal : undefined;
  return (
    <ConsolePage
      frame={frame}
      title={text('o.held.title')}
      refused={props.refusal !== undefined}
      aside={<span className="label">{text('o.held.note')}</span>}
    >
      {decided && <Decided page={page} part={{ kind, ...place }} decided={decided} />}
      <RefusalBar page={page} refusal={besideNobody && { ...besideNobody, field: undefined }} />
      {besideNobody && <Unsaved text={text} words={props.typed?.note} />}
      <Overdue {...props} />
      <nav className="chips" aria-label={text('o.held.title')}>
        {[undefined, ...HELD_KINDS].map((one, index) => (
          <a
            key={one ?? 'all'}
            className="chip"
            href={operatorPaths.heldOf({ kind: one })}
            {...(one === kind ? { 'aria-current': 'true' as const } : {})}
          >
            {text.parts('o.held.f')[index]}{' '}
            <span className="num">
              {HELD_KINDS.reduce((sum, each) => sum + (!one || each === one ? counts[each] : 0), 0)}
            </span>
          </a>
        ))}
      </nav>
      {shown.length === 0 ? (
        <EmptyState icon="hourglass">{text('o.held.empty')}</EmptyState>
      ) : (
        <Split
          list={<HeldTable {...props} />}
          detail={chosen && <HeldDetail {...props} item={chosen} reasons={REVIEW_REASONS} />}
        />
      )}
    </ConsolePage>
  );
}

function Overdue({ page: { text }, overdue, chosen, today }: HeldPageProps) {
  if (!overdue || overdue.registrationId === chosen?.registrationId) return null;
  const { employerId, registrationId, dueOn } = overdue;
  return (
    <Bar
      tone="warn"
      action={<a href={operatorPaths.heldItem(employerId, registrationId)}>{text('o.held.oldest')}</a>}
    >
      {text('o.held.late', { date: shortDayOf(dueOn, today, text.language) })}
    </Bar>
  );
}

function HeldTable({ page, list, chosen, today, kind, place }: HeldPageProps) {
  const { text } = page;
  const { language } = text;
  return (
    <>
      <Table
        label={text('o.held.title')}
        columns={text.parts('o.held.colShort')}
        numeric={[0, 3]}
        names={[1]}
        wrapping={[2]}
        rows={list.rows.map((item) => ({
          key: item.registrationId,
          href: operatorPaths.heldItem(item.employerId, item.registrationId, { kind, ...place }),
          selected: item.registrationId === chosen?.registrationId,
          cells: [
            shortMoment(item.receivedAt, language),
            language === 'ja' ? item.employerName : item.employerNameEn,
            <span key="reason">
              <b>{text(`o.held.kind.${item.kind}`)}</b>
              <span className="label block">{evidenceText(text, item)}</span>
            </span>,
            <Tag key="due" tone={item.soon ? 'warn' : 'plain'}>
              <span className="num">{shortDay(item.dueOn, language)}</span>
              {item.dueOn < today && <span className="hidden"> ({text('o.held.overdue')})</span>}
            </Tag>,
          ],
        }))}
      />
      <Pages
        text={text}
        previous={list.before && operatorPaths.heldOf({ kind, before: list.before })}
        next={list.after && operatorPaths.heldOf({ kind, after: list.after })}
      />
    </>
  );
}

function Decided({
  page: { text },
  part,
  decided,
}: {
  readonly page: OperatorPage;
  readonly part: HeldAddress;
  readonly decided: JustDecided;
}) {
  const { employerName: employer, employerId, registrationId, verdict } = decided;
  return (
    <Bar
      tone="ok"
      announce
      action={
        decided.mayUndo && (
          <span className="fades">
            <PostButton
              action={`${operatorPaths.held}/undo`}
              look="subtle"
              fields={{
                employer: employerId,
                registration: registrationId,
                [SEEN_FIELD]: String(decided.seen),
                ...heldFields(part),
              }}
            >
              {text('o.held.undo')}
            </PostButton>
          </span>
        )
      }
    >
      {verdict === 'undone' ? text('o.held.undone') : text(`o.held.done.${verdict}`, { employer })}
    </Bar>
  );
}
