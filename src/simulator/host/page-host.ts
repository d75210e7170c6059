import { ACTION, isRecord, type WireRequest } from '../protocol/wire.ts';
import { HOST_ACTION, SHARED_CALLS, type HostEvent } from '../protocol/dispatch-ids.ts';
import { outlookCallOf, type CallParams } from '../protocol/payloads.ts';
import { appContext, type FrameIdentity } from '../protocol/startup.ts';
import { XdmConnection, type MessagePort } from '../transport/xdm-connection.ts';

/** How a function of the add-in ended. */
export type FunctionOutcome =
  | { readonly kind: 'completed'; readonly result: Readonly<Record<string, unknown>> }
  /** The page has no function of that name, or the library refused to run it. */
  | { readonly kind: 'failed'; readonly status: number }
  | { readonly kind: 'timedOut' }
  | { readonly kind: 'pageGone' };

/** What the window behind a page does for it. */
export interface PageDelegate {
  readonly locale: string;
  roamingSettings(): Readonly<Record<string, string>>;
  /** Requirement sets the client supports, by name. */
  requirements(): Readonly<Record<string, string>>;
  initialData(): Record<string, unknown>;
  /** The reply as it travels; undefined leaves the call unanswered. */
  outlookCall(dispatchId: number, params: CallParams): Promise<Record<string, unknown> | undefined>;
  unknownCall(name: string): void;
  notified(page: PageHost, action: number): void;
  closeRequested(): void;
  openWindow(url: string): void;
}

/** Outlook's own limit for a function command and a launch event (event-based-activation, office-js docs). */
const FUNCTION_TIMEOUT_MS = 300_000;

/** The host side of one add-in page, whether the pane or the hidden function page. */
export class PageHost {
  readonly identity: FrameIdentity;
  private readonly delegate: PageDelegate;
  private readonly connection: XdmConnection;
  private readonly running = new Map<number, (outcome: FunctionOutcome) => void>();
  private waitingForReady: (() => void)[] = [];
  private nextInvocation = 1;
  private disposed = false;

  constructor(identity: FrameIdentity, port: MessagePort, delegate: PageDelegate) {
    this.identity = identity;
    this.delegate = delegate;
    this.connection = new XdmConnection(identity.conversationId, port, {
      invoke: (request) => this.invoke(request),
      eventRegistered: (name) => {
        // The library registers for commands only after the page's own code has called Office.onReady.
        if (name === 'appCommandInvoked') this.waitingForReady.splice(0).forEach((run) => run());
      },
    });
  }

  /** Runs a function of the page by name and waits for its `event.completed`. */
  run(functionName: string, event: Record<string, unknown>): Promise<FunctionOutcome> {
    if (this.disposed) return Promise.resolve({ kind: 'pageGone' });
    const id = this.nextInvocation++;
    return new Promise((resolve) => {
      const timer = setTimeout(() => finish({ kind: 'timedOut' }), FUNCTION_TIMEOUT_MS);
      const finish = (outcome: FunctionOutcome) => {
        clearTimeout(timer);
        this.running.delete(id);
        resolve(outcome);
      };
      this.running.set(id, finish);
      const push = () =>
        this.connection.push('appCommandInvoked', { 0: `${id}`, 1: functionName, 2: JSON.stringify(event) });
      if (!push()) this.waitingForReady.push(push);
    });
  }

  /** Tells the page about an event, where it has asked for it. */
  push(eventName: HostEvent, data: unknown): void {
    this.connection.push(eventName, data);
  }

  /** Asks the page to put the focus on its first or last control. */
  focusIn(backwards: boolean): void {
    this.connection.request(ACTION.notifyAddin, [backwards ? HOST_ACTION.tabInBackwards : HOST_ACTION.tabIn]);
  }

  /** What still runs in the page ends as `pageGone`. */
  dispose(): void {
    this.disposed = true;
    this.connection.dispose();
    for (const finish of [...this.running.values()]) finish({ kind: 'pageGone' });
  }

  private invoke(request: WireRequest): unknown {
    switch (request.actionName) {
      case ACTION.getAppContext:
        this.connection.forgetRegistrations();
        return appContext(
          this.identity,
          this.delegate.locale,
          this.delegate.roamingSettings(),
          this.delegate.requirements(),
        );
      case ACTION.getInitialData:
        return this.delegate.initialData();
      case ACTION.notifyHost:
        this.notified(request.data);
        return { Error: 0 };
      case ACTION.openWindow:
        this.openWindow(request.data);
        return { Error: 0 };
      case ACTION.executeOutlook: {
        const call = outlookCallOf(request.data);
        return call === null ? undefined : this.delegate.outlookCall(call.id, call.params);
      }
      case ACTION.executeShared:
        return this.sharedCall(request.data);
      default:
        this.delegate.unknownCall(request.actionName);
        return { Error: 1 };
    }
  }

  private notified(data: unknown): void {
    const action = Array.isArray(data) ? (data as unknown[])[1] : undefined;
    if (typeof action === 'number') this.delegate.notified(this, action);
  }

  private openWindow(data: unknown): void {
    const url = isRecord(data) ? (data['strUrl'] ?? data['url']) : data;
    if (typeof url === 'string') this.delegate.openWindow(url);
  }

  private sharedCall(data: unknown): Record<string, unknown> {
    const method = isRecord(data) && isRecord(data['DdaMethod']) ? data['DdaMethod'] : {};
    const id = method['DispatchId'];
    if (!isRecord(data)) return SHARED_FAILURE;
    switch (id) {
      case SHARED_CALLS.commandCompleted:
        this.completed(data);
        return SHARED_SUCCESS;
      case SHARED_CALLS.closeContainer:
        this.delegate.closeRequested();
        return SHARED_SUCCESS;
      case SHARED_CALLS.openBrowserWindow:
        this.openWindow(data[0]);
        return SHARED_SUCCESS;
      default:
        this.delegate.unknownCall(`executeMethod(${String(id)})`);
        return SHARED_FAILURE;
    }
  }

  private completed(data: Record<string, unknown>): void {
    const status = Number(data['1'] ?? 0);
    const finish = this.running.get(Number(data['0']));
    finish?.(status === 0 ? { kind: 'completed', result: resultOf(data['2']) } : { kind: 'failed', status });
  }
}

const SHARED_SUCCESS = { Version: 1, Error: 0 };
/** `ooeOperationNotSupported` of the shared library. */
const SHARED_FAILURE = { Version: 1, Error: 5000 };

/** What the function passed to `event.completed`. */
function resultOf(text: unknown): Readonly<Record<string, unknown>> {
  if (typeof text !== 'string') return {};
  try {
    const parsed: unknown = JSON.parse(text);
    return isRecord(parsed) && isRecord(parsed['completedContext']) ? parsed['completedContext'] : {};
  } catch {
    return {};
  }
}
