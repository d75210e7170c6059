import { list, text, type WritePaper } from './document.ts';

/**
 * A clause for the employer's own notice to applicants: that the result may come with a voluntary offer of support.
 * A draft for the employer's counsel, and it says so.
 */
export const applicantNotice: WritePaper = (facts, language) => {
  const { employer, countingStage, operator, relayOrigin } = facts;
  const host = new URL(relayOrigin).host;
  const countsInterviews = countingStage === 'interviewed';
  if (language === 'ja')
    return {
      title: '応募者向けの告知文のひな形',
      lead: `${employer.name} 様の採用ページや応募受付のメール、個人情報の取り扱いについての案内に、そのまま加えていただける文章です。`,
      sections: [
        {
          title: '告知文',
          blocks: [
            {
              kind: 'quote',
              paragraphs: [
                `当社は、選考結果のご連絡に、職業紹介事業者による無料の就職・転職支援のご案内(${operator.name}が運営するページへのリンク)を添えることがあります。`,
                'ご利用は任意です。ご利用の有無は、今後の当社の選考に影響しません。費用はかかりません。',
                'ご案内にあたり、応募者のお名前・ご連絡先・応募内容を、当社から運営者または職業紹介事業者へ提供することはありません。登録される場合は、ご本人が専用のページで入力し、提供先をご確認のうえ同意されたものだけが、職業紹介事業者に渡ります。',
                'どなたが登録されたかは、ご本人が希望される場合を除き、当社には伝わりません。当社が受け取るのは合計の人数だけです。',
                `${countsInterviews ? '登録して紹介会社と面談された' : '登録された'}方の人数に応じて、当社は人材紹介を無料で受けられます。`,
              ],
            },
          ],
        },
        {
          title: '載せる場所',
          blocks: [
            list(
              '採用ページの「個人情報の取り扱い」',
              '応募を受け付けたときの自動返信メール',
              '紙の応募書類を受け取る場合は、受付の案内',
            ),
          ],
        },
        {
          title: 'あわせてご確認いただくこと',
          blocks: [
            list(
              '応募書類の保管期間と破棄の方法を、同じ案内に記載してください。',
              `リンクの行き先は ${host} です。お問い合わせには、この名前をお伝えください。`,
              '選考結果のお知らせが本文の中心です。案内だけのメールや、催促のメールは送らないでください。',
            ),
            text('この文章はひな形です。貴社の法務ご担当者の確認を経てお使いください。'),
          ],
        },
      ],
    };
  return {
    title: 'Model clause for the applicant notice',
    lead: `Text for ${employer.nameEn} to add to its careers page, its confirmation of applications, or its privacy notice for applicants.`,
    sections: [
      {
        title: 'The clause',
        blocks: [
          {
            kind: 'quote',
            paragraphs: [
              `When we tell you the result of our selection, we may add an offer of free career support by licensed employment agencies (a link to pages run by ${operator.nameEn}).`,
              'Using it is voluntary, costs nothing, and has no effect on any later application with us.',
              'We do not give your name, contact details or application to the operator or to any agency. If you register, only what you type yourself, for agencies you have seen and agreed to, is passed on.',
              'We are not told who registers, unless that person wishes it. We receive totals only.',
              `Depending on how many people register${countsInterviews ? ' and meet an agency' : ''}, we receive introductions of candidates free of charge.`,
            ],
          },
        ],
      },
      {
        title: 'Where to put it',
        blocks: [
          list(
            'The privacy notice on your careers page',
            'The automatic reply to applications',
            'The notice for those who apply on paper',
          ),
        ],
      },
      {
        title: 'Please also check',
        blocks: [
          list(
            'State in the same notice how long application papers are kept and how they are destroyed.',
            `Links lead to ${host}. Give this name to whoever asks.`,
            'The result stays the main thing in the email. Send no email that carries the offer alone, and no reminder.',
          ),
          text('This is a draft. Please have your counsel review it before use.'),
        ],
      },
    ],
  };
};
