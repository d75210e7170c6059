import { useEffect, useRef } from 'react';
import type { PoolFilter } from '../../relay/pool-search.ts';
import { useAnnounce } from '../announcer.tsx';

/** After the last key or choice, so that nothing is said into what somebody still types. */
const PAUSE_MS = 600;

/**
 * Says what a search has found by the time somebody pauses: an empty text for as long as nothing can be said. What was found
 * among those read so far is said once more when `isWhole`.
 */
export function useFoundSaid(
  { search, job, area, month }: PoolFilter,
  found: string,
  isWhole: boolean,
): void {
  const announce = useAnnounce();
  const isNarrowed = search !== '' || job !== '' || area !== '' || month !== '';
  const asked = JSON.stringify([search, job, area, month]);
  const said = useRef({ asked, isWhole });
  const latest = useRef(found);
  useEffect(() => {
    latest.current = found;
  }, [found]);
  useEffect(() => {
    const isNews = asked !== said.current.asked || (isNarrowed && isWhole && !said.current.isWhole);
    if (!isNews) return;
    const timer = setTimeout(() => {
      if (latest.current === '') return;
      said.current = { asked, isWhole };
      announce(latest.current);
    }, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [asked, isNarrowed, isWhole, announce]);
}
