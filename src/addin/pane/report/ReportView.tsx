import { makeStyles } from '@fluentui/react-components';
import { useEffect, useState, useSyncExternalStore } from 'react';
import type { ReportPeriod } from '../../../contract/report.ts';
import { hasEnded } from '../../relay/remote-view.ts';
import { isQuiet } from '../../relay/report.ts';
import { useAnnounce } from '../announcer.tsx';
import type { ReportSource } from '../pane-ports.ts';
import { SubtleButton } from '../parts/buttons.tsx';
import { Card } from '../parts/Card.tsx';
import { CopyButton } from '../parts/CopyButton.tsx';
import { EmptyState } from '../parts/EmptyState.tsx';
import { Label, Row } from '../parts/layout.tsx';
import { Bone } from '../parts/Skeleton.tsx';
import { SmallSelect } from '../parts/StagePicker.tsx';
import { FaultBar, TabPage } from '../parts/TabPage.tsx';
import { ArrowDownload16Regular, ChartMultiple24Regular } from '../tab-icons.ts';
import { useTexts } from '../texts.tsx';
import { Funnel } from './Funnel.tsx';
import { MonthlyCard } from './MonthlyCard.tsx';
import { downloadsWork, saveCsv } from './save-file.ts';
import { SavedCost } from './SavedCost.tsx';

const useStyles = makeStyles({
  tools: { padding: '0 4px' },
});

const PERIODS: readonly ReportPeriod[] = ['6m', '12m', 'all'];

/** Totals of a period: from invitation to slot, by month, and what it saved (C01, C02). */
export function ReportView({ report }: { readonly report: ReportSource }) {
  const styles = useStyles();
  const { t } = useTexts();
  const announce = useAnnounce();
  const [note, setNote] = useState('');
  /** What could be neither saved nor copied so long after the press; another press copies it. */
  const [toCopy, setToCopy] = useState<string | null>(null);
  const [saving, setSaving] = useState(false);
  const { period, report: remote } = useSyncExternalStore(report.subscribe, report.view);
  const { load, open } = report;
  useEffect(() => open(), [open]);

  const save = async () => {
    setSaving(true);
    setToCopy(null);
    const csv = await report.csv();
    const outcome = csv.ok
      ? await saveCsv(`career-relay-${remote.value?.months.at(-1)?.month ?? 'report'}.csv`, csv.value, {
          canDownload: downloadsWork(navigator.userAgent),
        })
      : 'failed';
    setSaving(false);
    const ended = !csv.ok && hasEnded(csv.code);
    const csvAtHand = csv.ok && outcome === 'failed' ? csv.value : null;
    setToCopy(csvAtHand);
    const text = t(
      outcome === 'saved'
        ? 'report.csv.done'
        : outcome === 'copied'
          ? 'report.csv.copied'
          : csvAtHand === null
            ? ended
              ? 'tab.expired'
              : 'report.csv.failed'
            : 'report.csv.toCopy',
    );
    setNote(text);
    announce(text);
  };

  const { value } = remote;
  // Of a shorter period it would be wrong to say that nothing was ever sent.
  if (value?.period === 'all' && isQuiet(value))
    return (
      <TabPage>
        <FaultBar remote={remote} onRetry={() => void load()} />
        <NothingYet />
      </TabPage>
    );
  return (
    <TabPage busy={remote.loading}>
      <div className={styles.tools}>
        <Row spread>
          <SmallSelect
            value={period}
            label={t('nav.report')}
            onChange={(chosen) => {
              report.choosePeriod(chosen);
              setToCopy(null);
              setNote('');
            }}
            options={PERIODS.map((each) => ({ value: each, text: t(`report.period.${each}`) }))}
          />
          {value && (
            <SubtleButton small busy={saving} icon={<ArrowDownload16Regular />} onPress={() => void save()}>
              {t('report.csv')}
            </SubtleButton>
          )}
        </Row>
      </div>
      {note !== '' && <Label look="centered">{note}</Label>}
      {toCopy !== null && (
        <CopyButton key={toCopy} look="secondary" text={() => toCopy}>
          {t('report.csv.copy')}
        </CopyButton>
      )}
      <FaultBar remote={remote} onRetry={() => void load()} />
      {value ? (
        <>
          <Funnel report={value} />
          <MonthlyCard report={value} />
          <SavedCost report={value} source={report} readOnly={remote.fault !== null} />
        </>
      ) : (
        remote.fault === null && [3, 4, 2].map((bars) => <CardSkeleton key={bars} bars={bars} />)
      )}
    </TabPage>
  );
}

function NothingYet() {
  const { t } = useTexts();
  return (
    <>
      <EmptyState
        roomy
        icon={<ChartMultiple24Regular />}
        title={t('report.empty.title')}
        text={t('report.empty.body')}
      />
      <CardSkeleton bars={3} flat />
    </>
  );
}

const WIDTHS = ['100%', '72%', '55%', '64%'];

function CardSkeleton({ bars, flat }: { readonly bars: number; readonly flat?: boolean }) {
  return (
    <Card look={flat ? 'flat' : 'raised'}>
      <Bone width="40%" />
      {WIDTHS.slice(0, bars).map((width) => (
        <Bone key={width} width={width} height={8} />
      ))}
    </Card>
  );
}
