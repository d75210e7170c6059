import type { ConnectionView } from '../../../src/addin/api/connection.ts';
import { ConnectEntry } from '../../../src/addin/compose/connect-entry.ts';
import type { HomeView } from '../../../src/addin/compose/home-state.ts';
import { ProgressSource } from '../../../src/addin/compose/progress-source.ts';
import { me, progress } from '../../support/sample-company.ts';

it('The strip knows how many slots were earned while it was open, until the user has seen it', () => {
  const granted = (n: number) => ({ ...progress, slots: { ...progress.slots, granted: n } });
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
    connectByAccount: () => Promise.resolve(null),
  };
  const home = {
    view: () => ({ state: { kind: 'checking' } }) as HomeView,
    subscribe: () => () => undefined,
    entry: new ConnectEntry(connection, () => undefined),
  };
  const source = new ProgressSource(connection, { unreported: 0 }, home);
  tell();
  view = { ...view, progress: granted(3) };
  tell();
  expect(source.view()).toMatchObject({ newSlots: 2 });
  source.acknowledgeNewSlot();
  expect(source.view()).toMatchObject({ newSlots: 0 });
});
