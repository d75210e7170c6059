import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Principal } from '../../identity/principals.ts';
import type { ServiceContext } from '../../services/context.ts';
import { Refusal } from '../errors.ts';
import { MINUTE_MS, type Limits } from '../limits.ts';
import { createSharedCounters, type SharedCounters } from './shared-counters.ts';

export interface RateLimits {
  /** Refuses a caller who asks too often with one credential. Called once it is known who calls. */
  readonly checkCaller: (reply: FastifyReply, principal: Principal) => Promise<void>;
}

/** Limits per network before anything is looked up, per credential afterwards, and what single routes declare. */
export async function registerRateLimits(
  app: FastifyInstance,
  context: ServiceContext,
  limits: Limits,
): Promise<RateLimits> {
  const counters = createSharedCounters(context, (error) =>
    app.log.warn({ err: error }, 'A limit could not be shared with other processes'),
  );
  const addHeaders = {
    'x-ratelimit-limit': false,
    'x-ratelimit-remaining': false,
    'x-ratelimit-reset': false,
  };
  await app.register(rateLimit, {
    global: false,
    store: storeOf(counters),
    addHeaders,
    addHeadersOnExceeding: addHeaders,
  });
  const ofNetwork = app.createRateLimit({ max: limits.everything, timeWindow: MINUTE_MS });
  app.addHook('onRequest', async (request, reply) => {
    // Files of the add-in and the probes of a load balancer come in dozens.
    if (request.routeOptions.config.rateLimit === false) return;
    // Whoever hung up has no address to count by any more, which the plugin takes for a fault of ours.
    if (request.socket.remoteAddress === undefined) throw new Refusal('invalid_request');
    const result = await ofNetwork(request);
    if (!result.isAllowed && result.isExceeded) refuse(reply, result.ttlInSeconds);
  });
  return {
    checkCaller: async (reply, principal) => {
      const result = await counters.count('caller', keyOf(principal), MINUTE_MS, limits.calling);
      if (result.current > limits.calling) refuse(reply, Math.ceil(result.ttl / 1000));
    },
  };
}

/** Tells when to come back: at the end of the window, in which nothing more is allowed. */
function refuse(reply: FastifyReply, seconds: number): never {
  void reply.header('retry-after', seconds);
  throw new Refusal('too_many_requests');
}

function keyOf(principal: Principal): string {
  switch (principal.kind) {
    case 'connection':
      return `connection ${principal.connectionId}`;
    case 'agency_key':
      return `key ${principal.keyId}`;
    case 'agency':
    case 'operator':
      return `member ${principal.memberId}`;
    case 'candidate':
      return `person ${principal.personKey}`;
    case 'monitor':
      return 'monitor';
  }
}

type Options = { readonly routeInfo?: { readonly url?: string } };

/** The plugin's store on our counters; each route that declares a limit counts for itself. */
function storeOf(counters: SharedCounters) {
  return class SharedStore {
    readonly #name: string;
    constructor(options: object, name = 'network') {
      void options;
      this.#name = name;
    }
    incr(
      key: string,
      callback: (error: Error | null, result?: { current: number; ttl: number }) => void,
      timeWindow: number,
      max: number,
    ): void {
      counters.count(this.#name, key, timeWindow, max).then(
        (count) => callback(null, { ...count }),
        (error: unknown) => callback(error instanceof Error ? error : new Error(String(error))),
      );
    }
    child(options: object): SharedStore {
      const { routeInfo }: Options = options;
      return new SharedStore(options, routeInfo?.url);
    }
  };
}
