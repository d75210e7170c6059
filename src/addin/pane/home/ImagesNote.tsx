import { useEffect } from 'react';
import type { HomeView } from '../../compose/home-state.ts';
import { useAnnounce } from '../announcer.tsx';
import { Warning16Regular } from '../icons.ts';
import { Bar } from '../parts/Bar.tsx';
import { useTexts } from '../texts.tsx';

export interface ImagesState {
  readonly kind: 'images';
  readonly fate: NonNullable<HomeView['images']>;
}

/** Above the card, whatever that says: the link may be in or out again, an image that broke stays broken. */
export function ImagesNote({ fate }: Pick<ImagesState, 'fate'>) {
  const { t } = useTexts();
  const announce = useAnnounce();
  const text = t(fate === 'lost' ? 'home.images.lost' : 'home.images.unknown');
  // Politely it would take the place of what is said of the insertion.
  useEffect(() => announce(text, 'assertive'), [announce, text]);
  return (
    <Bar look={fate === 'lost' ? 'warn' : 'plain'} icon={<Warning16Regular />}>
      {text}
    </Bar>
  );
}
