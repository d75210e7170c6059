import { useEffect, useRef } from 'react';
import type { Announcement } from '../../compose/home-state.ts';
import { useAnnounce } from '../announcer.tsx';
import { useTexts } from '../texts.tsx';

/** Says each announcement of the compose assistant once. */
export function useAnnouncements(announcement: Announcement | null): void {
  const announce = useAnnounce();
  const { t, isKey } = useTexts();
  const said = useRef<number | null>(null);
  useEffect(() => {
    if (!announcement || announcement.id === said.current) return;
    said.current = announcement.id;
    if (isKey(announcement.key)) {
      announce(t(announcement.key, announcement.values), announcement.politeness);
    }
  }, [announcement, announce, t, isKey]);
}
