import { makeResetStyles, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { WordingStage } from '../../compose/home-state.ts';
import { ChevronDown12Regular } from '../icons.ts';
import { useTexts } from '../texts.tsx';
import { slotsOf } from '../theme/slots-of.ts';

const STAGES = {
  document: 'home.stage.document',
  first: 'home.stage.first',
  final: 'home.stage.final',
} as const;

const useBase = slotsOf({
  frame: makeResetStyles({ position: 'relative', display: 'inline-flex', maxWidth: '100%' }),
  select: makeResetStyles({
    appearance: 'none',
    boxSizing: 'border-box',
    minHeight: '24px',
    maxWidth: '100%',
    paddingBlock: '2px',
    paddingInline: '8px 24px',
    borderRadius: tokens.borderRadiusMedium,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1,
    fontFamily: tokens.fontFamilyBase,
    fontSize: '12px',
    lineHeight: '16px',
    cursor: 'pointer',
    fieldSizing: 'content',
    textOverflow: 'ellipsis',
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '1px' },
  }),
  chevron: makeResetStyles({
    position: 'absolute',
    insetBlock: 0,
    insetInlineEnd: '8px',
    display: 'flex',
    alignItems: 'center',
    pointerEvents: 'none',
  }),
});

const useStyles = makeStyles({
  quiet: {
    paddingInlineEnd: '20px',
    border: '1px solid transparent',
    backgroundColor: 'transparent',
    color: tokens.colorNeutralForeground3,
  },
});

/** A native select: it opens outside of the narrow pane and costs nothing to load. */
export function SmallSelect<Value extends string>({
  value,
  options,
  label,
  quiet,
  onChange,
}: {
  readonly value: Value;
  readonly options: readonly { readonly value: Value; readonly text: string }[];
  readonly label: string;
  /** Without a frame, beside a caption. */
  readonly quiet?: boolean;
  readonly onChange: (value: Value) => void;
}) {
  const base = useBase();
  const styles = useStyles();
  return (
    <span className={base.frame}>
      <select
        className={mergeClasses(base.select, quiet && styles.quiet)}
        aria-label={label}
        value={value}
        onChange={(event) => {
          const chosen = options[event.currentTarget.selectedIndex];
          if (chosen) onChange(chosen.value);
        }}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.text}
          </option>
        ))}
      </select>
      <span className={base.chevron} aria-hidden="true">
        <ChevronDown12Regular />
      </span>
    </span>
  );
}

/** The stage guessed from the draft; it changes the wording only. */
export function StagePicker({
  stage,
  onChoose,
}: {
  readonly stage: WordingStage;
  readonly onChoose: (stage: WordingStage) => void;
}) {
  const { t } = useTexts();
  return (
    <SmallSelect
      value={stage}
      label={t('home.stage.aria', { stage: t(STAGES[stage]) })}
      options={[
        { value: 'document', text: t(STAGES.document) },
        { value: 'first', text: t(STAGES.first) },
        { value: 'final', text: t(STAGES.final) },
      ]}
      onChange={onChoose}
    />
  );
}
