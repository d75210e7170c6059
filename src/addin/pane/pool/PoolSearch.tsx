import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useMemo, type RefObject } from 'react';
import { choicesOf, type PoolFilter, type ShownPerson } from '../../relay/pool-search.ts';
import { monthOfYear } from '../dates.ts';
import { useInputLook } from '../parts/use-input-look.ts';
import { Search16Regular } from '../tab-icons.ts';
import { useTexts } from '../texts.tsx';
import { ChipSelect } from './ChipSelect.tsx';

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
});

/** Narrows the people by words, work, area and month of consent. */
export function PoolSearch({
  people,
  filter,
  inputRef,
  onNarrow,
}: {
  /** All there are: what can be chosen is what they have. */
  readonly people: readonly ShownPerson[];
  readonly filter: PoolFilter;
  readonly inputRef: RefObject<HTMLInputElement>;
  readonly onNarrow: (change: Partial<PoolFilter>) => void;
}) {
  const styles = useStyles();
  const inputLook = useInputLook();
  const { t, language } = useTexts();
  const { jobs, areas, months } = useMemo(() => choicesOf(people), [people]);
  const asOptions = (values: readonly string[]) => values.map((value) => ({ value, text: value }));
  return (
    <div className={styles.tools} role="search">
      <div className={styles.search}>
        <span className={styles.glass} aria-hidden="true">
          <Search16Regular />
        </span>
        <input
          ref={inputRef}
          type="search"
          className={mergeClasses(inputLook, styles.input)}
          aria-label={t('pool.search')}
          placeholder={t('pool.search')}
          value={filter.search}
          onChange={(event) => onNarrow({ search: event.currentTarget.value })}
        />
      </div>
      <div className={styles.chips}>
        <ChipSelect
          name={t('pool.f.role')}
          value={filter.job}
          options={asOptions(jobs)}
          onChange={(job) => onNarrow({ job })}
        />
        <ChipSelect
          name={t('pool.f.place')}
          value={filter.area}
          options={asOptions(areas)}
          onChange={(area) => onNarrow({ area })}
        />
        <ChipSelect
          name={t('pool.f.when')}
          value={filter.month}
          options={months.map((month) => ({ value: month, text: monthOfYear(month, language) }))}
          onChange={(month) => onNarrow({ month })}
        />
      </div>
    </div>
  );
}
