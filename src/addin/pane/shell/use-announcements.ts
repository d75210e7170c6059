import { useEffect, useRef } from 'react';
import type { Announcement } from '../../compose/home-state.ts';
import { addressedName } from '../../compose/people.ts';
import { useAnnounce } from '../announcer.tsx';
import { useTexts } from '../texts.tsx';

/** Says each announcement of the compose assistant once. */
export function useAnnouncements(announcement: Announcement | null): void {
  const announce = useAnnounce();
  const texts = useTexts();
  const said = useRef<number | null>(null);
  useEffect(() => {
    if (!announcement || announcement.id === said.current) return;
    said.current = announcement.id;
    const { key, more, person, politeness } = announcement;
    if (!texts.isKey(key)) return;
    const text = texts.t(key, person ? { name: addressedName(person, texts) } : {});
    announce([text, ...(more && texts.isKey(more) ? [texts.t(more)] : [])].join('\n'), politeness);
  }, [announcement, announce, texts]);
}
