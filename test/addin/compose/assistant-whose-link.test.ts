import { DraftMemory, storedOwner, type LinkOwner } from '../../../src/addin/compose/draft-memory.ts';
import type { HomeActions } from '../../../src/addin/compose/home-state.ts';
import { FakeMailHost } from '../../support/fake-mail-host.ts';
import { me } from '../../support/sample-company.ts';
import {
  draftTo,
  linksIn,
  loadDraftWork,
  oneAtATime,
  open,
  REJECTION,
  SATO,
  settled,
  TANAKA,
} from './assistant.ts';

describe('the compose assistant, on whose link it is', () => {
  it('warns of another person, and replaces the link in its place', async () => {
    const { assistant, host, counted } = await draftTo(SATO);
    assistant.actions.insert();
    await settled(assistant);
    host.address(TANAKA);
    await assistant.refresh();
    await assistant.refresh();
    expect(assistant.view().state).toMatchObject({ kind: 'mismatch', owner: SATO, person: TANAKA });
    expect(assistant.view().announcement).toMatchObject({
      politeness: 'assertive',
      key: 'home.mismatch.title',
      more: 'home.mismatch.body',
    });
    const said = assistant.view().announcement?.id;
    await assistant.refresh();
    expect(assistant.view().announcement?.id).toBe(said);
    assistant.actions.replace();
    await settled(assistant);
    expect(assistant.view().state).toMatchObject({ kind: 'inserted', person: TANAKA });
    expect(linksIn(host.body.content)).toBe(1);
    expect(host.body.content).toContain('田中様専用');
    expect(counted).toEqual([1, -1, 1]);
  });

  it('warns of the same person’s link of a former connection, and replaces it by one of this company', async () => {
    const { assistant, host } = await draftTo(SATO);
    assistant.actions.insert();
    await settled(assistant);
    const later = await open(host, loadDraftWork, undefined, {
      ...me,
      employer: { ...me.employer, code: 'M3K7P' },
    });
    expect(later.assistant.view()).toMatchObject({
      state: { kind: 'mismatch', otherCompany: true, owner: null, person: SATO },
      announcement: {
        key: 'home.otherCompany.title',
        more: 'home.otherCompany.body',
        politeness: 'assertive',
      },
    });
    later.assistant.actions.replace();
    await settled(later.assistant);
    expect(later.assistant.view().state).toMatchObject({ kind: 'inserted', person: SATO });
    expect(linksIn(host.body.content)).toBe(1);
    expect(host.body.content).toContain('/r/M3K7P-');
    expect(later.counted).toEqual([1]);
  });

  it.each([
    ['code', (actions: HomeActions) => actions.submitCode('K7Q2M-W4T9E')],
    ['work account', (actions: HomeActions) => actions.connect()],
  ])('sees the link in a draft at once after connecting by %s', async (_, connect) => {
    const { assistant, network } = await draftTo(SATO);
    assistant.actions.insert();
    await settled(assistant);
    network.change({ me: null });
    await assistant.refresh(true);
    expect(assistant.view().state.kind).toBe('notConnected');
    network.change({ me });
    connect(assistant.actions);
    await new Promise((resolve) => setTimeout(resolve));
    expect(assistant.view().state).toMatchObject({ kind: 'inserted', person: SATO });
  });

  it('still knows whose link it is when the draft is opened again', async () => {
    const { assistant, host } = await draftTo(SATO);
    assistant.actions.insert();
    await settled(assistant);
    const again = await open(host);
    expect(again.assistant.view().state).toMatchObject({ kind: 'inserted', person: SATO });
    expect(again.counted).toEqual([]);
  });

  it('has invited somebody while their link is in one draft, though it was taken out of another', async () => {
    const first = await draftTo(SATO);
    first.assistant.actions.insert();
    await settled(first.assistant);
    const host = new FakeMailHost();
    host.body = { type: 'html', content: REJECTION };
    host.address(SATO);
    host.mailboxValues = first.host.mailboxValues;
    const second = await open(host);
    second.assistant.actions.insert();
    await settled(second.assistant);
    const kept = host.mailboxValues['links'];
    first.assistant.actions.undo();
    await settled(first.assistant);
    expect(host.mailboxValues['links']).toEqual([]);
    await second.links.load();
    await second.assistant.refresh();
    await second.assistant.saved();
    expect(host.mailboxValues['links']).toEqual(kept);
    second.assistant.actions.undo();
    await settled(second.assistant);
    await second.assistant.saved();
    expect(host.mailboxValues['links']).toEqual([]);
    expect([first.counted, second.counted]).toEqual([
      [1, -1],
      [1, -1],
    ]);
  });

  it.each([
    ['before it', 'inserted', [1]],
    ['behind it', 'mismatch', []],
  ])(
    'keeps one link when another is written at the same moment, and ours stands %s',
    async (place, kind, counts) => {
      const { assistant, host, counted, settings } = await draftTo(SATO);
      await settings.change({ placement: 'cursor' });
      const other = REJECTION.replace(
        '</div><div id',
        '<br><a href="https://relay.example/r/K7Q2M-9XD4T-HV83C">https://relay.example/r/K7Q2M-9XD4T-HV83C</a></div><div id',
      );
      host.cursor = place === 'before it' ? REJECTION.indexOf('</div>') : other.indexOf('</a>') + 4;
      host.before.set('insertAtCursor', () => (host.body = { type: 'html', content: other }));
      const said: unknown[] = [];
      assistant.subscribe(() => void said.push(assistant.view().announcement?.key));
      assistant.actions.insert();
      await settled(assistant);
      expect(linksIn(host.body.content)).toBe(1);
      expect(assistant.view().state.kind).toBe(kind);
      expect(assistant.draft.snapshot?.body).toEqual(host.body);
      expect(said.includes('notify.inserted')).toBe(kind === 'inserted');
      expect(counted).toEqual(counts);
    },
  );

  it('knows a link that the ribbon put in beside the open pane, and takes its count back with it', async () => {
    const { assistant, host, counted, adopted } = await draftTo(SATO);
    const ribbon = await open(host);
    ribbon.assistant.actions.insert();
    await settled(ribbon.assistant);
    const { owner } = ribbon.assistant.draft.memory;
    host.session['handOver'] = { owner: owner && { ...owner, ...owner.wording }, reports: ['r'] } as never;
    await assistant.refresh();
    await assistant.refresh();
    expect(assistant.view().state).toMatchObject({ kind: 'inserted', person: SATO });
    expect(adopted).toEqual([['r']]);
    expect(counted).toEqual([]);
    assistant.actions.undo();
    await settled(assistant);
    expect(host.body.content).toBe(REJECTION);
    expect(counted).toEqual([-1]);
  });

  it('knows whose link is on its way even before it is counted', async () => {
    const { assistant, host } = await draftTo(SATO);
    const ribbon = await open(host);
    host.faults.set('draftStore', 'failed');
    host.faults.set('mailboxStore', 'failed');
    ribbon.assistant.actions.insert();
    await settled(ribbon.assistant);
    await assistant.refresh(true);
    expect(assistant.view().state).toMatchObject({ kind: 'inserted', person: SATO });
  });

  it('writes nothing where another page has put the link in since the draft was read', async () => {
    const { assistant, host } = await draftTo(SATO);
    const ribbon = await open(host);
    ribbon.assistant.actions.insert();
    await settled(ribbon.assistant);
    const { body } = host;
    assistant.actions.insert();
    await settled(assistant);
    expect(host.body).toBe(body);
    expect(assistant.view().state).toMatchObject({ kind: 'inserted', person: SATO });
  });

  it.each(['session', 'a draft without a session'])(
    'two pages inserting at once both know whose link is left: %s',
    async (place) => {
      const host = new FakeMailHost();
      host.body = { type: 'html', content: REJECTION };
      host.address(SATO);
      if (place !== 'session') host.faults.set('sessionStore', 'unsupported');
      const locks = oneAtATime();
      const pane = await open(host, loadDraftWork, locks);
      const ribbon = await open(host, loadDraftWork, locks);
      pane.assistant.actions.insert();
      ribbon.assistant.actions.insert();
      await Promise.all([settled(pane.assistant), settled(ribbon.assistant)]);
      expect(linksIn(host.body.content)).toBe(1);
      for (const { assistant } of [pane, ribbon])
        expect(assistant.view().state).toMatchObject({ kind: 'inserted', person: SATO });
    },
  );
});

