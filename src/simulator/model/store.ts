/** A value that can be watched; React reads it with `useSyncExternalStore`. */
export class Store<T> {
  private value: T;
  private readonly listeners = new Set<() => void>();

  constructor(initial: T) {
    this.value = initial;
  }

  readonly get = (): T => this.value;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Nobody is told of a value that is the same (`Object.is`). */
  set(value: T): void {
    if (Object.is(value, this.value)) return;
    this.value = value;
    for (const listener of [...this.listeners]) listener();
  }

  /** `change` makes a new value: one that is only changed in place is the same, and nobody is told. */
  update(change: (value: T) => T): void {
    this.set(change(this.value));
  }
}
