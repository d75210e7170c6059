import type { OutlookCall } from '../protocol/dispatch-ids.ts';
import { OUTLOOK_ERROR } from '../protocol/payloads.ts';
import { isRecord } from '../protocol/wire.ts';
import { data, failure, type CallHandler } from './call.ts';

/** What an add-in may keep: in the draft, for the session, in the mailbox, in the message's headers. */
export const PROPERTY_CALLS: Partial<Record<OutlookCall, CallHandler>> = {
  'item.loadCustomPropertiesAsync': (context) => {
    const { draft, translate } = context;
    // The library makes the error 9020 of it.
    if (context.shared && context.has('properties'))
      return {
        kind: 'custom',
        reply: { wasSuccessful: false },
        note: translate('s.note.fails', { code: 9020 }),
      };
    const properties = draft.get().customProperties;
    return {
      kind: 'custom',
      reply: { wasSuccessful: true, customProperties: JSON.stringify(properties) },
      note: translate('s.note.stored', { n: Object.keys(properties).length }),
    };
  },
  'customProperties.saveAsync': ({ draft, translate }, params) => {
    const customProperties = params.object('customProperties');
    draft.update((current) => ({ ...current, customProperties }));
    return data(null, translate('s.note.stored', { n: Object.keys(customProperties).length }));
  },
  'sessionData.setAsync': ({ draft, translate }, params) => {
    const name = params.text('name');
    draft.update((current) => ({
      ...current,
      sessionData: { ...current.sessionData, [name]: params.text('value') },
    }));
    return data(null, translate('s.note.ok'));
  },
  'sessionData.getAsync': ({ draft, translate }, params) => {
    const value = draft.get().sessionData[params.text('name')];
    return value === undefined
      ? failure(OUTLOOK_ERROR.keyNotFound)
      : data(value, translate('s.note.chars', { n: value.length }));
  },
  'sessionData.getAllAsync': ({ draft, translate }) => {
    const { sessionData } = draft.get();
    return data(sessionData, translate('s.note.stored', { n: Object.keys(sessionData).length }));
  },
  'sessionData.clearAsync': ({ draft, translate }) => {
    draft.update((current) => ({ ...current, sessionData: {} }));
    return data(null, translate('s.note.ok'));
  },
  'sessionData.removeAsync': ({ draft, translate }, params) => {
    const name = params.text('name');
    if (draft.get().sessionData[name] === undefined) return failure(OUTLOOK_ERROR.keyNotFound);
    draft.update((current) => ({ ...current, sessionData: without(current.sessionData, [name]) }));
    return data(null, translate('s.note.ok'));
  },
  'internetHeaders.getAsync': ({ draft, translate }, params) => {
    const keys = params.list('internetHeaderKeys').map(String);
    const { internetHeaders } = draft.get();
    const found = Object.fromEntries(Object.entries(internetHeaders).filter(([key]) => keys.includes(key)));
    return data(found, translate('s.note.stored', { n: Object.keys(found).length }));
  },
  'internetHeaders.setAsync': ({ draft, translate }, params) => {
    const added = textValues(params.object('internetHeaderNameValuePairs'));
    draft.update((current) => ({
      ...current,
      internetHeaders: { ...current.internetHeaders, ...added },
    }));
    return data(null, translate('s.note.ok'));
  },
  'internetHeaders.removeAsync': ({ draft, translate }, params) => {
    const keys = params.list('internetHeaderKeys').map(String);
    draft.update((current) => ({ ...current, internetHeaders: without(current.internetHeaders, keys) }));
    return data(null, translate('s.note.ok'));
  },
  'roamingSettings.saveAsync': ({ mailbox, translate }, params) => {
    const [settings] = Array.isArray(params.raw) ? (params.raw as unknown[]) : [];
    const saved = textValues(isRecord(settings) ? settings : {});
    mailbox.saveRoamingSettings(saved);
    return data(null, translate('s.note.stored', { n: Object.keys(saved).length }));
  },
};

function textValues(record: Record<string, unknown>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(record).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}

function without<T>(record: Readonly<Record<string, T>>, keys: readonly string[]): Record<string, T> {
  return Object.fromEntries(Object.entries(record).filter(([key]) => !keys.includes(key)));
}
