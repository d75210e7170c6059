import {
  format,
  formatNodes,
  messageParts,
  type MessageNode,
  type MessageValues,
} from '../../core/text/format.ts';
import type ja from './ja.json';

export type MessageKey = keyof typeof ja;

export type Messages = Readonly<Record<MessageKey, string>>;

export type UiLanguage = 'ja' | 'en';

export interface Translator {
  readonly language: UiLanguage;
  /** The message as plain text. Throws when a value is missing, because that is a bug of the caller. */
  readonly t: (key: MessageKey, values?: MessageValues) => string;
  /** The message as nodes, so that its rich-text slots can become elements. */
  readonly nodes: (key: MessageKey, values?: MessageValues) => readonly MessageNode[];
  /** The parts of a message that serves one component, e.g. `title|detail`. */
  readonly parts: (key: MessageKey) => readonly string[];
  /** Narrows a name that came from elsewhere. */
  readonly isKey: (name: string) => name is MessageKey;
}

/** A translator over the texts of one language. */
export function makeTranslator(language: UiLanguage, messages: Messages): Translator {
  return {
    language,
    t: (key, values) => format(messages[key], values),
    nodes: (key, values) => formatNodes(messages[key], values),
    parts: (key) => messageParts(messages[key]),
    isKey: (name): name is MessageKey => Object.hasOwn(messages, name),
  };
}

/** The language of our texts for a host's display language such as `ja-JP`: Japanese, or English for everyone else. */
export function uiLanguage(displayLanguage: string): UiLanguage {
  return /^ja\b/i.test(displayLanguage) ? 'ja' : 'en';
}
