import type { ReactNode } from 'react';
import { Icon } from './Icon.tsx';

interface FieldProps {
  /** Unique on the page; the name of the posted field unless `name` says otherwise. */
  readonly id: string;
  readonly name?: string;
  readonly label: string;
  readonly value?: string;
  readonly hint?: string;
  readonly fault?: string | undefined;
  readonly required?: boolean;
}

/** What every control of a form has around it; its limits are the server's. */
function Holder(props: FieldProps & { readonly children: ReactNode }) {
  const { id, label, hint, fault, required } = props;
  return (
    <div className="field">
      <label htmlFor={id}>
        {label}
        {required && (
          <span className="required" aria-hidden="true">
            *
          </span>
        )}
      </label>
      {props.children}
      {hint && (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {fault && <Fault id={`${id}-fault`}>{fault}</Fault>}
    </div>
  );
}

function Fault({ id, children }: { readonly id: string; readonly children: string }) {
  return (
    <p className="fault" id={id}>
      <Icon name="dismiss" />
      <span>{children}</span>
    </p>
  );
}

function described({ id, hint, fault }: FieldProps) {
  const by = [hint ? `${id}-hint` : '', fault ? `${id}-fault` : ''].filter(Boolean).join(' ');
  return {
    ...(by ? { 'aria-describedby': by } : {}),
    // A refused form opens at what is wrong with it, which needs no script; of several, browsers take the first.
    ...(fault ? { 'aria-invalid': true as const, autoFocus: true } : {}),
  };
}

/** Browsers complete nothing in it unless `autoComplete` says what. */
export function TextField(
  props: FieldProps & {
    readonly type?: 'text' | 'email' | 'url' | 'date' | 'number';
    readonly autoComplete?: string;
    readonly maxLength?: number;
  },
) {
  return (
    <Holder {...props}>
      <input
        className="input"
        id={props.id}
        name={props.name ?? props.id}
        type={props.type ?? 'text'}
        autoComplete={props.autoComplete ?? 'off'}
        required={props.required}
        maxLength={props.maxLength}
        defaultValue={props.value ?? ''}
        {...described(props)}
      />
    </Holder>
  );
}

export function TextArea(props: FieldProps & { readonly rows?: number }) {
  return (
    <Holder {...props}>
      <textarea
        className="input"
        id={props.id}
        name={props.name ?? props.id}
        rows={props.rows ?? 3}
        required={props.required}
        defaultValue={props.value ?? ''}
        {...described(props)}
      />
    </Holder>
  );
}

/** Offers `options` and nothing else; a choice of nothing is one with an empty `value`. */
export function SelectField(
  props: FieldProps & { readonly options: readonly { readonly value: string; readonly label: string }[] },
) {
  return (
    <Holder {...props}>
      <div className="select">
        <select
          className="input"
          id={props.id}
          name={props.name ?? props.id}
          required={props.required}
          defaultValue={props.value ?? ''}
          {...described(props)}
        >
          {props.options.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
        <Icon name="chevronDown" />
      </div>
    </Holder>
  );
}

/** Any of several. */
export function CheckBoxes(props: {
  readonly name: string;
  readonly legend: string;
  readonly hint?: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  /** All of them where it is left out. */
  readonly chosen?: readonly string[] | undefined;
  readonly fault?: string | undefined;
}) {
  const { hint, chosen, fault } = props;
  const hintId = `${props.name}-hint`;
  const faultId = `${props.name}-fault`;
  return (
    <fieldset aria-describedby={hint && hintId}>
      <legend className="plain">{props.legend}</legend>
      {hint && (
        <p className="hint" id={hintId}>
          {hint}
        </p>
      )}
      <div className="row wrap">
        {props.options.map(({ value, label }, index) => (
          <label key={value} className="check">
            <input
              type="checkbox"
              name={props.name}
              value={value}
              defaultChecked={chosen?.includes(value) ?? true}
              {...(fault
                ? { 'aria-invalid': true, 'aria-describedby': faultId, autoFocus: index === 0 }
                : {})}
            />
            <span>{label}</span>
          </label>
        ))}
      </div>
      {fault && <Fault id={faultId}>{fault}</Fault>}
    </fieldset>
  );
}

/** Tells apart, for those who hear them, buttons that read alike: each is named by itself and by what it is about. */
export function namedBy(id: string, about: string) {
  return { id, 'aria-labelledby': `${id} ${about}` };
}

/** Posts one thing by a button; `fields` go with it unseen. */
export function PostButton(props: {
  readonly action: string;
  /** Id of what names the thing, where other things on the page have the same button. */
  readonly about?: string;
  readonly look?: 'primary' | 'second' | 'subtle' | 'danger';
  readonly fields?: Readonly<Record<string, string>>;
  readonly children: ReactNode;
}) {
  return (
    <form method="post" action={props.action} className="inline">
      {Object.entries(props.fields ?? {}).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <button
        className={`button ${props.look ?? 'second'}`}
        type="submit"
        {...(props.about ? namedBy(`${props.about}-${props.action.split('/').at(-1)}`, props.about) : {})}
      >
        {props.children}
      </button>
    </form>
  );
}
