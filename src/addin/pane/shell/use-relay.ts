import { useCallback, useEffect, useState } from 'react';
import type { RelaySources } from '../pane-ports.ts';

/** The sources behind the tabs that need the service, made once the first of them is wanted. */
export function useRelay(
  make: () => Promise<RelaySources>,
  wanted: boolean,
): {
  readonly relay: RelaySources | null;
  readonly failed: boolean;
  readonly failedAgain: boolean;
  readonly retry: () => void;
} {
  const [relay, setRelay] = useState<RelaySources | null>(null);
  const [failed, setFailed] = useState(false);
  const [failures, setFailures] = useState(0);
  const fetchThem = useCallback(() => {
    make().then(setRelay, () => {
      setFailed(true);
      setFailures((times) => times + 1);
    });
  }, [make]);
  useEffect(() => {
    if (wanted && relay === null) fetchThem();
  }, [wanted, relay, fetchThem]);
  const retry = useCallback(() => {
    setFailed(false);
    fetchThem();
  }, [fetchThem]);
  return { relay, failed, failedAgain: failures > 1, retry };
}
