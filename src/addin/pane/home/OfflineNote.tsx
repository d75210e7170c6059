import { makeResetStyles, tokens } from '@fluentui/react-components';
import { CloudOff16Regular } from '../icons.ts';
import { useTexts } from '../texts.tsx';
import { slotsOf } from '../theme/slots-of.ts';

const useStyles = slotsOf({
  note: makeResetStyles({
    display: 'flex',
    columnGap: '8px',
    marginTop: '-4px',
    fontSize: '12px',
    lineHeight: '16px',
    color: tokens.colorNeutralForeground3,
  }),
  icon: makeResetStyles({ display: 'inline-flex', flexShrink: 0 }),
});

/** Being offline changes one line, nothing else (A10). */
export function OfflineNote({ online }: { readonly online: boolean }) {
  const styles = useStyles();
  const { t } = useTexts();
  if (online) return null;
  return (
    <div className={styles.note}>
      <span className={styles.icon} aria-hidden="true">
        <CloudOff16Regular />
      </span>
      <span>{t('home.offline.note')}</span>
    </div>
  );
}
