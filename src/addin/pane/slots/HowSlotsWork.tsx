import { makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { Checkmark16Regular, TicketDiagonal20Regular } from '../icons.ts';
import { LinkButton } from '../parts/buttons.tsx';
import { Card } from '../parts/Card.tsx';
import { EmptyState } from '../parts/EmptyState.tsx';
import { Rich, useTexts } from '../texts.tsx';

const useStyles = makeStyles({
  heading: { margin: 0, fontSize: '14px', lineHeight: '20px', fontWeight: tokens.fontWeightSemibold },
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
  rule: { display: 'flex', columnGap: '8px', alignItems: 'flex-start' },
  sentence: { display: 'block', marginTop: '4px', color: tokens.colorNeutralForeground1 },
  check: { display: 'inline-flex', flexShrink: 0, paddingTop: '1px' },
});

/** Where there is no slot to use: how far the next one is (B02). */
export function NoSlotsYet({
  first,
  remaining,
  total,
  interviewed,
}: {
  /** The company has had none yet. */
  readonly first: boolean;
  readonly remaining: number;
  readonly total: number;
  readonly interviewed: boolean;
}) {
  const { t } = useTexts();
  return (
    <EmptyState
      brand
      icon={<TicketDiagonal20Regular />}
      title={t(first ? 'slots.empty.title' : 'slots.empty.next', { n: remaining })}
      text={t(interviewed ? 'slots.empty.body.interviewed' : 'slots.empty.body', { total })}
    />
  );
}

/** The three rules of the game; the last one opens what this company's contract says, in words. */
export function HowSlotsWork({ contract }: { readonly contract: readonly string[] }) {
  const styles = useStyles();
  const { t, nodes } = useTexts();
  const [open, setOpen] = useState(false);
  return (
    <Card look="flat">
      <h2 className={styles.heading}>{t('slots.how.title')}</h2>
      <ul className={styles.rules}>
        {(['slots.how.1', 'slots.how.2', 'slots.how.3'] as const).map((key) => (
          <li key={key} className={styles.rule}>
            <span className={styles.check} aria-hidden="true">
              <Checkmark16Regular />
            </span>
            <span>
              <Rich
                nodes={nodes(key)}
                slots={{
                  a: (text) => (
                    <LinkButton expanded={open} onPress={() => setOpen(!open)}>
                      {text}
                    </LinkButton>
                  ),
                }}
              />
              {key === 'slots.how.3' &&
                open &&
                contract.map((sentence) => (
                  <span key={sentence} className={styles.sentence}>
                    {sentence}
                  </span>
                ))}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
