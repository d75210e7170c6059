import { Listeners } from '../observed.ts';
import { keepDeviceNotes, onDeviceNotes, readDeviceNotes, type DeviceNote } from './device-memory.ts';
import type { HostFault, HostResult, MailboxStore, StoredValue } from './mail-host.ts';
import { CALL_TIMEOUT_MS, faultOf, officeCall } from './office-call.ts';
import { joinPages, listenToPages, tellPages } from './page-channel.ts';
import { MAILBOX_KEYS } from './store-keys.ts';

type Changes = Readonly<Record<string, StoredValue>>;

/** Of the whole add-in, counted as office.js does: the JSON of all values, each of which is JSON already. */
const MAX_CHARACTERS = 32_768;

/**
 * Roaming settings: kept in the mailbox, not readable by other users. Each page has a copy, and saving writes all of it: a
 * change is in the copy at once and told to the other pages before it waits for its turn to be saved. What the send check notes
 * in the browser's storage reads as if it were there too.
 */
export function mailboxStore(inTurn: <T>(save: () => Promise<T>) => Promise<T>): MailboxStore {
  const dropped = new Listeners<[keys: readonly string[]]>();
  joinPages();
  return {
    read: () => {
      try {
        return Promise.resolve({ ok: true, value: withDeviceNotes(readAll()) });
      } catch (error) {
        return Promise.resolve(failed(faultOf(error)));
      }
    },
    write: async (changes) => {
      const takesNotes = changes[MAILBOX_KEYS.sent] === null;
      try {
        const before = readAll();
        put(changes);
        const room = makeRoom();
        if (size() > MAX_CHARACTERS) {
          // Left in the copy, it would keep all that comes later from being saved.
          for (const key of Object.keys({ ...changes, ...room })) put({ [key]: before[key] ?? null });
          return failed({ code: 'too_large', detail: 'mailbox' });
        }
        // Nobody adds to them from now on. They go when they are saved as something else: this page may end before.
        if (takesNotes) changeNotes((notes) => notes.map((note) => ({ ...note, taken: true })));
        tellPages({ ...changes, ...room });
        dropped.tell(Object.keys(room));
      } catch (error) {
        return failed(faultOf(error));
      }
      const result = await inTurn(() =>
        officeCall<void>(CALL_TIMEOUT_MS, (callback) => Office.context.roamingSettings.saveAsync(callback)),
      );
      if (takesNotes && result.ok) changeNotes((notes) => notes.filter(({ taken }) => taken !== true));
      return result;
    },
    onChanged: (listener) => {
      const noted = () => listener([MAILBOX_KEYS.sent]);
      const stops = [listenToPages(listener), dropped.add(listener), onDeviceNotes(noted)];
      return () => stops.forEach((stop) => stop());
    },
  };
}

function failed(fault: HostFault): HostResult<never> {
  return { ok: false, fault };
}

function readAll(): Record<string, StoredValue> {
  const settings = Office.context.roamingSettings;
  const values: Record<string, StoredValue> = {};
  for (const key of Object.values(MAILBOX_KEYS)) {
    const value: unknown = settings.get(key);
    if (value !== undefined && value !== null) values[key] = value as StoredValue;
  }
  return values;
}

function withDeviceNotes(values: Record<string, StoredValue>): Record<string, StoredValue> {
  const kept = values[MAILBOX_KEYS.sent];
  const notes = readDeviceNotes();
  if (!notes?.length) return values;
  return {
    ...values,
    [MAILBOX_KEYS.sent]: [
      ...(Array.isArray(kept) ? (kept as StoredValue[]) : []),
      ...(notes as readonly StoredValue[]),
    ],
  };
}

function changeNotes(change: (notes: readonly DeviceNote[]) => readonly DeviceNote[]): void {
  const notes = readDeviceNotes();
  if (notes?.length) keepDeviceNotes(change(notes));
}

function put(changes: Changes): void {
  const settings = Office.context.roamingSettings;
  for (const [key, value] of Object.entries(changes)) {
    if (value === null) settings.remove(key);
    else settings.set(key, value);
  }
}

function size(): number {
  const values = Object.entries(readAll()).map(([key, value]) => [key, JSON.stringify(value)]);
  return JSON.stringify(Object.fromEntries(values)).length;
}

/** Drops the oldest links, which stand last, as far as it takes: a fresh link is all that their loss costs. */
function makeRoom(): Changes {
  let room: Changes = {};
  while (size() > MAX_CHARACTERS) {
    const links = readAll()[MAILBOX_KEYS.links];
    if (!Array.isArray(links) || links.length === 0) break;
    const kept = (links as readonly StoredValue[]).slice(0, -Math.ceil(links.length / 10));
    room = { [MAILBOX_KEYS.links]: kept };
    put(room);
  }
  return room;
}
