import type { Locks } from '../../../src/addin/compose/insertion-turn.ts';
import type { HostResult } from '../../../src/addin/host/mail-host.ts';
import { FakeMailHost } from '../../support/fake-mail-host.ts';
import { me } from '../../support/sample-company.ts';
import { draftTo, loadDraftWork, open, REJECTION, SATO, settled, TANAKA } from './assistant.ts';

describe('the compose assistant, reading the draft', () => {
  it('notices a rejection, and says so once', async () => {
    const { assistant } = await draftTo(SATO);
    expect(assistant.view()).toMatchObject({
      state: { kind: 'detected', person: SATO, placement: 'signature' },
      announcement: { id: 1, key: 'home.detected.title' },
    });
    await assistant.refresh();
    expect(assistant.view().announcement?.id).toBe(1);
    const { announcement } = (await draftTo()).assistant.view();
    expect(announcement).toMatchObject({ id: 1, key: 'home.detected.title' });
  });

  it('reads a draft once, however many ask for it at once', async () => {
    const { assistant, host } = await draftTo(SATO);
    host.calls.length = 0;
    await Promise.all([assistant.refresh(), assistant.refresh(), assistant.refresh()]);
    expect(host.calls.filter((call) => call === 'readBody')).toHaveLength(1);
  });

  it('reads it at once when Outlook tells of its recipients', async () => {
    const { host } = await draftTo(SATO);
    host.calls.length = 0;
    host.tellOfRecipients();
    expect(host.calls).toContain('recipients');
  });

  it('shows another wording as soon as there is one', async () => {
    const { assistant, wording } = await draftTo(SATO);
    const { state } = assistant.view();
    const stage = state.kind === 'detected' ? state.stage : '';
    await wording.save(`ja.${stage}.formal`, '弊社が信頼する会社です。\n{{link}}');
    expect(assistant.view().state).toMatchObject({ preview: { sentence: '弊社が信頼する会社です。' } });
  });

  it.each([
    ['<html><head><title>無題</title></head><body><p>&nbsp;<br></p></body></html>', true],
    ['<style>\np { margin: 0 }\n</style><p>&nbsp;&NBSP;</p>', true],
    ['<p>&nbsp;お世話になっております。</p>', false],
  ])('takes for empty what has no words of the author in it: %s', async (content, emptyBody) => {
    const host = new FakeMailHost();
    host.body = { type: 'html', content };
    host.address(SATO);
    expect((await open(host)).assistant.view().state).toMatchObject({ kind: 'neutral', emptyBody });
  });

  it('looks at the same words anew when the links are another service’s', async () => {
    const { assistant, network } = await draftTo(SATO);
    assistant.actions.insert();
    await settled(assistant);
    network.change({ me: { ...me, relayOrigin: 'https://other.example' } });
    await assistant.refresh(true);
    expect(assistant.view().state.kind).not.toBe('inserted');
    network.change({ me });
    await assistant.refresh(true);
    expect(assistant.view().state).toMatchObject({ kind: 'inserted', person: SATO });
  });

  it('judges a draft by its subject too: by another one anew, by the former one while it cannot be read', async () => {
    const host = new FakeMailHost();
    host.body = { type: 'html', content: REJECTION };
    host.address(SATO);
    const subjects: (string | undefined)[] = [];
    const { assistant } = await open(host, async () => {
      const work = await loadDraftWork();
      const detectRejection: typeof work.detectRejection = (draft) => {
        subjects.push(draft.subject);
        return work.detectRejection(draft);
      };
      return { ...work, detectRejection };
    });
    host.faults.set('subject', 'timeout');
    await assistant.refresh();
    host.faults.clear();
    host.subjectLine = '面接の日程';
    await assistant.refresh();
    host.faults.set('subject', 'timeout');
    host.body = { type: 'html', content: `${REJECTION}<p>追伸</p>` };
    await assistant.refresh();
    expect(subjects).toEqual(['選考結果のご連絡', '面接の日程', '面接の日程']);
  });

  it('has saved when everything it saves behind is saved', async () => {
    const { assistant } = await draftTo(SATO);
    let end: (value?: unknown) => void = () => undefined;
    assistant.saveBehind(new Promise((resolve) => (end = resolve)));
    assistant.saveBehind(Promise.resolve());
    const saved = jest.fn();
    void assistant.saved().then(saved);
    await new Promise((resolve) => setTimeout(resolve));
    expect(saved).not.toHaveBeenCalled();
    end();
    await new Promise((resolve) => setTimeout(resolve));
    expect(saved).toHaveBeenCalled();
  });

  it('shows nothing of a draft that was left before all of it was known', async () => {
    const { assistant, host } = await draftTo(SATO);
    const forItem = host.forItem.bind(host);
    let tell = () => undefined as void;
    const read = () =>
      new Promise<HostResult<object>>((resolve) => (tell = () => resolve({ ok: true, value: {} })));
    host.forItem = () => {
      const item = forItem();
      return { ...item, draftStore: { ...item.draftStore, read: read as typeof item.draftStore.read } };
    };
    host.changeItem();
    await new Promise((resolve) => setTimeout(resolve));
    host.forItem = forItem;
    host.address(TANAKA);
    host.changeItem();
    await assistant.refresh(true);
    tell();
    await new Promise((resolve) => setTimeout(resolve));
    assistant.apply(true);
    expect(assistant.view().state).toMatchObject({ kind: 'detected', person: TANAKA });
  });

  it('hears of nothing any more once it is stopped', async () => {
    const { assistant, network, settings } = await draftTo(SATO);
    assistant.stop();
    const view = assistant.view();
    network.change({ online: false });
    await settings.change({ placement: 'cursor' });
    expect(assistant.view()).toBe(view);
  });

  it('says that images are gone for as long as they are', async () => {
    const { assistant, host } = await draftTo(SATO);
    const image = '<img src="cid:logo">';
    host.body = { type: 'html', content: `${REJECTION}${image}` };
    await assistant.refresh();
    host.before.set('readBody', () => {
      host.body = { ...host.body, content: host.body.content.replace(/(\/r\/[^]*)src="cid:logo"/, '$1') };
    });
    assistant.actions.insert();
    await settled(assistant);
    expect(assistant.view()).toMatchObject({ state: { kind: 'inserted' }, images: 'lost' });
    host.before.clear();
    host.body = { ...host.body, content: host.body.content + image };
    await assistant.refresh();
    expect(assistant.view()).toMatchObject({ state: { kind: 'inserted' }, images: null });
  });

  it('tells of the cursor where the link can only go in there, for the sake of images', async () => {
    const { assistant, host } = await draftTo(SATO);
    host.capabilities = { ...host.capabilities, clientName: 'OutlookWebApp', mailboxSet: '1.6' };
    host.body = { type: 'html', content: `${REJECTION}<img src="cid:logo">` };
    await assistant.refresh();
    expect(assistant.view().state).toMatchObject({ kind: 'detected', placement: 'cursor' });
    expect(host.calls).not.toContain('selectedText');
  });

  it('remembers in the draft that it is no rejection', async () => {
    const { assistant, host } = await draftTo(SATO);
    assistant.actions.dismissRejection();
    expect(assistant.view().state).toMatchObject({ kind: 'neutral', dismissed: true });
    expect(assistant.view().announcement).toMatchObject({ key: 'home.notRejection.done' });
    const said = assistant.view().announcement?.id;
    const again = await open(host);
    expect(again.assistant.view().state).toMatchObject({ kind: 'neutral', dismissed: true });
    assistant.actions.restoreRejection();
    expect(assistant.view()).toMatchObject({ state: { kind: 'detected' }, announcement: { id: said } });
    expect((await open(host)).assistant.view().state.kind).toBe('detected');
  });

  it('says once that the network is back', async () => {
    const { assistant, network } = await draftTo(SATO);
    network.change({ online: false });
    expect(assistant.view().online).toBe(false);
    network.change({ online: true });
    const { announcement } = assistant.view();
    expect(announcement).toMatchObject({ key: 'home.offline.back', politeness: 'polite' });
    network.change({ expired: true });
    expect(assistant.view().announcement).toBe(announcement);
  });

  it('drops the outcome of an action when another item was opened meanwhile', async () => {
    const { assistant, host } = await draftTo(SATO);
    assistant.actions.insert();
    host.body = { type: 'html', content: '<p>納期のご相談</p>' };
    host.faults.set('writeBody', 'item_changed');
    host.changeItem();
    await assistant.refresh(true);
    expect(assistant.view()).toMatchObject({ state: { kind: 'neutral' }, busy: null });
    expect(host.draft).toEqual({});
  });

  it('follows an alert’s button once: the card at once, and focus to it', async () => {
    const { assistant, host } = await draftTo(SATO);
    host.address(TANAKA);
    host.pressAlertButton('{"id":"1","reason":"missing"}');
    host.pressAlertButton('{"id":"1","reason":"missing"}');
    await settled(assistant);
    await new Promise((resolve) => setTimeout(resolve));
    expect(assistant.view()).toMatchObject({ state: { kind: 'detected', person: TANAKA }, attention: 1 });
    host.pressAlertButton('not json');
    host.pressAlertButton('{"id":"2","reason":"mismatch"}');
    await new Promise((resolve) => setTimeout(resolve));
    expect(assistant.view().attention).toBe(2);
    const again = await open(host);
    await new Promise((resolve) => setTimeout(resolve));
    expect(again.assistant.view().attention).toBe(0);
  });

  it('leads nobody to the card of another draft that was opened while an alert’s button was followed', async () => {
    const { assistant, host } = await draftTo(SATO);
    host.before.set('readBody', () => {
      host.before.clear();
      host.changeItem();
    });
    host.pressAlertButton('{"id":"1","reason":"missing"}');
    await new Promise((resolve) => setTimeout(resolve));
    expect(assistant.view().attention).toBe(0);
  });

  it('follows an alert’s button beside each draft of a pinned pane, not only the first', async () => {
    const { assistant, host } = await draftTo(SATO);
    host.changeItem();
    await assistant.refresh(true);
    host.pressAlertButton('{"id":"1","reason":"missing"}');
    await new Promise((resolve) => setTimeout(resolve));
    expect(assistant.view().attention).toBe(1);
    // Pressed beside a draft that the pane is only now opened for.
    host.context = '{"id":"2","reason":"missing"}';
    host.changeItem();
    await new Promise((resolve) => setTimeout(resolve));
    expect(assistant.view().attention).toBe(2);
  });

  it('mentions a greeting that is for somebody else', async () => {
    const { assistant } = await draftTo(TANAKA);
    expect(assistant.view().state).toMatchObject({ kind: 'detected', greets: '佐藤 美咲' });
  });

  it('says that a draft cannot be read, and goes on when it can', async () => {
    const host = new FakeMailHost();
    host.body = { type: 'html', content: REJECTION };
    host.address(SATO);
    host.faults.set('readBody', 'timeout');
    const { assistant } = await open(host);
    expect(assistant.view().state).toEqual({ kind: 'unreadable' });
    expect(assistant.actions.copyLink()).toBe('https://relay.example/r/K7Q2M');
    host.faults.clear();
    await assistant.refresh();
    await assistant.refresh();
    expect(assistant.view().state.kind).toBe('detected');
  });

  it('says the same while the code that reads drafts cannot be fetched, and goes on when it can', async () => {
    const host = new FakeMailHost();
    host.body = { type: 'html', content: REJECTION };
    host.address(SATO);
    let reachable = false;
    const { assistant } = await open(host, () =>
      reachable ? loadDraftWork() : Promise.reject(new Error('ChunkLoadError')),
    );
    expect(assistant.view().state).toEqual({ kind: 'unreadable' });
    reachable = true;
    await assistant.refresh();
    await assistant.refresh();
    expect(assistant.view().state.kind).toBe('detected');
  });

  it('says that there is no message', async () => {
    const host = new FakeMailHost();
    host.capabilities = { ...host.capabilities, hasItem: false };
    host.faults.set('readBody', 'no_item');
    expect((await open(host)).assistant.view().state).toEqual({ kind: 'noItem' });
  });

  describe('on screen', () => {
    beforeEach(() => jest.useFakeTimers());
    afterEach(() => jest.useRealTimers());

    it('waits eight seconds for its turn to insert, and gives it up then', async () => {
      const host = new FakeMailHost();
      host.body = { type: 'html', content: REJECTION };
      host.address(SATO);
      const request = (_name: string, { signal }: LockOptions) =>
        new Promise((_, reject) => signal?.addEventListener('abort', () => reject(new Error('aborted'))));
      const locks: Locks = { request: request as unknown as Locks['request'] };
      const { assistant } = await open(host, loadDraftWork, locks);
      assistant.actions.insert();
      await jest.advanceTimersByTimeAsync(7900);
      expect(assistant.view().busy).toBe('inserting');
      await jest.advanceTimersByTimeAsync(200);
      expect(assistant.view()).toMatchObject({
        state: { kind: 'unconfirmed', cause: 'noAnswer' },
        busy: null,
      });
      await assistant.actions.ended();
      expect(host.body.content).toBe(REJECTION);
    });

    it('reads every two seconds and not while it is hidden', async () => {
      const { assistant, host } = await draftTo(SATO);
      const reads = () => host.calls.filter((call) => call === 'readBody').length;
      assistant.setVisible(true);
      assistant.setVisible(true);
      await jest.advanceTimersByTimeAsync(10_000);
      const shown = reads();
      expect(shown).toBeGreaterThanOrEqual(6);
      expect(shown).toBeLessThanOrEqual(8);
      assistant.setVisible(false);
      await jest.advanceTimersByTimeAsync(60_000);
      expect(reads()).toBe(shown);
    });
  });

  it('keeps the recipients it knows when they cannot be read', async () => {
    const { assistant, host } = await draftTo(SATO);
    host.faults.set('recipients', 'timeout');
    await assistant.refresh();
    await assistant.refresh();
    expect(assistant.view().state).toMatchObject({ kind: 'detected', person: SATO });
  });
});
