import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useId, type ReactNode, type Ref } from 'react';
import { ChevronDown12Regular } from '../icons.ts';
import { useInputLook } from './use-input-look.ts';

const useStyles = makeStyles({
  field: { display: 'flex', flexDirection: 'column', minWidth: 0, flexGrow: 1 },
  narrow: { flexGrow: 0, flexShrink: 0, width: '104px', '@media (max-width: 239px)': { width: '100%' } },
  label: { fontSize: '14px', lineHeight: '20px', marginBottom: '4px' },
  star: { color: tokens.colorStatusDangerForeground1, paddingLeft: '2px' },
  input: { appearance: 'none', margin: 0 },
  area: {
    minHeight: '72px',
    resize: 'none',
    fieldSizing: 'content',
    maxHeight: '240px',
    display: 'block',
    // What has been typed stays on its line.
    textWrap: 'wrap',
  },
  select: { paddingRight: '28px', cursor: 'pointer', textOverflow: 'ellipsis' },
  frame: { position: 'relative', display: 'flex' },
  chevron: {
    position: 'absolute',
    right: '10px',
    top: 0,
    bottom: 0,
    display: 'flex',
    alignItems: 'center',
    pointerEvents: 'none',
  },
  faulty: { border: `1px solid ${tokens.colorStatusDangerForeground1}` },
  notes: {
    display: 'flex',
    justifyContent: 'space-between',
    columnGap: '8px',
    marginTop: '4px',
    fontSize: '12px',
    lineHeight: '16px',
    color: tokens.colorNeutralForeground3,
  },
  count: { marginLeft: 'auto', fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' },
  fault: { color: tokens.colorStatusDangerForeground1 },
});

interface FieldProps {
  readonly label: string;
  readonly required?: boolean;
  readonly narrow?: boolean;
  readonly hint?: string | undefined;
  readonly fault?: string | null;
}

interface TextProps extends FieldProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly maxLength: number;
  readonly inputRef?: Ref<HTMLInputElement & HTMLTextAreaElement>;
  /** Several lines, with a count of characters. */
  readonly long?: boolean;
  readonly type?: 'text' | 'date';
  /** The first and the last day that can be chosen. */
  readonly min?: string;
  readonly max?: string;
}

/** A line or a few lines of text. */
export function TextInput({
  value,
  onChange,
  maxLength,
  inputRef,
  long,
  type = 'text',
  min,
  max,
  ...field
}: TextProps) {
  const styles = useStyles();
  const inputLook = useInputLook();
  return (
    <Field {...field} count={long ? `${Array.from(value).length} / ${maxLength}` : undefined}>
      {(shared) => {
        const props = {
          ...shared,
          value,
          maxLength,
          autoComplete: 'off',
          onChange: (event: { readonly currentTarget: { readonly value: string } }) =>
            onChange(event.currentTarget.value),
        };
        const look = mergeClasses(
          inputLook,
          styles.input,
          long && styles.area,
          !!field.fault && styles.faulty,
        );
        return long ? (
          <textarea {...props} ref={inputRef} rows={3} className={look} />
        ) : (
          <input {...props} ref={inputRef} type={type} min={min} max={max} className={look} />
        );
      }}
    </Field>
  );
}

/** One of a few values, by the browser's own list. */
export function SelectInput<Value extends string>({
  value,
  options,
  onChange,
  ...field
}: FieldProps & {
  readonly value: Value;
  readonly options: readonly { readonly value: Value; readonly text: string }[];
  readonly onChange: (value: Value) => void;
}) {
  const styles = useStyles();
  const inputLook = useInputLook();
  return (
    <Field {...field}>
      {(shared) => (
        <span className={styles.frame}>
          <select
            {...shared}
            className={mergeClasses(inputLook, styles.input, styles.select)}
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
      )}
    </Field>
  );
}

interface Shared {
  readonly id: string;
  readonly required: boolean | undefined;
  readonly 'aria-invalid': true | undefined;
  readonly 'aria-describedby': string | undefined;
}

function Field({
  label,
  required,
  narrow,
  hint,
  fault,
  count,
  children,
}: FieldProps & {
  readonly count?: string | undefined;
  readonly children: (shared: Shared) => ReactNode;
}) {
  const styles = useStyles();
  const id = useId();
  const note = fault ?? hint;
  return (
    <div className={mergeClasses(styles.field, narrow && styles.narrow)}>
      <label htmlFor={id} className={styles.label}>
        {label}
        {required && (
          <span className={styles.star} aria-hidden="true">
            *
          </span>
        )}
      </label>
      {children({
        id,
        required,
        'aria-invalid': fault ? true : undefined,
        'aria-describedby': note ? `${id}-note` : undefined,
      })}
      {(note ?? count) && (
        <div className={styles.notes}>
          {note && (
            <span id={`${id}-note`} className={fault ? styles.fault : undefined}>
              {note}
            </span>
          )}
          {count && <span className={styles.count}>{count}</span>}
        </div>
      )}
    </div>
  );
}
