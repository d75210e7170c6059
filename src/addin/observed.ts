/** Who wants to be told of something, until they say otherwise. */
export class Listeners<Told extends readonly unknown[] = []> {
  private readonly all = new Set<(...told: Told) => void>();

  add = (listener: (...told: Told) => void): (() => void) => {
    this.all.add(listener);
    return () => this.all.delete(listener);
  };

  /** At once, in the order in which they were added. One that throws keeps those behind it from being told. */
  tell(...told: Told): void {
    for (const listener of this.all) listener(...told);
  }
}

/** A value that tells when it is another: `view` and `subscribe` are what React's `useSyncExternalStore` asks for. */
export class Observed<Value> {
  private value: Value;
  private readonly listeners = new Listeners();

  constructor(value: Value) {
    this.value = value;
  }

  view = (): Value => this.value;

  subscribe = this.listeners.add;

  /** Tells everybody, even when the value is the same. */
  set(value: Value): void {
    this.value = value;
    this.listeners.tell();
  }

  /** Sets some of its parts; where they are as they were nobody is told. */
  change(change: Partial<Value>): void {
    for (const key in change) {
      if (change[key] === this.value[key]) continue;
      this.set({ ...this.value, ...change });
      return;
    }
  }
}
