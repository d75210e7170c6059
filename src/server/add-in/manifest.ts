import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

const TASKPANE = /(https:\/\/[^/"]+)\/taskpane\.html/g;

/** What is wrong with a build whose manifest names another host: panes opened by it call that one, not us. */
export function manifestFault(root: string, relayOrigin: string): string | undefined {
  const file = path.join(root, 'manifest.xml');
  if (!existsSync(file)) return undefined;
  const origins = [...readFileSync(file, 'utf8').matchAll(TASKPANE)].map(([, origin]) => origin);
  const other = origins.find((origin) => origin !== relayOrigin);
  return (
    other &&
    `The manifest in STATIC_ROOT names ${other}, but RELAY_ORIGIN is ${relayOrigin}: build the add-in with ADDIN_ORIGIN=${relayOrigin}.`
  );
}
