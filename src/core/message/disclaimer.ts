import { tellsDecision } from './decision-words.ts';
import type { Line } from './lines.ts';

const DISCLAIMER_EN =
  /(?:this (?:e-?mail|message|communication|transmission)|the (?:information|contents?)|confidentiality notice|disclaimer|legal notice)/i;
const DISCLAIMER_EN_SURE =
  /(?:intended (?:solely|only|recipient|addressee)|privileged|confidentiality notice|for the (?:sole )?use of|if you (?:are not|have received)|views expressed|automatically generated|unsubscribe)/i;
const DISCLAIMER_JA =
  /(?:本|この|当)(?:電子)?(?:メール|通信|メッセージ)[^。]{0,60}(?:機密|秘密|誤って|誤送信|送信専用|宛先以外|受信者以外|意図された|ご返信いただ[いけ]|返信できません|返信には?お答え)/;
/** A line a company prints below all its mails, and nothing else on it; no author writes on behind it. */
const FOOTER =
  /^\W{0,3}(?:©|copyright\b|\(c\) ?\d{4})|^[^.!?]{0,60}\.?\s*all rights reserved|^(?!we\b)[^.,]{0,60} (?:is|are) an? (?:[\w/-]+ ){0,4}equal[- ](?:employment )?opportunity/i;
/** Such a line of a company that may also stand at the head of a mail: it counts in the last part of one only. */
const FOOTER_BELOW =
  /^\W{0,3}(?:please )?(?:consider the environment|think before (?:you )?print)|^(?:this )?(?:e-?mail|message) has been scanned|^\W{0,3}(?:click here )?(?:to )?unsubscribe\b|^\W{0,3}(?:if you (?:wish|want|would like|prefer) )?to (?:unsubscribe|opt[- ]out of (?:future|further|receiving|these|our (?:e-?)?mails))/i;
/** 「本メールにご返信いただけますと幸いです」 asks; a notice says that no answer is read. */
const ASKS_FOR_ANSWER =
  /^(?!.*(?:機密|秘密|誤|専用)).*返信いただ(?:いた|け(?:ま[すし]|れ|る|ません(?:か|でし)))/;

/**
 * The index of the first line of a notice below which no decision stands; -1 without one.
 * @param isShown As `findSignature` takes it: a request for an answer is the letter's then.
 */
export function findDisclaimer(lines: readonly Line[], isShown: boolean): number {
  let decision = -1;
  for (let i = 1; i < lines.length; i += 1) {
    if (!isDisclaimer(lines, i) || (isShown && ASKS_FOR_ANSWER.test((lines[i] as Line).head))) continue;
    if (decision === -1) decision = lastDecision(lines);
    if (i > decision) return i;
  }
  return -1;
}

function lastDecision(lines: readonly Line[]): number {
  let i = lines.length - 1;
  while (i > 0 && !tellsDecision((lines[i] as Line).head)) i -= 1;
  return i;
}

function isDisclaimer(lines: readonly Line[], i: number): boolean {
  const head = (lines[i] as Line).head;
  if (FOOTER.test(head) && !/\byour?\b/i.test(head)) return true;
  if (i < lines.length - 30 || i < lines.length >> 1) return false;
  const next = i + 1 < lines.length ? (lines[i + 1] as Line).head : '';
  return (
    DISCLAIMER_JA.test(head) ||
    FOOTER_BELOW.test(head) ||
    (DISCLAIMER_EN.test(head.slice(0, 80)) && DISCLAIMER_EN_SURE.test(head + ' ' + next))
  );
}
