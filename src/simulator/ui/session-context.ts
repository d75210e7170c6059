import { createContext, useContext, useSyncExternalStore } from 'react';
import type { ComposeSession } from '../host/compose-session.ts';
import type { SendFlow } from '../host/send-flow.ts';
import type { Store } from '../model/store.ts';
import { translator, type Translate } from '../strings/index.ts';

interface Window {
  readonly session: ComposeSession;
  readonly sendFlow: SendFlow;
}

export const WindowContext = createContext<Window | null>(null);

/** Throws outside of `WindowContext`. */
export function useWindow(): Window {
  const value = useContext(WindowContext);
  if (!value) throw new Error('Outside the simulator window.');
  return value;
}

export function useStore<T>(store: Store<T>): T {
  return useSyncExternalStore(store.subscribe, store.get);
}

/** In the window's language; draws anew when that changes. */
export function useTranslate(): Translate {
  const { session } = useWindow();
  return translator(useStore(session.settings).language);
}
