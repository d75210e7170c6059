/**
 * Words that tell a decision, or that one is told here. No signature and no notice holds them, so none is cut off where
 * they stand. Rather too many: a signature left in costs little, a decision cut off is lost.
 */
const DECISION_JA =
  /不採用|不合格|不通過|落選|見送|見合わせ|ご縁|残念|選考(?!担当|係|委員|事務)|合否|結果|採用(?:でき|いた|に至|を)|ご期待|ご希望に|お祈り|ご活躍|ご応募|(?:他の|別の|ほかの)(?:方|人|候補)/;
const DECISION_EN =
  /\b(?:unfortunately|sadly|regret(?:s|fully)?|sorry|unsuccessful|decided|chose|chosen|(?:went|gone|going|go) with|rejected|declined|filled|(?:an)?other (?:candidate|applicant)s?|some(?:one|body) else|your (?:application|candidacy|interview)|(?:won|weren|haven|didn)['’]t|not (?:be |been )?(?:selected|shortlisted|successful|chosen|offer|mov|proceed|progress|tak|hir|continu)|no longer)/i;
/** 「判定：」 "Application status:" */
const RESULT = /^[^\w一-龠]{0,4}(?:(?:[a-z]+ ){0,3}(?:status|outcome|result|decision)|[^:。]{0,8}判定)\s?:/i;

/** Whether a line in half width tells a decision or announces one. */
export function tellsDecision(head: string): boolean {
  return DECISION_JA.test(head) || DECISION_EN.test(head) || RESULT.test(head);
}
