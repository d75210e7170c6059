import type { ConnectionView } from '../../../src/addin/api/connection.ts';
import type { Observed } from '../../../src/addin/observed.ts';
import { readWhileOpen } from '../../../src/addin/relay/read-while-open.ts';
import type { RemoteView } from '../../../src/addin/relay/remote-view.ts';
import { FakeService } from '../pane/support/tab-fixtures.ts';
import { me, progress } from '../../support/sample-company.ts';

const MINUTE = 60_000;

describe('What an open tab shows', () => {
  let visibility: DocumentVisibilityState;
  let connection: Observed<ConnectionView>;
  let remote: RemoteView<unknown>;
  let reads: number;
  let close: () => void;

  beforeEach(() => {
    jest.useFakeTimers({ now: new Date('2026-11-23T23:50:00') });
    visibility = 'visible';
    jest.spyOn(document, 'visibilityState', 'get').mockImplementation(() => visibility);
    connection = new FakeService().connection;
    remote = { value: 1, loading: false, fault: null };
    reads = 0;
    const load = () => {
      reads += 1;
      return Promise.resolve();
    };
    close = readWhileOpen({ load, view: () => remote }, connection);
  });
  afterEach(() => {
    close();
    jest.useRealTimers();
    jest.restoreAllMocks();
  });

  const show = (state: DocumentVisibilityState) => {
    visibility = state;
    document.dispatchEvent(new Event('visibilitychange'));
  };
  /** The terms and totals are fetched. */
  const refresh = (asOf = progress.asOf) =>
    connection.change({ me: { ...me }, progress: { ...progress, asOf } });

  it('is read at once, and not with every refresh of the same totals', () => {
    expect(reads).toBe(1);
    jest.advanceTimersByTime(5 * MINUTE);
    refresh();
    expect(reads).toBe(1);
  });

  it('is read again with new totals', () => {
    refresh('2026-11-24T06:00:00');
    expect(reads).toBe(2);
  });

  it('is read again once another day has begun, or when it is seen then', () => {
    jest.advanceTimersByTime(9 * MINUTE);
    expect(reads).toBe(1);
    jest.advanceTimersByTime(2 * MINUTE);
    expect(reads).toBe(2);
    show('hidden');
    jest.advanceTimersByTime(24 * 60 * MINUTE);
    refresh('2026-11-24T06:00:00');
    expect(reads).toBe(2);
    show('visible');
    expect(reads).toBe(3);
  });

  it('is read again when somebody looks at it again after a while, but not after a moment', () => {
    show('hidden');
    jest.advanceTimersByTime(4 * MINUTE);
    show('visible');
    expect(reads).toBe(1);
    show('hidden');
    jest.advanceTimersByTime(MINUTE);
    show('visible');
    expect(reads).toBe(2);
  });

  it('is read again, when it is seen, with totals that came while it was hidden', () => {
    show('hidden');
    refresh('2026-11-24T06:00:00');
    expect(reads).toBe(1);
    show('visible');
    expect(reads).toBe(2);
  });

  it('is read again after the clock was set back', () => {
    jest.setSystemTime(new Date('2026-11-23T23:40:00'));
    show('visible');
    expect(reads).toBe(2);
  });

  it('is not read for nobody: neither as it is hidden after a while, nor without any totals', () => {
    jest.advanceTimersByTime(6 * MINUTE);
    show('hidden');
    connection.change({ me: null, progress: null });
    visibility = 'visible';
    connection.change({ online: false });
    expect(reads).toBe(1);
  });

  it('is read again when the service answers, where it did not before', () => {
    remote = { value: 1, loading: false, fault: 'offline' };
    connection.change({ online: false });
    expect(reads).toBe(1);
    refresh();
    expect(reads).toBe(2);
  });

  it('is not read any more once nobody has it open', () => {
    close();
    refresh('2026-11-24T06:00:00');
    show('visible');
    jest.advanceTimersByTime(60 * MINUTE);
    expect(reads).toBe(1);
  });
});
