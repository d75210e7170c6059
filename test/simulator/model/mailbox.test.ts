import { Mailbox } from '../../../src/simulator/model/mailbox.ts';

function storage() {
  const kept = new Map<string, string>();
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  };
}

describe('The mailbox', () => {
  it('keeps what the add-in stored over a reload of the same run, and drops it for another', () => {
    const browser = storage();
    new Mailbox({ a: 1 }, 'run 1', browser).saveRoamingSettings({ a: '2' });
    expect(new Mailbox({ a: 1 }, 'run 1', browser).roamingSettings()).toEqual({ a: '2' });
    expect(new Mailbox({ a: 3 }, 'run 2', browser).roamingSettings()).toEqual({ a: '3' });
  });

  it('goes back to a first state that is as new as the one asked for', () => {
    const browser = storage();
    const mailbox = new Mailbox({ connection: { token: 'ended' } }, 'run 1', browser);
    mailbox.saveRoamingSettings({ connection: '{"by":"left"}' });
    mailbox.reset({ connection: { token: 'live' } });
    expect(mailbox.roamingSettings()).toEqual({ connection: '{"token":"live"}' });
  });

  it.each(['', 'null', '{', '[]'])('starts from the seed where what was kept is %j', (kept) => {
    const browser = { ...storage(), getItem: () => kept };
    expect(new Mailbox({ a: 1 }, 'run 1', browser).roamingSettings()).toEqual({ a: '1' });
  });
});
