import { waitFor } from '@testing-library/dom';
import type { Locks } from '../../../src/addin/compose/insertion-turn.ts';
import { blockFor } from '../../../src/addin/compose/own-block.ts';
import { FakeMailHost } from '../../support/fake-mail-host.ts';
import { me } from '../../support/sample-company.ts';
import { draftTo, linksIn, loadDraftWork, open, REJECTION, SATO, settled, TANAKA } from './assistant.ts';

describe('the compose assistant, inserting', () => {
  it('says the language of an English mail behind its link, shows that, and replaces and takes out the whole of it', async () => {
    const host = new FakeMailHost();
    const content =
      '<p>Dear Ms Sato,</p><p>Unfortunately, we will not be moving forward.</p><p>Best regards</p>';
    host.body = { type: 'html', content };
    host.address(SATO);
    const { assistant, counted, settings } = await open(host);
    // This host puts it at the top: it is moved only where the link read back is known as the one that went in.
    await settings.change({ placement: 'cursor' });
    await assistant.refresh(true);
    assistant.actions.insert();
    await settled(assistant);
    expect(counted).toEqual([1]);
    expect(host.body.content.indexOf('Dear')).toBeLessThan(host.body.content.indexOf('/r/K7Q2M'));
    const [url] = /https:\/\/relay\.example\/r\/[\w-]+\/en(?=")/.exec(host.body.content) ?? [];
    expect(assistant.view().state).toMatchObject({ kind: 'inserted', failed: null, preview: { url } });
    expect(linksIn(host.body.content)).toBe(1);
    await assistant.refresh();
    expect(assistant.view().state).toMatchObject({ kind: 'inserted', person: SATO });
    host.address(TANAKA);
    await assistant.refresh();
    await assistant.refresh();
    assistant.actions.replace();
    await settled(assistant);
    expect(assistant.view().state).toMatchObject({ kind: 'inserted', person: TANAKA });
    expect(host.body.content).toContain('/en"');
    assistant.actions.undo();
    await settled(assistant);
    expect(host.body.content).toBe(content);
  });

  it('inserts before the signature, reads back, remembers and counts', async () => {
    const { assistant, host, counted } = await draftTo(SATO);
    const before = assistant.view().state;
    assistant.actions.insert();
    assistant.actions.insert();
    await settled(assistant);
    const { state } = assistant.view();
    expect(state).toMatchObject({ kind: 'inserted', person: SATO, elsewhere: false });
    expect(state.kind === 'inserted' && before.kind === 'detected' && state.preview.url).toBe(
      before.kind === 'detected' ? before.preview.url : null,
    );
    expect(linksIn(host.body.content)).toBe(1);
    expect(host.body.content.indexOf('/r/K7Q2M')).toBeLessThan(host.body.content.indexOf('Signature'));
    expect(host.draft['owner']).toMatchObject(SATO);
    expect(host.mailboxValues['links']).toMatchObject([{ ...SATO, day: '2026-11-23' }]);
    expect(counted).toEqual([1]);
    expect(assistant.view().announcement).toMatchObject({
      key: 'notify.inserted',
      person: SATO,
    });
  });

  it.each([
    ['somebody else', [TANAKA], 'detected', { person: TANAKA }],
    ['nobody', [], 'noRecipient', {}],
  ] as const)(
    'puts nobody’s link in for whom a held card does not show: the draft goes to %s by now',
    async (_who, people, kind, shown) => {
      const { assistant, host, counted } = await draftTo(SATO);
      assistant.setInteracting(true);
      host.address(...people);
      await assistant.refresh();
      await assistant.refresh();
      expect(assistant.view().state).toMatchObject({ kind: 'detected', person: SATO });
      assistant.actions.insert();
      await settled(assistant);
      expect(host.body.content).toBe(REJECTION);
      expect(counted).toEqual([]);
      expect(assistant.view().state).toMatchObject({ kind, ...shown });
      expect(assistant.view().announcement).toMatchObject({ key: 'home.insert.behind' });
    },
  );

  it('uses the same link for the same person in another draft', async () => {
    const { assistant, host } = await draftTo(SATO);
    assistant.actions.insert();
    await settled(assistant);
    const [first] = /\/r\/[\w-]+/.exec(host.body.content) ?? [];
    host.body = { type: 'html', content: REJECTION };
    host.changeItem();
    await assistant.refresh(true);
    expect(assistant.view().state).toMatchObject({ kind: 'invited', invitedOn: '2026-11-23' });
    assistant.actions.insert();
    await settled(assistant);
    expect(host.body.content).toContain(first);
  });

  it.each([
    ['reports success and inserts nothing', 'notFound', (host: FakeMailHost) => (host.ignoresWrites = true)],
    ['never answers', 'noAnswer', (host: FakeMailHost) => host.faults.set('writeBody', 'timeout')],
    ['refuses', 'refused', (host: FakeMailHost) => host.faults.set('writeBody', 'failed')],
    ['finds the body too long', 'tooLong', (host: FakeMailHost) => host.faults.set('writeBody', 'too_large')],
  ])('does not believe an Outlook that %s', async (_, cause, fail) => {
    const { assistant, host, counted } = await draftTo(SATO);
    fail(host);
    assistant.actions.insert();
    await settled(assistant);
    expect(assistant.view().state).toMatchObject({ kind: 'unconfirmed', cause, person: SATO });
    expect(host.body.content).toBe(REJECTION);
    expect(counted).toEqual([]);
  });

  it('lets the recruiter insert again after looking again, and never does so by itself', async () => {
    const { assistant, host, counted } = await draftTo(SATO);
    host.faults.set('writeBody', 'timeout');
    assistant.actions.insert();
    await settled(assistant);
    host.faults.clear();
    host.faults.set('readBody', 'timeout');
    assistant.actions.checkAgain();
    await settled(assistant);
    expect(assistant.view().state).toMatchObject({ kind: 'unconfirmed', person: SATO });
    host.faults.clear();
    const said = assistant.view().announcement?.id ?? 0;
    assistant.actions.checkAgain();
    await settled(assistant);
    expect(assistant.view()).toMatchObject({
      state: { kind: 'detected', person: SATO },
      announcement: { id: said + 1, key: 'home.unconfirmed.title' },
    });
    expect(host.body.content).toBe(REJECTION);
    assistant.actions.insert();
    await settled(assistant);
    expect(assistant.view().state).toMatchObject({ kind: 'inserted', person: SATO });
    expect(linksIn(host.body.content)).toBe(1);
    expect(counted).toEqual([1]);
  });

  it('moves an insert that the host put at the top, once', async () => {
    const { assistant, host, settings } = await draftTo(SATO);
    await settings.change({ placement: 'cursor' });
    await assistant.refresh(true);
    assistant.actions.insert();
    await settled(assistant);
    expect(assistant.view().state).toMatchObject({ kind: 'inserted', elsewhere: false });
    expect(host.body.content.indexOf('見送らせて')).toBeLessThan(host.body.content.indexOf('/r/K7Q2M'));
    expect(linksIn(host.body.content)).toBe(1);
  });

  it('goes on for somebody who is in another field by now, or whom Outlook cannot tell of', async () => {
    const moved = await draftTo(SATO);
    moved.host.address({ ...SATO, field: 'bcc' });
    moved.assistant.actions.insert();
    await settled(moved.assistant);
    expect(linksIn(moved.host.body.content)).toBe(1);
    for (const fault of ['timeout', 'failed'] as const) {
      const { assistant, host } = await draftTo(SATO);
      host.faults.set('recipients', fault);
      assistant.actions.insert();
      await settled(assistant);
      expect(linksIn(host.body.content)).toBe(1);
    }
  });

  it('writes in the language that was chosen, whatever that of the mail is', async () => {
    const { assistant, settings } = await draftTo(SATO);
    await settings.change({ blockLanguage: 'en' });
    expect(assistant.view().state).toMatchObject({
      preview: { url: expect.stringMatching(/\/en$/) as string },
    });
  });

  it('says so where the link stays below the signature', async () => {
    const { assistant, host, settings } = await draftTo(SATO);
    await settings.change({ placement: 'cursor' });
    host.cursor = REJECTION.length;
    host.before.set('writeBody', () => (host.ignoresWrites = true));
    assistant.actions.insert();
    await settled(assistant);
    expect(assistant.view().state).toMatchObject({ kind: 'inserted', elsewhere: true });
  });

  it('comes to an end also where the code that writes cannot be fetched', async () => {
    let reachable = true;
    const host = new FakeMailHost();
    host.body = { type: 'html', content: REJECTION };
    host.address(SATO);
    const { assistant } = await open(host, () =>
      reachable ? loadDraftWork() : Promise.reject(new Error('ChunkLoadError')),
    );
    reachable = false;
    assistant.actions.insert();
    await expect(assistant.actions.ended()).resolves.toBeUndefined();
    expect(assistant.view().busy).toBeNull();
    expect(host.body.content).toBe(REJECTION);
  });

  it('stays busy beside one draft when a press on the one before ends', async () => {
    const takes: (() => void)[] = [];
    const request = (_name: string, _options: unknown, run: () => unknown) =>
      new Promise<void>((resolve) => takes.push(resolve)).then(run);
    const host = new FakeMailHost();
    host.body = { type: 'html', content: REJECTION };
    host.address(SATO);
    const { assistant } = await open(host, loadDraftWork, { request: request as Locks['request'] });
    assistant.actions.insert();
    await waitFor(() => expect(takes).toHaveLength(1));
    host.changeItem();
    await assistant.refresh(true);
    assistant.actions.insert();
    await waitFor(() => expect(takes).toHaveLength(2));
    takes[0]?.();
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(assistant.view().busy).toBe('inserting');
    takes[1]?.();
    await settled(assistant);
    expect(linksIn(host.body.content)).toBe(1);
  });

  it('never replaces selected text', async () => {
    const { assistant, host, settings } = await draftTo(SATO);
    host.selection = '残念ながら';
    await settings.change({ placement: 'cursor' });
    await assistant.refresh(true);
    expect(assistant.view().state).toMatchObject({ placement: 'selection' });
    assistant.actions.insert();
    await settled(assistant);
    expect(host.calls).not.toContain('insertAtCursor');
    expect(assistant.view().state.kind).toBe('inserted');
  });

  it('takes what Outlook does not tell of a selection for one', async () => {
    const { assistant, host, settings } = await draftTo(SATO);
    await settings.change({ placement: 'cursor' });
    host.faults.set('selectedText', 'failed');
    assistant.actions.insert();
    await settled(assistant);
    expect(host.calls).not.toContain('insertAtCursor');
    expect(assistant.view().state.kind).toBe('inserted');
  });

  it('is not held up by a reading that is asked for meanwhile', async () => {
    const { assistant, host } = await draftTo(SATO);
    assistant.actions.insert();
    const calls = host.calls.length;
    await assistant.refresh();
    expect(host.calls.slice(calls).filter((call) => call === 'subject')).toEqual([]);
    await settled(assistant);
  });

  it('turns to copying when writing is refused, and remembers a copied link', async () => {
    const { assistant, host } = await draftTo(SATO);
    host.faults.set('writeBody', 'permission');
    assistant.actions.insert();
    await settled(assistant);
    expect(assistant.view().state.kind).toBe('readOnly');
    expect(assistant.actions.copyLink()).toMatch(/^https:\/\/relay\.example\/r\/K7Q2M-/);
    expect(host.mailboxValues['links']).toMatchObject([SATO]);
  });

  it('does not insert for somebody who was just taken off the draft', async () => {
    const { assistant, host } = await draftTo(SATO);
    host.address(TANAKA);
    assistant.actions.insert();
    await settled(assistant);
    expect(host.body.content).toBe(REJECTION);
    expect(assistant.view().state).toMatchObject({ person: TANAKA });
  });

  it('gets a link out of the quoted thread, where the cursor was, to its place', async () => {
    const thread = `${REJECTION}<div id="appendonsend"></div><blockquote>From: x</blockquote>`;
    const host = new FakeMailHost();
    host.body = { type: 'html', content: thread };
    host.address(SATO);
    const { assistant, settings } = await open(host);
    await settings.change({ placement: 'cursor' });
    host.cursor = thread.indexOf('From: x');
    assistant.actions.insert();
    await settled(assistant);
    expect(assistant.view().state).toMatchObject({ kind: 'inserted', elsewhere: false });
    expect(host.body.content.match(/href="https:\/\/relay\.example/g)).toHaveLength(1);
    assistant.actions.undo();
    await settled(assistant);
    expect(host.body.content).toBe(thread);
    // Last seen in the thread, it is in its place only when it was read there.
    host.before.set('writeBody', () => host.faults.set('readBody', 'timeout'));
    assistant.actions.insert();
    await settled(assistant);
    expect(assistant.view()).toMatchObject({
      state: { kind: 'unconfirmed' },
      announcement: { key: 'home.unconfirmed.title' },
    });
  });

  it('leaves the block of an earlier mail in the thread where the cursor’s own did not go in', async () => {
    const { assistant, host, settings } = await draftTo(SATO);
    const { state } = assistant.view();
    const [code = ''] = (state.kind === 'detected' && /K7Q2M-[\w-]+/.exec(state.preview.url)) || [];
    const { html } = blockFor(me, SATO, code, assistant.wording());
    const thread = `${REJECTION}<div id="appendonsend"></div><blockquote>From: x${html}</blockquote>`;
    host.body = { type: 'html', content: thread };
    await settings.change({ placement: 'cursor' });
    await assistant.refresh(true);
    host.before.set('insertAtCursor', () => (host.ignoresWrites = true));
    assistant.actions.insert();
    await settled(assistant);
    expect(host.calls).not.toContain('writeBody');
    expect(assistant.view().state).toMatchObject({ kind: 'unconfirmed', cause: 'notFound' });
  });

  it('writes for the stage that was chosen', async () => {
    const { assistant, host } = await draftTo(SATO);
    assistant.actions.chooseStage('final');
    const { state } = assistant.view();
    expect(state).toMatchObject({ kind: 'detected', stage: 'final' });
    assistant.actions.insert();
    await settled(assistant);
    expect(host.draft['owner']).toMatchObject({ stage: 'final' });
    expect(assistant.view().state).toMatchObject({ kind: 'inserted', stage: 'final' });
    const again = await open(host);
    expect(again.assistant.view().state).toMatchObject({ kind: 'inserted', stage: 'final' });
  });

  it.each(['insert', 'replace'] as const)(
    'does not %s when its turn comes beside another item',
    async (action) => {
      const host = new FakeMailHost();
      host.body = { type: 'html', content: REJECTION };
      host.address(SATO);
      if (action === 'replace') {
        const { assistant } = await open(host);
        assistant.actions.insert();
        await settled(assistant);
        host.address(TANAKA);
      }
      let take: () => void = () => undefined;
      const turn = new Promise<void>((resolve) => (take = resolve));
      const request = jest.fn((_name: string, _options: unknown, run: () => unknown) => turn.then(run));
      const { assistant } = await open(host, loadDraftWork, {
        request: request as unknown as Locks['request'],
      });
      assistant.actions[action]();
      expect(assistant.view().busy).toBe('inserting');
      await waitFor(() => expect(request).toHaveBeenCalled());
      const other = { type: 'html', content: host.body.content.replace('佐藤 美咲 様', '取引先様') } as const;
      host.body = other;
      host.changeItem();
      take();
      await request.mock.results[0]?.value;
      await settled(assistant);
      expect(host.body).toBe(other);
      expect(host.draft).toEqual({});
      expect(host.session).toEqual({});
      expect(assistant.view().busy).toBeNull();
    },
  );
});
