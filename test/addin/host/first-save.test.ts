/** New Outlook refuses the first save of a draft's values, and takes a second one (office-js#4628, #6624). */
import { connectHost } from '../../../src/addin/host/connect-host.ts';
import type { HostStore } from '../../../src/addin/host/mail-host.ts';
import { ok, useOffice } from './fake-office.ts';

type Callback = (result: unknown) => void;

const MALFORMED = {
  status: 'failed',
  error: { name: 'ErrorInvalidIdMalformedException', code: 400, message: 'Id is malformed.' },
};

/** A draft whose first saves have these outcomes; each load gives a copy, as Outlook's does. */
async function draftThatSays(...outcomes: readonly unknown[]) {
  const left = [...outcomes];
  const kept: { saves: number; values: Record<string, unknown> } = { saves: 0, values: {} };
  /** Loads that are answered when the test says so, where it wants that. */
  const loads: { held: (() => void)[] | null } = { held: null };
  const item = {
    subject: { getAsync: (callback: Callback) => callback(ok('')) },
    loadCustomPropertiesAsync: (callback: Callback) => {
      const copy = { ...kept.values };
      const give = () =>
        callback(
          ok({
            get: (key: string) => copy[key],
            set: (key: string, value: unknown) => (copy[key] = value),
            remove: (key: string) => Reflect.deleteProperty(copy, key),
            saveAsync: (saved: Callback) => {
              kept.saves += 1;
              const refusal = left.shift();
              if (!refusal) kept.values = { ...copy };
              saved(refusal ?? ok(undefined));
            },
          }),
        );
      if (loads.held) loads.held.push(give);
      else give();
    },
  };
  const office = useOffice({ item });
  const host = await connectHost();
  if (!host) throw new Error('not in Outlook');
  const store: HostStore = host.forItem().draftStore;
  return { kept, store, office, loads };
}

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

describe('a first save that fails', () => {
  it('is followed by one more, a second later', async () => {
    const { kept, store } = await draftThatSays(MALFORMED);
    const written = store.write({ owner: 'sato' });
    await jest.advanceTimersByTimeAsync(900);
    expect(kept).toEqual({ saves: 1, values: {} });
    await jest.advanceTimersByTimeAsync(200);
    expect(kept).toEqual({ saves: 2, values: { owner: '"sato"' } });
    expect(await written).toEqual({ ok: true, value: undefined });
    await store.write({ notRejection: true });
    expect(kept).toEqual({ saves: 3, values: { owner: '"sato"', notRejection: 'true' } });
  });

  it('is followed by no third one', async () => {
    const { kept, store } = await draftThatSays(MALFORMED, MALFORMED);
    const written = store.write({ owner: 'sato' });
    await jest.advanceTimersByTimeAsync(10_000);
    expect(await written).toMatchObject({ ok: false, fault: { code: 'failed' } });
    expect(kept).toEqual({ saves: 2, values: {} });
  });

  it('takes back nothing that was written and read meanwhile', async () => {
    const { kept, store } = await draftThatSays(MALFORMED);
    const first = store.write({ owner: 'sato', notRejection: true });
    await jest.advanceTimersByTimeAsync(100);
    await store.read();
    await store.write({ notRejection: null });
    await jest.advanceTimersByTimeAsync(1000);
    expect((await first).ok).toBe(true);
    expect(kept.values).toEqual({ owner: '"sato"' });
  });

  it('holds up nothing else', async () => {
    const { store } = await draftThatSays(MALFORMED, MALFORMED);
    const written = [store.write({ owner: 'sato' }), store.write({ notRejection: true })];
    await jest.advanceTimersByTimeAsync(100);
    expect(await store.read()).toEqual({ ok: true, value: {} });
    await jest.advanceTimersByTimeAsync(1000);
    expect((await Promise.all(written)).every((result) => result.ok)).toBe(true);
  });

  it('is not followed up in another message, nor where it was not allowed', async () => {
    const { kept, store, office } = await draftThatSays(MALFORMED);
    const written = store.write({ owner: 'sato' });
    await jest.advanceTimersByTimeAsync(100);
    office.handlers['olkItemSelectedChanged']?.();
    await jest.advanceTimersByTimeAsync(2000);
    expect(await written).toMatchObject({ ok: false, fault: { code: 'item_changed' } });
    expect(kept.saves).toBe(1);
    const refused = await draftThatSays({ status: 'failed', error: { code: 7000 } });
    expect(await refused.store.write({ owner: 'sato' })).toMatchObject({ fault: { code: 'permission' } });
    await jest.advanceTimersByTimeAsync(2000);
    expect(refused.kept.saves).toBe(1);
  });
});

describe('what a draft keeps', () => {
  it('is what was written while it was being read again, and can be taken away', async () => {
    const { kept, store, loads } = await draftThatSays();
    await store.write({ owner: 'sato' });
    loads.held = [];
    const read = store.read();
    await jest.advanceTimersByTimeAsync(0);
    await store.write({ notRejection: true });
    loads.held.forEach((give) => give());
    expect(await read).toEqual({ ok: true, value: { owner: 'sato', notRejection: true } });
    await store.write({ owner: null });
    expect(kept.values).toEqual({ notRejection: 'true' });
  });

  it('goes with the next save where its own failed', async () => {
    const { kept, store } = await draftThatSays(MALFORMED, MALFORMED);
    const written = store.write({ owner: 'sato' });
    await jest.advanceTimersByTimeAsync(2000);
    expect((await written).ok).toBe(false);
    await store.write({ notRejection: true });
    expect(kept.values).toEqual({ owner: '"sato"', notRejection: 'true' });
  });
});
