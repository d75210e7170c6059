import { list, steps, text, type WritePaper } from './document.ts';

/** For the Microsoft 365 administrator: from the manifest to a working check before sending. */
export const deployment: WritePaper = ({ employer, relayOrigin }, language) => {
  const file = manifestName(employer.code);
  if (language === 'ja')
    return {
      title: '管理者による配布の手順',
      lead: '管理者が配布すると、対象の方の Outlook に自動で入り、送信前の確認も使えるようになります(ご自身で追加したアドインでは、送信前の確認は動きません)。',
      sections: [
        {
          title: '用意するもの',
          blocks: [
            list(
              `マニフェスト ${file}(この画面から保存できます。中の通信先は ${relayOrigin} です)`,
              'Microsoft 365 の全体管理者または Exchange 管理者の権限',
              '対象にする方のグループ(はじめは採用ご担当の数名をお勧めします)',
            ),
          ],
        },
        {
          title: '配布する',
          blocks: [
            steps(
              'Microsoft 365 管理センター(https://admin.microsoft.com)で、設定 > 統合アプリ を開きます。',
              '「カスタム アプリをアップロード」を選び、種類は「Office アドイン」、方法は「デバイスからマニフェスト ファイル(.xml)をアップロード」を選びます。',
              `${file} を選びます。`,
              '対象のユーザーまたはグループを選びます。',
              '求められるアクセス許可(ReadWriteItem)を確認し、展開します。',
            ),
            text(
              'Outlook に表示されるまで、時間がかかることがあります(長い場合は24時間ほど)。Outlook を開き直すと早まる場合があります。',
            ),
          ],
        },
        {
          title: '確かめる',
          blocks: [
            steps(
              'Outlook で新しいメールを開き、リボンに「キャリアリレー」と「リンクを入れる」があることを確認します。',
              'パネルの 設定 > 送信前の確認 が「この Outlook で動いています」と表示されることを確認します。',
              'ご自身あてのメールにリンクを入れて送信できることを確認します。',
            ),
          ],
        },
        {
          title: 'Microsoft 365 のサインインでつなぐ場合',
          blocks: [
            list(
              'テナント ID を運営にお知らせください。ご登録のあとは、招待コードなしでつながります。',
              '初回に、アプリへの同意を求められることがあります。管理者がまとめて同意すると、各自の画面には出ません。',
              'この方法を使わない場合は、招待コードをはじめに1回だけ入力します。',
            ),
          ],
        },
        {
          title: '更新と取りやめ',
          blocks: [
            list(
              'アドインの中身は自動で新しくなります。マニフェストが変わるときだけ、同じ画面で差し替えをお願いします。',
              '取りやめるときは、統合アプリからキャリアリレーを削除します。お届けしたリンクは、候補者のためにそのまま使えます。',
            ),
          ],
        },
      ],
    };
  return {
    title: 'Deployment by an administrator',
    lead: 'Deployed by an administrator, the add-in appears in the chosen people’s Outlook by itself, and the check before sending works (it does not for an add-in that somebody added on their own).',
    sections: [
      {
        title: 'What you need',
        blocks: [
          list(
            `The manifest ${file} (download it from this page; it talks to ${relayOrigin})`,
            'The role of a global administrator or Exchange administrator of Microsoft 365',
            'A group of people to deploy to (we suggest a few recruiters first)',
          ),
        ],
      },
      {
        title: 'Deploy',
        blocks: [
          steps(
            'In the Microsoft 365 admin center (https://admin.microsoft.com) open Settings > Integrated apps.',
            'Choose “Upload custom apps”, type “Office Add-in”, and “Upload manifest file (.xml) from device”.',
            `Choose ${file}.`,
            'Choose the users or groups.',
            'Review the permission asked for (ReadWriteItem), and deploy.',
          ),
          text(
            'It may take a while, up to about 24 hours, to appear in Outlook. Restarting Outlook can help.',
          ),
        ],
      },
      {
        title: 'Check',
        blocks: [
          steps(
            'Open a new message in Outlook and check that “Career Relay” and “Insert link” are in the ribbon.',
            'In the pane, under Settings > Check before sending, check that it says “Working in this Outlook”.',
            'Insert a link into an email to yourself and send it.',
          ),
        ],
      },
      {
        title: 'With the Microsoft 365 sign-in',
        blocks: [
          list(
            'Tell us your tenant ID. Once it is registered, people connect without an invitation code.',
            'Microsoft may ask for consent the first time. If the administrator consents for everybody, nobody else is asked.',
            'Without it, each person types the invitation code once.',
          ),
        ],
      },
      {
        title: 'Updates and removal',
        blocks: [
          list(
            'The add-in itself stays up to date. Only when the manifest changes will we ask you to replace it on the same page.',
            'To stop, remove Career Relay from Integrated apps. Links already sent keep working for candidates.',
          ),
        ],
      },
    ],
  };
};

/** Name of the manifest as it is downloaded for an employer. */
export function manifestName(code: string): string {
  return `career-relay-${code}.xml`;
}
