/**
 * What a page does not have and the service, which answers some of its tests, takes for granted: Node's own bytes, as its
 * Buffer and TextEncoder are, and `setImmediate`. To be imported before the service.
 */
import { setImmediate } from 'node:timers';

globalThis.Uint8Array = Object.getPrototypeOf(Buffer) as typeof Uint8Array;
globalThis.setImmediate ??= setImmediate;
