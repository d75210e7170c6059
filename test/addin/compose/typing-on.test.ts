/** Who presses a button of the pane and goes on typing in the mail keeps every word of it. */
import { insertFromRibbon } from '../../../src/addin/compose/insert-command.ts';
import { offline, useNetwork, useTimeOfTheTest } from '../../support/network.ts';
import { openPane, pass } from '../host/open-pane.ts';
import { Draft } from '../host/pinned-outlook.ts';
import { links, mailbox, REJECTION, SATO, TANAKA } from './rejected.ts';

const network = useNetwork();

async function pane() {
  const draft = new Draft(REJECTION, SATO);
  const { host } = mailbox(draft);
  return { assistant: await openPane(), draft, host };
}

/** Clicks into the mail and types, a letter at a time, for as long as it takes. */
async function type(draft: Draft, words: string): Promise<void> {
  jest.spyOn(document, 'hasFocus').mockReturnValue(false);
  let typed = '';
  for (const letter of words) {
    // What is lost once takes the place to go on with along.
    const before = `ました。${typed}`;
    if (draft.body.includes(before)) draft.body = draft.body.replace(before, before + letter);
    typed += letter;
    await pass(130);
  }
}

const WORDS = 'お会いできたことを、心より感謝しております。';

beforeEach(() => {
  useTimeOfTheTest();
  network.use(offline);
});
afterEach(() => {
  jest.useRealTimers();
  jest.restoreAllMocks();
});

describe.each([50, 300, 1000, 2500])('with %d ms for every answer, what is typed on', (ms) => {
  it('is still there, and the link comes in as soon as it pauses, if that is soon enough', async () => {
    const { assistant, draft, host } = await pane();
    host.slow(ms);
    assistant.actions.insert();
    await type(draft, WORDS);
    await pass(30_000);
    expect(draft.body).toContain(WORDS);
    expect(links(draft.body)).toBe(ms > 1000 ? 0 : 1);
    assistant.stop();
  });

  it.each(['undo', 'replace'] as const)('is still there after %s', async (action) => {
    const { assistant, draft, host } = await pane();
    assistant.actions.insert();
    await pass(1000);
    if (action === 'replace') {
      draft.to = TANAKA;
      for (let n = 0; n < 2; n += 1) {
        void assistant.refresh();
        await pass(100);
      }
    }
    host.slow(ms);
    assistant.actions[action]();
    await type(draft, WORDS);
    await pass(30_000);
    expect(draft.body).toContain(WORDS);
    expect(links(draft.body)).toBe(action === 'undo' ? 0 : 1);
    assistant.stop();
  });
});

it('is told of when it does not end: nothing was written, the text is there to be pasted', async () => {
  const { assistant, draft, host } = await pane();
  host.slow(50);
  assistant.actions.insert();
  await type(draft, WORDS.repeat(5));
  expect(assistant.view()).toMatchObject({ state: { kind: 'unconfirmed', cause: 'writing' }, busy: null });
  expect(draft.body).toContain(WORDS.repeat(5));
  expect(links(draft.body)).toBe(0);
  assistant.actions.checkAgain();
  await pass(1000);
  assistant.actions.insert();
  await pass(3000);
  expect(assistant.view().state.kind).toBe('inserted');
  expect(draft.body).toContain(WORDS);
  assistant.stop();
});

it('puts nobody’s link into a mail that goes to another one by the time it pauses', async () => {
  const { assistant, draft, host } = await pane();
  host.slow(50);
  assistant.actions.insert();
  await type(draft, WORDS);
  draft.to = TANAKA;
  await pass(5000);
  expect(draft.body).toContain(WORDS);
  expect(links(draft.body)).toBe(0);
  assistant.stop();
});

it('nor in the place of another’s', async () => {
  const { assistant, draft, host } = await pane();
  assistant.actions.insert();
  await pass(1000);
  const [link = ''] = /\/r\/[\w-]+/.exec(draft.body) ?? [];
  draft.to = TANAKA;
  for (let n = 0; n < 2; n += 1) {
    void assistant.refresh();
    await pass(100);
  }
  host.slow(50);
  assistant.actions.replace();
  await type(draft, WORDS);
  draft.to = SATO;
  await pass(5000);
  expect(draft.body).toContain(WORDS);
  expect(draft.body).toContain(link);
  expect(assistant.view().state).toMatchObject({ kind: 'inserted', person: SATO });
  assistant.stop();
});

it('is waited for by the ribbon’s button, too', async () => {
  const draft = new Draft(REJECTION, SATO);
  const { host } = mailbox(draft);
  host.slow(100);
  void insertFromRibbon();
  await type(draft, WORDS);
  await pass(10_000);
  expect(draft.body).toContain(WORDS);
  expect(links(draft.body)).toBe(1);
});
