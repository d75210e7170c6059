import type { ConnectionView } from '../../../src/addin/api/connection.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../../src/addin/compose/settings.ts';
import { followDecisions } from '../../../src/addin/relay/decisions.ts';
import type { WordingView } from '../../../src/addin/relay/wording.ts';
import type { WordingReply } from '../../../src/contract/wording.ts';

const NOTHING = { tone: null, placement: null, checkOwner: null, remindMissing: null };

/** A pane whose company decides `managed`; `connect` is what the connection tells. */
function pane(managed: Partial<WordingReply['managed']>) {
  let by: ConnectionView['by'] = null;
  let listener = () => undefined as void;
  let asked = 0;
  const changes: Partial<Settings>[] = [];
  followDecisions({
    connection: {
      view: () => ({ by }) as ConnectionView,
      subscribe: (told) => {
        listener = told;
        return () => undefined;
      },
    },
    wording: {
      refresh: () => {
        asked += 1;
        return Promise.resolve();
      },
      view: () => ({ own: {}, company: { managed: { ...NOTHING, ...managed } } }) as unknown as WordingView,
    },
    settings: {
      view: () => DEFAULT_SETTINGS,
      change: (change) => {
        changes.push(change);
        return Promise.resolve(true);
      },
    },
  });
  return {
    changes,
    asked: () => asked,
    connect: async (way: ConnectionView['by']) => {
      by = way;
      listener();
      await Promise.resolve();
    },
  };
}

describe('What the company decided', () => {
  it('is asked once there is a company to ask for, not before', async () => {
    const { asked, connect } = pane({});
    expect(asked()).toBe(0);
    await connect('code');
    expect(asked()).toBe(1);
    await connect('code');
    expect(asked()).toBe(1);
    await connect(null);
    await connect('account');
    expect(asked()).toBe(2);
  });

  it('takes the place of the settings it differs from', async () => {
    const other = DEFAULT_SETTINGS.placement === 'cursor' ? 'signature' : 'cursor';
    const different = pane({ placement: other, remindMissing: true });
    await different.connect('code');
    expect(different.changes).toEqual([{ placement: other, remindMissing: true }]);
    const same = pane({ checkOwner: DEFAULT_SETTINGS.checkOwner });
    await same.connect('code');
    expect(same.changes).toEqual([]);
  });
});
