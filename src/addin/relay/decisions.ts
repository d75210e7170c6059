import type { Connection } from '../api/connection.ts';
import type { Settings, SettingsStore } from '../compose/settings.ts';
import type { Wording } from './wording.ts';

interface Parts {
  readonly connection: Pick<Connection, 'view' | 'subscribe'>;
  readonly wording: Pick<Wording, 'refresh' | 'view'>;
  readonly settings: Pick<SettingsStore, 'view' | 'change'>;
}

/** Asks what the company decided as soon as this mailbox speaks for one, and again after each new connection. */
export function followDecisions({ connection, wording, settings }: Parts): void {
  let known: 'account' | 'code' | null = null;
  const look = () => {
    const { by } = connection.view();
    if (by === known) return;
    known = by;
    if (by !== null) void wording.refresh().then(() => adopt(wording, settings));
  };
  connection.subscribe(look);
  look();
}

/** What the company decided is written where the check at sending reads it, which knows nothing of companies. */
function adopt(wording: Parts['wording'], settings: Parts['settings']): void {
  const decided = wording.view().company?.managed;
  if (!decided) return;
  const change: Partial<Settings> = {
    ...(decided.placement === null ? {} : { placement: decided.placement }),
    ...(decided.checkOwner === null ? {} : { checkOwner: decided.checkOwner }),
    ...(decided.remindMissing === null ? {} : { remindMissing: decided.remindMissing }),
  };
  const now = settings.view();
  const differs = Object.entries(change).some(([key, value]) => Reflect.get(now, key) !== value);
  if (differs) void settings.change(change);
}
