import {
  format,
  formatNodes,
  messageParts,
  type MessageNode,
  type MessageValues,
} from '../../core/text/format.ts';
import en from './en.json' with { type: 'json' };
import ja from './ja.json' with { type: 'json' };

export type MessageKey = keyof typeof ja;

export type UiLanguage = 'ja' | 'en';

/** Fails to compile when English lacks a key that Japanese has, or has one more. */
const MESSAGES: Readonly<Record<UiLanguage, Readonly<Record<MessageKey, string>>>> = {
  ja,
  en: en satisfies Record<Exclude<keyof typeof en, MessageKey>, never>,
};

export interface Translator {
  readonly language: UiLanguage;
  /** The message as plain text. Throws when a value is missing, because that is a bug of the caller. */
  readonly t: (key: MessageKey, values?: MessageValues) => string;
  /** The message as nodes, so that its rich-text slots can become elements. */
  readonly nodes: (key: MessageKey, values?: MessageValues) => readonly MessageNode[];
  /** The parts of a message that serves one component, e.g. `title|detail`. */
  readonly parts: (key: MessageKey) => readonly string[];
}

/** The texts of one language. */
export function translator(language: UiLanguage): Translator {
  const messages = MESSAGES[language];
  return {
    language,
    t: (key, values) => format(messages[key], values),
    nodes: (key, values) => formatNodes(messages[key], values),
    parts: (key) => messageParts(messages[key]),
  };
}

/** The language of our texts for a host's display language such as `ja-JP`: Japanese, or English for everyone else. */
export function uiLanguage(displayLanguage: string): UiLanguage {
  return /^ja\b/i.test(displayLanguage) ? 'ja' : 'en';
}

/** Narrows a name that came from elsewhere. */
export function isMessageKey(name: string): name is MessageKey {
  return Object.hasOwn(ja, name);
}
