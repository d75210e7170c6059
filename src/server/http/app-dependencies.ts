import type { ServiceContext } from '../services/context.ts';
import type { EmployerDirectory } from '../services/employer/directory.ts';
import type { VisitRecorder } from '../services/registration/visits.ts';
import type { Limits } from './limits.ts';
import type { LogStream } from './logging.ts';

/** What the app is built from; routes and pages take of it what they need. */
export interface AppDependencies {
  readonly context: ServiceContext;
  readonly directory: EmployerDirectory;
  readonly visits: VisitRecorder;
  /** Called after a request that may have written a mail. */
  readonly onWrite: () => void;
  /** The address mails come from, on whichever domain that is. */
  readonly mailFrom: string;
  readonly limits: Limits;
  readonly logLevel: string;
  readonly logStream?: LogStream | undefined;
  /** Proxies in front whose word on the caller's address is taken. */
  readonly trustProxy?: boolean | string | undefined;
  /** The built add-in, served at the root. */
  readonly staticRoot?: string | undefined;
  /** What may show the add-in's pages in a frame; Outlook unless it is set. */
  readonly frameAncestors?: readonly string[] | undefined;
  /** Reads /metrics; without it there are none. */
  readonly monitorToken?: string | undefined;
  /** Milliseconds a caller may take to send a request. */
  readonly requestTimeoutMs?: number | undefined;
  /** Watches the process's own load; left out where many apps share a process, as in tests. */
  readonly isHosted?: boolean | undefined;
  /** True while the process is about to stop, so that a load balancer turns to others first. */
  readonly isDraining?: (() => boolean) | undefined;
  readonly https?: { readonly cert: Buffer; readonly key: Buffer } | undefined;
}
