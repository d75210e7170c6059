import type { ComposeSession } from '../host/compose-session.ts';
import type { NetworkWatch } from '../host/network-watch.ts';
import { PageHost } from '../host/page-host.ts';
import { CLIENT_PROFILES } from '../model/client-profiles.ts';
import type { ObservedRequest } from '../model/leak-check.ts';
import { OFFICE_THEMES, hasDefect, type Settings } from '../model/settings.ts';
import { frameName, type ShimSettings } from '../protocol/startup.ts';
import { isRecord } from '../protocol/wire.ts';
import type { MessagePort } from '../transport/xdm-connection.ts';

interface FrameOptions {
  readonly session: ComposeSession;
  readonly network: NetworkWatch;
  readonly url: string;
  readonly title: string;
  readonly kind: 'pane' | 'functions';
}

/** Long enough for the pane to have said that there is no message. */
const LATE_ITEM_MS = 4000;

/** The page asks for office.js itself, so only a cookie can tell the server to keep it back. */
const NO_OFFICE_JS = 'no-office-js=1; path=/simulator/office/; SameSite=Strict';

/** Opens a page of the add-in inside `container`; the answer closes it. */
export function openAddinFrame(container: HTMLElement, options: FrameOptions): () => void {
  const { session, network, kind } = options;
  const identity = { conversationId: crypto.randomUUID(), controlId: `${kind}-${crypto.randomUUID()}` };
  const frame = document.createElement('iframe');
  frame.name = frameName(identity, session.locale, location.origin, shimSettings(session.settings.get()));
  frame.title = options.title;
  if (session.has('clipboard')) frame.allow = "clipboard-read 'none'; clipboard-write 'none'";
  document.cookie = session.has('officeJs') ? NO_OFFICE_JS : `${NO_OFFICE_JS}; Max-Age=0`;
  frame.src = `${options.url}?locale=${session.locale}`;

  const port: MessagePort = {
    origin: location.origin,
    frameWindow: () => frame.contentWindow,
    listen: (listener) => {
      const receive = (event: MessageEvent) => listener(event.data, event.source, event.origin);
      window.addEventListener('message', receive);
      return () => window.removeEventListener('message', receive);
    },
  };
  const page = new PageHost(identity, port, session);
  const detach = kind === 'pane' ? session.pages.attachPane(page) : session.pages.attachFunctions(page);
  const stopNetwork = port.listen((data, from, origin) => {
    if (from !== frame.contentWindow || origin !== location.origin) return;
    const request = observedRequest(data);
    if (request) network.observe(request, session.draft.get(), session.body.read(), session.translate);
    const mailLink = isRecord(data) ? data['simulatorMailLink'] : null;
    if (typeof mailLink === 'string') session.openMailLink(mailLink);
  });
  let known = shimSettings(session.settings.get());
  const tellSettings = () => {
    const settings = shimSettings(session.settings.get());
    const { theme } = session.has('staleTheme') ? known : settings;
    frame.contentWindow?.postMessage({ simulatorSettings: { ...settings, theme } }, location.origin);
    known = settings;
  };
  const stopSettings = session.settings.subscribe(tellSettings);
  // What was changed while the page was on its way reached nobody.
  frame.addEventListener('load', tellSettings);
  const itemTimer = setTimeout(() => {
    if (!session.has('lateItem')) return;
    frame.contentWindow?.postMessage({ simulatorItem: session.initialData(true) }, location.origin);
  }, LATE_ITEM_MS);
  container.append(frame);

  return () => {
    clearTimeout(itemTimer);
    stopSettings();
    stopNetwork();
    detach();
    frame.remove();
  };
}

/** Clients without a theme to read get none. */
function shimSettings(settings: Settings): ShimSettings {
  return {
    offline: settings.offline,
    hostName: CLIENT_PROFILES[settings.client].hostName,
    theme: hasDefect(settings, 'theme') ? null : OFFICE_THEMES[settings.theme],
  };
}

function observedRequest(data: unknown): ObservedRequest | null {
  if (!isRecord(data) || !isRecord(data['simulatorRequest'])) return null;
  const { method, url, body, status } = data['simulatorRequest'];
  if (typeof method !== 'string' || typeof url !== 'string') return null;
  return {
    method,
    url,
    body: typeof body === 'string' ? body : '',
    status: typeof status === 'number' ? status : 0,
  };
}
