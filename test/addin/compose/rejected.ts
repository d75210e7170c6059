import { me } from '../../support/sample-company.ts';
import { outlook, type Draft } from '../host/pinned-outlook.ts';

/** Whom the draft is to, and somebody else. */
export const SATO = { address: 'sato@mail.example', name: '佐藤 美咲' };
export const TANAKA = { address: 'tanaka@mail.example', name: '田中 健太' };
export const REJECTION =
  '<div>佐藤 美咲 様<br>慎重に選考いたしました結果、誠に残念ながら、今回は採用を見送らせていただくこととなりました。</div><div id="Signature">株式会社青空<br>TEL 03-0000-0000</div>';

/** How many links of ours stand in a body. */
export const links = (content: string) => content.match(/href="https:\/\/relay\.example\/r\//g)?.length ?? 0;

/** An Outlook with the draft open, in whose mailbox the add-in was connected on an earlier day. */
export function mailbox(draft: Draft, settings: object = {}) {
  const host = outlook(draft);
  const kept = Office.context.roamingSettings;
  for (const [key, value] of Object.entries({ me, connection: { token: 't', connectionId: 'c' }, settings }))
    kept.set(key, value);
  return { host, saved: (key: string) => kept.get(key) as unknown };
}
