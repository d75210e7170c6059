import type { OutlookCall } from '../protocol/dispatch-ids.ts';
import { RECIPIENT_TYPE, type CallParams, type WireRecipient } from '../protocol/payloads.ts';
import { isRecord } from '../protocol/wire.ts';
import { isInternal, withRecipients, type Person } from '../model/draft.ts';
import { data, type CallContext, type CallHandler, type CallReply } from './call.ts';

const FIELD_NAMES = { to: 'To', cc: 'Cc', bcc: 'Bcc' } as const;

/** Recipients, sender and subject. */
export const RECIPIENT_CALLS: Partial<Record<OutlookCall, CallHandler>> = {
  'recipients.getAsync': (context, params) => {
    const field = params.recipientField();
    const people = context.draft.get()[field];
    const outside = people.filter((person) => !isInternal(person, context.employerDomain)).length;
    return data(
      people.map((person) => onWire(person, context)),
      context.translate('s.note.recipients', { field: FIELD_NAMES[field], n: people.length, m: outside }),
    );
  },
  'recipients.setAsync': (context, params) => change(context, params, peopleIn(params)),
  'recipients.addAsync': (context, params) =>
    change(context, params, [...context.draft.get()[params.recipientField()], ...peopleIn(params)]),
  'from.getAsync': (context) => {
    const { from } = context.draft.get();
    return data(onWire(from, context), from.name);
  },
  'subject.getAsync': ({ draft, translate }) =>
    data(draft.get().subject, translate('s.note.chars', { n: draft.get().subject.length })),
  'subject.setAsync': ({ draft, translate }, params) => {
    draft.update((current) => ({ ...current, subject: params.text('subject') }));
    return data(null, translate('s.note.ok'));
  },
};

function change(context: CallContext, params: CallParams, people: readonly Person[]): CallReply {
  const field = params.recipientField();
  context.draft.update((draft) => withRecipients(draft, field, people));
  context.recipientsChanged(field);
  return data(null, context.translate('s.note.ok'));
}

function peopleIn(params: CallParams): readonly Person[] {
  return peopleOf(params.list('recipientArray'));
}

/** People out of what a page sent: `{address, name}` or an address alone. */
export function peopleOf(list: readonly unknown[]): readonly Person[] {
  return list.flatMap((entry) => {
    if (typeof entry === 'string') return [{ address: entry, name: entry }];
    if (!isRecord(entry)) return [];
    const address = entry['address'] ?? entry['emailAddress'];
    const name = entry['name'] ?? entry['displayName'];
    if (typeof address !== 'string') return [];
    return [{ address, name: typeof name === 'string' && name !== '' ? name : address }];
  });
}

/** As Exchange names people of its own organisation. */
const EXCHANGE_NAME =
  '/o=ExchangeLabs/ou=Exchange Administrative Group (FYDIBOHF23SPDLT)/cn=Recipients/cn=0a1b-';

function onWire({ address, name }: Person, context: CallContext): WireRecipient {
  const internal = isInternal({ address, name }, context.employerDomain);
  if (internal && context.has('exchangeName'))
    return {
      address: EXCHANGE_NAME + address.slice(0, address.indexOf('@')),
      name,
      recipientType: RECIPIENT_TYPE.externalUser,
    };
  return { address, name, recipientType: internal ? RECIPIENT_TYPE.user : RECIPIENT_TYPE.externalUser };
}
