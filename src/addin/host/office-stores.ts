import type { HostFault, HostResult, HostStore, StoredValue } from './mail-host.ts';
import { CALL_TIMEOUT_MS, faultOf, officeCall } from './office-call.ts';

type Values = Readonly<Record<string, StoredValue>>;

const DONE = { ok: true, value: undefined } as const;

function failed(fault: HostFault): { readonly ok: false; readonly fault: HostFault } {
  return { ok: false, fault };
}

/** Roaming settings: kept in the mailbox, 32 KB for the whole add-in, not readable by other users. */
export function mailboxStore(keys: readonly string[]): HostStore {
  return {
    read: () => {
      try {
        const settings = Office.context.roamingSettings;
        const values: Record<string, StoredValue> = {};
        for (const key of keys) {
          const value: unknown = settings.get(key);
          if (value !== undefined && value !== null) values[key] = value as StoredValue;
        }
        return Promise.resolve({ ok: true, value: values });
      } catch (error) {
        return Promise.resolve(failed(faultOf(error)));
      }
    },
    write: (changes) =>
      officeCall<void>(CALL_TIMEOUT_MS, (callback) => {
        const settings = Office.context.roamingSettings;
        for (const [key, value] of Object.entries(changes)) {
          if (value === null) settings.remove(key);
          else settings.set(key, value);
        }
        settings.saveAsync(callback);
      }),
  };
}

/** Custom properties: kept in the draft, 2,500 characters, never sent along with the mail. */
export function draftStore(item: () => Office.MessageCompose | null, keys: readonly string[]): HostStore {
  // Outlook hands out a copy per load; loading before every write would lose what an earlier, unsaved one changed.
  let loaded: { readonly item: Office.MessageCompose; readonly properties: Office.CustomProperties } | null =
    null;
  let writes = 0;
  const load = async (afresh: boolean): Promise<HostResult<Office.CustomProperties>> => {
    const current = item();
    if (!current) return failed({ code: 'no_item', detail: '' });
    if (loaded?.item === current && !afresh) return { ok: true, value: loaded.properties };
    const writesBefore = writes;
    const result = await officeCall<Office.CustomProperties>(CALL_TIMEOUT_MS, (callback) =>
      current.loadCustomPropertiesAsync(callback),
    );
    if (!result.ok) return result;
    if (!result.value) return failed({ code: 'failed', detail: 'no properties' });
    // What was written meanwhile is in the other copy.
    if (loaded?.item === current && writes !== writesBefore) return { ok: true, value: loaded.properties };
    loaded = { item: current, properties: result.value };
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

/** Session data: shared with the event code for as long as this draft is open. Strings only, hence JSON. */
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
      const data = session();
      if (!data) return failed({ code: 'unsupported', detail: 'sessionData' });
      for (const [key, value] of Object.entries(changes)) {
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
