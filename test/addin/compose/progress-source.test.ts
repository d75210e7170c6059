import type { ConnectionView } from '../../../src/addin/api/connection.ts';
import { ConnectEntry } from '../../../src/addin/compose/connect-entry.ts';
import type { HomeView } from '../../../src/addin/compose/home-state.ts';
import { ProgressSource } from '../../../src/addin/compose/progress-source.ts';
import { me, progress } from '../../support/sample-company.ts';

const granted = (n: number) => ({ ...progress, slots: { ...progress.slots, granted: n } });

function open(kind: 'checking' | 'inserted' = 'checking', unreported = 0) {
  let view: ConnectionView = {
    me,
    progress: granted(1),
    expired: false,
    online: true,
    loading: false,
    by: 'code',
    accountOffered: false,
  };
  let tell: () => void = () => undefined;
  const connection = {
    view: () => view,
    subscribe: (listener: () => void) => {
      tell = listener;
      return () => undefined;
    },
    connectByCode: () => Promise.resolve(null),
    connectByAccount: jest.fn(() => Promise.resolve(null)),
  };
  const home = {
    view: () => ({ state: { kind } }) as HomeView,
    subscribe: () => () => undefined,
    entry: new ConnectEntry(connection, () => undefined),
  };
  const source = new ProgressSource(connection, { unreported }, home);
  tell();
  const change = (next: Partial<ConnectionView>) => {
    view = { ...view, ...next };
    tell();
  };
  return { source, change, connection, home };
}

describe('The strip', () => {
  it('knows how many slots were earned while it was open, until the user has seen it', () => {
    const { source, change } = open();
    change({ progress: granted(2) });
    change({ progress: null });
    change({ progress: granted(3) });
    expect(source.view()).toMatchObject({ newSlots: 2 });
    source.acknowledgeNewSlot();
    expect(source.view()).toMatchObject({ newSlots: 0 });
  });

  it('counts the link in this draft once, as that and not as one on its way', () => {
    expect(open('inserted', 1).source.view()).toMatchObject({ draft: true, pending: progress.pending });
    expect(open('checking', 1).source.view()).toMatchObject({ draft: false, pending: progress.pending + 1 });
  });

  it('leads back in the way one came in', () => {
    const { source, change, connection, home } = open();
    source.reconnect();
    expect(home.entry.view()).toMatchObject({ again: true, entry: 'code' });
    expect(connection.connectByAccount).not.toHaveBeenCalled();
    change({ by: 'account' });
    source.reconnect();
    expect(connection.connectByAccount).toHaveBeenCalledTimes(1);
  });
});
