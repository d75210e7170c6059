import { Fragment, type ReactNode } from 'react';
import {
  format,
  formatNodes,
  messageParts,
  type MessageNode,
  type MessageValues,
} from '../../core/text/format.ts';
import { valuesInOrder } from '../text/names.ts';
import { pageStrings, type PageLanguage, type PageStrings } from './strings/index.ts';

/** What becomes of the marked parts of a text. */
export type Slots = Readonly<Record<string, (children: ReactNode) => ReactNode>>;

interface Named {
  readonly name: string;
  readonly name_en: string;
}

/** The texts of one language, as the screens ask for them. */
export interface Text<Key extends string> {
  readonly language: PageLanguage;
  /** One text. */
  (key: Key, values?: MessageValues): string;
  /** Title and detail of a text that has both. */
  pair(key: Key, values?: MessageValues): readonly [title: string, detail: string];
  /** The parts of a text that names several things, such as columns. */
  parts(key: Key): readonly string[];
  /** A text whose marked parts become elements. */
  rich(template: string, slots: Slots, values?: MessageValues): ReactNode;
  /** The text as it is written, to take apart. */
  raw(key: Key): string;
  /** The full name of a company or agency. */
  nameOf(one: Named): string;
}

export type PageText = Text<keyof PageStrings>;

/** For all pages outside the consoles, and for signing in to a console. */
export function pageText(language: PageLanguage): PageText {
  return textOf(language, pageStrings(language));
}

/** Texts of any set of strings, such as a console's. */
export function textOf<Key extends string>(
  language: PageLanguage,
  strings: Readonly<Record<Key, string>>,
): Text<Key> {
  const text = (key: Key, values?: MessageValues) => format(strings[key], valuesInOrder(values));
  return Object.assign(text, {
    language,
    pair: (key: Key, values?: MessageValues) => {
      // Taken apart before names are put in, because a company's name may hold the separator.
      const [title = '', detail = ''] = messageParts(strings[key]).map((part) =>
        format(part, valuesInOrder(values)),
      );
      return [title, detail] as const;
    },
    parts: (key: Key) => messageParts(strings[key]),
    rich: (template: string, slots: Slots, values?: MessageValues) =>
      draw(formatNodes(template, valuesInOrder(values)), slots),
    raw: (key: Key) => strings[key],
    nameOf: ({ name, name_en }: Named) => (language === 'ja' ? name : name_en),
  });
}

function draw(nodes: readonly MessageNode[], slots: Slots): ReactNode {
  return nodes.map((node, index) => {
    if (typeof node === 'string') return node;
    const slot = slots[node.tag];
    if (!slot) throw new Error(`Nothing is drawn for <${node.tag}>.`);
    return <Fragment key={index}>{slot(draw(node.children, slots))}</Fragment>;
  });
}
