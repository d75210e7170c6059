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

  it('is tried once however often it is pressed, and asked for until there is another', async () => {
    let answer: (fault: 'offline' | null) => void = () => undefined;
    const asked = () => new Promise<'offline' | null>((resolve) => (answer = resolve));
    const ways = { view, connectByAccount: jest.fn(asked), connectByCode: jest.fn(asked) };
    const entry = new ConnectEntry(ways, () => undefined);
    entry.reopen();
    const pressed = [entry.connectByCode('K7Q2M-W4T9E'), entry.connectByCode('K7Q2M-W4T9E')];
    void entry.connectByAccount();
    answer('offline');
    await Promise.all(pressed);
    expect(entry.view()).toEqual({ entry: 'code', busy: false, fault: 'offline', again: true });
    const again = entry.connectByCode('K7Q2M-W4T9E');
    answer(null);
    await again;
    expect(entry.view()).toMatchObject({ fault: null, again: false });
    expect(ways.connectByCode).toHaveBeenCalledTimes(2);
    expect(ways.connectByAccount).not.toHaveBeenCalled();
  });
});
