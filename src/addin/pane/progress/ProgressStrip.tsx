import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useId, useState } from 'react';
import type { ProgressView } from '../../compose/progress-view.ts';
import { clockTime, shortDate } from '../dates.ts';
import { ChevronDown12Regular, ShieldLock16Regular } from '../icons.ts';
import { LinkButton } from '../parts/buttons.tsx';
import { Bone } from '../parts/Skeleton.tsx';
import { onDemand } from '../shell/on-demand.tsx';
import { Rich, useTexts } from '../texts.tsx';
import { SlotsBadge } from './SlotsBadge.tsx';
import { SegmentBar, SegmentKey } from './SegmentBar.tsx';

/** What the totals are made of; few open it, so it comes behind the first screen (docs/decisions/0022). */
export const Breakdown = onDemand(
  async () => (await import(/* webpackChunkName: "rare" */ './Breakdown.tsx')).Breakdown,
);

const useStyles = makeStyles({
  strip: {
    backgroundColor: tokens.colorNeutralBackground1,
    padding: '14px max(16px, 50% - 194px)',
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  line: { display: 'flex', alignItems: 'baseline', justifyContent: 'space-between', columnGap: '8px' },
  lead: { fontSize: '14px', lineHeight: '24px' },
  strong: { fontWeight: tokens.fontWeightSemibold },
  count: {
    fontSize: '22px',
    lineHeight: '24px',
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorBrandForeground1,
    fontVariantNumeric: 'tabular-nums',
    padding: '0 2px',
  },
  stale: { color: tokens.colorNeutralForeground3 },
  fraction: {
    fontSize: '12px',
    color: tokens.colorNeutralForeground3,
    fontVariantNumeric: 'tabular-nums',
    whiteSpace: 'nowrap',
  },
  legend: {
    display: 'flex',
    '@media (max-width: 239px)': { flexWrap: 'wrap' },
    alignItems: 'center',
    columnGap: '8px',
    minHeight: '24px',
    fontSize: '12px',
    lineHeight: '16px',
    color: tokens.colorNeutralForeground3,
  },
  key: { display: 'inline-flex', alignItems: 'center', columnGap: '5px', whiteSpace: 'nowrap' },
  number: { fontVariantNumeric: 'tabular-nums', fontWeight: tokens.fontWeightBold },
  asOf: {
    display: 'flex',
    flexWrap: 'wrap',
    justifyContent: 'space-between',
    alignItems: 'center',
    columnGap: '8px',
    marginTop: '7px',
    fontSize: '12px',
    lineHeight: '16px',
    color: tokens.colorNeutralForeground3,
    fontVariantNumeric: 'tabular-nums',
  },
  chevron: { display: 'inline-flex' },
  turned: { transform: 'rotate(180deg)' },
  sentence: {
    position: 'absolute',
    width: '1px',
    height: '1px',
    overflow: 'hidden',
    clipPath: 'inset(50%)',
  },
  skeleton: {
    display: 'flex',
    flexDirection: 'column',
    rowGap: '14px',
    minHeight: '104px',
    paddingTop: '6px',
  },
  shield: { display: 'none', '@media (max-height: 419px)': { display: 'inline-flex' } },
});

/** How far the next free slot is: totals with their time, never a name (ux 4). */
export function ProgressStrip({
  progress,
  onShowSlots,
  onShowDetails,
  onReconnect,
}: {
  readonly progress: ProgressView | 'loading' | 'expired';
  readonly onShowSlots: () => void;
  readonly onShowDetails: () => void;
  readonly onReconnect: () => void;
}) {
  const styles = useStyles();
  const texts = useTexts();
  const { t, nodes, language } = texts;
  const [open, setOpen] = useState(false);
  const id = useId();
  if (progress === 'loading')
    return (
      <section className={styles.strip} aria-label={t('pane.progress')} aria-busy="true">
        <div className={styles.skeleton}>
          <Bone width="72%" height={14} />
          <Bone height={10} />
          <Bone width="85%" height={14} />
          <Bone width="40%" />
        </div>
      </section>
    );

  const reconnect = <LinkButton onPress={onReconnect}>{t('home.connect.expired')}</LinkButton>;
  if (progress === 'expired')
    return (
      <section className={styles.strip} aria-label={t('pane.progress')}>
        {reconnect}
      </section>
    );

  const { remaining, filled, total, pending, slots, freshness } = progress;
  const at = { date: shortDate(progress.asOf, language), time: clockTime(progress.asOf) };
  const stale = freshness !== 'fresh';
  return (
    <section className={styles.strip} aria-label={t('pane.progress')}>
      <p className={styles.sentence}>
        {t('progress.aria', { n: remaining, total, filled, pending, slots, ...at })}
      </p>
      <div className={styles.line} aria-hidden="true">
        <span className={mergeClasses(styles.lead, stale && styles.stale)}>
          <Rich
            nodes={nodes('progress.lead', { n: remaining })}
            slots={{
              b: (children) => <b className={styles.strong}>{children}</b>,
              n: (children) => (
                <span className={mergeClasses(styles.count, stale && styles.stale)}>{children}</span>
              ),
            }}
          />
        </span>
        <span className={styles.fraction}>{t('progress.frac', { filled, total })}</span>
      </div>
      <SegmentBar progress={progress} dimmed={stale} />
      <div className={styles.legend}>
        {progress.newSlots > 0 ? (
          <>
            <span>{t('progress.celebrate', { n: progress.newSlots })}</span>
            <LinkButton onPress={onShowSlots}>{t('progress.celebrate.action')}</LinkButton>
          </>
        ) : (
          <>
            <span className={styles.key} aria-hidden="true">
              <SegmentKey segment="filled" />
              {t(
                progress.countingStage === 'interviewed'
                  ? 'progress.counted.interviewed'
                  : 'progress.registered',
              )}
              <span className={styles.number}>{filled}</span>
            </span>
            <span className={styles.key} aria-hidden="true" title={t('progress.pending.tip')}>
              <SegmentKey segment="pending" />
              {t('progress.pending')}
              <span className={styles.number}>{pending}</span>
            </span>
          </>
        )}
        <SlotsBadge slots={slots} onPress={onShowSlots} />
      </div>
      <div className={styles.asOf}>
        <span>
          {t(freshness === 'offline' ? 'progress.asOf.offline' : 'progress.asOf', at)}
          {progress.counted === 0 && ` · ${t('progress.none')}`}
        </span>
        <LinkButton expanded={open} controls={id} onPress={() => setOpen(!open)}>
          {t('progress.details')}
          <span className={mergeClasses(styles.chevron, open && styles.turned)} aria-hidden="true">
            <ChevronDown12Regular />
          </span>
        </LinkButton>
        <span className={styles.shield}>
          <LinkButton onPress={onShowDetails}>
            <ShieldLock16Regular aria-hidden="true" />
            {t('footer.details')}
          </LinkButton>
        </span>
      </div>
      {progress.demo && <div className={styles.asOf}>{t('progress.demo')}</div>}
      {freshness === 'expired' && <div className={styles.asOf}>{reconnect}</div>}
      {open && <Breakdown id={id} progress={progress} />}
    </section>
  );
}
