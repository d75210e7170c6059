import { FakeMailHost } from '../../support/fake-mail-host.ts';
import { draftTo, linksIn, open, REJECTION, SATO, settled, TANAKA } from './assistant.ts';

describe('the compose assistant, with several candidates', () => {
  it('opens one draft per candidate, each with their own name and link', async () => {
    const { assistant, host, counted } = await draftTo(SATO, TANAKA);
    expect(assistant.view().state.kind).toBe('several');
    assistant.actions.splitDrafts();
    await settled(assistant);
    expect(host.drafts.map(({ to }) => to)).toMatchObject([[SATO], [TANAKA]]);
    expect(host.drafts[1]?.body.content).toContain('田中　健太 様<br>');
    expect(host.drafts.map(({ body }) => linksIn(body.content))).toEqual([1, 1]);
    expect(host.body.content).toBe(REJECTION);
    expect(counted).toEqual([1, 1]);
  });

  it('inserts for the one who was picked among several', async () => {
    const { assistant } = await draftTo(SATO, TANAKA);
    assistant.actions.insertFor(TANAKA.address);
    await settled(assistant);
    expect(assistant.view().state).toMatchObject({ kind: 'inserted', person: TANAKA });
  });

  it('offers each one’s text where no new drafts open, and writes nothing', async () => {
    const { assistant, host, counted } = await draftTo(SATO, TANAKA);
    host.faults.set('openDraft', 'failed');
    assistant.actions.splitDrafts();
    await settled(assistant);
    expect(assistant.view().state).toMatchObject({ kind: 'several', openFailed: true, canOpenDrafts: false });
    expect(host.body.content).toBe(REJECTION);
    expect(counted).toEqual([]);
    const text = assistant.actions.copyMailFor(TANAKA.address);
    expect(text).toMatch(/^田中\u3000健太 様\n/);
    expect(linksIn(text)).toBe(1);
    expect(text).not.toContain('佐藤');
  });

  it('does not open half of the drafts when the mail is too long for a new one', async () => {
    const host = new FakeMailHost();
    host.body = { type: 'html', content: REJECTION + `<p>${'あ'.repeat(33_000)}</p>` };
    host.address(SATO, TANAKA);
    const { assistant } = await open(host);
    assistant.actions.splitDrafts();
    await settled(assistant);
    expect(host.drafts).toEqual([]);
    expect(assistant.view().state).toMatchObject({ openFailed: true });
  });
});
