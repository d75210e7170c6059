import { makeStyles, tokens } from '@fluentui/react-components';
import { grouped } from '../../../core/text/grouped.ts';
import type { ProgressView } from '../../compose/progress-view.ts';
import { Label, Row, Rule } from '../parts/layout.tsx';
import { Tag } from '../parts/Tag.tsx';
import { useTexts } from '../texts.tsx';

const useStyles = makeStyles({
  box: {
    display: 'flex',
    flexDirection: 'column',
    rowGap: '8px',
    marginTop: '10px',
    padding: '9px 11px',
    borderRadius: '6px',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground2,
    fontSize: '13px',
    lineHeight: '18px',
  },
  number: { fontWeight: tokens.fontWeightBold, fontVariantNumeric: 'tabular-nums' },
  quiet: { color: tokens.colorNeutralForeground3 },
  tags: { display: 'inline-flex', flexWrap: 'wrap', gap: '4px' },
});

const REASONS = {
  duplicate: 'progress.reason.duplicate',
  review: 'progress.reason.review',
  ownDomain: 'progress.reason.ownDomain',
  disposable: 'progress.reason.disposable',
  other: 'progress.reason.other',
} as const;

/** What the totals are made of, and the two rules behind them, in words (B04). */
export function Breakdown({ id, progress }: { readonly id: string; readonly progress: ProgressView }) {
  const styles = useStyles();
  const { t, language } = useTexts();
  const reasons = (Object.keys(REASONS) as (keyof typeof REASONS)[]).filter(
    (reason) => progress.notCounted[reason] > 0,
  );
  const notCounted = reasons.reduce((sum, reason) => sum + progress.notCounted[reason], 0);
  const interviewed = progress.countingStage === 'interviewed';
  const stop = language === 'ja' ? '。' : '. ';
  const policy = [
    t(interviewed ? 'progress.policy.interviewed' : 'progress.policy.registered'),
    t(interviewed ? 'slots.policy.interviewed' : 'slots.policy', { total: progress.total }),
  ];
  return (
    <div id={id} className={styles.box}>
      <Row spread>
        <span>{t('pane.registered')}</span>
        <span className={styles.number}>{t('pane.people', { n: grouped(progress.registered) })}</span>
      </Row>
      <Row spread>
        <span>{t('pane.counted')}</span>
        <span className={styles.number}>{t('pane.people', { n: grouped(progress.counted) })}</span>
      </Row>
      {notCounted > 0 && (
        <Row spread>
          <span className={styles.quiet}>{t('progress.details.not', { n: grouped(notCounted) })}</span>
          <span className={styles.tags}>
            {reasons.map((reason) => (
              <Tag key={reason}>{t(REASONS[reason], { n: grouped(progress.notCounted[reason]) })}</Tag>
            ))}
          </span>
        </Row>
      )}
      <Rule />
      <Label>
        {policy
          .map((sentence) => sentence + stop)
          .join('')
          .trim()}
      </Label>
      <Label>{t('progress.pending.tip')}</Label>
      {!progress.demo && <Label>{t('progress.daily')}</Label>}
    </div>
  );
}
