import type { FunctionOutcome } from '../../../src/simulator/host/page-host.ts';
import { SendFlow, type OutgoingMail } from '../../../src/simulator/host/send-flow.ts';
import { attachFunctions, composeWindow, openSample, sample } from './compose-window.ts';

const ASK: FunctionOutcome = {
  kind: 'completed',
  result: { allowEvent: false, errorMessage: 'Really?' },
};
const ALLOW: FunctionOutcome = { kind: 'completed', result: { allowEvent: true } };

function setUp(deliver: (mail: OutgoingMail) => Promise<void> = () => Promise.resolve()) {
  const session = composeWindow();
  const sent: OutgoingMail[] = [];
  const flow = new SendFlow(session, async (mail) => {
    sent.push(mail);
    await deliver(mail);
  });
  return { session, flow, sent };
}

describe('Sending', () => {
  it('hands the mail over once the add-in allows it', async () => {
    const { session, flow, sent } = setUp();
    openSample(session, 'first-interview');
    await flow.start();
    expect(flow.state.get()).toEqual({ step: 'sent' });
    expect(sent).toHaveLength(1);
    expect(sent[0]).toMatchObject({ to: sample('first-interview').to, html: sample('first-interview').body });
  });

  it('sends a text mail as text', async () => {
    const { session, flow, sent } = setUp();
    openSample(session, 'plain-text');
    await flow.start();
    expect(sent).toEqual([expect.objectContaining({ html: null, text: sample('plain-text').body })]);
  });

  it('does not send what was sent, however soon or late Send is pressed again', async () => {
    const { session, flow, sent } = setUp();
    openSample(session, 'first-interview');
    await Promise.all([flow.start(), flow.start()]);
    await flow.start();
    expect(sent).toHaveLength(1);
  });

  it('sends once what is sent anyway', async () => {
    const { session, flow, sent } = setUp();
    openSample(session, 'first-interview', () => Promise.resolve(ASK));
    await flow.start();
    expect(flow.state.get()).toMatchObject({ step: 'asking', alert: { message: 'Really?' } });
    await Promise.all([flow.sendAnyway(), flow.sendAnyway()]);
    expect(flow.state.get()).toEqual({ step: 'sent' });
    expect(sent).toHaveLength(1);
  });

  type Session = ReturnType<typeof composeWindow>;
  const openMailLink = (session: Session) => session.openMailLink('mailto:kenta.tanaka@example.jp');

  it.each([
    ['a blank one', (session: Session) => session.openBlank()],
    ['one from a mail link', openMailLink],
    ['the same one again', (session: Session) => session.reopen()],
  ])('shows nothing of what became of the last draft once another is opened: %s', async (_, open) => {
    const { session, flow } = setUp();
    openSample(session, 'first-interview');
    await flow.start();
    open(session);
    expect(flow.state.get()).toEqual({ step: 'idle' });
  });

  it.each([
    ['one from a mail link', openMailLink],
    ['the same one again', (session: Session) => session.reopen()],
  ])('sends the draft that is opened after it: %s', async (_, open) => {
    const { session, flow, sent } = setUp();
    openSample(session, 'first-interview');
    await flow.start();
    open(session);
    attachFunctions(session, () => Promise.resolve(ALLOW));
    await flow.start();
    expect(sent).toHaveLength(2);
  });

  it('says nothing of a draft that came while the one before was on its way', async () => {
    let arrive: () => void = () => undefined;
    const { session, flow, sent } = setUp(() => new Promise((resolve) => (arrive = resolve)));
    openSample(session, 'first-interview');
    const sending = flow.start();
    while (sent.length === 0) await new Promise((resolve) => setTimeout(resolve));
    openSample(session, 'offer');
    arrive();
    await sending;
    expect(flow.state.get()).toEqual({ step: 'idle' });
  });

  it('drops the answer about a draft that is no longer there', async () => {
    let answer: (outcome: FunctionOutcome) => void = () => undefined;
    const { session, flow, sent } = setUp();
    openSample(session, 'first-interview', () => new Promise((resolve) => (answer = resolve)));
    const sending = flow.start();
    await new Promise((resolve) => setTimeout(resolve));
    session.openBlank();
    answer(ALLOW);
    await sending;
    expect(flow.state.get()).toEqual({ step: 'idle' });
    expect(sent).toEqual([]);
  });

  it('can be tried again where the mail could not be delivered, or had nobody to go to', async () => {
    let works = false;
    const { session, flow } = setUp(() => (works ? Promise.resolve() : Promise.reject(new Error('down'))));
    openSample(session, 'empty');
    await flow.start();
    expect(flow.state.get()).toEqual({ step: 'refused', reason: 's.send.noRecipient' });
    openSample(session, 'first-interview');
    await flow.start();
    expect(flow.state.get()).toEqual({ step: 'refused', reason: 's.send.failed' });
    works = true;
    await flow.start();
    expect(flow.state.get()).toEqual({ step: 'sent' });
  });

  it('refuses where the mailbox does not let the user send', async () => {
    const { session, flow, sent } = setUp();
    openSample(session, 'shared-mailbox');
    await flow.start();
    expect(flow.state.get()).toEqual({ step: 'refused', reason: 's.send.noRights' });
    expect(sent).toEqual([]);
  });
});
