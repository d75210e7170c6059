import type { ComposeSession } from '../../../src/simulator/host/compose-session.ts';
import { withDefect, type Defect } from '../../../src/simulator/model/client-profiles.ts';
import { OUTLOOK_CALLS, type OutlookCall } from '../../../src/simulator/protocol/dispatch-ids.ts';
import { CallParams, COERCION } from '../../../src/simulator/protocol/payloads.ts';
import { textOfHtml } from '../../../src/simulator/model/html.ts';
import { initialSettings } from '../../../src/simulator/model/settings.ts';
import { composeWindow, sample } from './compose-window.ts';

const LINK = 'https://relay.example/r/K7Q2M-9XD4T-HV83C';

/** A window on classic Windows with one defect alone. */
function windowWith(defect: Defect | null, sampleId: string): ComposeSession {
  const none = { ...initialSettings('ja').defects, classic: [] };
  const defects = defect ? withDefect(none, 'classic', defect, true) : none;
  const session = composeWindow({ client: 'classic', defects });
  session.openSample(sample(sampleId));
  return session;
}

function call(session: ComposeSession, name: OutlookCall, params: object) {
  return session.outlookCall(OUTLOOK_CALLS[name], new CallParams(params));
}
const readText = (session: ComposeSession) => call(session, 'body.getAsync', { coercionType: COERCION.text });
const insert = (session: ComposeSession) =>
  call(session, 'body.setSelectedDataAsync', {
    coercionType: COERCION.html,
    data: `<p class="x">${LINK}</p>`,
  });
const notes = (session: ComposeSession) =>
  session.log.lines.get().map(({ event, note, tone }) => ({ event, note, tone }));

describe('Reading the body', () => {
  it('as text has its lines, unless the client loses them', async () => {
    const whole = await readText(windowWith(null, 'first-interview'));
    expect(whole?.['data']).toMatch(/佐藤 美咲 様\n/);
    const lost = await readText(windowWith('lines', 'first-interview'));
    expect(lost?.['data']).not.toContain('\n');
  });

  it('as text brings the history of a reply twice where the client does', async () => {
    const session = windowWith('quote', 'quoted-reply');
    session.reopen('text');
    const body = session.body.read();
    session.body.write(`${body}\n> 先日のご連絡`);
    expect(String((await readText(session))?.['data']).match(/先日のご連絡/g)).toHaveLength(2);
    expect(session.body.read().match(/先日のご連絡/g)).toHaveLength(1);
  });
});

describe('Writing the body', () => {
  it.each([
    ['silent', 's.log.notFound', 'bad'],
    [null, 's.log.verified', 'good'],
  ] as const)('with the defect %s is told in the log after it was read back', async (defect, key, tone) => {
    const session = windowWith(defect, 'first-interview');
    expect(await insert(session)).toMatchObject({ error: false });
    await readText(session);
    expect(notes(session)).toContainEqual({ event: 'body.getAsync', note: session.translate(key), tone });
    expect(session.body.read().includes(LINK)).toBe(defect === null);
  });

  it('loses classes or goes below the signature where the client does', async () => {
    for (const [defect, expected] of [
      ['class', new RegExp(`^<p>${LINK}</p>`)],
      ['below', new RegExp(`<p class="x">${LINK}</p>$`)],
    ] as const) {
      const session = windowWith(defect, 'first-interview');
      await insert(session);
      expect(session.body.read()).toMatch(expected);
    }
  });

  it('as a whole brings an empty line with each write where the client does, and none into a plain text', async () => {
    const write = (session: ComposeSession, coercionType: number) =>
      call(session, 'body.setAsync', { coercionType, data: session.body.read() });
    const session = windowWith('wrap', 'first-interview');
    const before = session.body.read();
    await write(session, COERCION.html);
    await write(session, COERCION.html);
    expect(session.body.read().replace(/ (?:class|style)="[^"]*"/g, '')).toBe(
      `<div><span><div><span>${before.replace(/ (?:class|style)="[^"]*"/g, '')}</span><br></div></span><br></div>`,
    );
    const plain = windowWith('wrap', 'plain-text');
    const text = plain.body.read();
    await write(plain, COERCION.text);
    expect(plain.body.read()).toBe(text);
  });

  it('shows late where the client is late, and is told in the log when it shows', async () => {
    jest.useFakeTimers();
    const session = windowWith('lateBody', 'first-interview');
    await insert(session);
    expect((await readText(session))?.['data']).not.toContain(LINK);
    const verified = { event: 'body.getAsync', note: session.translate('s.log.verified'), tone: 'good' };
    expect(notes(session)).not.toContainEqual(verified);
    jest.advanceTimersByTime(1000);
    expect((await readText(session))?.['data']).toContain(LINK);
    expect(notes(session)).toContainEqual(verified);
    await insert(session);
    session.openSample(sample('offer'));
    expect((await readText(session))?.['data']).toBe(textOfHtml(session.body.read()));
    jest.useRealTimers();
  });

  it('fails where it fails, and is not answered where it is not', async () => {
    const failing = windowWith('writeError', 'first-interview');
    const before = failing.body.read();
    expect(await insert(failing)).toMatchObject({ error: true });
    expect(failing.body.read()).toBe(before);
    const silent = windowWith('callback', 'first-interview');
    expect(await insert(silent)).toBeUndefined();
    expect(silent.body.read()).toContain(LINK);
  });
});
