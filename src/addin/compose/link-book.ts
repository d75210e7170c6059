import type { StoredValue } from '../host/mail-host.ts';
import { storedLength } from '../host/store-keys.ts';
import type { Person } from './home-state.ts';
import { addressKey } from './people.ts';

export interface BookEntry {
  readonly address: string;
  readonly name: string;
  readonly code: string;
  /** Local calendar day of the last insertion, e.g. `2026-11-23`; empty as long as the link was only copied. */
  readonly day: string;
}

/** Roaming settings hold 32 KB for everything; this leaves room for the rest. */
const MAX_ENTRIES = 200;
const MAX_CHARACTERS = 16_000;

/** Whom this mailbox made links for, newest first. */
export class LinkBook {
  private readonly entries: readonly BookEntry[];

  constructor(entries: readonly BookEntry[] = []) {
    this.entries = entries;
  }

  /** Reads what `toStored` made. Entries of another shape are left out; anything but a list is an empty book. */
  static from(value: unknown): LinkBook {
    return new LinkBook(Array.isArray(value) ? value.filter(isEntry) : []);
  }

  /** The entry of anybody whose link was inserted or copied; `invited` leaves out those for whom it was only copied. */
  of(person: Pick<Person, 'address'>): BookEntry | null {
    const address = addressKey(person.address);
    return this.entries.find((entry) => addressKey(entry.address) === address) ?? null;
  }

  /** The entry of somebody whose link was in a mail. */
  invited(person: Pick<Person, 'address'>): BookEntry | null {
    const entry = this.of(person);
    return entry?.day ? entry : null;
  }

  /** Whom the link with this code was for; null for a code that is not, or no longer, in the book. */
  ownerOf(code: string): BookEntry | null {
    return this.entries.find((entry) => entry.code === code) ?? null;
  }

  /** With the entry as the newest one; the oldest drop out when there are too many. */
  with(entry: BookEntry): LinkBook {
    const others = this.entries.filter((other) => addressKey(other.address) !== addressKey(entry.address));
    const entries = [entry, ...others].slice(0, MAX_ENTRIES);
    while (entries.length > 1 && storedLength(entries) > MAX_CHARACTERS) entries.pop();
    return new LinkBook(entries);
  }

  without(person: Pick<Person, 'address'>): LinkBook {
    const address = addressKey(person.address);
    return new LinkBook(this.entries.filter((entry) => addressKey(entry.address) !== address));
  }

  /** The entries as the mailbox keeps them; `from` reads them back. */
  toStored(): StoredValue {
    return this.entries.map(({ address, name, code, day }) => ({ address, name, code, day }));
  }
}

function isEntry(value: unknown): value is BookEntry {
  if (typeof value !== 'object' || value === null) return false;
  const { address, name, code, day } = value as Record<string, unknown>;
  return [address, name, code, day].every((part) => typeof part === 'string');
}
