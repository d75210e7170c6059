import type { ConnectionView } from '../../../src/addin/api/connection.ts';
import { ConnectEntry } from '../../../src/addin/compose/connect-entry.ts';

/** No company yet, and the work account is a way in. */
const view = (): ConnectionView => ({
  me: null,
  progress: null,
  expired: false,
  online: true,
  loading: false,
  by: null,
  accountOffered: true,
});

function open() {
  const tried: string[] = [];
  const ways = {
    view,
    connectByAccount: () => Promise.resolve('failed' as const),
    connectByCode: (code: string) => {
      tried.push(code);
      return Promise.resolve(null);
    },
  };
  return { entry: new ConnectEntry(ways, () => undefined), tried };
}

describe('The way to connect', () => {
  it('is the work account until the code is chosen, which has no fault of the other', async () => {
    const { entry } = open();
    await entry.connectByAccount();
    expect(entry.view()).toMatchObject({ entry: 'account', fault: 'failed' });
    entry.choose('code');
    expect(entry.view()).toMatchObject({ entry: 'code', fault: null });
    entry.choose('account');
    expect(entry.view()).toMatchObject({ entry: 'account', fault: null });
  });

  it('asks nobody about what is too short for a code', async () => {
    const { entry, tried } = open();
    await entry.connectByCode('K7Q-2M');
    expect(entry.view()).toMatchObject({ busy: false, fault: 'format' });
    await entry.connectByCode('K7Q2M-W4T9E');
    expect(entry.view().fault).toBeNull();
    expect(tried).toEqual(['K7Q2M-W4T9E']);
  });
});
