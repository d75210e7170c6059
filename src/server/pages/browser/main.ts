import { attendForm } from './attend-form.ts';

const form = document.querySelector<HTMLFormElement>('form[data-faults]');
// A browser that lacks what this needs must not be stopped by it: its form works as it does without script.
const isAble = 'timeout' in AbortSignal && 'hasOwn' in Object;
if (form && isAble) attendForm(form);
