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

export const SATO = { address: 'sato@mail.example', name: '佐藤 美咲' };
export const TANAKA = { address: 'tanaka@mail.example', name: '田中　健太' };
export const REJECTION =
  '<div>佐藤 美咲 様<br>この度は弊社の求人にご応募いただき、ありがとうございました。<br>慎重に選考いたしました結果、誠に残念ながら、今回は採用を見送らせていただくこととなりました。</div>' +
  '<div id="Signature">株式会社青空<br>TEL 03-0000-0000</div>';

type Counted = { readonly inserted?: number };

let pages = 0;

export const loadDraftWork = () => import('../../../src/addin/compose/draft-work.ts');

/** An assistant that watches a draft, what it counted and took over, and what stands behind it. */
export async function open(
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
  return { host, assistant, counted, adopted, settings, wording, network, links };
}

/** The same for a rejection to these people. */
export async function draftTo(...people: readonly { readonly address: string; readonly name: string }[]) {
  const host = new FakeMailHost();
  host.body = { type: 'html', content: REJECTION };
  host.address(...people);
  return open(host);
}

/** As the browser's own locks: whoever asks second runs second. */
export function oneAtATime(): Locks {
  let last: Promise<unknown> = Promise.resolve();
  const request = (_name: string, _options: unknown, run: (lock: null) => unknown) => {
    const turn = last.then(() => run(null));
    last = turn;
    return turn;
  };
  return { request: request as Locks['request'] };
}

/** Waits until no action is running. */
export async function settled(assistant: ComposeAssistant) {
  if (assistant.view().busy === null) return;
  await new Promise<void>((resolve) => {
    const stop = assistant.subscribe(() => {
      if (assistant.view().busy !== null) return;
      stop();
      resolve();
    });
  });
}

export const linksIn = (content: string) =>
  new Set(content.match(/https:\/\/relay\.example\/r\/[\w-]+/g)).size;
