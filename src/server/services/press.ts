import { keyedHash } from '../secrets/tokens.ts';
import type { ServiceContext } from './context.ts';

/**
 * The service as one press of a button meets it, named by the key its form carries: pressed again, what is random comes
 * out the same. So a use case knows what it made already, and shows once more what is shown once: of the two answers to a
 * double press, people see the second alone. `what` is all that the press asks for and of whom; with other contents it is
 * another press. Nobody can tell from a page what it will make without the service's secret. To be called inside the
 * transaction, which may be repeated.
 */
export function forPress(
  context: ServiceContext,
  key: string | undefined,
  ...what: readonly (string | readonly string[])[]
): ServiceContext {
  if (key === undefined) return context;
  let draws = 0;
  const random = (size: number) => {
    draws += 1;
    const hash = keyedHash(context.secret, 'press', JSON.stringify([key, draws, ...what]));
    return Buffer.from(hash, 'hex').subarray(0, size);
  };
  return { ...context, random };
}
