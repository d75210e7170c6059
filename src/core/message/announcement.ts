/**
 * What a mail or another text is called where one is announced. A bare "message" is none: job portals put 「企業からのメッセージ」
 * above the answer they pass on.
 */
const TEXT =
  '(?:forwarded|quoted|(?:original|previous|earlier|last|your) message|original(?= ?[-=])|(?:e-?mail|mail|thread|conversation|cut here|template|sample|draft|letter)s?\\b|転送|引用|メール(?!アドレス)|(?:元|前回|以前|オリジナル|先方|いただいた)[^。]{0,4}メッセージ|元の予定|原文|原始[邮郵]件|本文|文面|案文|例文|文案|サンプル|文字起こし)';

/** A ruler with it: "---- Forwarded ----", "--- Original ---", "--- Previous mail ---", "*** 例文 ***". Two asterisks only mark bold words. */
const RULE = '(?:[-=―─━—](?: ?[-=―─━—]){1,40}|[*_~]{3,40})';
const TITLED_RULER = new RegExp(`^\\s{0,3}${RULE}[^。]{0,30}${TEXT}[^。]{0,30}${RULE}\\s*$`, 'i');

/** 「▼いただいたメール」 「以下、原文です。」 「【引用ここから】」 */
const BELOW_JA = new RegExp(
  `^\\s{0,3}(?:[▼▽↓⇓]{1,6}[^。]{0,24}${TEXT}[^。]{0,12}|[【〔\\[<(]?(?:以下|下記)[^。]{0,24}${TEXT}(?:の?内容|案)?(?:ここから|より|です|になります|となります|でございます)?[】〕\\]>):]{0,3}|[【〔\\[<(](?:引用|転送|例文|案文|原文|元の?メ)[^。]{0,12}[】〕\\]>)]:?)。?\\s*$`,
);
/** "Earlier message from Anna:", "Letter:" */
const BELOW_EN =
  /^\s{0,3}(?:the )?(?:(?:original|previous|earlier|forwarded|quoted|last|your|his|her|their) (?:message|text)|(?:(?:original|previous|earlier|forwarded|quoted|last|your|his|her|their) )?(?:e-?mail|mail|thread|letter))(?: (?:from|of|dated|sent|below).{0,60})?\s?:\s*$/i;

/** 「引用ここまで」, and no sentence that goes on: 「ここまで慎重に検討しましたが」 is still the text shown. */
const END =
  /^[^。、]{0,20}ここまで(?:です)?[^ぁ-んァ-ヶ一-龠]{0,40}$|^\W{0,12}end of (?:the )?(?:quot|forward|message|e?-?mail|original|letter)/i;

/** Whether a line in half width announces that somebody else's text, or one only shown, follows. */
export function announcesText(head: string): boolean {
  return TITLED_RULER.test(head) || BELOW_JA.test(head) || BELOW_EN.test(head);
}

/** Whether a line ends such a text, where it does not go on to the end. */
export function isEndOfText(head: string): boolean {
  return END.test(head);
}
