import { Listeners, Observed } from '../../src/addin/observed.ts';

describe('a value that is observed', () => {
  it('tells of each value that is set, and nobody who has left', () => {
    const observed = new Observed('first');
    const seen: string[] = [];
    const stop = observed.subscribe(() => seen.push(observed.view()));
    observed.set('second');
    stop();
    observed.set('third');
    expect(seen).toEqual(['second']);
    expect(observed.view()).toBe('third');
  });

  it('is the same object until one of its parts is another, as React asks', () => {
    const before: { readonly a: number; readonly b: readonly number[] | null } = { a: 1, b: null };
    const observed = new Observed(before);
    let told = 0;
    observed.subscribe(() => (told += 1));
    observed.change({});
    observed.change({ a: 1, b: null });
    expect(observed.view()).toBe(before);
    expect(told).toBe(0);
    observed.change({ b: [2] });
    expect(observed.view()).toEqual({ a: 1, b: [2] });
    expect(before).toEqual({ a: 1, b: null });
    expect(told).toBe(1);
  });
});

it('tells listeners what happened, each once, also when one leaves while it is told', () => {
  const listeners = new Listeners<[key: string]>();
  const seen: string[] = [];
  const leaving = listeners.add((key) => {
    seen.push(`leaving ${key}`);
    leaving();
  });
  const staying = (key: string) => seen.push(`staying ${key}`);
  listeners.add(staying);
  listeners.add(staying);
  listeners.tell('a');
  listeners.tell('b');
  expect(seen).toEqual(['leaving a', 'staying a', 'staying b']);
});
