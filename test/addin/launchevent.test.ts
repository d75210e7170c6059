import { playEventCode } from './event-code.ts';
import { runInEventRuntime } from './event-runtime.ts';

playEventCode((globals) => runInEventRuntime('src/addin/launchevent.ts', globals));
