import {
  format,
  formatNodes,
  messageParts,
  type MessageNode,
  type MessageValues,
} from '../../core/text/format.ts';
import type first from './first/ja.json';
import type later from './later/ja.json';

/** What the first screen says, in whatever state; a test holds the keys to its code. */
export type FirstKey = keyof typeof first;

/** What only says something that comes on demand (docs/decisions/0022). */
export type LaterKey = keyof typeof later;

export type MessageKey = FirstKey | LaterKey;

export type FirstMessages = Readonly<Record<FirstKey, string>>;

export type LaterMessages = Readonly<Record<LaterKey, string>>;

export type Messages = FirstMessages & LaterMessages;

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
  /** The texts of what comes on demand are here too; until then nothing may ask for one of them. */
  readonly isWhole: () => boolean;
  /** Fetches them. Rejects when they cannot be had; asked again, it tries again. */
  readonly makeWhole: () => Promise<void>;
}

/** A translator over all texts of one language. */
export function makeTranslator(language: UiLanguage, messages: Messages): Translator;
/** A translator over the texts of the first screen, which fetches the others when it is made whole. */
export function makeTranslator(
  language: UiLanguage,
  messages: FirstMessages,
  loadLater: () => Promise<LaterMessages>,
): Translator;
export function makeTranslator(
  language: UiLanguage,
  known: FirstMessages & Partial<LaterMessages>,
  loadLater?: () => Promise<LaterMessages>,
): Translator {
  let messages = known as Messages;
  let whole = !loadLater;
  return {
    language,
    t: (key, values) => format(messages[key], values),
    nodes: (key, values) => formatNodes(messages[key], values),
    parts: (key) => messageParts(messages[key]),
    isKey: (name): name is MessageKey => Object.hasOwn(messages, name),
    isWhole: () => whole,
    makeWhole: async () => {
      if (whole || !loadLater) return;
      messages = { ...known, ...(await loadLater()) };
      whole = true;
    },
  };
}

/** The language of our texts for a host's display language such as `ja-JP`: Japanese, or English for everyone else. */
export function uiLanguage(displayLanguage: string): UiLanguage {
  return /^ja\b/i.test(displayLanguage) ? 'ja' : 'en';
}
