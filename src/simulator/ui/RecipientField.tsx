import { useId, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { parseTypedPerson, type Person } from '../model/draft.ts';
import type { RecipientField as Field } from '../protocol/payloads.ts';
import { resolvedPerson } from '../samples/people.ts';
import { Avatar } from './Avatar.tsx';
import { useStore, useTranslate, useWindow } from './session-context.ts';

interface Props {
  readonly field: Field;
  readonly children?: ReactNode;
}

/** Recipients of one field: chips, and a place to type another one. */
export function RecipientField({ field, children }: Props) {
  const { session } = useWindow();
  const people = useStore(session.draft)[field];
  const translate = useTranslate();
  const [typed, setTyped] = useState('');
  const [invalid, setInvalid] = useState(false);
  const errorId = useId();
  const input = useRef<HTMLInputElement>(null);
  const label = translate(`s.field.${field}`);

  const add = () => {
    if (typed.trim() === '') return;
    const person = parseTypedPerson(typed);
    setInvalid(person === null);
    if (!person) return;
    session.setRecipients(field, [...people, resolvedPerson(person)]);
    setTyped('');
  };
  const remove = (gone: Person) =>
    session.setRecipients(
      field,
      people.filter((person) => person !== gone),
    );
  const onKey = (event: KeyboardEvent) => {
    // This Enter or comma chooses among what an input method offers.
    if (event.nativeEvent.isComposing) return;
    const last = people.at(-1);
    if (event.key === 'Enter' || event.key === ',' || event.key === ';') {
      event.preventDefault();
      add();
    } else if (event.key === 'Backspace' && typed === '' && last) {
      remove(last);
    }
  };

  return (
    <div className="field" role="group" aria-label={label}>
      <span className="key" aria-hidden="true">
        {label}
      </span>
      {people.map((person) => (
        <span key={person.address} className="chip" title={person.address}>
          <Avatar name={person.name} seed={person.address} />
          <span>{person.name}</span>
          <button
            type="button"
            aria-label={translate('s.field.remove', { name: person.name })}
            onClick={() => {
              remove(person);
              input.current?.focus();
            }}
          >
            ×
          </button>
        </span>
      ))}
      <input
        ref={input}
        className="type-in"
        type="text"
        inputMode="email"
        autoComplete="off"
        value={typed}
        aria-label={translate('s.field.add', { field: label })}
        aria-invalid={invalid}
        aria-describedby={invalid ? errorId : undefined}
        onChange={(event) => {
          setTyped(event.target.value);
          setInvalid(false);
        }}
        onKeyDown={onKey}
        onBlur={add}
      />
      {invalid && (
        <span className="field-error" id={errorId} role="alert">
          {translate('s.field.invalid')}
        </span>
      )}
      {children}
    </div>
  );
}