describe('what is known of a draft', () => {
  const code = 'K7Q2M-9XD4T-HV83C';
  const wording = { stage: 'document', language: 'ja', tone: 'formal' } as const;
  const ofSato: LinkOwner = { ...SATO, code, wording, chosen: false };
  const ofTanaka: LinkOwner = { ...TANAKA, code, wording, chosen: false };

  it('stays where the draft tells late what was noted in it before', async () => {
    const host = new FakeMailHost();
    host.draft = { owner: storedOwner(ofTanaka) };
    const memory = new DraftMemory(host.forItem());
    const loading = memory.load();
    Object.assign(memory, { owner: ofSato, dismissed: true });
    await loading;
    expect(memory).toMatchObject({ owner: ofSato, dismissed: true });
    const later = new DraftMemory(host.forItem());
    await later.load();
    expect(later).toMatchObject({ owner: ofTanaka, dismissed: false });
  });

  it('grows by word of an unknown link that comes at the fifth look, and no look after that asks', async () => {
    const host = new FakeMailHost();
    const [waiting, given] = [new DraftMemory(host.forItem()), new DraftMemory(host.forItem())];
    for (let look = 1; look < 5; look += 1) expect(await waiting.handed(code)).toBeNull();
    for (let look = 1; look <= 5; look += 1) expect(await given.handed(code)).toBeNull();
    host.session['handOver'] = { owner: storedOwner(ofSato), reports: [] };
    host.calls.length = 0;
    expect(await given.handed(code)).toBeNull();
    expect(host.calls).toEqual([]);
    expect(await waiting.handed(code)).toEqual({ owner: ofSato, reports: [] });
  });
});
