import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useRef, type KeyboardEvent } from 'react';

const useStyles = makeStyles({
  tabs: {
    display: 'flex',
    flexWrap: 'wrap',
    // The host may draw its menu over the top right corner (ux 3.3).
    padding: '0 40px 0 7px',
    backgroundColor: tokens.colorNeutralBackground1,
  },
  tab: {
    position: 'relative',
    padding: '10px 9px',
    border: 'none',
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: 'transparent',
    color: tokens.colorNeutralForeground2,
    fontFamily: tokens.fontFamilyBase,
    fontSize: '14px',
    lineHeight: '20px',
    whiteSpace: 'nowrap',
    cursor: 'pointer',
    ':hover': { color: tokens.colorNeutralForeground1 },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-4px' },
  },
  chosen: {
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorNeutralForeground1,
    '::after': {
      content: '""',
      position: 'absolute',
      left: '9px',
      right: '9px',
      bottom: 0,
      height: '3px',
      borderRadius: '3px',
      backgroundColor: tokens.colorBrandStroke1,
      '@media (forced-colors: active)': { backgroundColor: 'Highlight' },
    },
  },
});

/** Tabs with manual activation: arrow keys, Home and End move focus, Enter or Space selects (ux 14). */
export function Tabs<Id extends string>({
  tabs,
  chosen,
  label,
  panelId,
  onChoose,
}: {
  readonly tabs: readonly { readonly id: Id; readonly text: string }[];
  readonly chosen: Id;
  readonly label: string;
  readonly panelId: string;
  readonly onChoose: (id: Id) => void;
}) {
  const styles = useStyles();
  const list = useRef<HTMLDivElement>(null);

  const moveFocus = (event: KeyboardEvent, from: number) => {
    const last = tabs.length - 1;
    const targets: Readonly<Record<string, number>> = {
      ArrowRight: from === last ? 0 : from + 1,
      ArrowLeft: from === 0 ? last : from - 1,
      Home: 0,
      End: last,
    };
    const target = targets[event.key];
    if (target === undefined) return;
    event.preventDefault();
    list.current?.querySelectorAll<HTMLElement>('[role="tab"]')[target]?.focus();
  };

  return (
    <nav aria-label={label}>
      <div ref={list} role="tablist" aria-label={label} className={styles.tabs}>
        {tabs.map(({ id, text }, index) => (
          <button
            key={id}
            type="button"
            role="tab"
            id={`${panelId}-${id}`}
            aria-selected={id === chosen}
            aria-controls={id === chosen ? panelId : undefined}
            tabIndex={id === chosen ? 0 : -1}
            className={mergeClasses(styles.tab, id === chosen && styles.chosen)}
            onClick={() => onChoose(id)}
            onKeyDown={(event) => moveFocus(event, index)}
          >
            {text}
          </button>
        ))}
      </div>
    </nav>
  );
}
