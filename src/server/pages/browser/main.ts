import { attendForm } from './attend-form.ts';

const form = document.querySelector<HTMLFormElement>('form[data-faults]');
if (form) attendForm(form);
