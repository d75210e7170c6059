import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { WordingStage } from '../../compose/home-state.ts';
import { ChevronDown12Regular } from '../icons.ts';
import { useTexts } from '../texts.tsx';

const STAGES = {
  document: 'home.stage.document',
  first: 'home.stage.first',
  final: 'home.stage.final',
} as const;

const useStyles = makeStyles({
  frame: { position: 'relative', display: 'inline-flex', maxWidth: '100%' },
  select: {
    appearance: 'none',
    boxSizing: 'border-box',
    minHeight: '24px',
    maxWidth: '100%',
    padding: '2px 24px 2px 8px',
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
  },
  quiet: {
    paddingRight: '20px',
    border: '1px solid transparent',
    backgroundColor: 'transparent',
    color: tokens.colorNeutralForeground3,
  },
  chevron: {
    position: 'absolute',
    right: '8px',
    top: 0,
    bottom: 0,
    display: 'flex',
    alignItems: 'center',
    pointerEvents: 'none',
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
  const styles = useStyles();
  return (
    <span className={styles.frame}>
      <select
        className={mergeClasses(styles.select, quiet && styles.quiet)}
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
      <span className={styles.chevron} aria-hidden="true">
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
