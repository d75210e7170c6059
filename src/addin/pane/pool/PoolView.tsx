import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { flushSync } from 'react-dom';
import type { PoolPerson } from '../../../contract/pool.ts';
import { choicesOf, findPeople, NO_FILTER, shownIn, type PoolFilter } from '../../relay/pool-search.ts';
import type { WriteOutcome } from '../../relay/pool.ts';
import type { MessageKey } from '../../strings/index.ts';
import { useAnnounce } from '../announcer.tsx';
import { daysUntil, monthOfYear } from '../dates.ts';
import type { PoolSource } from '../pane-ports.ts';
import { LinkButton, SecondaryButton } from '../parts/buttons.tsx';
import { Card } from '../parts/Card.tsx';
import { EmptyState } from '../parts/EmptyState.tsx';
import { Label } from '../parts/layout.tsx';
import { Bone } from '../parts/Skeleton.tsx';
import { SmallSelect } from '../parts/StagePicker.tsx';
import { FaultBar, pressFault, TabPage } from '../parts/TabPage.tsx';
import { useInputLook } from '../parts/use-input-look.ts';
import { PeopleCommunity24Regular, Search16Regular } from '../tab-icons.ts';
import { Rich, useTexts } from '../texts.tsx';
import { ChipSelect } from './ChipSelect.tsx';
import { PoolItem } from './PoolItem.tsx';
import { useFoundSaid } from './use-found-said.ts';
import { WriteNote, type Note } from './WriteNote.tsx';

