import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { SlotRequest } from '../../../contract/slots.ts';
import type { MessageKey } from '../../strings/index.ts';
import { shortDateOf } from '../dates.ts';
import { CheckmarkCircle20Regular, TicketDiagonal20Regular } from '../icons.ts';
import { Card } from '../parts/Card.tsx';
import { useLandingLook } from '../parts/landing-look.ts';
import { Label } from '../parts/layout.tsx';
import { Tag } from '../parts/Tag.tsx';
import { ArrowCounterclockwise20Regular } from '../tab-icons.ts';
import { useTexts } from '../texts.tsx';

const useStyles = makeStyles({
  row: {
    display: 'flex',
    columnGap: '12px',
    alignItems: 'flex-start',
    // At 200 % zoom the words have the whole width.
    '@media (max-width: 239px)': { flexDirection: 'column', rowGap: '4px' },
  },
  icon: { color: tokens.colorBrandForeground1, display: 'inline-flex', flexShrink: 0 },
  body: { flexGrow: 1, minWidth: 0 },
  head: {
    display: 'flex',
    justifyContent: 'space-between',
    alignItems: 'flex-start',
    columnGap: '8px',
    '@media (max-width: 239px)': { flexDirection: 'column' },
  },
  // A long position breaks, never the short words beside it.
  side: { display: 'flex', alignItems: 'center', columnGap: '8px', minHeight: '20px', flexShrink: 0 },
  title: { margin: 0, fontSize: '14px', lineHeight: '20px', fontWeight: tokens.fontWeightSemibold },
  text: { marginTop: '2px', fontSize: '12px', lineHeight: '16px' },
  when: { fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' },
});

/** How a request ended, in one neutral sentence: nothing here is a fault of anybody. */
export function PastRequest({
  request,
  now,
  headingId,
}: {
  readonly request: SlotRequest;
  readonly now: Date;
  readonly headingId: string;
}) {
  const styles = useStyles();
  const landing = useLandingLook();
  const { t, language } = useTexts();
  const hired = request.state === 'hired';
  return (
    <Card look="flat">
      <div className={styles.row}>
        <span className={styles.icon} aria-hidden="true">
          {hired ? (
            <CheckmarkCircle20Regular />
          ) : request.state === 'returned' ? (
            <ArrowCounterclockwise20Regular />
          ) : (
            <TicketDiagonal20Regular />
          )}
        </span>
        <div className={styles.body}>
          <div className={styles.head}>
            <h3 id={headingId} tabIndex={-1} className={mergeClasses(styles.title, landing)}>
              {request.position}
            </h3>
            <span className={styles.side}>
              {hired && <Tag tone="ok">{t('slots.tag.hired')}</Tag>}
              {request.closedAt !== null && (
                <span className={styles.when}>
                  <Label>{shortDateOf(request.closedAt, now, language)}</Label>
                </span>
              )}
            </span>
          </div>
          <div className={styles.text}>
            <Label>{t(sentenceOf(request))}</Label>
          </div>
        </div>
      </div>
    </Card>
  );
}

function sentenceOf({ state, returnReason }: SlotRequest): MessageKey {
  if (state === 'hired') return 'slots.hired';
  if (state !== 'returned') return 'slots.notHired';
  if (returnReason === 'no_proposal') return 'slots.noProposal';
  return returnReason === 'cancelled' ? 'slots.cancelled' : 'slots.returned';
}
