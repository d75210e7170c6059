import { makeResetStyles, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useId, useState } from 'react';
import { grouped } from '../../../core/text/grouped.ts';
import type { ProgressView } from '../../compose/progress-view.ts';
import { clockTime, shortDate } from '../dates.ts';
import { ChevronDown12Regular, ShieldLock16Regular } from '../icons.ts';
import { LinkButton } from '../parts/buttons.tsx';
import { Bone } from '../parts/Skeleton.tsx';
import { useUnseen } from '../parts/unseen.ts';
import { onDemand } from '../shell/on-demand.tsx';
import { Rich, useTexts } from '../texts.tsx';
import { SlotsBadge } from './SlotsBadge.tsx';
import { SegmentBar, SegmentKey } from './SegmentBar.tsx';
import { slotsOf } from '../theme/slots-of.ts';

/** What the totals are made of; few open it, so it comes behind the first screen (docs/decisions/0022). */
export const Breakdown = onDemand(
  async () => (await import(/* webpackChunkName: "rare" */ './Breakdown.tsx')).Breakdown,
);

const useBase = slotsOf({
  strip: makeResetStyles({
    backgroundColor: tokens.colorNeutralBackground1,
    padding: '14px max(16px, 50% - 194px)',
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  }),
  line: makeResetStyles({
    display: 'flex',
    alignItems: 'baseline',
    justifyContent: 'space-between',
    columnGap: '8px',
  }),
  lead: makeResetStyles({ lineHeight: '24px' }),
  strong: makeResetStyles({ fontWeight: tokens.fontWeightSemibold }),
  count: makeResetStyles({
    fontSize: '22px',
    lineHeight: '24px',
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorBrandForeground1,
    fontVariantNumeric: 'tabular-nums',
    padding: '0 2px',
  }),
  fraction: makeResetStyles({
    fontSize: '12px',
    color: tokens.colorNeutralForeground3,
    fontVariantNumeric: 'tabular-nums',
    whiteSpace: 'nowrap',
  }),
  legend: makeResetStyles({
    display: 'flex',
    '@media (max-width: 239px)': { flexWrap: 'wrap' },
    alignItems: 'center',
    columnGap: '8px',
    minHeight: '24px',
    fontSize: '12px',
    lineHeight: '16px',
    color: tokens.colorNeutralForeground3,
  }),
  key: makeResetStyles({
    display: 'inline-flex',
    alignItems: 'center',
    columnGap: '5px',
    whiteSpace: 'nowrap',
  }),
  number: makeResetStyles({ fontVariantNumeric: 'tabular-nums', fontWeight: tokens.fontWeightBold }),
  asOf: makeResetStyles({
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
  }),
  chevron: makeResetStyles({ display: 'inline-flex' }),
  sentence: useUnseen,
  skeleton: makeResetStyles({
    display: 'flex',
    flexDirection: 'column',
    rowGap: '14px',
    padding: '6px 0 5px',
  }),
  shield: makeResetStyles({ display: 'none', '@media (max-height: 419px)': { display: 'inline-flex' } }),
});

const useStyles = makeStyles({
  stale: { color: tokens.colorNeutralForeground3 },
  turned: { transform: 'rotate(180deg)' },
});

/** How far the next free slot is: totals with their time, never a name. */
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
  const base = useBase();
  const styles = useStyles();
  const texts = useTexts();
  const { t, nodes, language } = texts;
  const [open, setOpen] = useState(false);
  const id = useId();
  if (progress === 'loading')
    return (
      <section className={base.strip} aria-label={t('pane.progress')} aria-busy="true">
        <div className={base.skeleton}>
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
      <section className={base.strip} aria-label={t('pane.progress')}>
        {reconnect}
      </section>
    );

  const { remaining, filled, total, slots, freshness } = progress;
  const pending = grouped(progress.pending);
  const at = { date: shortDate(progress.asOf, language), time: clockTime(progress.asOf) };
  const stale = freshness !== 'fresh';
  const interviewed = progress.countingStage === 'interviewed';
  return (
    <section className={base.strip} aria-label={t('pane.progress')}>
      <p className={base.sentence}>
        {t(interviewed ? 'progress.aria.interviewed' : 'progress.aria', {
          n: remaining,
          total,
          filled,
          pending,
          slots,
          ...at,
        })}
      </p>
      <div className={base.line} aria-hidden="true">
        <span className={mergeClasses(base.lead, stale && styles.stale)}>
          <Rich
            nodes={nodes('progress.lead', { n: remaining })}
            slots={{
              b: (children) => <b className={base.strong}>{children}</b>,
              n: (children) => (
                <span className={mergeClasses(base.count, stale && styles.stale)}>{children}</span>
              ),
            }}
          />
        </span>
        <span className={base.fraction}>{t('progress.frac', { filled, total })}</span>
      </div>
      <SegmentBar progress={progress} dimmed={stale} />
      <div className={base.legend}>
        {progress.newSlots > 0 ? (
          <>
            <span>{t('progress.celebrate', { n: progress.newSlots })}</span>
            <LinkButton onPress={onShowSlots}>{t('progress.celebrate.action')}</LinkButton>
          </>
        ) : (
          <>
            <span className={base.key} aria-hidden="true">
              <SegmentKey segment="filled" />
              {t(interviewed ? 'progress.counted.interviewed' : 'progress.registered')}
              <span className={base.number}>{filled}</span>
            </span>
            <span className={base.key} aria-hidden="true" title={t('progress.pending.tip')}>
              <SegmentKey segment="pending" />
              {t('progress.pending')}
              <span className={base.number}>{pending}</span>
            </span>
          </>
        )}
        <SlotsBadge slots={slots} onPress={onShowSlots} />
      </div>
      <div className={base.asOf}>
        <span>
          {t(freshness === 'offline' ? 'progress.asOf.offline' : 'progress.asOf', at)}
          {progress.counted === 0 && ` · ${t('progress.none')}`}
        </span>
        <LinkButton expanded={open} controls={id} onPress={() => setOpen(!open)}>
          {t('progress.details')}
          <span className={mergeClasses(base.chevron, open && styles.turned)} aria-hidden="true">
            <ChevronDown12Regular />
          </span>
        </LinkButton>
        <span className={base.shield}>
          <LinkButton onPress={onShowDetails}>
            <ShieldLock16Regular aria-hidden="true" />
            {t('footer.details')}
          </LinkButton>
        </span>
      </div>
      {progress.demo && <div className={base.asOf}>{t('progress.demo')}</div>}
      {freshness === 'expired' && <div className={base.asOf}>{reconnect}</div>}
      {open && <Breakdown id={id} progress={progress} />}
    </section>
  );
}
