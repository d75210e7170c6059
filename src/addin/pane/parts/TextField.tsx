import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useId, type ReactNode } from 'react';
import { flushSync } from 'react-dom';
import { isComposing } from './composing.ts';
import { useUnseen } from './unseen.ts';
import { useInputLook } from './use-input-look.ts';

const useStyles = makeStyles({
  field: { display: 'flex', flexDirection: 'column', textAlign: 'start', minWidth: 0, width: '100%' },
  label: { fontSize: '14px', lineHeight: '20px', marginBottom: '4px' },
  input: { minHeight: '40px' },
  code: { fontFamily: tokens.fontFamilyMonospace, fontSize: '16px', letterSpacing: '.04em' },
  faulty: { border: `1px solid ${tokens.colorStatusDangerForeground1}` },
  hint: {
    marginTop: '4px',
    fontSize: '12px',
    lineHeight: '16px',
    color: tokens.colorNeutralForeground3,
  },
  fault: { color: tokens.colorStatusDangerForeground1 },
});

/** A labelled one-line field; a fault replaces the hint and is tied to the field. */
export function TextField({
  label,
  hideLabel,
  value,
  onChange,
  format = asTyped,
  onSubmit,
  hint,
  fault,
  code,
}: {
  readonly label: string;
  readonly hideLabel?: boolean;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** How what was typed is written; the beginning of a text must be written as it is in the whole. */
  readonly format?: (typed: string) => string;
  readonly onSubmit?: () => void;
  readonly hint?: ReactNode;
  readonly fault?: string | null;
  /** A code to be typed: monospace, never corrected or remembered by the browser. */
  readonly code?: boolean;
}) {
  const styles = useStyles();
  const unseen = useUnseen();
  const inputLook = useInputLook();
  const id = useId();
  const note = fault ?? hint;
  const take = (input: HTMLInputElement) => {
    const { value: typed, selectionStart } = input;
    const written = format(typed);
    const cursor = format(typed.slice(0, selectionStart ?? typed.length)).length;
    flushSync(() => onChange(written));
    if (written !== typed) input.setSelectionRange(cursor, cursor);
  };
  return (
    <div className={styles.field}>
      <label htmlFor={id} className={hideLabel ? unseen : styles.label}>
        {label}
      </label>
      <input
        id={id}
        className={mergeClasses(inputLook, styles.input, code && styles.code, !!fault && styles.faulty)}
        value={value}
        placeholder={hideLabel ? label : undefined}
        autoComplete="off"
        autoCapitalize={code ? 'characters' : undefined}
        spellCheck={code ? false : undefined}
        aria-invalid={fault ? true : undefined}
        aria-describedby={note ? `${id}-note` : undefined}
        onChange={(event) => {
          const { currentTarget, nativeEvent } = event;
          // An input method begins anew with what is written otherwise, behind what it had.
          if ('isComposing' in nativeEvent && nativeEvent.isComposing === true) onChange(currentTarget.value);
          else take(currentTarget);
        }}
        onCompositionEnd={(event) => take(event.currentTarget)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !isComposing(event)) onSubmit?.();
        }}
      />
      {note && (
        <span id={`${id}-note`} className={mergeClasses(styles.hint, !!fault && styles.fault)}>
          {note}
        </span>
      )}
    </div>
  );
}

function asTyped(typed: string): string {
  return typed;
}
