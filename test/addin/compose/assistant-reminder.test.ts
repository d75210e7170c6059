import { FakeMailHost } from '../../support/fake-mail-host.ts';
import { open, REJECTION, SATO, settled } from './assistant.ts';

/** A rejection in a mailbox in which two links were inserted before. */
function twiceInserted() {
  const host = new FakeMailHost();
  host.mailboxValues['insertions'] = 2;
  host.body = { type: 'html', content: REJECTION };
  host.address(SATO);
  return open(host);
}

describe('the compose assistant, on the reminder', () => {
  it('offers the reminder once, after the third insertion', async () => {
    const { assistant, settings } = await twiceInserted();
    assistant.actions.insert();
    await settled(assistant);
    expect(assistant.view().state).toMatchObject({ offerReminder: true });
    assistant.actions.acceptReminder();
    expect(settings.view()).toMatchObject({ remindMissing: true, reminderOffered: true });
    expect(assistant.view().state).toMatchObject({ offerReminder: false });
    await new Promise((resolve) => setTimeout(resolve));
    expect(assistant.view().announcement).toMatchObject({ key: 'common.saved', politeness: 'polite' });
  });

  it('says when the answer to a question about the reminder could not be kept', async () => {
    const host = new FakeMailHost();
    host.mailboxValues = { settings: { remindMissing: true }, passedOver: 3 };
    const { assistant } = await open(host);
    host.faults.set('mailboxStore', 'failed');
    assistant.actions.stopReminder();
    await new Promise((resolve) => setTimeout(resolve));
    expect(assistant.view().announcement).toMatchObject({ key: 'common.error', politeness: 'polite' });
  });

  it('takes no for an answer to the offer of the reminder', async () => {
    const { assistant, settings } = await twiceInserted();
    assistant.actions.insert();
    await settled(assistant);
    assistant.actions.declineReminder();
    expect(assistant.view().state).toMatchObject({ kind: 'inserted', offerReminder: false });
    expect(settings.view()).toMatchObject({ remindMissing: false, reminderOffered: true });
  });

  it('does not offer it to somebody who has it on', async () => {
    const host = new FakeMailHost();
    host.mailboxValues = { settings: { remindMissing: true }, insertions: 2 };
    host.body = { type: 'html', content: REJECTION };
    host.address(SATO);
    const { assistant } = await open(host);
    assistant.actions.insert();
    await settled(assistant);
    expect(assistant.view().state).toMatchObject({ kind: 'inserted', offerReminder: false });
  });

  it('does not offer it again where the third link was taken out unanswered and put in again', async () => {
    const { assistant } = await twiceInserted();
    for (const action of ['insert', 'undo', 'insert'] as const) {
      assistant.actions[action]();
      await settled(assistant);
    }
    expect(assistant.view().state).toMatchObject({ kind: 'inserted', offerReminder: false });
  });

  it.each([
    ['stopReminder', false],
    ['keepReminder', true],
  ] as const)(
    'asks about a reminder that was passed over three times, and then never again: %s',
    async (answer, remindMissing) => {
      const host = new FakeMailHost();
      host.mailboxValues = { settings: { remindMissing: true }, passedOver: 3 };
      const { assistant } = await open(host);
      expect(assistant.view().asksToStop).toBe(true);
      assistant.actions[answer]();
      expect(assistant.view().asksToStop).toBe(false);
      const later = await open(host);
      expect(later.assistant.view().asksToStop).toBe(false);
      expect(later.settings.view().remindMissing).toBe(remindMissing);
    },
  );

  it('begins to count anew with an insertion, in the mailbox and in the browser', async () => {
    const key = 'careerRelay.passedOver';
    localStorage.setItem(key, '3');
    const host = new FakeMailHost();
    host.mailboxValues = { settings: { remindMissing: true }, passedOver: 2 };
    host.body = { type: 'html', content: REJECTION };
    host.address(SATO);
    const { assistant, links } = await open(host);
    expect(assistant.view().asksToStop).toBe(true);
    host.mailboxValues['passedOver'] = 4;
    await links.load();
    assistant.actions.insert();
    await settled(assistant);
    expect(assistant.view().asksToStop).toBe(false);
    await assistant.saved();
    expect(host.mailboxValues['passedOver']).toBeUndefined();
    expect(localStorage.getItem(key)).toBe('0');
    host.mailboxValues['passedOver'] = 5;
    await links.load();
    expect(links.passedOver()).toBe(5);
    // An insertion on another device.
    delete host.mailboxValues['passedOver'];
    await links.load();
    expect(links.passedOver()).toBe(0);
    localStorage.removeItem(key);
  });

  it('asks nothing about a reminder that is off, or was passed over twice', async () => {
    const host = new FakeMailHost();
    host.mailboxValues = { passedOver: 3 };
    expect((await open(host)).assistant.view().asksToStop).toBe(false);
    host.mailboxValues = { settings: { remindMissing: true }, passedOver: 2 };
    expect((await open(host)).assistant.view().asksToStop).toBe(false);
  });
});
