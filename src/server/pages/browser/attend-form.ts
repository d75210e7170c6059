import { checkForm, inputOf, type CheckedForm, type FormField } from '../../services/registration/form.ts';
import type { FaultTexts } from '../fault-texts.ts';
import { clearSendFault, showFault, showSendFault } from './faults.ts';
import { sendForm } from './send-form.ts';

/**
 * Helps with a form that works without this: says what is wrong with a field when it is left, takes that back while it
 * is put right, and keeps what was typed when the form cannot be sent.
 */
export function attendForm(form: HTMLFormElement): void {
  const texts = JSON.parse(form.dataset['faults'] ?? '{}') as FaultTexts;
  const choices = { jobs: optionsOf(form, 'job'), areas: optionsOf(form, 'area') };
  const isField = (id: string): id is FormField => Object.hasOwn(texts, id);
  const judged = new Set([...form.querySelectorAll('[aria-invalid]')].map(({ id }) => id));
  let left: FormField[] = [];
  let pressed = false;

  function check(): CheckedForm {
    const data = new FormData(form);
    return checkForm(
      inputOf((name) => textOf(data, name)),
      choices,
    );
  }

  function judge(field: FormField): void {
    judged.add(field);
    const checked = check();
    const fault = checked.ok ? undefined : checked.faults[field];
    showFault(form, field, fault && texts[field][fault]);
  }

  function judgeLeft(): void {
    pressed = false;
    for (const field of left) judge(field);
    left = [];
  }

  form.addEventListener('focusout', ({ target }) => {
    // Whoever looks something up in another window has not left the field.
    if (!(target instanceof Element) || target === document.activeElement || !isField(target.id)) return;
    left.push(target.id);
    if (!pressed) judgeLeft();
  });
  form.addEventListener('input', ({ target }) => {
    if (target instanceof Element && isField(target.id) && judged.has(target.id)) judge(target.id);
  });
  const released = () => setTimeout(judgeLeft);
  form.addEventListener('pointerdown', () => {
    // A sentence that appears between press and release would move the button away from under the finger.
    pressed = true;
    for (const end of ['pointerup', 'pointercancel'])
      document.addEventListener(end, released, { once: true });
  });

  const setSending = (sending: boolean) => {
    const button = form.querySelector('button[type=submit]');
    if (sending) button?.setAttribute('aria-disabled', 'true');
    else button?.removeAttribute('aria-disabled');
  };
  let sending = false;
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (sending) return;
    sending = true;
    setSending(true);
    clearSendFault(form);
    // The page may stay as it is for want of a connection; by now its summary would be untrue.
    if (check().ok) form.querySelector('#faults')?.remove();
    void sendForm(form).then((answer) => {
      if (answer === 'leaving') return;
      sending = false;
      setSending(false);
      if (answer === 'not_sent') return showSendFault(form);
      form.replaceWith(answer);
      attendForm(answer);
      answer.querySelector<HTMLElement>('#faults')?.focus();
    });
  });
  window.addEventListener('pageshow', (event) => {
    // From the browser's memory, after going back.
    if (!event.persisted) return;
    sending = false;
    setSending(false);
  });
}

function optionsOf(form: HTMLFormElement, select: string): readonly string[] {
  return [...form.querySelectorAll<HTMLOptionElement>(`#${select} option`)].map(({ value }) => value);
}

function textOf(data: FormData, name: string): string {
  const value = data.get(name);
  return typeof value === 'string' ? value : '';
}
