import { useEffect, useMemo, useRef } from 'react';
import { Dismiss16Regular } from '@fluentui/react-icons/svg/dismiss';
import { AppMark } from '../../addin/pane/parts/AppMark.tsx';
import { NetworkWatch } from '../host/network-watch.ts';
import { openAddinFrame } from './addin-frame.ts';
import { useStore, useTranslate, useWindow } from './session-context.ts';

/** How long nothing new must happen before the log sums up what left the machine. */
const QUIET_MS = 700;

/** The add-in's pane, and its hidden function page; both start afresh with every draft. */
export function AddinPages() {
  const { session } = useWindow();
  const { key } = useStore(session.draft);
  const manifest = useStore(session.manifest);
  const paneOpen = useStore(session.paneOpen);
  const translate = useTranslate();
  const network = useMemo(() => new NetworkWatch(session.log), [session]);
  const paneUrl = manifest.controls.find((control) => control.action.kind === 'pane')?.action;
  const url = paneUrl?.kind === 'pane' ? paneUrl.url : '';

  useEffect(() => {
    network.reset();
    let timer: ReturnType<typeof setTimeout>;
    let read = false;
    const stop = session.log.lines.subscribe(() => {
      const last = session.log.lines.get().at(-1);
      read ||= last?.event.startsWith('body.getAsync') ?? false;
      clearTimeout(timer);
      if (!read || last?.event === 'network') return;
      timer = setTimeout(() => {
        stop();
        network.summarise(session.translate);
      }, QUIET_MS);
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [session, network, key]);

  return (
    <>
      {paneOpen && url && (
        <aside className="pane" aria-label={translate('s.pane')}>
          <div className="pane-head">
            <AppMark size={18} />
            <span>{manifest.name}</span>
            <button
              id="pane-close"
              type="button"
              className="icon-button"
              aria-label={translate('s.close')}
              onClick={() => session.closePane()}
            >
              <Dismiss16Regular aria-hidden="true" />
            </button>
          </div>
          <Frame key={`pane-${key}`} kind="pane" url={url} title={manifest.name} network={network} />
        </aside>
      )}
      {manifest.functionPage && (
        <div hidden>
          <Frame
            key={`functions-${key}`}
            kind="functions"
            url={manifest.functionPage}
            title={`${manifest.name} (commands)`}
            network={network}
          />
        </div>
      )}
    </>
  );
}

interface FrameProps {
  readonly kind: 'pane' | 'functions';
  readonly url: string;
  readonly title: string;
  readonly network: NetworkWatch;
}

function Frame({ kind, url, title, network }: FrameProps) {
  const { session } = useWindow();
  const container = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!container.current) return undefined;
    return openAddinFrame(container.current, { session, network, url, title, kind });
  }, [session, network, kind, url, title]);
  return <div className="frame" ref={container} />;
}
