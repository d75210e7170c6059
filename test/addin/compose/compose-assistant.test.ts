import type { ConnectionView } from '../../../src/addin/api/connection.ts';
import { ComposeAssistant } from '../../../src/addin/compose/compose-assistant.ts';
import type { Locks } from '../../../src/addin/compose/insertion-turn.ts';
import { LinkKeeper } from '../../../src/addin/compose/link-keeper.ts';
import { Wording } from '../../../src/addin/relay/wording.ts';
import type { MeReply } from '../../../src/contract/me.ts';
import { SettingsStore } from '../../../src/addin/compose/settings.ts';
import { Observed } from '../../../src/addin/observed.ts';
import { FakeMailHost } from '../../support/fake-mail-host.ts';
import { me } from '../../support/sample-company.ts';

const SATO = { address: 'sato@mail.example', name: '佐藤 美咲' };
const TANAKA = { address: 'tanaka@mail.example', name: '田中　健太' };
const REJECTION =
  '<div>佐藤 美咲 様<br>この度は弊社の求人にご応募いただき、ありがとうございました。<br>慎重に選考いたしました結果、誠に残念ながら、今回は採用を見送らせていただくこととなりました。</div>' +
  '<div id="Signature">株式会社青空<br>TEL 03-0000-0000</div>';

type Counted = { readonly inserted?: number };

let pages = 0;

const loadDraftWork = () => import('../../../src/addin/compose/draft-work.ts');

async function open(
  host = new FakeMailHost(),
  draftWork = loadDraftWork,
  locks?: Locks,
  company: MeReply = me,
) {
  const counted: number[] = [];
  const adopted: unknown[] = [];
  // Two pages never mint the same link.
  let byte = (pages += 1);
  const settings = new SettingsStore(host.mailboxStore);
  const links = new LinkKeeper({
    mailboxStore: host.mailboxStore,
    counts: {
      add: (_, change: Counted) => Promise.resolve(void counted.push(change.inserted ?? 0)),
      flush: () => Promise.resolve(),
    },
    randomBytes: (n) => Array.from({ length: n }, () => (byte += 7)),
    now: () => new Date(2026, 10, 23),
  });
  const network = new Observed<ConnectionView>({
    me: company,
    progress: null,
    expired: false,
    online: true,
    loading: false,
    by: 'code',
    accountOffered: false,
  });
  const connection = {
    view: network.view,
    subscribe: network.subscribe,
    connectByCode: () => Promise.resolve(null),
    connectByAccount: () => Promise.resolve(null),
  };
  const wording = new Wording(
    { get: () => Promise.resolve({ ok: false, code: 'offline' }) },
    host.mailboxStore,
    () => company.employer,
  );
  await Promise.all([settings.load(), wording.load(), links.load()]);
  const assistant = new ComposeAssistant({
    host,
    connection,
    settings,
    wording,
    links,
    draftWork,
    uiLanguage: () => 'ja',
    clock: () => 0,
    adoptCounts: (reports) => Promise.resolve(void adopted.push(reports)),
    passedOver: links.passedOver,
    locks,
  });
  await assistant.start();
  return { host, assistant, counted, adopted, settings, network, links };
}

async function draftTo(...people: readonly { readonly address: string; readonly name: string }[]) {
  const host = new FakeMailHost();
  host.body = { type: 'html', content: REJECTION };
  host.address(...people);
  return open(host);
}

/** As the browser's own locks: whoever asks second runs second. */
function oneAtATime(): Locks {
  let last: Promise<unknown> = Promise.resolve();
  const request = (_name: string, _options: unknown, run: (lock: null) => unknown) => {
    const turn = last.then(() => run(null));
    last = turn;
    return turn;
  };
  return { request: request as Locks['request'] };
}

/** Waits until no action is running. */
async function settled(assistant: ComposeAssistant) {
  if (assistant.view().busy === null) return;
  await new Promise<void>((resolve) => {
    const stop = assistant.subscribe(() => {
      if (assistant.view().busy !== null) return;
      stop();
      resolve();
    });
  });
}

const linksIn = (content: string) => new Set(content.match(/https:\/\/relay\.example\/r\/[\w-]+/g)).size;

