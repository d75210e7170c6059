import { parseArgs } from 'node:util';
import { databaseUrlFault } from '../server/process/server-address.ts';

export interface LocalOptions {
  readonly port: number;
  readonly dataDir: string;
  /** A PostgreSQL server instead of the embedded database. */
  readonly databaseUrl: string | undefined;
  readonly openBrowser: boolean;
  /** Without the sample companies: only an operator who can sign in. */
  readonly empty: boolean;
}

/** What `npm start` was told, by environment and arguments; all faults at once, in words. */
export function readOptions(
  env: NodeJS.ProcessEnv,
  args: readonly string[],
): LocalOptions | { readonly faults: readonly string[] } {
  const faults: string[] = [];
  const port = Number(env['PORT'] ?? '3000');
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    faults.push(`PORT must be a number from 1 to 65535, not “${env['PORT']}”.`);
  const databaseUrl = env['DATABASE_URL'] || undefined;
  const databaseFault = databaseUrl && databaseUrlFault(databaseUrl);
  if (databaseFault) faults.push(`${databaseFault} It may be left out for the embedded database.`);
  let openBrowser = true;
  let empty = false;
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        'no-open': { type: 'boolean', default: false },
        empty: { type: 'boolean', default: false },
      },
    });
    openBrowser = !values['no-open'];
    empty = values.empty;
  } catch (error) {
    faults.push(
      error instanceof Error
        ? `${error.message}. The options are --no-open and --empty.`
        : 'The options are --no-open and --empty.',
    );
  }
  if (faults.length > 0) return { faults };
  return { port, dataDir: env['DATA_DIR'] || '.data', databaseUrl, openBrowser, empty };
}
