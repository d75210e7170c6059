import { createContext, useCallback, useContext, useEffect, useRef, useState, type ReactNode } from 'react';
import { useUnseen } from './parts/unseen.ts';

type Politeness = 'polite' | 'assertive';
export type Announce = (text: string, politeness?: Politeness) => void;

const Announcer = createContext<Announce>(() => undefined);

/** Time for the DOM to settle before a live region is written, so that screen readers do not lose the text. */
const SETTLE_MS = 100;

/** Mounts the pane's two live regions once and for all, and lets everything below speak through them. */
export function AnnouncerProvider({ children }: { readonly children: ReactNode }) {
  const [texts, setTexts] = useState<Readonly<Record<Politeness, string>>>({ polite: '', assertive: '' });
  const timers = useRef(new Set<ReturnType<typeof setTimeout>>());

  const announce = useCallback<Announce>((text, politeness = 'polite') => {
    // Emptied first: a region that is given the text it holds already stays silent.
    setTexts((now) => ({ ...now, [politeness]: '' }));
    const timer = setTimeout(() => {
      timers.current.delete(timer);
      setTexts((now) => ({ ...now, [politeness]: text }));
    }, SETTLE_MS);
    timers.current.add(timer);
  }, []);

  useEffect(() => {
    const pending = timers.current;
    return () => pending.forEach(clearTimeout);
  }, []);

  const unseen = useUnseen();
  return (
    <Announcer.Provider value={announce}>
      {children}
      <div className={unseen} aria-live="polite" data-politeness="polite">
        {texts.polite}
      </div>
      <div className={unseen} aria-live="assertive" data-politeness="assertive">
        {texts.assertive}
      </div>
    </Announcer.Provider>
  );
}

/** Says a text through the pane's live region. */
export function useAnnounce(): Announce {
  return useContext(Announcer);
}
