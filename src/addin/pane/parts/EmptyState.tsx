import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { Card } from './Card.tsx';

const useStyles = makeStyles({
  centered: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'center',
    rowGap: '14px',
    padding: '12px 4px',
    textAlign: 'center',
  },
  roomy: { padding: '16px 4px' },
  disc: {
    width: '48px',
    height: '48px',
    boxSizing: 'border-box',
    borderRadius: '50%',
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'center',
    border: '1px solid var(--relayChipBorder)',
    backgroundColor: 'var(--relayChip)',
    color: tokens.colorNeutralForeground3,
    // The ticket comes in 20 only: another size of it would stand in the first screen.
    '& svg': { width: '24px', height: '24px' },
  },
  brand: { backgroundColor: tokens.colorBrandBackground2, color: tokens.colorBrandForeground2 },
  title: { margin: 0, fontSize: '16px', lineHeight: '22px', fontWeight: tokens.fontWeightSemibold },
  text: { margin: '6px 0 0', color: tokens.colorNeutralForeground3 },
});

/** A tab that has nothing to show yet says what will be there. `brand` colours what one is on the way to. */
export function EmptyState({
  icon,
  title,
  text,
  brand,
  roomy,
}: {
  readonly icon: ReactNode;
  readonly title: string;
  readonly text: string;
  readonly brand?: boolean;
  readonly roomy?: boolean;
}) {
  const styles = useStyles();
  return (
    <Card>
      <div className={mergeClasses(styles.centered, roomy && styles.roomy)}>
        <span className={mergeClasses(styles.disc, brand && styles.brand)} aria-hidden="true">
          {icon}
        </span>
        <div>
          <h2 className={styles.title}>{title}</h2>
          <p className={styles.text}>{text}</p>
        </div>
      </div>
    </Card>
  );
}
