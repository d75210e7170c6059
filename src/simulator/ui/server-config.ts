import type { RoamingSettings } from '../model/mailbox.ts';

/** What the server says about this run: its name, and what the add-in keeps in a mailbox nobody has changed. */
export async function readConfig(): Promise<{
  readonly version: string;
  readonly roamingSettings: RoamingSettings;
}> {
  const response = await fetch('/simulator/config');
  if (!response.ok) throw new Error(`The server answered ${response.status}.`);
  return (await response.json()) as Awaited<ReturnType<typeof readConfig>>;
}
