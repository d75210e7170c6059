import { http, HttpResponse } from 'msw/http';
import { setupServer, type SetupServer } from 'msw/node';

/** The network of the code under test. What a test has not planned for fails, and fails the test. */
export interface Network extends Pick<SetupServer, 'use' | 'resetHandlers'> {
  /** What went out, in order. */
  readonly sent: readonly Request[];
}

export function useNetwork(): Network {
  const server = setupServer();
  const sent: Request[] = [];
  server.events.on('request:start', ({ request }) => void sent.push(request.clone()));
  beforeAll(() => server.listen({ onUnhandledFrame: 'error' }));
  beforeEach(() => void (sent.length = 0));
  afterEach(() => server.resetHandlers());
  afterAll(() => server.close());
  return { sent, use: server.use.bind(server), resetHandlers: server.resetHandlers.bind(server) };
}

/** Fake timers that leave the network, which is in the same process, its turns. */
export function useTimeOfTheTest(): void {
  jest.useFakeTimers({ doNotFake: ['nextTick', 'queueMicrotask', 'setImmediate'] });
}

/** No connection. */
export const offline = http.all('*', () => HttpResponse.error());

/** Somebody between us and the service answers in its place. */
export function proxyPage(status: number, path = '*') {
  return http.all(path, () => new HttpResponse('<html>Sign in</html>', { status }));
}

/** The connection stands, and no answer comes. */
export const silent = http.all('*', () => new Promise<undefined>(() => undefined));
