import type { OutlookCall } from '../protocol/dispatch-ids.ts';
import { OUTLOOK_ERROR, type CallParams } from '../protocol/payloads.ts';
import { data, failure, type CallContext, type CallHandler, type CallReply } from './call.ts';
import { peopleOf } from './recipient-calls.ts';

/** The message as an item, other windows, and what the simulated organisation does not offer. */
export const ITEM_CALLS: Partial<Record<OutlookCall, CallHandler>> = {
  'item.saveAsync': ({ draft }) => {
    const itemId = draft.get().itemId ?? `AAMkSimulated-${draft.get().key}`;
    draft.update((current) => ({ ...current, itemId }));
    return data(itemId, itemId);
  },
  'item.getItemIdAsync': ({ draft }) => {
    const { itemId } = draft.get();
    return itemId === null ? failure(OUTLOOK_ERROR.itemNotSaved) : data(itemId, itemId);
  },
  'item.getComposeTypeAsync': ({ draft }) => {
    const { composeType, bodyType } = draft.get();
    return data({ composeType, coercionType: bodyType }, composeType);
  },
  'item.isClientSignatureEnabledAsync': () => data(false, 'false'),
  'item.disableClientSignatureAsync': ({ translate }) => data(null, translate('s.note.ok')),
  'item.getInitializationContextAsync': ({ draft }) => {
    const context = draft.get().initializationContext;
    return data(context, context);
  },
  'item.getSharedPropertiesAsync': ({ draft, shared }) =>
    shared
      ? data({
          delegatePermissions: 1,
          owner: draft.get().from.address,
          targetMailbox: draft.get().from.address,
        })
      : failure(OUTLOOK_ERROR.internal),
  'item.getAttachmentsAsync': () => data([], '0'),
  'item.close': (context) => {
    context.closePane();
    return data(null);
  },
  'mailbox.displayNewMessageForm': newMessage,
  'mailbox.displayNewMessageFormAsync': newMessage,
  // Exchange tokens are switched off in Microsoft 365, so asking for one fails as it does there.
  'mailbox.getUserIdentityTokenAsync': () => ({ kind: 'custom', reply: { wasSuccessful: false } }),
  'mailbox.getCallbackTokenAsync': () => ({ kind: 'custom', reply: { wasSuccessful: false } }),
};

function newMessage(context: CallContext, params: CallParams): CallReply {
  context.openNewDraft({
    to: peopleOf(params.list('toRecipients')),
    cc: peopleOf(params.list('ccRecipients')),
    bcc: peopleOf(params.list('bccRecipients')),
    subject: params.text('subject'),
    html: params.text('htmlBody'),
  });
  return data(null, params.text('subject'));
}
