import type { ApiFault } from '../api/api-client.ts';
import type { Connection } from '../api/connection.ts';
import type { ConnectFault } from './home-state.ts';

export interface ConnectEntryView {
  readonly entry: 'account' | 'code';
  readonly fault: ConnectFault | null;
  readonly busy: boolean;
}

/** Fewer letters than this cannot be an invitation code. */
const SHORTEST_CODE = 6;

/** How the recruiter connects: which way is open, and why the last try failed (ux A11). */
export class ConnectEntry {
  private current: ConnectEntryView = { entry: 'code', fault: null, busy: false };
  private readonly connection: Pick<Connection, 'connectByCode'>;
  private readonly changed: () => void;

  constructor(connection: Pick<Connection, 'connectByCode'>, changed: () => void) {
    this.connection = connection;
    this.changed = changed;
  }

  view(): ConnectEntryView {
    return this.current;
  }

  choose(entry: ConnectEntryView['entry']): void {
    this.set({ entry, fault: null });
  }

  /** Signing in with the work account needs a registration with Microsoft Entra that this service does not have yet. */
  connectByAccount(): void {
    this.set({ fault: 'failed' });
  }

  async connectByCode(code: string): Promise<void> {
    if (this.current.busy) return;
    if (code.replace(/[^0-9A-Za-z]/g, '').length < SHORTEST_CODE) {
      this.set({ fault: 'format' });
      return;
    }
    this.set({ busy: true, fault: null });
    const fault = await this.connection.connectByCode(code);
    this.set({ busy: false, fault: fault && connectFaultOf(fault) });
  }

  private set(change: Partial<ConnectEntryView>): void {
    this.current = { ...this.current, ...change };
    this.changed();
  }
}

function connectFaultOf(fault: ApiFault): ConnectFault {
  if (fault === 'invalid_request') return 'format';
  if (fault === 'invitation_unusable' || fault === 'not_found') return 'unknown';
  if (fault === 'too_many_requests') return 'wait';
  return fault === 'offline' || fault === 'timeout' ? 'offline' : 'failed';
}
