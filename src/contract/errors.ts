import { Type, type Static } from 'typebox';
import type { ErrorCode } from './error-codes.ts';

export type { ErrorCode } from './error-codes.ts';

/**
 * The refusals the API can answer with. One table gives the status and both sentences of every code; the
 * documentation in docs/errors.md is proven against it both ways.
 */
export const ERRORS = {
  invalid_request: { status: 400, ja: '入力の内容をご確認ください。', en: 'Please check what was entered.' },
  unauthenticated: { status: 401, ja: '接続し直してください。', en: 'Please connect again.' },
  forbidden: { status: 403, ja: 'この操作は許可されていません。', en: 'This is not allowed.' },
  contract_paused: {
    status: 403,
    ja: 'ご契約が一時停止中のため、ご依頼いただけません。枠はそのまま残ります。',
    en: 'Your contract is paused, so no request can be sent. Your slots stay.',
  },
  not_found: { status: 404, ja: '見つかりません。', en: 'Not found.' },
  method_not_allowed: {
    status: 405,
    ja: 'この方法ではお使いいただけません。',
    en: 'This method is not allowed here.',
  },
  request_timeout: {
    status: 408,
    ja: '送信が最後まで届きませんでした。もう一度お試しください。',
    en: 'What was sent didn’t arrive completely. Please try again.',
  },
  conflict: {
    status: 409,
    ja: 'ほかの操作と重なりました。画面を更新してください。',
    en: 'Something changed meanwhile. Please refresh.',
  },
  time_taken: { status: 409, ja: 'その日時は、たったいま埋まりました。', en: 'That time was just taken.' },
  agency_missing: {
    status: 409,
    ja: 'いまご依頼をお届けできる紹介会社がありません。枠は減っていません。',
    en: 'There is no agency to ask at the moment. No slot was used.',
  },
  payload_too_large: { status: 413, ja: '送られた内容が大きすぎます。', en: 'What was sent is too large.' },
  unsupported_media_type: {
    status: 415,
    ja: 'この形式は受け取れません。',
    en: 'This format is not accepted.',
  },
  tenant_unknown: {
    status: 403,
    ja: 'この会社では、まだご利用がはじまっていません。',
    en: 'Your organisation isn’t set up yet.',
  },
  invitation_unusable: {
    status: 422,
    ja: 'このコードは使えません。入力をお確かめください。それでも使えないときは、新しいコードをお受け取りください。',
    en: 'This code can’t be used. Please check it, or ask for a new one.',
  },
  too_many_requests: {
    status: 429,
    ja: '少し時間をおいて、もう一度お試しください。',
    en: 'Please wait a little and try again.',
  },
  internal: {
    status: 500,
    ja: 'こちらの不具合で、完了できませんでした。少し待って、もう一度お試しください。',
    en: 'A fault of ours kept this from being done. Please wait a moment and try again.',
  },
  unavailable: {
    status: 503,
    ja: 'ただいまご利用になれません。少し待って、もう一度お試しください。',
    en: 'Not available just now. Please wait a moment and try again.',
  },
} as const satisfies Record<ErrorCode, { status: number; ja: string; en: string }>;

/** Every refusal of the API has this shape. `requestId` finds the log line. */
export const ErrorReply = Type.Object({
  error: Type.Object({
    code: Type.Unsafe<ErrorCode>({ type: 'string', enum: Object.keys(ERRORS) }),
    message: Type.String(),
    requestId: Type.String(),
    /** Names of the fields at fault, for `invalid_request`. */
    fields: Type.Optional(Type.Array(Type.String())),
  }),
});
export type ErrorReply = Static<typeof ErrorReply>;
