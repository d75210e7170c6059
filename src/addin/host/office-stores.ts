import type { HostFault, HostResult, HostStore, StoredValue } from './mail-host.ts';
import { CALL_TIMEOUT_MS, officeCall } from './office-call.ts';

type Values = Readonly<Record<string, StoredValue>>;

const DONE = { ok: true, value: undefined } as const;
/** A shorter pause has been too short in public reports. */
const SECOND_TRY_MS = 1000;
const NO_ITEM: HostFault = { code: 'no_item', detail: '' };

function failed(fault: HostFault): { readonly ok: false; readonly fault: HostFault } {
  return { ok: false, fault };
}

/**
 * Custom properties of one draft: kept in it, 2,500 characters, never sent along with the mail. `item` is null once another
 * is open; it is asked before every call, because saving goes to the open item, whichever the properties were loaded from.
 */
export function draftStore(item: () => Office.MessageCompose | null, keys: readonly string[]): HostStore {
  // Outlook hands out a copy per load; loading before every write would lose what an earlier, unsaved one changed.
  let loaded: Office.CustomProperties | null = null;
  let writes = 0;
  const load = async (afresh: boolean): Promise<HostResult<Office.CustomProperties>> => {
    const current = item();
    if (!current) return failed(NO_ITEM);
    if (loaded && !afresh) return { ok: true, value: loaded };
    const writesBefore = writes;
    const result = await officeCall<Office.CustomProperties>(CALL_TIMEOUT_MS, (callback) =>
      current.loadCustomPropertiesAsync(callback),
    );
    if (!result.ok) return result;
    if (!result.value) return failed({ code: 'failed', detail: 'no properties' });
    // What was written meanwhile is in the other copy.
    if (loaded && writes !== writesBefore) return { ok: true, value: loaded };
    loaded = result.value;
    return result;
  };
  return {
    // Another page of the add-in may have written since.
    read: async () => {
      const result = await load(true);
      if (!result.ok) return result;
      const values: Record<string, StoredValue> = {};
      for (const key of keys) {
        const value = parsed(result.value.get(key));
        if (value !== null) values[key] = value;
      }
      return { ok: true, value: values };
    },
    write: async (changes) => {
      const result = await load(false);
      if (!result.ok) return result;
      if (!item()) return failed(NO_ITEM);
      const properties = result.value;
      writes += 1;
      return officeCall<void>(CALL_TIMEOUT_MS, (callback) => {
        for (const [key, value] of Object.entries(changes)) {
          if (value === null) properties.remove(key);
          else properties.set(key, JSON.stringify(value));
        }
        properties.saveAsync(callback);
      });
    },
  };
}

/**
 * New Outlook fails the first save of a draft's values and takes the second (office-js#4628, #6624). What has been written
 * over meanwhile is left out. It goes around a store that waits for its turn: the pause holds up no other call.
 */
export function withSecondTry(store: HostStore): HostStore {
  const newest = new Map<string, object>();
  return {
    read: () => store.read(),
    write: async (changes) => {
      for (const key of Object.keys(changes)) newest.set(key, changes);
      const result = await store.write(changes);
      if (result.ok || result.fault.code !== 'failed') return result;
      await new Promise((resolve) => setTimeout(resolve, SECOND_TRY_MS));
      const isNewest = ([key]: [string, StoredValue]) => newest.get(key) === changes;
      return store.write(Object.fromEntries(Object.entries(changes).filter(isNewest)));
    },
  };
}

/** Session data of one draft: shared with the event code for as long as it is open. Strings only, hence JSON. */
export function sessionStore(item: () => Office.MessageCompose | null): HostStore {
  const session = () => item()?.sessionData;
  return {
    read: async () => {
      const data = session();
      if (!data) return failed({ code: 'unsupported', detail: 'sessionData' });
      const result = await officeCall<object>(CALL_TIMEOUT_MS, (callback) => data.getAllAsync(callback));
      if (!result.ok) return result;
      const values: Record<string, StoredValue> = {};
      for (const [key, value] of Object.entries(result.value ?? {}) as [string, unknown][]) {
        const stored = parsed(value);
        if (stored !== null) values[key] = stored;
      }
      return { ok: true, value: values };
    },
    write: async (changes) => {
      for (const [key, value] of Object.entries(changes)) {
        const data = session();
        if (!data) return failed({ code: 'unsupported', detail: 'sessionData' });
        const result = await officeCall<void>(CALL_TIMEOUT_MS, (callback) =>
          value === null
            ? data.removeAsync(key, callback)
            : data.setAsync(key, JSON.stringify(value), callback),
        );
        if (!result.ok) return result;
      }
      return DONE;
    },
  };
}

function parsed(text: unknown): StoredValue {
  if (typeof text !== 'string') return null;
  try {
    return JSON.parse(text) as Values;
  } catch {
    return null;
  }
}
