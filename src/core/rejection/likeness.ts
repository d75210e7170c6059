import type { LooksLike } from './verdict.ts';

const OFFER = {
  ja: /(^|[^不])(内定|内々定|採用(?!選考|試験|結果|活動))(を|が|の|と)?((?!見送|見合|ない|ませ|かね|ず|控|難|至ら|可否)[^\n]){0,14}(決定し|決定いた|決まりまし|お出し|させていただく|いたします|のご連絡|のお知らせ|となりました|することに|通知|お伝え|ご提示)|労働条件通知|入社手続|オファーレター|条件(を|の)提示|(^|[^不])採用とさせ/,
  en: /(pleased|delighted|happy|excited|thrilled|like|glad|pleasure) to (offer you(?! (an interview|a (call|chat|slot|trial)))|extend (you )?(an|a|the) (job )?offer|confirm your offer|make you an offer)|offer letter|offer attached|love for you to join|offer of employment|formal offer|your start date|welcome (you )?(aboard|to the team)|(job|position|role)('s| is) yours|contract attached/,
};
const INVITATION = {
  ja: /(面接|面談|選考|次のステップ)[^\n]{0,20}(ご案内|お越し|実施|日程|日時|ご都合|お願い|進んで|お進み(ください|いただきた|いただくこととな))|(日程|ご都合|候補日)[^\n]{0,20}(面接|面談|お知らせ|ご返信|調整)|選考[^\n]{0,8}通過/,
  en: /(invite|inviting|invited) you[^\n]{0,40}(interview|assessment|call|chat|round|stage|trial)|(schedule|arrange|book|set up|confirm)[^\n]{0,40}(interview|call|chat|conversation)|(next|second|final|first) (round|stage|interview)[^\n]{0,60}(availab|schedul|invite|book)|move(d)? you (forward|on) to|offer you an interview|selected to attend|(time|free|available|do|have) (for )?a (short |quick )?(call|chat)\b/,
};
const ACKNOWLEDGEMENT = {
  ja: /(応募|エントリー|書類)[^\n]{0,30}(受付|受け付|受領|拝受|受け取|届|お預かり|ありがとう)/,
  en: /(received|receipt of|thank you for|thanks for|many thanks for) (your|submitting|applying)[^\n]{0,30}(application|resume|cv|applying|for|to|interest)|application (has been |is )?(submitted|received|complete)/,
};
/** "Only those we invite hear from us": what is said of an outcome still to come makes a receipt, not an offer. */
const TO_COME = {
  ja: /のみ|場合|順次|受け付け|承りました/,
  en: /only (the )?(shortlisted|selected|successful)|will be (contacted|informed)|if you/,
};
/** What only the candidate says, or only somebody who speaks about the candidate. */
const NOT_TO_A_CANDIDATE = {
  ja: /辞退(させ|いたし|したく)|貴社|御社|お疲れ様です|お疲れさまです|氏(は|が|の|を)/,
  en: /\bmy (application|candidacy|cv|resume|interview)\b|withdraw|you (have )?(referred|submitted|recommended|put forward|introduced)|your (referral|nominee)|this candidate|(hi|hello|dear) (all|team)\b|\b(he|she) (is|was)\b/,
};

/** What a draft would be if it were no rejection, and what speaks for each. */
export interface Likeness {
  readonly looksLike: LooksLike;
  readonly offer: boolean;
  readonly invitation: boolean;
  /** It speaks of an outcome still to come. */
  readonly toCome: boolean;
  /** Its writer or its reader is not who a rejection has. */
  readonly notToACandidate: boolean;
}

/** What a draft looks like beside a rejection: what is an offer or a receipt is none. */
export function likenessOf(subject: string, text: string, language: 'ja' | 'en'): Likeness {
  const words = `${subject}\n${text}`;
  const found = {
    offer: OFFER[language].test(words),
    invitation: INVITATION[language].test(words),
    toCome: TO_COME[language].test(words),
    notToACandidate: NOT_TO_A_CANDIDATE[language].test(words),
  };
  return { ...found, looksLike: nearest(found, ACKNOWLEDGEMENT[language].test(words)) };
}

function nearest(found: Omit<Likeness, 'looksLike'>, receipt: boolean): LooksLike {
  if (found.notToACandidate) return 'none';
  if (receipt && found.toCome && !found.invitation) return 'acknowledgement';
  if (found.offer) return 'offer';
  if (found.invitation) return 'interview_invitation';
  return receipt ? 'acknowledgement' : 'none';
}