describe('the compose assistant', () => {
  it('notices a rejection, and says so once', async () => {
    const { assistant } = await draftTo(SATO);
    expect(assistant.view()).toMatchObject({
      state: { kind: 'detected', person: SATO, placement: 'signature' },
      announcement: { id: 1, key: 'home.detected.title' },
    });
    await assistant.refresh();
    expect(assistant.view().announcement?.id).toBe(1);
  });

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
    assistant.actions.replace();
    await settled(assistant);
    expect(assistant.view().state).toMatchObject({ kind: 'inserted', person: TANAKA });
    expect(linksIn(host.body.content)).toBe(1);
    expect(host.body.content).toContain('田中様専用');
    expect(counted).toEqual([1, -1, 1]);
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

  it('still knows whose link it is when the draft is opened again', async () => {
    const { assistant, host } = await draftTo(SATO);
    assistant.actions.insert();
    await settled(assistant);
    const again = await open(host);
    expect(again.assistant.view().state).toMatchObject({ kind: 'inserted', person: SATO });
    expect(again.counted).toEqual([]);
  });

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

  it('turns to copying when writing is refused, and remembers a copied link', async () => {
    const { assistant, host } = await draftTo(SATO);
    host.faults.set('writeBody', 'permission');
    assistant.actions.insert();
    await settled(assistant);
    expect(assistant.view().state.kind).toBe('readOnly');
    expect(assistant.actions.copyLink()).toMatch(/^https:\/\/relay\.example\/r\/K7Q2M-/);
    expect(host.mailboxValues['links']).toMatchObject([SATO]);
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

  it('keeps one link when another is written at the same moment', async () => {
    const { assistant, host, counted, settings } = await draftTo(SATO);
    await settings.change({ placement: 'cursor' });
    const other = REJECTION.replace(
      '</div><div id',
      '<br><a href="https://relay.example/r/K7Q2M-9XD4T-HV83C">https://relay.example/r/K7Q2M-9XD4T-HV83C</a></div><div id',
    );
    host.cursor = REJECTION.indexOf('</div>');
    host.before.set('insertAtCursor', () => (host.body = { type: 'html', content: other }));
    assistant.actions.insert();
    await settled(assistant);
    expect(linksIn(host.body.content)).toBe(1);
    expect(counted.reduce((sum, n) => sum + n, 0)).toBeLessThanOrEqual(1);
  });

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

  it('remembers in the draft that it is no rejection', async () => {
    const { assistant, host } = await draftTo(SATO);
    assistant.actions.dismissRejection();
    expect(assistant.view().state).toMatchObject({ kind: 'neutral', dismissed: true });
    const again = await open(host);
    expect(again.assistant.view().state).toMatchObject({ kind: 'neutral', dismissed: true });
  });

  it('offers the reminder once, after the third insertion', async () => {
    const host = new FakeMailHost();
    host.mailboxValues['insertions'] = 2;
    host.body = { type: 'html', content: REJECTION };
    host.address(SATO);
    const { assistant, settings } = await open(host);
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
    const host = new FakeMailHost();
    host.mailboxValues['insertions'] = 2;
    host.body = { type: 'html', content: REJECTION };
    host.address(SATO);
    const { assistant, settings } = await open(host);
    assistant.actions.insert();
    await settled(assistant);
    assistant.actions.declineReminder();
    expect(assistant.view().state).toMatchObject({ kind: 'inserted', offerReminder: false });
    expect(settings.view()).toMatchObject({ remindMissing: false, reminderOffered: true });
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
      const request = (_name: string, _options: unknown, run: () => unknown) => turn.then(run);
      const { assistant } = await open(host, loadDraftWork, { request: request as Locks['request'] });
      assistant.actions[action]();
      expect(assistant.view().busy).toBe('inserting');
      await new Promise((resolve) => setTimeout(resolve, 20));
      const other = { type: 'html', content: host.body.content.replace('佐藤 美咲 様', '取引先様') } as const;
      host.body = other;
      host.changeItem();
      take();
      await new Promise((resolve) => setTimeout(resolve, 20));
      expect(host.body).toBe(other);
      expect(host.draft).toEqual({});
      expect(host.session).toEqual({});
      expect(assistant.view().busy).toBeNull();
    },
  );

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

  it('follows an alert’s button once: the card at once, and focus to it', async () => {
    const { assistant, host } = await draftTo(SATO);
    host.pressAlertButton('{"id":"1","reason":"missing"}');
    host.pressAlertButton('{"id":"1","reason":"missing"}');
    await settled(assistant);
    await new Promise((resolve) => setTimeout(resolve));
    expect(assistant.view().attention).toBe(1);
    host.pressAlertButton('not json');
    host.pressAlertButton('{"id":"2","reason":"mismatch"}');
    await new Promise((resolve) => setTimeout(resolve));
    expect(assistant.view().attention).toBe(2);
  });

  it('follows an alert’s button beside each draft of a pinned pane, not only the first', async () => {
    const { assistant, host } = await draftTo(SATO);
    host.changeItem();
    await assistant.refresh(true);
    host.pressAlertButton('{"id":"1","reason":"missing"}');
    await new Promise((resolve) => setTimeout(resolve));
    expect(assistant.view().attention).toBe(1);
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
