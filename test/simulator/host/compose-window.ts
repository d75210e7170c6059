import { ComposeSession } from '../../../src/simulator/host/compose-session.ts';
import type { Manifest } from '../../../src/simulator/host/manifest.ts';
import type { FunctionOutcome, PageHost } from '../../../src/simulator/host/page-host.ts';
import { Mailbox } from '../../../src/simulator/model/mailbox.ts';
import { initialSettings, type Settings } from '../../../src/simulator/model/settings.ts';
import { Store } from '../../../src/simulator/model/store.ts';
import { sampleById } from '../../../src/simulator/samples/index.ts';
import type { Sample } from '../../../src/simulator/samples/sample.ts';

const MANIFEST: Manifest = {
  name: 'キャリアリレー',
  iconUrl: '',
  controls: [],
  functionPage: '/commands.html',
  launchEvents: [{ type: 'OnMessageSend', functionName: 'onSend', sendMode: 'promptUser' }],
};

const NOTHING_KEPT = { getItem: () => null, setItem: () => undefined, removeItem: () => undefined };

/** A compose window without the window. */
export function composeWindow(given: Partial<Settings> = {}): ComposeSession {
  return new ComposeSession({
    settings: new Store(initialSettings('ja', given)),
    manifest: new Store(MANIFEST),
    mailbox: new Mailbox({}, 'test', NOTHING_KEPT),
  });
}

/** Opens the sample, with a function page that gives these answers. */
export function openSample(
  session: ComposeSession,
  id: string,
  answer: () => Promise<FunctionOutcome> = () =>
    Promise.resolve({ kind: 'completed', result: { allowEvent: true } }),
): void {
  session.openSample(sample(id));
  attachFunctions(session, answer);
}

/** What the window does with each draft: its pages start afresh. */
export function attachFunctions(session: ComposeSession, answer: () => Promise<FunctionOutcome>): void {
  const page: Pick<PageHost, 'run' | 'push' | 'dispose'> = {
    run: answer,
    push: () => true,
    dispose: () => undefined,
  };
  session.pages.attachFunctions(page as PageHost);
}

export function sample(id: string): Sample {
  const found = sampleById(id);
  if (!found) throw new Error(`There is no sample ${id}.`);
  return found;
}
