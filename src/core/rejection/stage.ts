import type { SelectionStage } from './verdict.ts';

const FINAL = {
  ja: /最終の?(面接|選考|面談)|(役員|社長|三次)面接/,
  en: /other finalist|final[ -](two|round|stage|interview|selection|candidates|shortlist)|onsite (interview|round|visit)/,
};
const INTERVIEW = {
  ja: /面接|面談|お越し|ご足労|来社|お話(を|し|させ|でき)|お会いでき(て|まし)|[一二]次選考/,
  en: /interview|meeting (with )?(you|us|me|our|the)|(met|speak(ing)?|chat(ting)?|talking) with|spoke|talking to|our (conversation|call|chat|discussion)|coming (in|to)|phone screen|your visit/,
};
const DOCUMENT = {
  ja: /履歴書|職務経歴書|エントリー|書類|応募/,
  en: /application|resume|cv|applied|applying|profile|portfolio/,
};

/** "We cannot invite you to an interview" and "… to the final round" speak of what did not take place; $1 stays. */
const NOT_REACHED = {
  ja: /()(次の|次回の?|今後の|最終)?(面接|面談|選考)(の機会|[のへ]の?ご案内|[にへ]は?お?[進呼至]|への進|のご用意|[をは]見送|にお越しいただくこと)(?!.{1,2}いただ[いき])/g,
  en: /((offer|invite|extend|for|to|an?)( you)?( to| for)?( an?| the)?( phone)?) interview(?!ing| (process|with (us|our)|on(?! this)|last))|(not|unable) [^.\n]{0,60}(to|for)( an?| the)? (first|final|last)( interview)?/g,
};

/** How far the candidacy had come, as far as the words tell; it only picks wording. */
export function guessStage(subject: string, text: string, language: 'ja' | 'en'): SelectionStage {
  const words = `${subject}\n${text}`.replace(NOT_REACHED[language], '$1');
  if (FINAL[language].test(words)) return 'final';
  if (
    language === 'ja' &&
    /書類選考(の結果|にて|の段階|を行|をさせ|いたし)/.test(words) &&
    !/面接(の結果|にお越し|にご参加|を受け)|ご足労/.test(words)
  )
    return 'document';
  if (INTERVIEW[language].test(words)) return 'first';
  return DOCUMENT[language].test(words) ? 'document' : 'unknown';
}
