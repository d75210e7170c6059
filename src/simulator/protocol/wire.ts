/**
 * The messages that office.js (Outlook on the web) and its host exchange by `postMessage`, as JSON text.
 * Read from what the installed library sends and accepts; the real host is closed (office.debug.js, outlook-web-16.01.debug.js).
 */
export const MESSAGE_TYPE = { request: 0, response: 1 } as const;
export const ACTION_TYPE = { invoke: 0, registerEvent: 1, unregisterEvent: 2 } as const;
export const RESPONSE_TYPE = { answer: 0, event: 1 } as const;
export const RESULT_CODE = { ok: 0, inHandler: -2 } as const;

/** The actions an add-in page asks its host for by name. */
export const ACTION = {
  getAppContext: 'ContextActivationManager_getAppContextAsync',
  notifyHost: 'ContextActivationManager_notifyHost',
  openWindow: 'ContextActivationManager_openWindowInHost',
  getInitialData: 'GetInitialData',
  executeOutlook: 'ExecuteMethod',
  executeShared: 'executeMethod',
  notifyAddin: 'Office_notifyAgave',
} as const;

/** Requests of the host go to the conversation's own id with this ending. */
export const HOST_CONVERSATION_SUFFIX = '_ntf';

export interface WireRequest {
  readonly actionName: string;
  readonly actionType: number;
  readonly conversationId: string;
  readonly correlationId: number;
  readonly data: unknown;
}

/** The request in a message event's data, or null when it is something else. */
export function parseRequest(text: unknown): WireRequest | null {
  if (typeof text !== 'string' || !text.startsWith('{')) return null;
  let message: unknown;
  try {
    message = JSON.parse(text);
  } catch {
    return null;
  }
  if (!isRecord(message) || message['_messageType'] !== MESSAGE_TYPE.request) return null;
  const actionName = message['_actionName'];
  const conversationId = message['_conversationId'];
  const actionType = message['_actionType'];
  const correlationId = message['_correlationId'];
  if (typeof actionName !== 'string' || typeof conversationId !== 'string') return null;
  if (typeof actionType !== 'number' || typeof correlationId !== 'number') return null;
  return { actionName, actionType, conversationId, correlationId, data: message['_data'] };
}

/** The answer to one request. */
export function answerText(request: WireRequest, origin: string, data: unknown, errorCode: number): string {
  return JSON.stringify({
    ...envelope(MESSAGE_TYPE.response, request.actionName, request.conversationId, origin),
    _correlationId: request.correlationId,
    _responseType: RESPONSE_TYPE.answer,
    _errorCode: errorCode,
    _data: data,
  });
}

/** An event, which the library reads as a response to nothing. */
export function eventText(eventName: string, conversationId: string, origin: string, data: unknown): string {
  return JSON.stringify({
    ...envelope(MESSAGE_TYPE.response, eventName, conversationId, origin),
    _correlationId: -1,
    _responseType: RESPONSE_TYPE.event,
    _errorCode: RESULT_CODE.ok,
    _data: data,
  });
}

/** A request of the host to the add-in page, e.g. to take the focus. */
export function hostRequestText(
  actionName: string,
  conversationId: string,
  origin: string,
  correlationId: number,
  data: unknown,
): string {
  return JSON.stringify({
    ...envelope(MESSAGE_TYPE.request, actionName, conversationId + HOST_CONVERSATION_SUFFIX, origin),
    _correlationId: correlationId,
    _actionType: ACTION_TYPE.invoke,
    _data: data,
  });
}

/** An object that is not a list. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function envelope(messageType: number, actionName: string, conversationId: string, origin: string) {
  return {
    _messageType: messageType,
    _actionName: actionName,
    _conversationId: conversationId,
    _origin: origin,
    _serializerVersion: 1,
  };
}
