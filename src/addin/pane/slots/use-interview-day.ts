import { useRef, useState } from 'react';
import type { Translator } from '../../strings/index.ts';
import { fullDate } from '../dates.ts';
import type { TextInput } from '../parts/FormField.tsx';
import { useTexts } from '../texts.tsx';

/** The day of an interview while it is entered; no year that can only be a slip of the hand passes. */
interface InterviewDay {
  readonly day: string;
  /** True where it can be sent, also while there is none; otherwise the field says why not and takes the focus. */
  readonly check: () => boolean;
  readonly field: Omit<Parameters<typeof TextInput>[0], 'label'>;
}

/** `accepted`: when somebody was; that day in Japan is the first that passes. `known`: the day to begin with. */
export function useInterviewDay(accepted: Date, now: Date, known = ''): InterviewDay {
  const texts = useTexts();
  const [day, setDay] = useState(known);
  const [checked, setChecked] = useState('');
  const inputRef = useRef<HTMLInputElement & HTMLTextAreaElement>(null);
  const { min, max } = interviewDays(accepted, now);
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
      fault: isFine || day !== checked ? null : wrongInterviewDay(texts, accepted, now),
    },
  };
}

/** Which days an interview can be on, in a sentence. */
export function wrongInterviewDay({ t, language }: Translator, accepted: Date, now: Date): string {
  const { min, max } = interviewDays(accepted, now);
  return t('slots.interview.fault', { from: fullDate(min, language), to: fullDate(max, language) });
}

/** As the service takes them: from the day on which somebody was accepted until a year from now, in Japan. */
function interviewDays(accepted: Date, now: Date) {
  const today = japanDay(now);
  const nextYear = `${Number(today.slice(0, 4)) + 1}${today.slice(4)}`;
  return { min: japanDay(accepted), max: nextYear.replace(/02-29$/, '02-28') };
}

/** `2026-11-26`: the calendar day in Japan, which has no summer time, wherever the device is. */
function japanDay(date: Date): string {
  return new Date(date.getTime() + 9 * 3_600_000).toISOString().slice(0, 10);
}
