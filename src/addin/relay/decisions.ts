import type { MeReply } from '../../contract/me.ts';
import type { Connection } from '../api/connection.ts';
import type { Settings, SettingsStore } from '../compose/settings.ts';
import type { Wording } from './wording.ts';

interface Parts {
  readonly connection: Pick<Connection, 'view' | 'subscribe'>;
  readonly wording: Pick<Wording, 'knows' | 'refresh' | 'subscribe' | 'view'>;
  readonly settings: Pick<SettingsStore, 'view' | 'change'>;
}

/** Asks what the company decided as often as its terms are fetched and tell of a version that is not known here. */
export function followDecisions({ connection, wording, settings }: Parts): void {
  let seen: MeReply | null = null;
  const look = () => {
    const { me } = connection.view();
    if (me === seen) return;
    seen = me;
    if (me && !wording.knows(me.wordingVersion)) void wording.refresh();
  };
  connection.subscribe(look);
  look();
  wording.subscribe(() => adopt(wording, settings));
  adopt(wording, settings);
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
