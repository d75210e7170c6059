import { makeStyles, tokens } from '@fluentui/react-components';
import { useEffect, useSyncExternalStore } from 'react';
import type { SendCheckStatus } from '../../compose/send-check-status.ts';
import type { Settings } from '../../compose/settings.ts';
import { clockTime } from '../dates.ts';
import { Warning16Regular } from '../icons.ts';
import type { SendCheckSource, WordingSource } from '../pane-ports.ts';
import { Bar } from '../parts/Bar.tsx';
import { Card } from '../parts/Card.tsx';
import { CopyButton } from '../parts/CopyButton.tsx';
import { Label } from '../parts/layout.tsx';
import { CheckmarkCircle16Regular } from '../tab-icons.ts';
import { useTexts } from '../texts.tsx';
import { SettingHeading } from './SettingHeading.tsx';
import { Switch } from './Switch.tsx';

const useStyles = makeStyles({
  status: { marginTop: '-4px' },
  strong: { display: 'block', fontWeight: tokens.fontWeightSemibold },
  switches: { display: 'flex', flexDirection: 'column', rowGap: '12px' },
});

/** Whether the check at sending works here, and what it is to look at (E01, E03). */
export function SendCheckCard({
  sendCheck,
  settings,
  managed,
  onChange,
}: {
  readonly sendCheck: SendCheckSource;
  readonly settings: Settings;
  readonly managed: ReturnType<WordingSource['view']>['company'];
  readonly onChange: (change: Partial<Settings>) => void;
}) {
  const styles = useStyles();
  const { t } = useTexts();
  const status = useSyncExternalStore(sendCheck.subscribe, sendCheck.view);
  const { look } = sendCheck;
  useEffect(() => void look(), [look]);
  const decided = managed?.managed;
  return (
    <Card>
      <SettingHeading>{t('set.sendCheck')}</SettingHeading>
      {status && <Status status={status} />}
      <div className={styles.switches}>
        <Switch
          label={t('set.sendCheck.other')}
          on={decided?.checkOwner ?? settings.checkOwner}
          locked={(decided?.checkOwner ?? null) !== null}
          onChange={(checkOwner) => onChange({ checkOwner })}
        />
        <Switch
          label={t('set.sendCheck.missing')}
          on={decided?.remindMissing ?? settings.remindMissing}
          locked={(decided?.remindMissing ?? null) !== null}
          onChange={(remindMissing) => onChange({ remindMissing })}
        />
      </div>
      <Label>{t(status?.active === false ? 'set.sendCheck.stillPane' : 'set.sendCheck.never')}</Label>
      {status?.active === false && status.why !== 'client' && status.why !== 'old' && (
        <CopyButton look="compact" text={() => t('set.sendCheck.request')}>
          {t('set.sendCheck.askAdmin')}
        </CopyButton>
      )}
    </Card>
  );
}

function Status({ status }: { readonly status: SendCheckStatus }) {
  const styles = useStyles();
  const { t } = useTexts();
  return (
    <div className={styles.status}>
      <Bar
        look={status.active ? 'ok' : 'warn'}
        icon={status.active ? <CheckmarkCircle16Regular /> : <Warning16Regular />}
      >
        <span className={styles.strong}>
          {t(status.active ? 'set.sendCheck.active' : 'set.sendCheck.off')}
        </span>
        {status.active
          ? t('set.sendCheck.active.note', { time: clockTime(status.startedAt) })
          : t(`set.sendCheck.why.${status.why}`)}
      </Bar>
    </div>
  );
}
