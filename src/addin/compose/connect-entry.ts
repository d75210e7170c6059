import type { ApiFault } from '../api/api-client.ts';
import type { AccountFault, Connection } from '../api/connection.ts';
import type { ConnectFault } from './home-state.ts';

export interface ConnectEntryView {
  readonly entry: 'account' | 'code';
  readonly fault: ConnectFault | null;
  readonly busy: boolean;
  /** The card was asked for although there is a connection, whose proof ran out: until another is made it stays. */
  readonly again: boolean;
}

/** Fewer letters than this cannot be an invitation code. */
const SHORTEST_CODE = 6;

/** How the recruiter connects: which way is open, and why the last try failed (A11). */
export class ConnectEntry {
  private current: ConnectEntryView = { entry: 'code', fault: null, busy: false, again: false };
  private chosen = false;
  private readonly connection: Pick<Connection, 'connectByCode' | 'connectByAccount' | 'view'>;
  private readonly changed: () => void;

  constructor(
    connection: Pick<Connection, 'connectByCode' | 'connectByAccount' | 'view'>,
    changed: () => void,
  ) {
    this.connection = connection;
    this.changed = changed;
  }

  /** The work account comes first where it is a way in; whoever chose otherwise keeps their choice. */
  view(): ConnectEntryView {
    const { accountOffered } = this.connection.view();
    return accountOffered && !this.chosen ? { ...this.current, entry: 'account' } : this.current;
  }

  /** The recruiter's own choice, which an offered account no longer changes; the last fault is not shown any more. */
  choose(entry: ConnectEntryView['entry']): void {
    this.chosen = true;
    this.set({ entry, fault: null });
  }

  /** Asks for another invitation code. What the former connection brought stays in use until there is one. */
  reopen(): void {
    this.chosen = true;
    this.set({ entry: 'code', fault: null, again: true });
  }

  /** Gives up connecting again (`reopen`); the connection that was there stays in use as it is. */
  close(): void {
    this.set({ fault: null, again: false });
  }

  /** Never rejects: `view` says how it went. While one try runs another does nothing. */
  async connectByAccount(): Promise<void> {
    if (this.current.busy) return;
    this.set({ busy: true, fault: null });
    // Whatever goes wrong on the way, the card must be usable again.
    const fault = await this.connection.connectByAccount().catch(() => 'failed' as const);
    // Whoever closed the window knows it.
    this.set({ busy: false, fault: fault === null || fault === 'cancelled' ? null : accountFaultOf(fault) });
  }

  /** As `connectByAccount`; a code that is too short is refused without asking the service. */
  async connectByCode(code: string): Promise<void> {
    if (this.current.busy) return;
    if (code.replace(/[^0-9A-Za-z]/g, '').length < SHORTEST_CODE) {
      this.set({ fault: 'format' });
      return;
    }
    this.set({ busy: true, fault: null });
    const fault = await this.connection.connectByCode(code).catch(() => 'internal' as const);
    this.set({
      busy: false,
      fault: fault && connectFaultOf(fault),
      again: this.current.again && fault !== null,
    });
  }

  private set(change: Partial<ConnectEntryView>): void {
    this.current = { ...this.current, ...change };
    this.changed();
  }
}

function accountFaultOf(fault: AccountFault): ConnectFault {
  if (fault === 'tenant_unknown') return 'tenant';
  // The account was taken, and then the service could not answer: no administrator can help.
  if (fault === 'timeout' || fault === 'unavailable' || fault === 'internal') return 'service';
  return fault === 'offline' ? 'offline' : 'failed';
}

function connectFaultOf(fault: ApiFault): ConnectFault {
  if (fault === 'invalid_request') return 'format';
  if (fault === 'invitation_unusable' || fault === 'not_found') return 'unknown';
  if (fault === 'too_many_requests') return 'wait';
  return fault === 'offline' ? 'offline' : 'service';
}
