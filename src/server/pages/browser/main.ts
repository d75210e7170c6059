import { attendForm } from './attend-form.ts';
import { attendLanguage } from './switch-language.ts';

const shown = document.querySelector<HTMLFormElement>('form[data-faults]');
// A browser that lacks what this needs must not be stopped by it: its form works as it does without script.
const isAble = 'timeout' in AbortSignal && 'hasOwn' in Object;
if (shown && isAble) begin(shown);

function begin(form: HTMLFormElement): void {
  attendForm(form);
  attendLanguage(form, begin);
}
