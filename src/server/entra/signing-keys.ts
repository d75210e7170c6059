import { createRemoteJWKSet, customFetch, type JWK, type JWTVerifyGetKey } from 'jose';

/** The public keys a sign-in service signs with. */
export interface SigningKeys {
  /** The key a token names. Rejects where there is none, or where no key could ever be fetched. */
  readonly find: JWTVerifyGetKey;
  /** What is known of a key by its id. */
  describe(keyId: string | undefined): (JWK & { readonly issuer?: unknown }) | undefined;
  /** Fetches again; the last good keys stay where that fails, so that an outage there is none here. */
  refresh(): Promise<void>;
}

const ANSWER_WITHIN_MS = 3_000;
/** A token with an unknown key may be the first of a new key, or one of thousands that somebody made up. */
const ASK_AGAIN_AFTER_MS = 30_000;

/** Not the token's fault: being none of jose's own errors, it makes the check answer `keys_unavailable`, no refusal. */
export class KeysUnavailable extends Error {}

/**
 * Keys behind an address, fetched at first use and when a token names an unknown key, at most every half minute
 * whether or not that succeeds. They do not grow stale: `refresh` is called on a timer instead.
 */
export function createSigningKeys(url: URL, clock: () => number = Date.now): SigningKeys {
  let failedAt = -Infinity;
  const keys = createRemoteJWKSet(url, {
    cacheMaxAge: Infinity,
    cooldownDuration: ASK_AGAIN_AFTER_MS,
    timeoutDuration: ANSWER_WITHIN_MS,
    [customFetch]: async (address, options) => {
      if (clock() < failedAt + ASK_AGAIN_AFTER_MS)
        throw new KeysUnavailable('The keys could not be fetched.');
      try {
        const reply = await fetch(address, options);
        if (reply.status !== 200) throw new KeysUnavailable(`The keys were answered with ${reply.status}.`);
        return reply;
      } catch (cause) {
        failedAt = clock();
        throw new KeysUnavailable('The keys could not be fetched.', { cause });
      }
    },
  });
  return {
    find: keys,
    describe: (keyId) => keys.jwks()?.keys.find((key) => key.kid === keyId),
    refresh: () => keys.reload(),
  };
}
