import { ErrorReply } from '../../contract/errors.ts';

/** Every route of the API refuses in the same shape. */
export const REFUSALS = { '4xx': ErrorReply, '5xx': ErrorReply } as const;
