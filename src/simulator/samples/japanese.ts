import { ITO, KOBAYASHI, SATO, SHARED_MAILBOX, SUZUKI, TANAKA, WATANABE, YAMADA } from './people.ts';
import type { Sample } from './sample.ts';

const SIGNATURE =
  '<p style="border-top:1px solid #d9dfdf;padding-top:10px;display:inline-block;min-width:220px;color:#616161">株式会社青葉システムズ<br>採用担当 高橋 直樹</p>';

const paragraphs = (...lines: string[]) => lines.map((line) => `<p>${line}</p>`).join('\n');

export const FIRST_INTERVIEW: Sample = {
  id: 'first-interview',
  title: { ja: '一次面接・不採用', en: 'First interview, rejection' },
  hint: { ja: '佐藤様 / 見送らせていただく', en: 'In Japanese, to Misaki Sato' },
  language: 'ja',
  to: [SATO],
  subject: '一次面接の結果につきまして',
  bodyType: 'html',
  body: `${paragraphs(
    '佐藤 美咲 様',
    '株式会社青葉システムズ 採用担当の高橋です。先日は一次面接にお越しいただき、誠にありがとうございました。',
    '慎重に検討を重ねました結果、誠に残念ながら、今回は採用を見送らせていただくこととなりました。',
    '末筆ながら、佐藤様の今後のご活躍をお祈り申し上げます。',
  )}\n${SIGNATURE}`,
};

export const DOCUMENT_SCREENING: Sample = {
  id: 'document-screening',
  title: { ja: '書類選考・不採用', en: 'Document screening, rejection' },
  hint: { ja: 'やわらかい言い回し', en: 'In Japanese, soft wording' },
  language: 'ja',
  to: [SUZUKI],
  subject: '書類選考のご連絡(株式会社青葉システムズ)',
  bodyType: 'html',
  body: `${paragraphs(
    '鈴木 彩 様',
    'お世話になっております。株式会社青葉システムズの高橋です。このたびは弊社の募集にご応募くださり、ありがとうございます。',
    'お送りいただいた書類を拝見し、社内で話し合いを重ねてまいりましたが、このたびはご縁を結ぶことがかないませんでした。ご期待に沿えず申し訳ございません。',
    'これからの転職活動が実り多いものとなりますよう、心より願っております。',
  )}\n${SIGNATURE}`,
};

export const INTERVIEW_SCHEDULE: Sample = {
  id: 'interview-schedule',
  title: { ja: '面接日程のご案内', en: 'Interview invitation' },
  hint: { ja: '不採用ではない例', en: 'In Japanese, not a rejection' },
  language: 'ja',
  to: [WATANABE],
  subject: '二次面接の日程につきまして',
  bodyType: 'html',
  body: `${paragraphs(
    '渡辺 翔 様',
    '株式会社青葉システムズの高橋です。一次面接では貴重なお話をありがとうございました。ぜひ次の面接にお進みいただきたく、ご連絡いたしました。',
    '下記の候補から、ご都合のよい日時をお知らせください。',
  )}
<ul><li>12月1日(火)10時から</li><li>12月2日(水)14時から</li><li>12月4日(金)16時から</li></ul>
${paragraphs('いずれも難しい場合は、遠慮なくお申し付けください。お会いできるのを楽しみにしております。')}\n${SIGNATURE}`,
};

export const OFFER: Sample = {
  id: 'offer',
  title: { ja: '内定のご連絡', en: 'Offer letter' },
  hint: { ja: '「お祈り」を含む採用通知', en: 'In Japanese, with a wish in it' },
  language: 'ja',
  to: [ITO],
  subject: '採用内定のご連絡',
  bodyType: 'html',
  body: `${paragraphs(
    '伊藤 葵 様',
    '株式会社青葉システムズの高橋です。先日は最終面接にお越しいただき、ありがとうございました。',
    '選考の結果、ぜひ弊社の一員としてお迎えしたく、採用内定のご連絡を差し上げます。条件の詳細は、あらためて書面でお送りいたします。',
    '伊藤様とご一緒できる日を、社員一同楽しみにしております。寒さの厳しい折、ご家族の皆様のご健勝をお祈り申し上げます。',
  )}\n${SIGNATURE}`,
};

export const TWO_RECIPIENTS: Sample = {
  id: 'two-recipients',
  title: { ja: '宛先が2名', en: 'Two recipients' },
  hint: { ja: '一斉送信の例', en: 'One mail to several people' },
  language: 'ja',
  to: [SATO, TANAKA],
  subject: '選考結果のお知らせ',
  bodyType: 'html',
  body: `${paragraphs(
    'ご応募いただいた皆様',
    '株式会社青葉システムズ 採用担当の高橋です。このたびは弊社の選考にお時間をいただき、誠にありがとうございました。',
    '厳正なる選考の結果、誠に残念ではございますが、今回は採用を見送らせていただくことになりました。',
    '皆様の今後のご活躍を心よりお祈り申し上げます。',
  )}\n${SIGNATURE}`,
};

