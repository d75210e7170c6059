import { makeResetStyles, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useRef, type KeyboardEvent } from 'react';
import { ChevronDown12Regular } from '../icons.ts';
import { useFittingCount } from './use-fitting-count.ts';
import { slotsOf } from '../theme/slots-of.ts';

const useBase = slotsOf({
  bar: makeResetStyles({
    display: 'flex',
    // The host may draw its menu over the top right corner.
    paddingInline: 'max(7px, 50% - 203px) max(3px, 50% - 207px)',
    backgroundColor: tokens.colorNeutralBackground1,
  }),
  tabs: makeResetStyles({ display: 'flex', minWidth: 0 }),
  tab: makeResetStyles({
    position: 'relative',
    flexShrink: 0,
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
  }),
  select: makeResetStyles({
    appearance: 'none',
    minWidth: 0,
    maxWidth: '100%',
    paddingBlock: '10px',
    paddingInline: '9px 24px',
    border: 'none',
    outlineStyle: 'none',
    backgroundColor: 'transparent',
    color: 'inherit',
    font: 'inherit',
    fieldSizing: 'content',
    textOverflow: 'ellipsis',
    cursor: 'pointer',
    '& option': { color: tokens.colorNeutralForeground1, backgroundColor: tokens.colorNeutralBackground1 },
  }),
  chevron: makeResetStyles({
    position: 'absolute',
    insetInlineEnd: '9px',
    display: 'inline-flex',
    pointerEvents: 'none',
  }),
});

const useStyles = makeStyles({
  chosen: {
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorNeutralForeground1,
    '::after': {
      content: '""',
      position: 'absolute',
      insetInline: '9px',
      bottom: 0,
      height: '3px',
      borderRadius: '3px',
      backgroundColor: tokens.colorBrandStroke1,
      '@media (forced-colors: active)': { backgroundColor: 'Highlight' },
    },
  },
  hidden: { display: 'none' },
  more: {
    display: 'inline-flex',
    alignItems: 'center',
    minWidth: 0,
    padding: 0,
    ':focus-within': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-4px' },
  },
});

/**
 * Tabs with manual activation: arrow keys, Home and End move focus, Enter or Space selects. Those that do not fit
 * move into a list at the end, which is the browser's own: it needs no code and opens outside of the narrow pane.
 */
export function Tabs<Id extends string>({
  tabs,
  chosen,
  label,
  moreLabel,
  panelId,
  onChoose,
}: {
  readonly tabs: readonly { readonly id: Id; readonly text: string }[];
  readonly chosen: Id;
  readonly label: string;
  readonly moreLabel: string;
  readonly panelId: string;
  readonly onChoose: (id: Id) => void;
}) {
  const base = useBase();
  const styles = useStyles();
  const bar = useRef<HTMLDivElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const count = useFittingCount(bar, list, tabs.map(({ text }) => text).join('|'));
  const shown = tabs.slice(0, count);
  const rest = tabs.slice(count);
  const chosenInRest = rest.some(({ id }) => id === chosen);

  const moveFocus = (event: KeyboardEvent, from: number) => {
    const last = shown.length - 1;
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
      <div ref={bar} className={base.bar}>
        <div ref={list} role="tablist" aria-label={label} className={base.tabs}>
          {tabs.map(({ id, text }, index) => (
            <button
              key={id}
              type="button"
              role="tab"
              id={`${panelId}-${id}`}
              aria-selected={id === chosen}
              aria-controls={id === chosen ? panelId : undefined}
              tabIndex={id === chosen || (chosenInRest && index === 0) ? 0 : -1}
              className={mergeClasses(
                base.tab,
                id === chosen && styles.chosen,
                index >= count && styles.hidden,
              )}
              onClick={() => onChoose(id)}
              onKeyDown={(event) => moveFocus(event, index)}
            >
              {text}
            </button>
          ))}
        </div>
        {rest.length > 0 && (
          <span className={mergeClasses(base.tab, styles.more, chosenInRest && styles.chosen)}>
            <select
              aria-label={moreLabel}
              className={base.select}
              value={chosenInRest ? chosen : ''}
              onChange={(event) => {
                const picked = rest.find(({ id }) => id === event.currentTarget.value);
                if (picked) onChoose(picked.id);
              }}
            >
              {!chosenInRest && <option value="">{moreLabel}</option>}
              {rest.map(({ id, text }) => (
                <option key={id} value={id}>
                  {text}
                </option>
              ))}
            </select>
            <span className={base.chevron} aria-hidden="true">
              <ChevronDown12Regular />
            </span>
          </span>
        )}
      </div>
    </nav>
  );
}
