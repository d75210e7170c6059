import type { ReactNode } from 'react';
import { Icon } from './Icon.tsx';

export interface FieldState {
  readonly label: string;
  readonly value: string;
  readonly fault?: string | undefined;
}

/** Why a field was not taken, beside the field. */
export function Fault({ id, children }: { id: string; children: ReactNode }) {
  return (
    <p className="fault" id={id}>
      <Icon name="warning" />
      <span>{children}</span>
    </p>
  );
}

/** `id` is that of the control, and `optional` the words that say that it may stay empty. */
export function Label(props: {
  readonly id: string;
  readonly optional?: string | undefined;
  readonly children: ReactNode;
}) {
  return (
    <label className="label" htmlFor={props.id}>
      {props.children}
      {props.optional && <i>{props.optional}</i>}
    </label>
  );
}

/** One line of text. The limits are the server's, because a browser's own would cut a text without a word. */
export function TextField(
  props: FieldState & {
    readonly name: string;
    readonly type?: 'text' | 'email';
    readonly autoComplete: string;
    readonly required?: boolean;
    readonly optional?: string;
  },
) {
  const { name, fault } = props;
  return (
    <div className="field">
      <Label id={name} optional={props.optional}>
        {props.label}
      </Label>
      <input
        className="input"
        id={name}
        name={name}
        type={props.type ?? 'text'}
        autoComplete={props.autoComplete}
        required={props.required}
        defaultValue={props.value}
        dir={props.type === 'email' ? 'ltr' : 'auto'}
        {...faultOf(name, fault)}
      />
      {fault && <Fault id={`${name}-fault`}>{fault}</Fault>}
    </div>
  );
}

/** Begins with a choice of nothing, whose words are `empty`. */
export function SelectField(
  props: FieldState & {
    readonly name: string;
    readonly empty: string;
    readonly options: readonly { readonly value: string; readonly label: string }[];
    readonly required?: boolean;
    readonly optional?: string;
  },
) {
  const { name, fault } = props;
  return (
    <div className="field">
      <Label id={name} optional={props.optional}>
        {props.label}
      </Label>
      <div className="select">
        <select
          className="input"
          id={name}
          name={name}
          required={props.required}
          defaultValue={props.value}
          {...faultOf(name, fault)}
        >
          <option value="">{props.empty}</option>
          {props.options.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
        <Icon name="chevronDown" />
      </div>
      {fault && <Fault id={`${name}-fault`}>{fault}</Fault>}
    </div>
  );
}

/** Ties a control to the sentence that says what is wrong with it. */
export function faultOf(name: string, fault: string | undefined) {
  return fault ? ({ 'aria-invalid': true, 'aria-describedby': `${name}-fault` } as const) : {};
}