export const PLAIN_TEXT: Sample = {
  id: 'plain-text',
  title: { ja: 'テキスト形式', en: 'Plain text' },
  hint: { ja: '装飾なしのメール', en: 'In Japanese, without formatting' },
  language: 'ja',
  to: [TANAKA],
  subject: '最終面接の結果について',
  bodyType: 'text',
  body: `田中 健太 様

株式会社青葉システムズの高橋です。
先日は最終面接のためにお時間をいただき、ありがとうございました。

社内で慎重に検討いたしましたが、
今回は採用を見送らせていただくこととなりました。
ご期待に沿えない結果となり、大変申し訳ございません。

田中様の今後のご活躍を、心よりお祈り申し上げます。

--
株式会社青葉システムズ
採用担当 高橋 直樹
`,
};

export const SHARED: Sample = {
  id: 'shared-mailbox',
  title: { ja: '共有メールボックス', en: 'Shared mailbox' },
  hint: { ja: '書き込み権限なし', en: 'No permission to write' },
  language: 'ja',
  from: SHARED_MAILBOX,
  to: [SUZUKI],
  subject: '選考結果のご連絡',
  bodyType: 'html',
  rights: 'readOnly',
  body: `${paragraphs(
    '鈴木 彩 様',
    '株式会社青葉システムズ 採用チームです。先日は面接にご参加いただき、ありがとうございました。',
    '検討の結果、誠に残念ながら、今回は採用を見送らせていただくこととなりました。',
    '鈴木様のご健勝と今後のご活躍をお祈り申し上げます。',
  )}\n<p style="color:#616161">株式会社青葉システムズ 採用チーム</p>`,
};

/** Markup as classic Outlook on Windows writes it. */
export const WORD_SHAPED: Sample = {
  id: 'word-html',
  title: { ja: 'Word 形式の HTML', en: 'Word-shaped HTML' },
  hint: { ja: 'デスクトップ版の書き方', en: 'In Japanese, as the desktop writes' },
  language: 'ja',
  to: [WATANABE],
  subject: '書類選考の結果につきまして',
  bodyType: 'html',
  body: `<div class="WordSection1">
<p class="MsoNormal"><span style="font-size:10.5pt;font-family:&quot;游ゴシック&quot;,sans-serif">渡辺 翔 様<o:p></o:p></span></p>
<p class="MsoNormal"><span lang="EN-US"><o:p>&nbsp;</o:p></span></p>
<p class="MsoNormal"><span style="font-size:10.5pt">株式会社青葉システムズの高橋です。<span lang="EN-US"><br></span>このたびは弊社の求人にご応募いただき、ありがとうございました。<o:p></o:p></span></p>
<p class="MsoNormal"><span style="font-size:10.5pt">社内で検討いたしましたが、今回は採用を見送ら</span><span style="font-size:10.5pt">せていただくことになりました。</span></p>
<p class="MsoNormal"><span lang="EN-US"><o:p>&nbsp;</o:p></span></p>
<p class="MsoNormal"><span style="font-size:10.5pt">末筆ながら、渡辺様の今後のご活躍をお祈り申し上げます。</span></p>
<p class="MsoNormal"><span lang="EN-US"><o:p>&nbsp;</o:p></span></p>
<p class="MsoNormal"><span style="font-size:10pt;color:#595959">----------------------------<br>株式会社青葉システムズ<br>採用担当 高橋 直樹<br><span lang="EN-US">naoki.takahashi@aoba.example</span></span></p>
</div>`,
};

/** The rejection is in the quoted history only; what the recruiter writes now is not one. */
export const QUOTED_REPLY: Sample = {
  id: 'quoted-reply',
  title: { ja: '返信(引用に不採用)', en: 'Reply that quotes a rejection' },
  hint: { ja: '本人の文面は不採用ではない例', en: 'In Japanese, own text is neutral' },
  language: 'ja',
  to: [TANAKA],
  subject: 'Re: 一次面接の結果につきまして',
  bodyType: 'html',
  composeType: 'reply',
  body: `${paragraphs(
    '田中 健太 様',
    'お問い合わせありがとうございます。お預かりした書類は、本日郵送にてお返しいたしました。到着までしばらくお待ちください。',
  )}\n${SIGNATURE}
<div id="appendonsend"></div>
<hr style="display:inline-block;width:98%" tabindex="-1">
<div id="divRplyFwdMsg" dir="ltr"><font face="Calibri, sans-serif" style="font-size:11pt" color="#000000"><b>差出人:</b> 高橋 直樹 &lt;naoki.takahashi@aoba.example&gt;<br><b>送信日時:</b> 2026年11月20日 10:12<br><b>宛先:</b> 田中 健太 &lt;kenta.tanaka@example.jp&gt;<br><b>件名:</b> 一次面接の結果につきまして</font><div>&nbsp;</div></div>
<div><p>田中 健太 様</p><p>慎重に検討を重ねました結果、誠に残念ながら、今回は採用を見送らせていただくこととなりました。</p><p>田中様の今後のご活躍をお祈り申し上げます。</p></div>`,
};

export const COLLEAGUES: Sample = {
  id: 'colleagues',
  title: { ja: '社内だけの連絡', en: 'Only colleagues' },
  hint: { ja: '社外の宛先がない例', en: 'In Japanese, nobody outside' },
  language: 'ja',
  to: [YAMADA],
  cc: [KOBAYASHI],
  subject: '一次面接の結果(社内共有)',
  bodyType: 'html',
  body: `${paragraphs(
    '山田さん、小林さん',
    '先週の一次面接の件です。田中様については、今回は採用を見送らせていただく方針とし、明日ご本人にご連絡します。',
    'ご意見があれば、本日中にお知らせください。',
  )}\n${SIGNATURE}`,
};
