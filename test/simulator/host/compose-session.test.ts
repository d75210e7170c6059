import { MemoryBody } from '../../../src/simulator/model/message-body.ts';
import { textOfHtml } from '../../../src/simulator/model/html.ts';
import { OUTLOOK_CALLS } from '../../../src/simulator/protocol/dispatch-ids.ts';
import { CallParams, COERCION } from '../../../src/simulator/protocol/payloads.ts';
import { composeWindow, sample } from './compose-window.ts';

describe('A compose window', () => {
  it('turns into plain text what the author wrote, however much it looks like markup', () => {
    const session = composeWindow();
    session.openBlank();
    session.attachBody(() => new MemoryBody('R&amp;D 5 &lt; 6 &lt;tag&gt;'));
    session.reopen('text');
    expect(session.draft.get().bodyType).toBe('text');
    expect(session.body.read()).toBe('R&D 5 < 6 <tag>');
  });

  it('turns plain text into HTML that shows the same', () => {
    const session = composeWindow();
    session.openSample(sample('plain-text-en'));
    const before = session.body.read();
    session.reopen('html');
    expect(session.draft.get().bodyType).toBe('html');
    expect(textOfHtml(session.body.read())).toBe(before.trim());
  });

  it('never writes the body of one format into the editor of the other', () => {
    const session = composeWindow();
    session.openSample(sample('quoted-reply'));
    const editor = new MemoryBody(session.body.read());
    const before = editor.read();
    const detach = session.attachBody(() => editor);
    session.reopen('text');
    expect(editor.read()).toBe(before);
    // The old editor goes after the new draft has come, and must not bring its own content back.
    detach();
    expect(session.body.read()).toBe(textOfHtml(before));
  });

  it('opens the same draft again as it was', () => {
    const session = composeWindow();
    session.openSample(sample('quoted-reply'));
    const { key, subject, to } = session.draft.get();
    const body = session.body.read();
    session.reopen();
    expect(session.draft.get()).toMatchObject({ subject, to, bodyType: 'html' });
    expect(session.draft.get().key).not.toBe(key);
    expect(session.body.read()).toBe(body);
  });

  it('carries out no late call of a page in the draft that came after its own', async () => {
    jest.useFakeTimers();
    const session = composeWindow({ latency: 'short' });
    session.openSample(sample('first-interview'));
    const params = new CallParams({ data: 'Late', coercionType: COERCION.html });
    const reply = session.outlookCall(OUTLOOK_CALLS['body.setAsync'], params);
    session.openSample(sample('document-screening'));
    await jest.runAllTimersAsync();
    jest.useRealTimers();
    expect(await reply).toBeUndefined();
    expect(session.body.read()).toBe(sample('document-screening').body);
  });

  it('ends what waits for the function page of a draft that is left', async () => {
    const session = composeWindow();
    session.openSample(sample('first-interview'));
    const launched = session.commands.launch('OnMessageSend');
    session.openSample(sample('document-screening'));
    expect(await launched).toEqual({ kind: 'pageGone' });
  });

  it.each([
    ['from blank', 'openBlank'],
    ['by a mailto link', 'openMailLink'],
  ] as const)('lets a draft %s be written and sent after one of a shared mailbox', (_how, open) => {
    const session = composeWindow();
    session.openSample(sample('shared-mailbox'));
    expect(session.settings.get().rights).not.toBe('write');
    session[open]('mailto:kenta.tanaka@example.jp');
    expect(session.settings.get().rights).toBe('write');
    expect(session.shared).toBe(false);
  });
});
