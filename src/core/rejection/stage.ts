import type { SelectionStage } from './verdict.ts';

const FINAL = {
  ja: /最終(面接|選考|面談)|役員面接|社長面接|最終の(面接|選考)|三次面接/,
  en: /final (round|stage|interview|selection|candidates|shortlist)|last round|final-round|onsite/,
};
const INTERVIEW = {
  ja: /面接|面談|お越し|ご足労|来社|お話(を|し|させ|でき)|お会い|一次選考|二次選考/,
  en: /interview|meeting (with )?(you|us|me|our|the)|met with|speaking with|spoke|speak with|chat(ting)? with|talking (with|to)|our (conversation|call|chat|discussion)|coming (in|to)|phone screen|getting to know you|your visit/,
};
const DOCUMENT = {
  ja: /履歴書|職務経歴書|エントリー|書類|応募/,
  en: /application|resume|cv|applied|applying|cover letter|profile|portfolio/,
};

/** How far the candidacy had come, as far as the words tell; it only picks wording. */
export function guessStage(subject: string, text: string, language: 'ja' | 'en'): SelectionStage {
  const words = `${subject}\n${text}`;
  if (FINAL[language].test(words)) return 'final';
  if (
    language === 'ja' &&
    /書類選考(の結果|にて|の段階|を行|をさせ|いたし)/.test(words) &&
    !/面接(の結果|にお越し|にご参加|を受け)|ご足労/.test(words)
  )
    return 'document';
  if (INTERVIEW[language].test(withoutFutureInterview(words, language))) return 'first';
  return DOCUMENT[language].test(words) ? 'document' : 'unknown';
}

/** "We cannot invite you to an interview" speaks of an interview that did not take place. */
function withoutFutureInterview(words: string, language: 'ja' | 'en'): string {
  return language === 'ja'
    ? words.replace(
        /(次の|次回の?|今後の)?(面接|面談)(の機会|への?ご案内|のご案内|に進|にお進み|への進|のご用意|を見送|は見送)/g,
        '',
      )
    : words.replace(
        /((offer|invite|extend|for|to|an?|shortlisted for|selected for|proceed to)( you)?( to| for)?( an?| the)?( first| phone)?) interview(?! (process|with us|with our|on|last))/g,
        '$1',
      );
}
