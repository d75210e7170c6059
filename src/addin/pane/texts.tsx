import { createContext, Fragment, useContext, type ReactNode } from 'react';
import type { MessageNode } from '../../core/text/format.ts';
import type { Translator } from '../strings/index.ts';

const Texts = createContext<Translator | null>(null);

export const TextsProvider = Texts.Provider;

/** The texts in the pane's language. */
export function useTexts(): Translator {
  const texts = useContext(Texts);
  if (!texts) throw new Error('The pane renders texts outside of its TextsProvider.');
  return texts;
}

/** A message whose rich-text slots become elements; a slot without a renderer is left out, with its text. */
export function Rich({
  nodes,
  slots,
}: {
  readonly nodes: readonly MessageNode[];
  readonly slots: Readonly<Record<string, (children: ReactNode) => ReactNode>>;
}) {
  return nodes.map((node, index) => {
    if (typeof node === 'string') return node;
    const render = slots[node.tag];
    if (!render) return null;
    return <Fragment key={index}>{render(<Rich nodes={node.children} slots={slots} />)}</Fragment>;
  });
}
