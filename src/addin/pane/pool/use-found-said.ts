import { useEffect, useRef } from 'react';
import type { PoolFilter } from '../../relay/pool-search.ts';
import { useAnnounce } from '../announcer.tsx';

/** After the last key or choice, so that nothing is said into what somebody still types. */
const PAUSE_MS = 600;

/** Says what a search has found by the time somebody pauses. */
export function useFoundSaid({ search, job, area, month }: PoolFilter, found: string): void {
  const announce = useAnnounce();
  const asked = JSON.stringify([search, job, area, month]);
  const answered = useRef(asked);
  const latest = useRef(found);
  useEffect(() => {
    latest.current = found;
  }, [found]);
  useEffect(() => {
    if (asked === answered.current) return;
    const timer = setTimeout(() => {
      answered.current = asked;
      if (latest.current !== '') announce(latest.current);
    }, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [asked, announce]);
}
