/** An insertion takes as many answers of Outlook as it must, is not waited for longer than 8 s, and is booked when it comes late. */
import { insertFromRibbon } from '../../../src/addin/compose/insert-command.ts';
import { offline, useNetwork, useTimeOfTheTest } from '../../support/network.ts';
import { openPane, pass } from '../host/open-pane.ts';
import { Draft } from '../host/pinned-outlook.ts';
import { links, mailbox, REJECTION, SATO, TANAKA } from './rejected.ts';

const network = useNetwork();

const QUOTE = '<div>木村様<br>お見積りをお送りいたします。ご確認をお願いいたします。</div>';

async function pane(settings: object = {}, body = REJECTION) {
  const draft = new Draft(body, SATO);
  const { host, saved } = mailbox(draft, settings);
  const assistant = await openPane();
  expect(assistant.view().state.kind).toBe('detected');
  const expectBookedOnce = () => {
    expect(links(draft.body)).toBe(1);
    expect(draft.properties['owner']).toContain(SATO.address);
    expect(saved('links')).toMatchObject([SATO]);
    expect(saved('insertions')).toBe(1);
    expect(saved('counts')).toMatchObject([{ inserted: 1 }]);
  };
  return { assistant, draft, host, saved, expectBookedOnce };
}

beforeEach(() => {
  useTimeOfTheTest();
  network.use(offline);
});
afterEach(() => {
  jest.useRealTimers();
});

