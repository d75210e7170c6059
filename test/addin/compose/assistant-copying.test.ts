import { FakeMailHost } from '../../support/fake-mail-host.ts';
import { me } from '../../support/sample-company.ts';
import { draftTo, open, REJECTION, SATO, settled, TANAKA } from './assistant.ts';

describe('the compose assistant, copying', () => {
  it('accepts the link as soon as it is pasted in', async () => {
    const { assistant, host, counted } = await draftTo(SATO);
    host.ignoresWrites = true;
    assistant.actions.insert();
    await settled(assistant);
    const text = assistant.actions.copyText();
    host.body = { type: 'html', content: `<p>${text.replaceAll('\n', '<br>')}</p>` };
    await assistant.refresh();
    await assistant.refresh();
    expect(assistant.view().state).toMatchObject({ kind: 'inserted', person: SATO });
    expect(counted).toEqual([1]);
  });

  it('copies the text of whoever the draft is for now, after an insertion that was not confirmed', async () => {
    const { assistant, host } = await draftTo(SATO);
    host.faults.set('writeBody', 'timeout');
    assistant.actions.insert();
    await settled(assistant);
    expect(assistant.actions.copyText()).toContain('佐藤様専用');
    host.address(TANAKA);
    await assistant.refresh();
    await assistant.refresh();
    expect(assistant.view().state).toMatchObject({ kind: 'detected', person: TANAKA });
    expect(assistant.actions.copyText()).toContain('田中様専用');
  });

  it('has the text and the link at once, however long Outlook takes to save whose it is', async () => {
    const { assistant, host } = await draftTo(SATO);
    host.faults.set('mailboxStore', 'timeout');
    expect(assistant.actions.copyText()).toContain('佐藤様専用');
    expect(assistant.actions.copyLink()).toMatch(/^https:\/\/relay\.example\/r\/K7Q2M-/);
    host.faults.clear();
    assistant.actions.copyLink();
    await assistant.saved();
    expect(host.mailboxValues['links']).toMatchObject([SATO]);
  });

  it('still knows that somebody was invited whose link is copied once more', async () => {
    const { assistant, host } = await draftTo(SATO);
    assistant.actions.insert();
    await settled(assistant);
    assistant.actions.copyLink();
    await assistant.saved();
    expect(host.mailboxValues['links']).toMatchObject([{ ...SATO, day: '2026-11-23' }]);
  });

  it('takes a copied link for the one who was picked among several', async () => {
    const { assistant, host } = await draftTo(SATO, TANAKA);
    host.ignoresWrites = true;
    assistant.actions.insertFor(TANAKA.address);
    await settled(assistant);
    expect(assistant.view().state).toMatchObject({ kind: 'unconfirmed', person: TANAKA });
    const text = assistant.actions.copyText();
    host.body = { type: 'html', content: `<p>${text.replaceAll('\n', '<br>')}</p>` };
    await assistant.refresh();
    await assistant.refresh();
    expect(assistant.view().state).toMatchObject({ kind: 'inserted', person: TANAKA });
  });

  it('has invited nobody whose link was copied and pasted nowhere, and has once it is in a mail to them', async () => {
    const { assistant, host } = await draftTo(SATO);
    const link = assistant.actions.copyLink();
    await assistant.saved();
    host.address(TANAKA);
    host.body = {
      type: 'html',
      content: REJECTION.replace('</div>', `<br><a href="${link}">${link}</a></div>`),
    };
    const wrong = await open(host);
    expect(wrong.assistant.view().state).toMatchObject({ kind: 'mismatch', owner: SATO });
    host.address(SATO);
    host.body = { type: 'html', content: REJECTION };
    const next = await open(host);
    expect(next.assistant.view().state).toMatchObject({ kind: 'detected', preview: { url: link } });
    const pasted = REJECTION.replace('</div>', `<br><a href="${link}">${link}</a></div>`);
    host.body = { type: 'html', content: pasted };
    await (await open(host)).assistant.saved();
    host.body = { type: 'html', content: REJECTION };
    expect((await open(host)).assistant.view().state).toMatchObject({
      kind: 'invited',
      invitedOn: '2026-11-23',
    });
  });

  it('copies the link meant for all where the draft cannot be written and goes to several', async () => {
    const host = new FakeMailHost();
    host.capabilities = { ...host.capabilities, canWrite: false };
    host.body = { type: 'html', content: REJECTION };
    host.address(SATO, TANAKA);
    const { assistant } = await open(host);
    expect(assistant.actions.copyLink()).toBe(`${me.relayOrigin}/r/${me.employer.code}`);
    expect(assistant.actions.copyText()).not.toMatch(/佐藤|田中/);
    expect(host.mailboxValues['links']).toBeUndefined();
  });
});
