import type { FormField } from '../../services/registration/form.ts';

/** Says what is wrong with a field, or that nothing is, the way the server's page does. */
export function showFault(form: HTMLFormElement, field: FormField, sentence: string | undefined): void {
  const control = form.querySelector(`#${field}`);
  const id = `${field}-fault`;
  const shown = form.querySelector(`#${id}`);
  // What stands there already is not written again, because readers would say it again.
  if (!control || shown?.textContent === sentence) return;
  shown?.remove();
  const described = (control.getAttribute('aria-describedby') ?? '')
    .split(' ')
    .filter((one) => one && one !== id);
  if (sentence) {
    const fault = newFault(form, sentence);
    fault.id = id;
    (control.closest('.field') ?? control.nextElementSibling)?.append(fault);
    described.unshift(id);
    control.setAttribute('aria-invalid', 'true');
  } else control.removeAttribute('aria-invalid');
  if (described.length > 0) control.setAttribute('aria-describedby', described.join(' '));
  else control.removeAttribute('aria-describedby');
}

/** Above the button: the form did not arrive, and everything typed is still there. */
export function showSendFault(form: HTMLFormElement): void {
  const fault = newFault(form);
  fault.removeAttribute('id');
  form.querySelector('#send-fault')?.replaceChildren(fault);
}

/** Takes away what `showSendFault` said, before the form is sent again. */
export function clearSendFault(form: HTMLFormElement): void {
  form.querySelector('#send-fault')?.replaceChildren();
}

/** A copy of the page's own pattern, which already says that the form was not sent. */
function newFault(form: HTMLFormElement, sentence?: string): Element {
  const pattern = form.querySelector<HTMLTemplateElement>('#fault-shape')?.content.firstElementChild;
  if (!pattern) throw new Error('The page has no pattern for faults.');
  const fault = pattern.cloneNode(true) as Element;
  const words = fault.querySelector('span');
  if (words && sentence !== undefined) words.textContent = sentence;
  return fault;
}
