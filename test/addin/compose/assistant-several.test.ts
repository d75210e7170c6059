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

  it('warns where one is added to the only one who was left when a link was put in', async () => {
    const { assistant, host } = await draftTo(SATO);
    assistant.actions.insertFor(SATO.address);
    await settled(assistant);
    host.address(SATO, TANAKA);
    await assistant.refresh(true);
    expect(assistant.view().state).toMatchObject({ kind: 'mismatch', owner: SATO, person: null });
  });

  it.each(['readBody', 'subject'] as const)(
    'opens no drafts, and says nothing, once another one is open: from %s on',
    async (call) => {
      const { assistant, host, counted } = await draftTo(SATO, TANAKA);
      const said = assistant.view().announcement?.id;
      assistant.actions.splitDrafts();
      host.before.set(call, () => {
        host.before.clear();
        host.address();
        host.body = { type: 'html', content: '<p>納期のご相談</p>' };
        host.changeItem();
      });
      await new Promise((resolve) => setTimeout(resolve, 20));
      expect(host.drafts).toEqual([]);
      expect(counted).toEqual([]);
      expect(assistant.view().announcement?.id).toBe(said);
    },
  );

  it('offers each one’s text where no new drafts open, and writes nothing', async () => {
    const { assistant, host, counted } = await draftTo(SATO, TANAKA);
    host.faults.set('openDraft', 'failed');
    assistant.actions.splitDrafts();
    await settled(assistant);
    expect(assistant.view().state).toMatchObject({ kind: 'several', openFailed: true, canOpenDrafts: false });
    expect(assistant.view().announcement).toMatchObject({ key: 'home.several.failed' });
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
