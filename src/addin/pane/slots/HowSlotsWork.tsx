import { makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { Checkmark16Regular, TicketDiagonal24Regular } from '../icons.ts';
import { LinkButton } from '../parts/buttons.tsx';
import { Card } from '../parts/Card.tsx';
import { Rich, useTexts } from '../texts.tsx';

const useStyles = makeStyles({
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
  sentence: { display: 'block', marginTop: '4px', color: tokens.colorNeutralForeground1 },
  check: { display: 'inline-flex', flexShrink: 0, paddingTop: '1px' },
});

/** Before the first slot: how far it is (B02). */
export function NoSlotsYet({
  remaining,
  total,
  interviewed,
}: {
  readonly remaining: number;
  readonly total: number;
  readonly interviewed: boolean;
}) {
  const styles = useStyles();
  const { t } = useTexts();
  return (
    <Card>
      <div className={styles.empty}>
        <span className={styles.disc} aria-hidden="true">
          <TicketDiagonal24Regular />
        </span>
        <div>
          <h2 className={styles.title}>{t('slots.empty.title', { n: remaining })}</h2>
          <p className={styles.text}>
            {t(interviewed ? 'slots.empty.body.interviewed' : 'slots.empty.body', { total })}
          </p>
        </div>
      </div>
    </Card>
  );
}

/** The three rules of the game; the last one opens what this company's contract says, in words (ux 7). */
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
