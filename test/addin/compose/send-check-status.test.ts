import { SendCheckSource } from '../../../src/addin/compose/send-check-status.ts';
import { FakeMailHost } from '../../support/fake-mail-host.ts';

beforeEach(() => localStorage.clear());

/** What is said when the settings of so many drafts were opened, in a pane of each. */
async function look(host: FakeMailHost, drafts = 1) {
  let source = new SendCheckSource(host);
  for (let n = 0; n < drafts; n += 1) {
    source = new SendCheckSource(host);
    await source.look();
  }
  return source.view();
}

describe('whether the send check works here', () => {
  it('is claimed only after the signal of this draft', async () => {
    const host = new FakeMailHost();
    host.session['sendCheck.startedAt'] = '2026-11-23T01:00:00.000Z';
    expect(await look(host)).toEqual({ active: true, startedAt: '2026-11-23T01:00:00.000Z' });
  });

  it.each([
    ['a phone', { clientName: 'OutlookIOS' }, 'client'],
    ['an Outlook of 2021', { mailboxSet: '1.9' }, 'old'],
    ['no known reason', {}, 'unknown'],
  ])('is not claimed on %s', async (_, capabilities, why) => {
    const host = new FakeMailHost();
    host.capabilities = { ...host.capabilities, ...capabilities };
    expect(await look(host)).toEqual({ active: false, why });
  });

  it('blames the way the add-in was added only after several drafts without any signal', async () => {
    expect(await look(new FakeMailHost(), 3)).toEqual({ active: false, why: 'self' });
    const host = new FakeMailHost();
    host.session['sendCheck.startedAt'] = '2026-11-23T01:00:00.000Z';
    await look(host);
    expect(await look(new FakeMailHost(), 5)).toEqual({ active: false, why: 'unknown' });
  });

  it('counts a draft once, however often its settings are opened, and the next one in the same pane', async () => {
    const host = new FakeMailHost();
    const source = new SendCheckSource(host);
    for (let n = 0; n < 3; n += 1) await source.look();
    expect(source.view()).toEqual({ active: false, why: 'unknown' });
    for (let n = 0; n < 2; n += 1) {
      host.changeItem();
      await source.look();
    }
    expect(source.view()).toEqual({ active: false, why: 'self' });
  });

  it('counts no draft where none answers', async () => {
    const closed = new FakeMailHost();
    closed.faults.set('sessionStore', 'timeout');
    await look(closed, 5);
    expect(await look(new FakeMailHost())).toEqual({ active: false, why: 'unknown' });
  });

  it('says so where session data fails', async () => {
    const host = new FakeMailHost();
    host.faults.set('sessionStore', 'timeout');
    expect(await look(host)).toEqual({ active: false, why: 'unknown' });
  });
});
