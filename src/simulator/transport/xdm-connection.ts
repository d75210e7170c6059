import {
  ACTION_TYPE,
  RESULT_CODE,
  answerText,
  eventText,
  hostRequestText,
  parseRequest,
  type WireRequest,
} from '../protocol/wire.ts';

/** The part of a window a connection needs; the frame's window is asked for late because it exists only once attached. */
export interface MessagePort {
  listen(listener: (text: unknown, from: unknown, origin: string) => void): () => void;
  frameWindow(): { postMessage(text: string, origin: string): void } | null;
  readonly origin: string;
}

export interface ConnectionHandlers {
  /** Answers one call; `undefined` leaves it unanswered for good, as a faulty host does. */
  invoke(request: WireRequest): unknown;
  eventRegistered(eventName: string): void;
}

/** One conversation with the add-in page of one frame. */
export class XdmConnection {
  private readonly conversationId: string;
  private readonly port: MessagePort;
  private readonly handlers: ConnectionHandlers;
  private readonly registered = new Set<string>();
  private readonly stopListening: () => void;
  private nextRequest = 0;

  constructor(conversationId: string, port: MessagePort, handlers: ConnectionHandlers) {
    this.conversationId = conversationId;
    this.port = port;
    this.handlers = handlers;
    this.stopListening = port.listen((text, from, origin) => {
      if (from !== port.frameWindow() || origin !== port.origin) return;
      const request = parseRequest(text);
      if (request?.conversationId === this.conversationId) void this.receive(request);
    });
  }

  /** Tells the page about an event; false when the page has not asked for it. */
  push(eventName: string, data: unknown): boolean {
    if (!this.registered.has(eventName)) return false;
    this.send(eventText(eventName, this.conversationId, this.port.origin, data));
    return true;
  }

  /** Asks the page to do something, e.g. to take the focus at one of its ends. */
  request(actionName: string, data: unknown): void {
    this.nextRequest += 1;
    this.send(hostRequestText(actionName, this.conversationId, this.port.origin, this.nextRequest, data));
  }

  /** A page that starts again has registered for nothing yet. */
  forgetRegistrations(): void {
    this.registered.clear();
  }

  /** The page is no longer listened to, and told of no event. */
  dispose(): void {
    this.stopListening();
    this.registered.clear();
  }

  private async receive(request: WireRequest): Promise<void> {
    if (request.actionType === ACTION_TYPE.registerEvent) {
      this.registered.add(request.actionName);
      this.answer(request, { Error: 0 });
      this.handlers.eventRegistered(request.actionName);
    } else if (request.actionType === ACTION_TYPE.unregisterEvent) {
      this.registered.delete(request.actionName);
      this.answer(request, { Error: 0 });
    } else {
      const data: unknown = await this.handlers.invoke(request);
      if (data !== undefined) this.answer(request, data);
    }
  }

  private answer(request: WireRequest, data: unknown): void {
    this.send(answerText(request, this.port.origin, data, RESULT_CODE.ok));
  }

  private send(text: string): void {
    this.port.frameWindow()?.postMessage(text, this.port.origin);
  }
}
