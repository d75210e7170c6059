import { makeResetStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { ShieldLock16Regular } from '../icons.ts';
import { LinkButton } from '../parts/buttons.tsx';
import { useTexts } from '../texts.tsx';
import { slotsOf } from '../theme/slots-of.ts';

const useStyles = slotsOf({
  foot: makeResetStyles({
    display: 'flex',
    alignItems: 'center',
    columnGap: '6px',
    '@media (max-width: 239px)': { flexWrap: 'wrap' },
    padding: '10px max(16px, 50% - 194px)',
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    color: tokens.colorNeutralForeground3,
    fontSize: '12px',
    lineHeight: '16px',
    // A short window needs the room; the strip then shows the same link.
    '@media (max-height: 419px)': { display: 'none' },
  }),
  // A long address breaks before it takes room from the icon and the link.
  text: makeResetStyles({ flex: '1 9em' }),
});

/** The privacy promise, always in sight, or what takes its place on a tab. */
export function Foot({
  children,
  onShowDetails,
}: {
  readonly children: ReactNode;
  readonly onShowDetails: () => void;
}) {
  const styles = useStyles();
  const { t } = useTexts();
  return (
    <footer className={styles.foot}>
      <ShieldLock16Regular aria-hidden="true" />
      <span className={styles.text}>{children}</span>
      <LinkButton onPress={onShowDetails}>{t('footer.details')}</LinkButton>
    </footer>
  );
}
