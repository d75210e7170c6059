import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { addressedName } from '../../compose/people.ts';
import type { ShownPerson } from '../../relay/pool-search.ts';
import { daysUntil, monthOfYear } from '../dates.ts';
import { Avatar } from '../parts/Avatar.tsx';
import { Spinner } from '../parts/Spinner.tsx';
import { MailEdit20Regular } from '../tab-icons.ts';
import { useTexts } from '../texts.tsx';

const useStyles = makeStyles({
  item: {
    padding: '12px 0 8px',
    ':not(:last-child)': { borderBottom: `1px solid ${tokens.colorNeutralStroke2}` },
  },
  row: { display: 'flex', columnGap: '12px', alignItems: 'flex-start' },
  body: { flexGrow: 1, minWidth: 0 },
  head: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'baseline',
    justifyContent: 'space-between',
    columnGap: '8px',
  },
  name: { margin: 0, fontSize: '14px', lineHeight: '20px', fontWeight: tokens.fontWeightSemibold },
  job: { fontSize: '12px', lineHeight: '16px', color: tokens.colorNeutralForeground2 },
  small: {
    fontSize: '12px',
    lineHeight: '16px',
    color: tokens.colorNeutralForeground3,
    fontVariantNumeric: 'tabular-nums',
  },
  until: { whiteSpace: 'nowrap' },
  write: {
    display: 'inline-flex',
    alignItems: 'center',
    columnGap: '6px',
    margin: '4px 0 0 36px',
    minHeight: '28px',
    padding: '3px 8px',
    border: '1px solid transparent',
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: 'transparent',
    color: tokens.colorBrandForegroundLink,
    fontFamily: tokens.fontFamilyBase,
    fontSize: '13px',
    lineHeight: '18px',
    fontWeight: tokens.fontWeightSemibold,
    textAlign: 'start',
    textDecorationLine: 'var(--relayLinkDecoration)',
    cursor: 'pointer',
    '@media (max-width: 239px)': { marginLeft: '-8px' },
    ':hover': { backgroundColor: tokens.colorSubtleBackgroundHover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
    '@media (forced-colors: active)': { color: 'LinkText' },
  },
  icon: { width: '16px', height: '16px', display: 'inline-flex', alignItems: 'center', flexShrink: 0 },
  note: { margin: '4px 0' },
});

/** From here on the end of consent is told in days. */
const ENDING_SOON_DAYS = 30;

/** A person who agreed, and the way to write to them again. */
export function PoolItem({
  shown,
  now,
  busy,
  onWrite,
  children,
}: {
  readonly shown: ShownPerson;
  readonly now: Date;
  readonly busy: boolean;
  readonly onWrite: () => void;
  /** What came of it, where it is to be seen. */
  readonly children?: ReactNode;
}) {
  const styles = useStyles();
  const texts = useTexts();
  const { t, language } = texts;
  const { person, job, area } = shown;
  const left = daysUntil(person.consentUntil, now);
  const name = addressedName({ name: person.name, address: person.mail }, texts);
  const agreed = monthOfYear(person.agreedOn, language);
  return (
    <li className={styles.item}>
      <div className={styles.row}>
        <Avatar person={{ name: person.name, address: person.mail }} />
        <div className={styles.body}>
          <div className={styles.head}>
            <h2 className={styles.name}>{name}</h2>
            <span className={`${styles.small} ${styles.until}`}>
              {left <= ENDING_SOON_DAYS
                ? t(left === 0 ? 'pool.consentToday' : 'pool.consentSoon', { n: left })
                : t('pool.consentUntil', { date: monthOfYear(person.consentUntil, language) })}
            </span>
          </div>
          <div className={styles.job}>{job}</div>
          <div className={styles.small}>
            {area ? t('pool.meta', { place: area, date: agreed }) : t('pool.meta.noPlace', { date: agreed })}
          </div>
        </div>
      </div>
      <button
        type="button"
        className={styles.write}
        aria-busy={busy}
        aria-label={`${t('pool.write')} ${name}`}
        onClick={(event) => {
          if (!busy && event.detail < 2) onWrite();
        }}
      >
        <span className={styles.icon} aria-hidden="true">
          {busy ? <Spinner /> : <MailEdit20Regular style={{ width: 16, height: 16 }} />}
        </span>
        {t('pool.write')}
      </button>
      {children && <div className={styles.note}>{children}</div>}
    </li>
  );
}
