import type { FastifyRequest } from 'fastify';
import type { ErrorCode } from '../../contract/errors.ts';
import { changesSomething, isFromOwnPage } from './same-origin.ts';

/** A form that could not be attended to, to be sent once more as it is. */
export interface GivenBack {
  readonly action: string;
  readonly fields: readonly (readonly [name: string, value: string])[];
}

/** Nothing is wrong with what was asked or sent: the same may go through a little later, or behind another sign-in. */
export function mayPass(code: ErrorCode): boolean {
  return PASSING.has(code);
}

const PASSING: ReadonlySet<ErrorCode> = new Set([
  'internal',
  'unavailable',
  'too_many_requests',
  'unauthenticated',
]);

/** More than any form of ours has. To draw all that fit into its bytes would take longer than what was refused. */
const MOST_FIELDS = 500;

/** Forms read at once that are refused. All others together could fill the memory, which is what refusing them prevents. */
const MOST_AT_ONCE = 50;

type GiveBack = (request: FastifyRequest, code: ErrorCode) => Promise<GivenBack | undefined>;

/**
 * Takes what somebody sent from one of our own pages, where it fell through no fault of theirs. A page of somebody else
 * gets nothing back: pressed there, the button would count as pressed on ours.
 */
export function createGiveBack(relayOrigin: string, mostAtOnce = MOST_AT_ONCE): GiveBack {
  let underWay = 0;
  const read = async (request: FastifyRequest) => {
    if (underWay >= mostAtOnce) return undefined;
    underWay += 1;
    try {
      return await unreadFields(request);
    } catch {
      return undefined;
    } finally {
      underWay -= 1;
    }
  };
  return async (request, code) => {
    if (!mayPass(code) || !changesSomething(request) || !isFromOwnPage(request, relayOrigin))
      return undefined;
    const fields = fieldsIn(request.body) ?? (await read(request));
    return fields && fields.length <= MOST_FIELDS ? { action: request.url, fields } : undefined;
  };
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
async function unreadFields(request: FastifyRequest): Promise<GivenBack['fields'] | undefined> {
  const { body, headers, raw, routeOptions } = request;
  const isForm = headers['content-type']?.startsWith('application/x-www-form-urlencoded');
  const mayBeRead = Number(headers['content-length']) <= (routeOptions.bodyLimit ?? 0);
  if (body !== undefined || !isForm || !mayBeRead) return undefined;
  const parts: Buffer[] = [];
  for await (const part of raw) parts.push(part as Buffer);
  const text = Buffer.concat(parts).toString();
  return text.split('&', MOST_FIELDS + 1).length > MOST_FIELDS ? undefined : [...new URLSearchParams(text)];
}
