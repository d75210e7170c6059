import { makeResetStyles } from '@fluentui/react-components';
import { createContext, useCallback, useContext, useEffect, useRef, useState, type ReactNode } from 'react';

type Politeness = 'polite' | 'assertive';
export type Announce = (text: string, politeness?: Politeness) => void;

const Announcer = createContext<Announce>(() => undefined);

/** Time for the DOM to settle before a live region is written, so that screen readers do not lose the text (ux 16). */
const SETTLE_MS = 100;

const useRegion = makeResetStyles({
  position: 'absolute',
  width: '1px',
  height: '1px',
  margin: '-1px',
  overflow: 'hidden',
  clipPath: 'inset(50%)',
  whiteSpace: 'nowrap',
});

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

  return (
    <Announcer.Provider value={announce}>
      {children}
      <div className={useRegion()} aria-live="polite" data-politeness="polite">
        {texts.polite}
      </div>
      <div className={useRegion()} aria-live="assertive" data-politeness="assertive">
        {texts.assertive}
      </div>
    </Announcer.Provider>
  );
}

/** Says a text through the pane's live region. */
export function useAnnounce(): Announce {
  return useContext(Announcer);
}