const useStyles = makeStyles({
  tools: { display: 'flex', flexDirection: 'column', rowGap: '8px' },
  search: { position: 'relative', display: 'flex' },
  glass: {
    position: 'absolute',
    left: '11px',
    top: 0,
    bottom: 0,
    display: 'flex',
    alignItems: 'center',
    color: tokens.colorNeutralForeground3,
    pointerEvents: 'none',
  },
  input: { paddingLeft: '34px' },
  chips: { display: 'flex', flexWrap: 'wrap', gap: '6px' },
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

/** So many rows at a time (ux 9). */
const PAGE = 20;

const NOTES: Partial<Record<WriteOutcome, MessageKey>> = {
  opened: 'pool.write.opening',
  handed_over: 'pool.write.handed',
  copied: 'pool.write.copy',
  notOpened: 'pool.write.notOpened',
  ended: 'pool.ended',
};

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
  const styles = useStyles();
  const inputLook = useInputLook();
  const { t, nodes, language } = useTexts();
  const announce = useAnnounce();
  const [filter, setFilter] = useState<PoolFilter>(NO_FILTER);
  const [rows, setRows] = useState(PAGE);
  const [writing, setWriting] = useState<string | null>(null);
  const [note, setNote] = useState<Note | null>(null);
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
  const choices = useMemo(() => choicesOf(people), [people]);
  const found = useMemo(() => findPeople(people, filter), [people, filter]);
  const narrow = (change: Partial<PoolFilter>) => {
    setFilter({ ...filter, ...change });
    setRows(PAGE);
  };
  const next = remote.value?.next ?? null;
  const isReading = remote.loading && next !== null;
  // Whose consent ends first agreed first, and comes last.
  const mustWait = isReading && (filter.order === 'ending' || people.length === 0);
  const nobody = t(next === null ? 'pool.noMatch' : 'pool.noMatch.soFar');
  const numbers = { n: count(found.length), total: count(people.length) };
  useFoundSaid(filter, mustWait ? '' : found.length === 0 ? nobody : t('pool.count', numbers), next === null);
  const search = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLUListElement>(null);
  const clear = () => {
    setFilter(NO_FILTER);
    search.current?.focus();
  };
  const showMore = () => {
    flushSync(() => setRows(rows + PAGE));
    // The button goes when the last of them have come.
    if (found.length <= rows + PAGE) list.current?.children[rows]?.querySelector('button')?.focus();
  };
  const write = async (person: PoolPerson) => {
    if (writing !== null) return;
    setWriting(person.personId);
    const outcome = await pool.write(person);
    setWriting(null);
    const text = t(NOTES[outcome] ?? pressFault(outcome));
    const isOpen = outcome === 'handed_over' || outcome === 'notOpened';
    const address = isOpen ? { address: person.mail } : {};
    setNote(outcome === 'opened' ? null : { personId: person.personId, text, ...address });
    announce(text);
  };

  if (remote.value === null)
    return (
      <TabPage busy={remote.loading}>
        <FaultBar remote={remote} onRetry={() => void load()} />
        {remote.fault === null && (
          <>
            <div className={styles.tools}>
              <Bone height={32} />
              <Bone width="70%" height={26} />
            </div>
            <Card>
              <Bone width="50%" height={24} />
              <PeopleSkeleton />
            </Card>
          </>
        )}
      </TabPage>
    );
  const shownPeople = found.slice(0, rows);
  const besidePerson = shownPeople.some(({ person }) => person.personId === note?.personId);
  const outcome = note && !besidePerson && <WriteNote note={note} />;
  const { pages } = remote.value;
  if (people.length === 0 && next === null)
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
  const asOptions = (values: readonly string[]) => values.map((value) => ({ value, text: value }));
  return (
    <TabPage>
      <div className={styles.tools} role="search">
        <div className={styles.search}>
          <span className={styles.glass} aria-hidden="true">
            <Search16Regular />
          </span>
          <input
            ref={search}
            type="search"
            className={mergeClasses(inputLook, styles.input)}
            aria-label={t('pool.search')}
            placeholder={t('pool.search')}
            value={filter.search}
            onChange={(event) => narrow({ search: event.currentTarget.value })}
          />
        </div>
        <div className={styles.chips}>
          <ChipSelect
            name={t('pool.f.role')}
            value={filter.job}
            options={asOptions(choices.jobs)}
            onChange={(job) => narrow({ job })}
          />
          <ChipSelect
            name={t('pool.f.place')}
            value={filter.area}
            options={asOptions(choices.areas)}
            onChange={(area) => narrow({ area })}
          />
          <ChipSelect
            name={t('pool.f.when')}
            value={filter.month}
            options={choices.months.map((month) => ({ value: month, text: monthOfYear(month, language) }))}
            onChange={(month) => narrow({ month })}
          />
        </div>
      </div>
      {outcome}
      {next !== null && (
        <FaultBar
          remote={remote}
          text={t('pool.partial', { n: count(people.length) })}
          onRetry={() => void resume()}
        />
      )}
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
            value={filter.order}
            label={t('pool.sort')}
            onChange={(order) => narrow({ order })}
            options={[
              { value: 'new', text: t('pool.sort.new') },
              { value: 'ending', text: t('pool.sort.ending') },
            ]}
          />
          {/* Once there it stays, so that nothing below it moves under the user's hand. */}
          {(next !== null || pages > 1) && (
            <div className={styles.progress} role="status">
              <Label>{next === null ? t('pool.all') : isReading && t('pool.reading')}</Label>
            </div>
          )}
        </div>
        {mustWait ? (
          <PeopleSkeleton />
        ) : found.length === 0 ? (
          <div className={styles.nobody}>
            <Label>{nobody}</Label>
            <LinkButton onPress={clear}>{t('pool.noMatch.clear')}</LinkButton>
          </div>
        ) : (
          <ul ref={list} className={styles.list} aria-label={t('pool.list')}>
            {shownPeople.map((shown) => (
              <PoolItem
                key={shown.person.personId}
                shown={shown}
                now={today}
                busy={writing === shown.person.personId}
                onWrite={() => void write(shown.person)}
              >
                {note?.personId === shown.person.personId && <WriteNote note={note} />}
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
    </TabPage>
  );
}

/** `95,765`; written the same in both languages. */
function count(people: number): string {
  return people.toLocaleString('en-US');
}

function PeopleSkeleton() {
  return [0, 1, 2, 3].map((key) => <PersonSkeleton key={key} />);
}

function PersonSkeleton() {
  return (
    <div style={{ display: 'flex', columnGap: '12px', alignItems: 'center' }}>
      <Bone round width="32px" height={32} />
      <span style={{ flexGrow: 1, display: 'flex', flexDirection: 'column', rowGap: '6px' }}>
        <Bone width="45%" />
        <Bone width="70%" />
      </span>
    </div>
  );
}
