import { format, messageParts, type MessageValues } from '../../core/text/format.ts';
import type { Language } from '../model/settings.ts';
import en from './en.json' with { type: 'json' };
import ja from './ja.json' with { type: 'json' };

export type MessageKey = keyof typeof ja;

const MESSAGES: Readonly<Record<Language, Readonly<Record<MessageKey, string>>>> = { ja, en };

/** One message in a language. */
export type Translate = (key: MessageKey, values?: MessageValues) => string;

/** What it returns throws when a message lacks a value, because that is a bug of the caller. */
export function translator(language: Language): Translate {
  return (key, values) => format(MESSAGES[language][key], values);
}

/** The labels of a choice, in the order of its values. */
export function choiceLabels(translate: Translate, key: MessageKey): readonly string[] {
  return messageParts(translate(key));
}