describe('an insertion', () => {
  it('shows that it is in after three answers: read, write, read back, with the saving behind', async () => {
    const { assistant, host, expectBookedOnce } = await pane();
    host.slow(1000);
    assistant.actions.insert();
    await pass(2990);
    expect(assistant.view()).toMatchObject({ state: { kind: 'detected' }, busy: 'inserting' });
    await pass(20);
    expect(assistant.view()).toMatchObject({ state: { kind: 'inserted', person: SATO }, busy: null });
    await pass(3000);
    expectBookedOnce();
    assistant.actions.undo();
    await pass(3010);
    expect(assistant.view()).toMatchObject({ state: { kind: 'detected' }, busy: null });
    assistant.stop();
  });

  it('is not waited for longer than eight seconds, and is there when it is read back later', async () => {
    const { assistant, host, expectBookedOnce } = await pane();
    host.slow(3000);
    assistant.setVisible(true);
    await pass(9000);
    assistant.actions.insert();
    await pass(7990);
    expect(assistant.view()).toMatchObject({ state: { kind: 'detected' }, busy: 'inserting' });
    await pass(20);
    expect(assistant.view()).toMatchObject({
      state: { kind: 'unconfirmed', cause: 'noAnswer', person: SATO },
      busy: null,
      announcement: { key: 'home.unconfirmed.title', politeness: 'assertive' },
    });
    await pass(12_000);
    expect(assistant.view().state).toMatchObject({ kind: 'inserted', person: SATO, failed: null });
    await pass(60_000);
    expect(assistant.view().state.kind).toBe('inserted');
    expectBookedOnce();
    assistant.stop();
  });

  it('is read back within the limit when its write is never answered', async () => {
    const { assistant, host, expectBookedOnce } = await pane();
    const shown: string[] = [];
    assistant.subscribe(() => void shown.push(assistant.view().state.kind));
    host.neverTellsWrites();
    assistant.actions.insert();
    await pass(6100);
    expect(assistant.view()).toMatchObject({ state: { kind: 'inserted', person: SATO }, busy: null });
    expect(shown).not.toContain('unconfirmed');
    expectBookedOnce();
    assistant.stop();
  });

  it('keeps the reason it was refused for, when reading the draft again passes the limit', async () => {
    const { assistant, host } = await pane();
    host.refuseWrites(5001);
    host.slow(2000);
    assistant.actions.insert();
    await pass(5000);
    host.slow(4500);
    await pass(3010);
    expect(assistant.view()).toMatchObject({ state: { kind: 'unconfirmed', cause: 'refused' }, busy: null });
    assistant.stop();
  });

  it('comes before a reading that has just begun', async () => {
    const { assistant, host, expectBookedOnce } = await pane();
    host.slow(3000);
    void assistant.refresh();
    await pass(10);
    assistant.actions.insert();
    await pass(8010);
    expect(assistant.view().state.kind).toBe('unconfirmed');
    await pass(8000);
    expect(assistant.view().state.kind).toBe('inserted');
    await pass(30_000);
    expectBookedOnce();
    assistant.stop();
  });

  it('is not taken back by a reading that began before it and ends after it', async () => {
    const { assistant, host, expectBookedOnce } = await pane();
    host.slowSubject(4000);
    void assistant.refresh();
    await pass(100);
    const shown: string[] = [];
    assistant.subscribe(() => void shown.push(assistant.view().state.kind));
    assistant.actions.insert();
    await pass(100);
    expect(assistant.view()).toMatchObject({ state: { kind: 'inserted' }, busy: null });
    await pass(5000);
    expectBookedOnce();
    assistant.setVisible(true);
    await pass(5000);
    expect(shown.slice(shown.indexOf('inserted'))).not.toContain('detected');
    expectBookedOnce();
    assistant.stop();
  });

  it('begins no write after the limit, when the recruiter was told to paste the text', async () => {
    const { assistant, host, draft, saved, expectBookedOnce } = await pane({ placement: 'cursor' });
    host.slow(4500);
    assistant.actions.insert();
    await pass(8010);
    expect(assistant.view().state).toMatchObject({ kind: 'unconfirmed', cause: 'noAnswer' });
    const text = assistant.actions.copyText();
    await pass(60_000);
    expect(draft.body).toBe(REJECTION);
    expect(assistant.view()).toMatchObject({ state: { kind: 'unconfirmed' }, busy: null });
    expect(saved('counts')).toBeUndefined();
    const [url = ''] = /https:\S+/.exec(text) ?? [];
    draft.body = draft.body.replace('</div>', `</div><p><a href="${url}">${url}</a></p>`);
    host.slow(1);
    assistant.setVisible(true);
    await pass(5000);
    expect(assistant.view().state).toMatchObject({ kind: 'inserted', person: SATO });
    expectBookedOnce();
    assistant.stop();
  });

  it.each([
    ['for want of permission', { code: 7000 }, { kind: 'readOnly' }],
    ['for another reason', { code: 5001 }, { kind: 'unconfirmed', cause: 'refused' }],
  ])('tells a refusal that comes after the limit: %s', async (_, { code }, card) => {
    const { assistant, host, draft, saved } = await pane();
    host.refuseWrites(code);
    host.slow(4500);
    assistant.actions.insert();
    await pass(8010);
    expect(assistant.view().state).toMatchObject({ kind: 'unconfirmed', cause: 'noAnswer' });
    const said = assistant.view().announcement?.id;
    await pass(60_000);
    expect(assistant.view()).toMatchObject({ state: card, busy: null });
    expect(assistant.view().announcement?.id).toBe(said);
    expect(draft.body).toBe(REJECTION);
    expect(saved('counts')).toBeUndefined();
    assistant.stop();
  });

  it.each([
    ['before the limit', 4000],
    ['after it', 8500],
  ])('stays the only one when it is pressed again %s', async (_, at) => {
    const { assistant, host, expectBookedOnce } = await pane();
    host.slow(3000);
    assistant.actions.insert();
    await pass(at);
    assistant.actions.insert();
    expect(assistant.view().busy).toBe('inserting');
    await pass(60_000);
    expect(assistant.view()).toMatchObject({ state: { kind: 'inserted', person: SATO }, busy: null });
    expectBookedOnce();
    assistant.stop();
  });

  it('stays busy with the second press when the first, which was given up, ends', async () => {
    const { assistant, host, expectBookedOnce } = await pane();
    host.slow(3500);
    assistant.actions.insert();
    await pass(8500);
    assistant.actions.insert();
    await pass(4000);
    expect(assistant.view().busy).toBe('inserting');
    await pass(60_000);
    expectBookedOnce();
    assistant.stop();
  });

  it('is found by “check the message again”, and comes out again', async () => {
    const { assistant, host, draft, expectBookedOnce } = await pane();
    host.slow(3000);
    assistant.actions.insert();
    await pass(8100);
    assistant.actions.checkAgain();
    expect(assistant.view()).toMatchObject({ state: { kind: 'unconfirmed' }, busy: 'checking' });
    await pass(1000);
    expect(assistant.view().state.kind).toBe('inserted');
    await pass(20_000);
    expect(assistant.view()).toMatchObject({ state: { kind: 'inserted' }, busy: null });
    expectBookedOnce();
    assistant.actions.undo();
    await pass(30_000);
    expect(draft.body).toBe(REJECTION);
    assistant.stop();
  });

  it('says the same of a replacement, and that it is done when it is', async () => {
    const { assistant, host, draft, saved } = await pane();
    assistant.actions.insert();
    await pass(1000);
    draft.to = TANAKA;
    for (let n = 0; n < 2; n += 1) {
      void assistant.refresh();
      await pass(100);
    }
    expect(assistant.view().state.kind).toBe('mismatch');
    host.slow(3000);
    assistant.actions.replace();
    await pass(8010);
    expect(assistant.view()).toMatchObject({ state: { kind: 'mismatch', failed: 'replace' }, busy: null });
    await pass(20_000);
    expect(assistant.view()).toMatchObject({
      state: { kind: 'inserted', person: TANAKA, failed: null },
      announcement: { key: 'notify.replaced' },
    });
    expect(links(draft.body)).toBe(1);
    expect(saved('counts')).toMatchObject([{ inserted: 1 }]);
    assistant.stop();
  });

  describe('into a mail whose author may be writing', () => {
    beforeEach(() => void jest.spyOn(document, 'hasFocus').mockReturnValue(false));
    afterEach(() => jest.restoreAllMocks());

    it('replaces nothing after the limit, when the recruiter was told to do so by hand', async () => {
      const { assistant, host, draft } = await pane();
      assistant.actions.insert();
      await pass(2000);
      draft.to = TANAKA;
      for (let n = 0; n < 2; n += 1) {
        void assistant.refresh();
        await pass(100);
      }
      const { body } = draft;
      expect(links(body)).toBe(1);
      host.slow(4500);
      assistant.actions.replace();
      await pass(8010);
      expect(assistant.view()).toMatchObject({ state: { kind: 'mismatch', failed: 'replace' }, busy: null });
      await pass(60_000);
      expect(draft.body).toBe(body);
      assistant.stop();
    });

    it('is moved to no better place after the limit', async () => {
      const { assistant, host, draft } = await pane({ placement: 'cursor' }, `<div><br></div>${REJECTION}`);
      host.slow(1800);
      assistant.actions.insert();
      await pass(60_000);
      expect(links(draft.body)).toBe(1);
      expect(draft.body.startsWith('<div><br></div><table')).toBe(true);
      expect(draft.body.endsWith(REJECTION)).toBe(true);
      assistant.stop();
    });
  });

  it.each([4000, 8500])('leaves another draft alone that is opened after %d ms', async (at) => {
    const { assistant, host, draft, saved } = await pane();
    const quote = new Draft(QUOTE, { address: 'kimura@customer.example', name: '木村 明' });
    host.slow(3000);
    assistant.actions.insert();
    await pass(at);
    host.change(quote);
    expect(assistant.view()).toMatchObject({ state: { kind: 'checking' }, busy: null });
    assistant.setVisible(true);
    await pass(60_000);
    expect(assistant.view()).toMatchObject({ state: { kind: 'neutral' }, busy: null });
    expect(quote.body).toBe(QUOTE);
    expect(quote.properties).toEqual({});
    expect(links(draft.body)).toBe(1);
    expect(saved('counts')).toBeUndefined();
    assistant.stop();
  });

  it('is told twice by the ribbon’s button when it comes late, and booked once', async () => {
    const draft = new Draft(REJECTION, SATO);
    const { host, saved } = mailbox(draft, {});
    host.slow(3000);
    let ended = false;
    void insertFromRibbon().then(() => (ended = true));
    await pass(120_000);
    expect(ended).toBe(true);
    expect(draft.notices).toEqual([
      expect.stringContaining('確かめられませんでした'),
      expect.stringContaining('佐藤'),
    ]);
    expect(links(draft.body)).toBe(1);
    expect(saved('links')).toMatchObject([SATO]);
    expect(saved('insertions')).toBe(1);
    expect(saved('counts')).toMatchObject([{ inserted: 1 }]);
    expect(draft.session.get('handOver')).toContain(SATO.address);
  });

  it('is made by the ribbon’s button also where a first reading takes as long as a skeleton shows', async () => {
    const draft = new Draft(REJECTION, SATO);
    mailbox(draft, {}).host.slow(100);
    void insertFromRibbon();
    await pass(20_000);
    expect(links(draft.body)).toBe(1);
    expect(draft.notices).toEqual([expect.stringContaining('佐藤')]);
  });
});
