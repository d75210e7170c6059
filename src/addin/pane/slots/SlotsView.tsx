import { makeStyles, tokens } from '@fluentui/react-components';
import { Checkmark16Regular, TicketDiagonal20Regular, TicketDiagonal24Regular } from '../icons.ts';
import type { ProgressView } from '../../compose/progress-view.ts';
import { Card } from '../parts/Card.tsx';
import { Label, Row } from '../parts/layout.tsx';
import { Bone } from '../parts/Skeleton.tsx';
import { Rich, useTexts } from '../texts.tsx';

const useStyles = makeStyles({
  area: { display: 'flex', flexDirection: 'column', rowGap: '12px', padding: '12px' },
  empty: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'center',
    rowGap: '14px',
    padding: '12px 4px',
    textAlign: 'center',
  },
  disc: {
    width: '48px',
    height: '48px',
    boxSizing: 'border-box',
    borderRadius: '50%',
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'center',
    border: '1px solid var(--relayChipBorder)',
    backgroundColor: tokens.colorBrandBackground2,
    color: tokens.colorBrandForeground2,
  },
  title: { margin: 0, fontSize: '16px', lineHeight: '22px', fontWeight: tokens.fontWeightSemibold },
  heading: { margin: 0, fontSize: '14px', lineHeight: '20px', fontWeight: tokens.fontWeightSemibold },
  text: { margin: '6px 0 0', color: tokens.colorNeutralForeground3, textWrap: 'pretty' },
  ticket: {
    display: 'flex',
    alignItems: 'center',
    columnGap: '8px',
    fontWeight: tokens.fontWeightSemibold,
  },
  brand: { color: tokens.colorBrandForeground1, display: 'inline-flex' },
  count: { fontSize: '22px', lineHeight: '24px', fontVariantNumeric: 'tabular-nums' },
  rules: {
    margin: '-4px 0 0',
    padding: 0,
    listStyleType: '""',
    display: 'flex',
    flexDirection: 'column',
    rowGap: '12px',
    fontSize: '12px',
    lineHeight: '18px',
    color: tokens.colorNeutralForeground2,
  },
  rule: { display: 'flex', columnGap: '8px', alignItems: 'flex-start', textWrap: 'pretty' },
  check: { display: 'inline-flex', flexShrink: 0, paddingTop: '1px' },
});

/** What the totals say about slots, and how slots work. Asking for an introduction is not offered here. */
export function SlotsView({ progress }: { readonly progress: ProgressView | 'loading' | null }) {
  const styles = useStyles();
  const { t, nodes } = useTexts();
  if (progress === 'loading')
    return (
      <div className={styles.area} aria-busy="true">
        <Bone height={96} />
        <Bone height={96} />
      </div>
    );
  const interviewed = progress?.countingStage === 'interviewed';
  const none = progress?.slots === 0;
  return (
    <div className={styles.area}>
      {progress && (
        <Card>
          {none ? (
            <div className={styles.empty}>
              <span className={styles.disc} aria-hidden="true">
                <TicketDiagonal24Regular />
              </span>
              <div>
                <h2 className={styles.title}>{t('slots.empty.title', { n: progress.remaining })}</h2>
                <p className={styles.text}>
                  {t(interviewed ? 'slots.empty.body.interviewed' : 'slots.empty.body', {
                    total: progress.total,
                  })}
                </p>
              </div>
            </div>
          ) : (
            <>
              <Row spread>
                <h2 className={styles.ticket + ' ' + styles.heading}>
                  <span className={styles.brand} aria-hidden="true">
                    <TicketDiagonal20Regular />
                  </span>
                  {t('slots.ready')}
                </h2>
                <b className={styles.count}>{t('slots.count', { n: progress.slots })}</b>
              </Row>
              <Label>
                {t(interviewed ? 'slots.policy.interviewed' : 'slots.policy', { total: progress.total })}
              </Label>
            </>
          )}
        </Card>
      )}
      <Card look="flat">
        <h2 className={styles.heading}>{t('slots.how.title')}</h2>
        <ul className={styles.rules}>
          {(['slots.how.1', 'slots.how.2', 'slots.how.3'] as const).map((key) => (
            <li key={key} className={styles.rule}>
              <span className={styles.check} aria-hidden="true">
                <Checkmark16Regular />
              </span>
              <span>
                <Rich nodes={nodes(key)} slots={{}} />
              </span>
            </li>
          ))}
        </ul>
      </Card>
    </div>
  );
}
