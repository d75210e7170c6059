import type { SentRequest } from '../api/api-client.ts';
import type { ConnectionView } from '../api/connection.ts';
import type { HostCapabilities } from '../host/mail-host.ts';
import type { HomeState } from './home-state.ts';
import type { SendCheckStatus } from './send-check-status.ts';
import type { Settings } from './settings.ts';

export interface DiagnosticFacts {
  /** The script that runs, by the name the build gave it. */
  readonly bundle: string;
  readonly now: Date;
  readonly userAgent: string;
  readonly hostLanguage: string;
  readonly capabilities: HostCapabilities;
  readonly state: HomeState['kind'];
  readonly connection: ConnectionView;
  readonly connectedBy: 'account' | 'code' | null;
  readonly sendCheck: SendCheckStatus | null;
  readonly settings: Settings;
  readonly lastRequest: SentRequest | null;
  /** Reports still to be delivered. */
  readonly unreported: number;
}

/**
 * What support needs to know about this Outlook, as lines to copy. It is put together from names, numbers and switches
 * only: nothing of the draft, the recipients, the recruiter or the connection's proof has a way into it.
 */
export function diagnosticsText(facts: DiagnosticFacts): string {
  const { capabilities, connection, lastRequest, settings, sendCheck } = facts;
  const lines: readonly (readonly [string, string])[] = [
    ['time', facts.now.toISOString()],
    ['add-in', facts.bundle],
    ['client', `${capabilities.clientName} ${capabilities.clientVersion}`.trim()],
    ['browser', facts.userAgent],
    ['language', `${facts.hostLanguage} / ${settings.language} / ${settings.blockLanguage}`],
    ['Mailbox set', capabilities.mailboxSet],
    ['can write', yesNo(capabilities.canWrite)],
    ['can open drafts', yesNo(capabilities.canOpenDrafts)],
    ['session data', yesNo(capabilities.sessionData)],
    ['nested sign-in', yesNo(capabilities.nestedSignIn)],
    ['send check', sendCheckLine(sendCheck)],
    ['asks about', `other ${yesNo(settings.checkOwner)}, missing ${yesNo(settings.remindMissing)}`],
    ['placement', settings.placement],
    ['card', facts.state],
    ['connection', connectionLine(connection, facts.connectedBy)],
    ['totals of', connection.progress?.asOf ?? 'none'],
    ['reports waiting', String(facts.unreported)],
    ['last request', lastRequest ? requestLine(lastRequest) : 'none'],
  ];
  return lines.map(([name, value]) => `${name}: ${value}`).join('\n');
}

function sendCheckLine(status: SendCheckStatus | null): string {
  if (!status) return 'not looked for';
  return status.active ? `active since ${status.startedAt}` : `not active (${status.why})`;
}

function connectionLine({ me, expired, online }: ConnectionView, by: 'account' | 'code' | null): string {
  if (!me || !by) return 'none';
  return [by, me.employer.status, expired ? 'expired' : 'valid', online ? 'online' : 'offline'].join(', ');
}

/** The path alone: what it was about is in the details dialog, for the recruiter's own eyes. */
function requestLine({ sentAt, method, url, status }: SentRequest): string {
  const path = url.replace(/^https?:\/\/[^/]+/, '').replace(/\?.*$/, '');
  return `${sentAt} ${method} ${path} ${status ?? 'no reply'}`;
}

function yesNo(value: boolean): string {
  return value ? 'yes' : 'no';
}
