import { list, text, type DocumentFacts, type PaperContent, type WritePaper } from './document.ts';

/** Body of a report as the add-in sends it, for the days before a trial has brought a real one. */
const EXAMPLE =
  '{"reports":[{"reportId":"3f6b0c1e9a7d4c52","day":"2026-11-23","stage":"first","language":"ja","inserted":1,"sent":1}]}';

/** For the people who decide whether an add-in may be installed: what is sent where, with the literal request. */
export const itSheet: WritePaper = (facts, language) =>
  language === 'ja' ? japanese(facts) : english(facts);

function literal({ relayOrigin, request }: DocumentFacts): string {
  return [
    'POST /v1/counts HTTP/1.1',
    `Host: ${new URL(relayOrigin).host}`,
    'Authorization: Bearer ••••••••',
    'Content-Type: application/json',
    '',
    request ?? EXAMPLE,
  ].join('\n');
}

function japanese(facts: DocumentFacts): PaperContent {
  const { relayOrigin, request } = facts;
  return {
    title: '情報システム部門の方へ:アドインが送るもの、送らないもの',
    lead: 'キャリアリレーは、Outlook でメールを作成するときだけ開くアドインです。下書きが不採用のご連絡かどうかを端末内で確かめ、候補者専用のリンクを本文に入れます。',
    sections: [
      {
        title: '送らないもの',
        blocks: [
          text(
            '宛先・お名前・件名・本文・添付・リンクは、送りません。符号(ハッシュ)に変えたものも送りません。受け取る側の API には、それらを入れられる項目そのものがありません。',
          ),
        ],
      },
      {
        title: '送るもの',
        blocks: [
          text(`次のものを、${relayOrigin} へ送ります。`),
          {
            kind: 'table',
            head: ['いつ', '内容', 'パス'],
            rows: [
              [
                'はじめに1回',
                '招待コード、または Microsoft 365 のサインインで得た接続の証明',
                '/v1/connections など',
              ],
              [
                'パネルを開いたとき',
                '接続の証明だけ(契約の条件、合計の人数、紹介枠を受け取ります)',
                '/v1/me、/v1/progress など',
              ],
              [
                'リンクを入れたとき、送ったとき',
                '入れた数と送った数、日付、選考段階、文面の言語',
                '/v1/counts',
              ],
              [
                '紹介を依頼したとき',
                'ご担当者が入力した募集の内容(職種・勤務地など)と、ご提案をお知らせするための、ご担当者ご自身のメールアドレス',
                '/v1/slots/requests',
              ],
              [
                '紹介に返答したとき',
                '面接に進むか見送るか、面接の日、結果、依頼の取り消し',
                '/v1/slots/requests の下',
              ],
              ['採用1人あたりの費用を入れたとき', 'その金額', '/v1/report/cost-per-hire'],
              ['接続を解除したとき', '接続の証明だけ', '/v1/connections/current'],
              ['導入面談を予約したとき', 'ご担当者ご自身のメールアドレスと日時', '/v1/onboarding/bookings'],
            ],
          },
        ],
      },
      {
        title: request
          ? '試しの挿入で届いた内容(そのまま)'
          : '送信の例(お試しのあとは、実際に届いた内容に変わります)',
        blocks: [
          { kind: 'code', text: literal(facts) },
          text(
            '伏せているのは、会社の接続の証明だけです。同じ内容は、パネルの「くわしく」でいつでも確かめられます。',
          ),
        ],
      },
      {
        title: '端末とメールボックスに残るもの',
        blocks: [
          list(
            'どの下書きにどなたのリンクが入っているか:その下書きの中(送信しても、相手には渡りません)',
            'このメールボックスからリンクを入れた方と日付:ご担当者のメールボックスの中(約200件)',
            'つながらないあいだの「入れた数」:端末の中。つながると送り、消えます',
          ),
        ],
      },
      {
        title: '許可していただくもの',
        blocks: [
          {
            kind: 'table',
            head: ['項目', '内容'],
            rows: [
              [
                'アドインの権限',
                'ReadWriteItem(作成中のメール1通の読み書き。メールボックス全体は読めません)',
              ],
              [
                '通信先',
                `${relayOrigin}(アドインと API)、https://appsforoffice.microsoft.com(Office の部品)、https://login.microsoftonline.com(Microsoft 365 でつなぐ場合)`,
              ],
              ['送信前の確認', '端末内だけで行い、通信しません。どの場合も送信を止められません(PromptUser)'],
              ['要求セット', 'Mailbox 1.3 以上'],
            ],
          },
        ],
      },
      {
        title: '候補者が登録したあと',
        blocks: [
          list(
            '登録の内容は、候補者ご本人が専用ページで入力したものだけです。',
            '貴社に見えるのは合計の人数だけで、1日1回まとめて更新します。どなたが開いたか、登録したかは表示しません。',
            'お名前が貴社に伝わるのは、ご本人が「また連絡してもよい」を選んだ場合と、企業への提案に同意している方について、貴社が面接に進むと決めた場合だけです。',
            'メールの開封を調べる仕掛け(追跡用の画像など)はありません。',
          ),
        ],
      },
    ],
  };
}

