import { OUTLOOK_CALLS, outlookCallName, type OutlookCall } from '../protocol/dispatch-ids.ts';
import { OUTLOOK_ERROR, type CallParams } from '../protocol/payloads.ts';
import { BODY_CALLS } from './body-calls.ts';
import type { CallContext, CallHandler, CallReply } from './call.ts';
import { ITEM_CALLS } from './item-calls.ts';
import { NOTIFICATION_CALLS } from './notification-calls.ts';
import { PROPERTY_CALLS } from './property-calls.ts';
import { RECIPIENT_CALLS } from './recipient-calls.ts';

const HANDLERS: Partial<Record<OutlookCall, CallHandler>> = {
  ...BODY_CALLS,
  ...RECIPIENT_CALLS,
  ...NOTIFICATION_CALLS,
  ...PROPERTY_CALLS,
  ...ITEM_CALLS,
};

const TELEMETRY = new Set<number>([
  OUTLOOK_CALLS['telemetry.log'],
  OUTLOOK_CALLS['telemetry.logCustomerContent'],
  OUTLOOK_CALLS['telemetry.trackCtq'],
  OUTLOOK_CALLS['telemetry.recordTrace'],
  OUTLOOK_CALLS['telemetry.recordDataPoint'],
]);

/** The library reporting about itself: answered, and not worth a line in the log. */
export function isTelemetry(dispatchId: number): boolean {
  return TELEMETRY.has(dispatchId);
}

/** Runs one Outlook call by its number. A number this host does not know fails; it is never swallowed. */
export function dispatch(context: CallContext, dispatchId: number, params: CallParams): CallReply {
  const name = outlookCallName(dispatchId);
  const handler = name === null ? undefined : HANDLERS[name];
  if (!handler)
    return { kind: 'error', code: OUTLOOK_ERROR.internal, note: context.translate('s.note.unknown') };
  return handler(context, params);
}

/** How the log names a call, e.g. `body.getAsync(html)`. */
export function callLabel(dispatchId: number, params: CallParams): string {
  const name = outlookCallName(dispatchId);
  if (name === null) return `ExecuteMethod(${dispatchId})`;
  if (name.startsWith('body.') && params.number('coercionType') !== null)
    return `${name}(${params.coercion()})`;
  if (name.startsWith('sessionData.') && params.text('name')) return `${name}(${params.text('name')})`;
  return name;
}

/** The reply as it travels; undefined leaves the call unanswered. */
export function replyOnWire(reply: CallReply): Record<string, unknown> | undefined {
  switch (reply.kind) {
    case 'data':
      return { error: false, data: reply.data };
    case 'custom':
      return reply.reply;
    case 'error':
      return { error: true, errorCode: reply.code };
    case 'silence':
      return undefined;
  }
}
