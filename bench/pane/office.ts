/** In place of Outlook, the same for both pages: answers at once, with a rejection to one candidate and a live company. */
import { MAILBOX_KEYS } from '../../src/addin/host/store-keys.ts';
import { ok, useOffice } from '../../test/addin/host/fake-office.ts';
import { me, progress } from '../../test/support/sample-company.ts';

const MAIL =
  '<div>佐藤 美咲 様<br>この度は弊社の求人にご応募いただき、ありがとうございました。<br>慎重に選考いたしました結果、誠に残念ながら、' +
  '今回は採用を見送らせていただくこととなりました。</div>';

type Callback = (result: unknown) => void;

/** Office.js calls take their options before the callback, or leave them out. */
const answer =
  (value: unknown) =>
  (...given: readonly (Callback | object | string)[]) => {
    const callback = given.at(-1);
    if (typeof callback === 'function') queueMicrotask(() => (callback as Callback)(ok(value)));
  };
const nobody = { getAsync: answer([]) };

useOffice({
  item: {
    body: { getTypeAsync: answer('html'), getAsync: answer(MAIL), setSelectedDataAsync: answer(undefined) },
    subject: { getAsync: answer('選考結果のご連絡') },
    to: { getAsync: answer([{ emailAddress: 'sato@mail.example', displayName: '佐藤 美咲' }]) },
    cc: nobody,
    bcc: nobody,
    addHandlerAsync: answer(undefined),
    getInitializationContextAsync: answer(''),
  },
});
const { roamingSettings } = Office.context;
const onReady = () => Promise.resolve({ host: Office.HostType.Outlook, platform: null });
Object.assign(Office, {
  onReady: (then?: () => void) => {
    const ready = onReady();
    void ready.then(then);
    return ready;
  },
});
roamingSettings.set(MAILBOX_KEYS.connection, { token: 'bench', by: 'code' });
roamingSettings.set(MAILBOX_KEYS.me, me);
roamingSettings.set(MAILBOX_KEYS.progress, progress);
