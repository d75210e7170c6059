import { makeStyles, tokens } from '@fluentui/react-components';
import { useRef } from 'react';
import { flushSync } from 'react-dom';
import type { PoolFilter, ShownPerson } from '../../relay/pool-search.ts';
import { LinkButton, SecondaryButton } from '../parts/buttons.tsx';
import { Card } from '../parts/Card.tsx';
import { Label } from '../parts/layout.tsx';
import { SmallSelect } from '../parts/StagePicker.tsx';
import { Rich, useTexts } from '../texts.tsx';
import { PeopleSkeleton } from './PoolSkeleton.tsx';
import { PoolItem } from './PoolItem.tsx';
import type { Writing } from './use-writing.ts';
import { WriteNote } from './WriteNote.tsx';

const useStyles = makeStyles({
  count: {
    display: 'flex',
    flexWrap: 'wrap',
    justifyContent: 'space-between',
    alignItems: 'center',
    // The select has no frame: its chevron is what ends above the dates.
    marginInlineEnd: '-9px',
  },
  progress: { flexBasis: '100%' },
  strong: { color: tokens.colorNeutralForeground1 },
  list: { margin: '-12px 0 -8px', padding: 0, listStyleType: '""' },
  nobody: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'center',
    rowGap: '14px',
    padding: '12px 4px',
    textAlign: 'center',
  },
});

/** How much of the pool is there: `paged` where it came, or comes, in several pages. */
export type Reading = 'whole' | 'paged' | 'reading' | 'stopped';

interface FoundPeopleProps {
  readonly found: readonly ShownPerson[];
  /** The first of them, as many as are shown. */
  readonly rows: number;
  /** `n` found of `total`, as written. */
  readonly numbers: { readonly n: string; readonly total: string };
  /** What is said where nobody was found. */
  readonly nobody: string;
  readonly reading: Reading;
  /** What is asked for cannot be told before more were read. */
  readonly mustWait: boolean;
  readonly order: PoolFilter['order'];
  readonly writing: Writing;
  readonly now: Date;
  readonly onOrder: (order: PoolFilter['order']) => void;
  readonly onClear: () => void;
  readonly onMore: () => void;
}

/** Those found, a page at a time, each with a button to write to them. */
export function FoundPeople({
  found,
  rows,
  numbers,
  nobody,
  reading,
  mustWait,
  order,
  writing,
  now,
  onOrder,
  onClear,
  onMore,
}: FoundPeopleProps) {
  const styles = useStyles();
  const { t, nodes } = useTexts();
  const list = useRef<HTMLUListElement>(null);
  const showMore = () => {
    const first = rows;
    flushSync(onMore);
    const items = list.current?.children;
    // The button goes when the last of them have come.
    if (items?.length === found.length) items[first]?.querySelector('button')?.focus();
  };
  return (
    <Card>
      <div className={styles.count}>
        <Label>
          <Rich
            nodes={nodes('pool.count', numbers)}
            slots={{ b: (children) => <b className={styles.strong}>{children}</b> }}
          />
        </Label>
        <SmallSelect
          quiet
          value={order}
          label={t('pool.sort')}
          onChange={onOrder}
          options={[
            { value: 'new', text: t('pool.sort.new') },
            { value: 'ending', text: t('pool.sort.ending') },
          ]}
        />
        {/* Once there it stays, so that nothing below it moves under the user's hand. */}
        {reading !== 'whole' && (
          <div className={styles.progress} role="status">
            <Label>{reading === 'paged' ? t('pool.all') : reading === 'reading' && t('pool.reading')}</Label>
          </div>
        )}
      </div>
      {mustWait ? (
        <PeopleSkeleton />
      ) : found.length === 0 ? (
        <div className={styles.nobody}>
          <Label>{nobody}</Label>
          <LinkButton onPress={onClear}>{t('pool.noMatch.clear')}</LinkButton>
        </div>
      ) : (
        <ul ref={list} className={styles.list} aria-label={t('pool.list')}>
          {found.slice(0, rows).map((shown) => (
            <PoolItem
              key={shown.person.personId}
              shown={shown}
              now={now}
              busy={writing.personId === shown.person.personId}
              onWrite={() => void writing.write(shown.person)}
            >
              {writing.note?.personId === shown.person.personId && <WriteNote note={writing.note} />}
            </PoolItem>
          ))}
        </ul>
      )}
      {!mustWait && found.length > rows && (
        <SecondaryButton full onPress={showMore}>
          {t('pool.more')}
        </SecondaryButton>
      )}
    </Card>
  );
}
