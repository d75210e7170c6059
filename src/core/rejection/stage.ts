import type { SelectionStage } from './verdict.ts';

const FINAL = {
  ja: /最終の?(面|選考|プレゼン|試験|候補|オーディション|理事|まで)|(役員|社長|理事長?|代表|三次)(との)?面[接談]/,
  en: /(two|three|other|both|among the|as a) ([a-z]+ )?finalist|(final|last)[ -](two|round|stage|interview|selection|candidates|panel|meeting|discussion|talk|presentation)|the other candidate\b|on-?site (interview|visit)|campus visit/,
};
const INTERVIEW = {
  ja: /面[接談]|お越し(いただ[いき]|くださ[りっ])|ご足労|来社|お話し?(を|いただ|して|させ|でき[てま])|お会いできて|[一二]次選考|模擬授業/,
  en: /interview|meeting (with )?(you|us|our|the)|(nice|lovely|great|good|pleasure) (to )?meet|(met|speak(ing)?|chat(ting)?|talk(ing)?) (with|to)|spoke|(our|the|a|zoom) (conversation|call|chat|discussion)|coming (in|to|down)|phone screen(?!s)|your visit|assessment (day|cent)|trial shift/,
};
const DOCUMENT = {
  ja: /履歴書|職務経歴書|エントリー|書類|応募/,
  en: /application|resume|cv|applied|applying|profile|portfolio/,
};

/** "We cannot invite you to an interview" and "… to the final round" speak of what did not take place, or not yet. */
const NOT_REACHED = {
  ja: /(最終の?)?(面[接談]|選考)(((?!結果|いただ[いき]|くださ)[^\n、が]){0,14}(案内|呼び|招|声|遠慮|控え|見[送合]|対象|お願い|絞|実施[しを]|至[らり]|(には?|を)進|お進み|方)(?!.{0,2}いただ[いき])|(?=\(書))|書類.{0,6}次選考|お話しできれば/g,
  en: /(not|unable|cannot|only|shortlisted|invit(e|ing|ed)|chosen) ([^\n]{0,70} )?(to|for|an?|the|of)( (an?|the|our|phone|first|second|next|final|last))*[ -](interview|finalist|(phone )?screen|final|last|first|assessment)[a-z]*|interviews? will be|(no longer|am) interviewing|(hope|get|love) to (speak|talk|chat|meet)/g,
};

/** How far the candidacy had come, as far as the words tell; it only picks wording. */
export function guessStage(subject: string, text: string, language: 'ja' | 'en'): SelectionStage {
  const words = `${subject}\n${text}`.replace(NOT_REACHED[language], '');
  if (FINAL[language].test(words)) return 'final';
  if (INTERVIEW[language].test(words)) return 'first';
  return DOCUMENT[language].test(words) ? 'document' : 'unknown';
}
