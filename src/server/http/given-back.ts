import type { FastifyRequest } from 'fastify';
import type { ErrorCode } from '../../contract/errors.ts';
import { FORM_BYTES } from './limits.ts';
import { changesSomething, isFromOwnPage } from './same-origin.ts';

/** A form that could not be attended to, to be sent once more as it is. */
export interface GivenBack {
  readonly action: string;
  readonly fields: readonly (readonly [name: string, value: string])[];
}

/** Nothing is wrong with what was sent: the same may go through a little later. */
const PASSING: readonly ErrorCode[] = ['internal', 'unavailable', 'too_many_requests'];

/**
 * What somebody sent from one of our own pages, where it fell through no fault of theirs. A page of somebody else gets
 * nothing back: pressed there, the button would count as pressed on ours.
 */
export async function givenBack(
  request: FastifyRequest,
  code: ErrorCode,
  relayOrigin: string,
): Promise<GivenBack | undefined> {
  if (!PASSING.includes(code) || !changesSomething(request) || !isFromOwnPage(request, relayOrigin))
    return undefined;
  const fields = fieldsIn(request.body) ?? (await unreadFields(request).catch(() => undefined));
  return fields && { action: request.url, fields };
}

function fieldsIn(body: unknown): GivenBack['fields'] | undefined {
  if (typeof body !== 'object' || body === null) return undefined;
  return Object.entries(body).flatMap(([name, values]) =>
    [values as unknown]
      .flat()
      .flatMap((value) => (typeof value === 'string' ? [[name, value] as const] : [])),
  );
}

/** What was refused before it was read, as everything is while nobody's session can be looked up. */
async function unreadFields({
  body,
  headers,
  raw,
}: FastifyRequest): Promise<GivenBack['fields'] | undefined> {
  const isForm = headers['content-type']?.startsWith('application/x-www-form-urlencoded');
  if (body !== undefined || !isForm || !(Number(headers['content-length']) <= FORM_BYTES)) return undefined;
  const parts: Buffer[] = [];
  for await (const part of raw) parts.push(part as Buffer);
  return [...new URLSearchParams(Buffer.concat(parts).toString())];
}
