import type { MeReply } from '../../../src/contract/me.ts';
import { FakeMailHost } from '../../support/fake-mail-host.ts';
import { me } from '../../support/sample-company.ts';
import { draftTo, linksIn, loadDraftWork, open, REJECTION, SATO, settled, TANAKA } from './assistant.ts';

describe('the compose assistant, taking out', () => {
  it('undoes byte for byte, and the count with it', async () => {
    const { assistant, host, counted } = await draftTo(SATO);
    assistant.actions.insert();
    await settled(assistant);
    assistant.actions.undo();
    await settled(assistant);
    expect(host.body.content).toBe(REJECTION);
    expect(assistant.view().state.kind).toBe('detected');
    expect(counted).toEqual([1, -1]);
  });

  it('remembers an earlier invitation as it was before', async () => {
    const links = [{ ...SATO, code: 'K7Q2M-9XD4T-HV83C', day: '2026-11-01' }];
    const host = new FakeMailHost();
    host.mailboxValues = { links };
    host.body = { type: 'html', content: REJECTION };
    host.address(SATO);
    const { assistant } = await open(host);
    assistant.actions.insert();
    await settled(assistant);
    expect(host.mailboxValues['links']).toMatchObject([{ day: '2026-11-23' }]);
    assistant.actions.undo();
    await settled(assistant);
    await assistant.saved();
    expect(host.mailboxValues['links']).toEqual(links);
  });

  it('asks before it removes words the author changed', async () => {
    const { assistant, host } = await draftTo(SATO);
    assistant.actions.insert();
    await settled(assistant);
    host.body = { ...host.body, content: host.body.content.replace('ご案内いたします', 'お知らせします') };
    assistant.actions.undo();
    await settled(assistant);
    expect(assistant.view().state).toMatchObject({ kind: 'inserted', confirmUndo: true });
    assistant.actions.cancelUndo();
    expect(assistant.view().state).toMatchObject({ kind: 'inserted', confirmUndo: false });
    expect(host.body.content).toContain('お知らせします');
    assistant.actions.confirmUndo();
    await settled(assistant);
    expect(linksIn(host.body.content)).toBe(0);
  });

  it('takes every copy of the block out at once, and asks where one of them was changed', async () => {
    const { assistant, host } = await draftTo(SATO);
    assistant.actions.insert();
    await settled(assistant);
    const copy = /<table[\s\S]*<\/table>/.exec(host.body.content)?.[0] ?? '';
    const changed = copy.replace('ご案内いたします', 'お知らせします');
    expect(changed).not.toBe(copy);
    const thrice = (last: string) => REJECTION.replace('', () => copy + copy + last);
    host.body = { type: 'html', content: thrice(changed) };
    assistant.actions.undo();
    await settled(assistant);
    expect(assistant.view().state).toMatchObject({ kind: 'inserted', confirmUndo: true });
    host.body = { type: 'html', content: thrice(copy) };
    assistant.actions.cancelUndo();
    assistant.actions.undo();
    await settled(assistant);
    expect(assistant.view().state.kind).toBe('detected');
    expect(linksIn(host.body.content)).toBe(0);
  });

  it('asks nothing where the link is another’s, and no more once it was replaced', async () => {
    const { assistant, host } = await draftTo(SATO);
    assistant.actions.insert();
    await settled(assistant);
    const edited = host.body.content.replace('ご案内いたします', 'お知らせします');
    host.body = { ...host.body, content: edited };
    assistant.actions.undo();
    await settled(assistant);
    host.address(TANAKA);
    await assistant.refresh(true);
    expect(assistant.view().state).toMatchObject({ kind: 'mismatch', owner: SATO });
    assistant.actions.replace();
    await settled(assistant);
    expect(assistant.view().state).toMatchObject({ kind: 'inserted', person: TANAKA, confirmUndo: false });
    host.body = { ...host.body, content: host.body.content.replace('ご案内いたします', 'お知らせします') };
    host.address(SATO);
    await assistant.refresh(true);
    assistant.actions.removeLink();
    await settled(assistant);
    expect(linksIn(host.body.content)).toBe(0);
  });

  it('speaks of 就職活動 for an employer of new graduates, and knows what it inserted before as its own', async () => {
    const { assistant, host } = await draftTo(SATO);
    assistant.actions.insert();
    await settled(assistant);
    expect(host.body.content).toContain('<b>転職活動の無料サポート');
    delete (host.draft['owner'] as Record<string, unknown>)['hires'];
    const students: MeReply = { ...me, employer: { ...me.employer, hires: 'newgrad' } };
    const later = await open(host, undefined, undefined, students);
    expect(later.assistant.view().state).toMatchObject({ kind: 'inserted', person: SATO });
    later.assistant.actions.undo();
    await settled(later.assistant);
    expect(host.body.content).toBe(REJECTION);
    await later.assistant.refresh();
    later.assistant.actions.insert();
    await settled(later.assistant);
    expect(host.body.content).toContain('<b>就職活動の無料サポート');
    const again = await open(host);
    again.assistant.actions.undo();
    await settled(again.assistant);
    expect(host.body.content).toBe(REJECTION);
  });

  it('asks nothing before it takes out a block that names the operator by a former name', async () => {
    const { assistant, host } = await draftTo(SATO);
    assistant.actions.insert();
    await settled(assistant);
    const renamed = { ...me, operatorName: 'キャリアリレー株式会社' };
    const later = await open(host, loadDraftWork, undefined, renamed);
    later.assistant.actions.undo();
    await settled(later.assistant);
    expect(later.assistant.view().state).not.toHaveProperty('confirmUndo');
    expect(host.body.content).toBe(REJECTION);
  });

  it('turns to copying where the draft can no longer be written when the link is to be taken out', async () => {
    const { assistant, host } = await draftTo(SATO);
    assistant.actions.insert();
    await settled(assistant);
    host.faults.set('writeBody', 'permission');
    assistant.actions.undo();
    await settled(assistant);
    expect(assistant.view().state.kind).toBe('readOnly');
  });

  it('says so when an undo or a replacement is not there when read back', async () => {
    const { assistant, host } = await draftTo(SATO);
    assistant.actions.insert();
    await settled(assistant);
    host.ignoresWrites = true;
    assistant.actions.undo();
    await settled(assistant);
    expect(assistant.view()).toMatchObject({
      state: { kind: 'inserted', failed: 'remove' },
      announcement: { key: 'home.undo.failed' },
    });
    host.address(TANAKA);
    await assistant.refresh(true);
    assistant.actions.replace();
    await settled(assistant);
    expect(assistant.view().state).toMatchObject({ kind: 'mismatch', owner: SATO, failed: 'replace' });
    expect(linksIn(host.body.content)).toBe(1);
  });

  it('says nothing any more of an undo that failed once the link was taken out by hand', async () => {
    const { assistant, host } = await draftTo(SATO);
    assistant.actions.insert();
    await settled(assistant);
    host.ignoresWrites = true;
    assistant.actions.undo();
    await settled(assistant);
    expect(assistant.view().state).toMatchObject({ kind: 'inserted', failed: 'remove' });
    host.ignoresWrites = false;
    host.body = { type: 'html', content: REJECTION };
    await assistant.refresh(true);
    await assistant.saved();
    // One that is not the former again.
    const ribbon = await open(host);
    ribbon.assistant.actions.insert();
    await settled(ribbon.assistant);
    await assistant.refresh(true);
    expect(assistant.view().state).toMatchObject({ kind: 'inserted', person: SATO, failed: null });
  });

  it('says nothing any more of an insertion that was not confirmed once its link came and was taken out', async () => {
    const { assistant, host } = await draftTo(SATO);
    host.ignoresWrites = true;
    assistant.actions.insert();
    await settled(assistant);
    expect(assistant.view().state.kind).toBe('unconfirmed');
    const link = assistant.actions.copyLink();
    host.body = {
      type: 'html',
      content: REJECTION.replace('</div>', `<br><a href="${link}">${link}</a></div>`),
    };
    await assistant.refresh(true);
    expect(assistant.view().state.kind).toBe('inserted');
    host.body = { type: 'html', content: REJECTION };
    await assistant.refresh(true);
    expect(assistant.view().state.kind).toBe('detected');
  });

  it('takes what the editor’s own undo and redo do to one link for no further insertion', async () => {
    const { assistant, host, counted } = await draftTo(SATO);
    assistant.actions.insert();
    await settled(assistant);
    const withLink = host.body;
    for (let n = 0; n < 3; n += 1) {
      host.body = { type: 'html', content: REJECTION };
      await assistant.refresh();
      host.body = withLink;
      await assistant.refresh();
    }
    await assistant.refresh(true);
    expect(assistant.view().state).toMatchObject({ kind: 'inserted', offerReminder: false });
    expect(host.mailboxValues['insertions']).toBe(1);
    expect(counted).toEqual([1, -1, 1, -1, 1, -1, 1]);
  });
});
