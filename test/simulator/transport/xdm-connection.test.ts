import { XdmConnection } from '../../../src/simulator/transport/xdm-connection.ts';
import { ACTION_TYPE, MESSAGE_TYPE } from '../../../src/simulator/protocol/wire.ts';

const ORIGIN = 'https://localhost:3000';

function connection() {
  const sent: string[] = [];
  const frame = { postMessage: (text: string) => void sent.push(text) };
  const invoked: string[] = [];
  let hear: (text: unknown, from: unknown, origin: string) => void = () => undefined;
  const port = {
    listen: (listener: typeof hear) => {
      hear = listener;
      return () => undefined;
    },
    frameWindow: () => frame,
    origin: ORIGIN,
  };
  new XdmConnection('talk', port, {
    invoke: ({ actionName }) => invoked.push(actionName),
    eventRegistered: () => undefined,
  });
  const say = async (from: unknown, origin: string, conversationId = 'talk') => {
    const request = {
      ...{ _messageType: MESSAGE_TYPE.request, _actionName: 'GetInitialData' },
      ...{ _actionType: ACTION_TYPE.invoke, _conversationId: conversationId, _correlationId: 1, _data: {} },
    };
    hear(JSON.stringify(request), from, origin);
    await Promise.resolve();
  };
  return { frame, sent, invoked, say };
}

describe('A conversation with the add-in’s page', () => {
  it('answers the page in its own frame', async () => {
    const { frame, sent, invoked, say } = connection();
    await say(frame, ORIGIN);
    expect(invoked).toEqual(['GetInitialData']);
    expect(sent).toHaveLength(1);
  });

  it('takes nothing from another window, another origin in the frame, or of another conversation', async () => {
    const { frame, sent, invoked, say } = connection();
    await say({ postMessage: () => undefined }, ORIGIN);
    await say(frame, 'https://elsewhere.example');
    await say(frame, ORIGIN, 'another');
    expect(invoked).toEqual([]);
    expect(sent).toEqual([]);
  });
});
