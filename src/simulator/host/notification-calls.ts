import type { OutlookCall } from '../protocol/dispatch-ids.ts';
import { OUTLOOK_ERROR, type CallParams } from '../protocol/payloads.ts';
import { isRecord } from '../protocol/wire.ts';
import {
  MAX_NOTIFICATIONS,
  NOTIFICATION_TYPES,
  type Notification,
  type NotificationAction,
} from '../model/draft.ts';
import { data, failure, type CallContext, type CallHandler } from './call.ts';

/** The notification bar above the message. */
export const NOTIFICATION_CALLS: Partial<Record<OutlookCall, CallHandler>> = {
  'notificationMessages.addAsync': (context, params) => {
    const existing = context.draft.get().notifications;
    const added = notificationOf(params);
    if (existing.some(({ key }) => key === added.key)) return failure(OUTLOOK_ERROR.duplicateNotification);
    if (existing.length >= MAX_NOTIFICATIONS) return failure(OUTLOOK_ERROR.tooManyNotifications);
    show(context, [...existing, added]);
    return data(null, added.message);
  },
  'notificationMessages.getAllAsync': ({ draft, translate }) => {
    const { notifications } = draft.get();
    return data(notifications.map(onWire), translate('s.note.stored', { n: notifications.length }));
  },
  'notificationMessages.replaceAsync': (context, params) => {
    const existing = context.draft.get().notifications;
    const replacement = notificationOf(params);
    if (!existing.some(({ key }) => key === replacement.key))
      return failure(OUTLOOK_ERROR.notificationNotFound);
    if (context.has('replace')) return data(null, context.translate('s.note.silent'));
    show(
      context,
      existing.map((notification) => (notification.key === replacement.key ? replacement : notification)),
    );
    return data(null, replacement.message);
  },
  'notificationMessages.removeAsync': (context, params) => {
    const existing = context.draft.get().notifications;
    const left = existing.filter(({ key }) => key !== params.text('key'));
    if (left.length === existing.length) return failure(OUTLOOK_ERROR.notificationNotFound);
    show(context, left);
    return data(null, context.translate('s.note.ok'));
  },
};

function show(context: CallContext, notifications: readonly Notification[]): void {
  context.draft.update((draft) => ({ ...draft, notifications }));
}

function notificationOf(params: CallParams): Notification {
  return {
    key: params.text('key'),
    type: NOTIFICATION_TYPES[params.number('type') ?? 0] ?? 'informationalMessage',
    message: params.text('message'),
    icon: params.text('icon'),
    persistent: params.flag('persistent'),
    action: actionOf(params.list('actions')[0]),
  };
}

function actionOf(action: unknown): NotificationAction | null {
  if (!isRecord(action)) return null;
  const { actionText, commandId, contextData } = action;
  if (typeof actionText !== 'string' || typeof commandId !== 'string') return null;
  return { actionText, commandId, contextData: contextDataText(contextData) };
}

/** Context data travels as text; an object given for it arrives as JSON. */
export function contextDataText(contextData: unknown): string {
  if (contextData === undefined || contextData === null) return '';
  return typeof contextData === 'string' ? contextData : JSON.stringify(contextData);
}

function onWire({ key, type, message, icon, persistent }: Notification): Record<string, unknown> {
  return { key, type, message, icon, persistent };
}