function english(facts: DocumentFacts): PaperContent {
  const { relayOrigin, request } = facts;
  return {
    title: 'For IT: what the add-in sends, and what it never sends',
    lead: 'Career Relay is an Outlook add-in that opens while a message is being written. It checks on the device whether a draft is a rejection and puts the candidate’s personal link into the text.',
    sections: [
      {
        title: 'Never sent',
        blocks: [
          text(
            'Recipients, names, subject, text, attachments and links are not sent, and neither is a code (hash) of any of them. The API that receives our requests has no field that could carry one.',
          ),
        ],
      },
      {
        title: 'Sent',
        blocks: [
          text(`The following goes to ${relayOrigin}.`),
          {
            kind: 'table',
            head: ['When', 'What', 'Path'],
            rows: [
              [
                'Once, at the start',
                'An invitation code, or the proof of connection from the Microsoft 365 sign-in',
                '/v1/connections and others',
              ],
              [
                'When the pane opens',
                'The proof of connection only (terms, totals and slots come back)',
                '/v1/me, /v1/progress and others',
              ],
              [
                'When a link is inserted, and when it is sent',
                'How many were inserted and sent, the day, the stage, the language of the wording',
                '/v1/counts',
              ],
              [
                'When an introduction is requested',
                'What the recruiter types about the vacancy (position, location …), and the recruiter’s own address, to tell them of proposals',
                '/v1/slots/requests',
              ],
              [
                'When an introduction is answered',
                'Accepted or declined, the day of the interview, the result, a cancelled request',
                'below /v1/slots/requests',
              ],
              ['When the cost of a hire is entered', 'That amount', '/v1/report/cost-per-hire'],
              ['When disconnecting', 'The proof of connection only', '/v1/connections/current'],
              [
                'When the onboarding call is booked',
                'The recruiter’s own address and the time',
                '/v1/onboarding/bookings',
              ],
            ],
          },
        ],
      },
      {
        title: request
          ? 'What the test insertion sent, literally'
          : 'An example (after the trial: what really arrived)',
        blocks: [
          { kind: 'code', text: literal(facts) },
          text(
            'Only the company’s proof of connection is masked. The pane shows the same under “Details” at any time.',
          ),
        ],
      },
      {
        title: 'Kept on the device and in the mailbox',
        blocks: [
          list(
            'Whose link is in which draft: inside that draft (it does not travel with the message)',
            'Whom this mailbox invited and when: in the recruiter’s own mailbox (about 200 entries)',
            'Numbers waiting while offline: on the device; sent once connected, then gone',
          ),
        ],
      },
      {
        title: 'What to allow',
        blocks: [
          {
            kind: 'table',
            head: ['Item', 'Value'],
            rows: [
              [
                'Permission of the add-in',
                'ReadWriteItem (the one message being written; it cannot read the mailbox)',
              ],
              [
                'Hosts',
                `${relayOrigin} (add-in and API), https://appsforoffice.microsoft.com (Office library), https://login.microsoftonline.com (for the Microsoft 365 sign-in)`,
              ],
              [
                'Check before sending',
                'Runs on the device, without network. It can never keep a message from being sent (PromptUser)',
              ],
              ['Requirement set', 'Mailbox 1.3 or later'],
            ],
          },
        ],
      },
      {
        title: 'After a candidate registers',
        blocks: [
          list(
            'A registration holds only what candidates type themselves on their own page.',
            'You see totals, refreshed once a day. Who opened a link or registered is never shown.',
            'A name reaches you only if that person chose “may contact me again”, or agreed to be proposed to companies and you decided to interview them.',
            'There is no tracking pixel and no other way of watching whether an email was opened.',
          ),
        ],
      },
    ],
  };
}
