import { useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { grouped } from '../../../core/text/grouped.ts';
import { findPeople, NO_FILTER, shownIn, type PoolFilter } from '../../relay/pool-search.ts';
import { daysUntil } from '../dates.ts';
import type { PoolSource } from '../pane-ports.ts';
import { EmptyState } from '../parts/EmptyState.tsx';
import { FaultBar, TabPage } from '../parts/TabPage.tsx';
import { PeopleCommunity24Regular } from '../tab-icons.ts';
import { useTexts } from '../texts.tsx';
import { FoundPeople, type Reading } from './FoundPeople.tsx';
import { PoolSearch } from './PoolSearch.tsx';
import { PoolSkeleton } from './PoolSkeleton.tsx';
import { useFoundSaid } from './use-found-said.ts';
import { useWriting } from './use-writing.ts';
import { WriteNote } from './WriteNote.tsx';

/** So many rows at a time. */
const PAGE = 20;

/** People who agreed to be written to again: found on the device, written to one at a time (D01, D02). */
export function PoolView({
  pool,
  company,
  now,
}: {
  readonly pool: PoolSource;
  readonly company: string;
  readonly now: () => Date;
}) {
  const { t, language } = useTexts();
  const [filter, setFilter] = useState<PoolFilter>(NO_FILTER);
  const [rows, setRows] = useState(PAGE);
  const writing = useWriting(pool);
  const remote = useSyncExternalStore(pool.subscribe, pool.view);
  const { load, open, resume } = pool;
  useEffect(() => open(), [open]);

  const today = now();
  const day = today.toDateString();
  const people = useMemo(
    () =>
      (remote.value?.people ?? [])
        .filter(({ consentUntil }) => daysUntil(consentUntil, new Date(day)) >= 0)
        .map((person) => shownIn(language, person)),
    [remote.value, language, day],
  );
  const found = useMemo(() => findPeople(people, filter), [people, filter]);
  const isWhole = (remote.value?.next ?? null) === null;
  const isReading = remote.loading && !isWhole;
  // Whose consent ends first agreed first, and comes last.
  const mustWait = isReading && (filter.order === 'ending' || people.length === 0);
  const nobody = t(isWhole ? 'pool.noMatch' : 'pool.noMatch.soFar');
  const numbers = { n: grouped(found.length), total: grouped(people.length) };
  useFoundSaid(filter, mustWait ? '' : found.length === 0 ? nobody : t('pool.count', numbers), isWhole);
  const search = useRef<HTMLInputElement>(null);
  const narrow = (change: Partial<PoolFilter>) => {
    setFilter({ ...filter, ...change });
    setRows(PAGE);
  };
  const clear = () => {
    setFilter(NO_FILTER);
    search.current?.focus();
  };

  if (remote.value === null)
    return (
      <TabPage busy={remote.loading}>
        <FaultBar remote={remote} onRetry={() => void load()} />
        {remote.fault === null && <PoolSkeleton />}
      </TabPage>
    );
  const { note } = writing;
  const besidePerson = found.slice(0, rows).some(({ person }) => person.personId === note?.personId);
  const outcome = note && !besidePerson && <WriteNote note={note} />;
  if (people.length === 0 && isWhole)
    return (
      <TabPage>
        {outcome}
        <EmptyState
          icon={<PeopleCommunity24Regular />}
          title={t('pool.empty.title')}
          text={t('pool.empty.body', { company })}
        />
      </TabPage>
    );
  const read: Reading = remote.value.pages > 1 ? 'paged' : 'whole';
  return (
    <TabPage>
      <PoolSearch people={people} filter={filter} inputRef={search} onNarrow={narrow} />
      {outcome}
      {!isWhole && (
        <FaultBar
          remote={remote}
          text={t('pool.partial', { n: grouped(people.length) })}
          onRetry={() => void resume()}
        />
      )}
      <FoundPeople
        found={found}
        rows={rows}
        numbers={numbers}
        nobody={nobody}
        reading={isWhole ? read : isReading ? 'reading' : 'stopped'}
        mustWait={mustWait}
        order={filter.order}
        writing={writing}
        now={today}
        onOrder={(order) => narrow({ order })}
        onClear={clear}
        onMore={() => setRows(rows + PAGE)}
      />
    </TabPage>
  );
}
