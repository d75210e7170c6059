import { useRef, useState } from 'react';
import { fullDate } from '../dates.ts';
import type { TextInput } from '../parts/FormField.tsx';
import { useTexts } from '../texts.tsx';

/** The day of an interview while it is entered; no year that can only be a slip of the hand passes. */
export interface InterviewDay {
  readonly day: string;
  /** True where it can be sent, also while there is none; otherwise the field says why not and takes the focus. */
  readonly check: () => boolean;
  readonly field: Omit<Parameters<typeof TextInput>[0], 'label'>;
}

/** From the day on which somebody was accepted, and a year at most. */
export function useInterviewDay(accepted: Date, known = ''): InterviewDay {
  const { t, language } = useTexts();
  const [day, setDay] = useState(known);
  const [checked, setChecked] = useState('');
  const inputRef = useRef<HTMLInputElement & HTMLTextAreaElement>(null);
  const min = isoDay(accepted);
  const max = isoDay(new Date(accepted.getFullYear() + 1, accepted.getMonth(), accepted.getDate()));
  const isFine = day === '' || (day >= min && day <= max);
  return {
    day,
    check: () => {
      setChecked(day);
      if (!isFine) inputRef.current?.focus();
      return isFine;
    },
    field: {
      type: 'date',
      value: day,
      onChange: setDay,
      maxLength: 10,
      min,
      max,
      inputRef,
      fault:
        isFine || day !== checked
          ? null
          : t('slots.interview.fault', { from: fullDate(min, language), to: fullDate(max, language) }),
    },
  };
}

/** `2026-11-26`, in the device's time zone. */
function isoDay(date: Date): string {
  const twoDigits = (n: number) => String(n).padStart(2, '0');
  return `${date.getFullYear()}-${twoDigits(date.getMonth() + 1)}-${twoDigits(date.getDate())}`;
}
