import type { MessageLanguage } from './verdict.ts';

/** Enough to tell a language by; a longer text is not read to the end for it. */
const SAMPLE = 4000;

const ENGLISH =
  /\b(?:the|you|your|we|our|to|for|and|not|with|this|thank|thanks|is|of|in|have|dear|hi|hello|i)\b/gi;
const OTHER =
  /\b(?:der|die|und|nicht|ihre|ihnen|für|wir|sie|leider|mit|le|la|les|vous|votre|nous|pour|est|el|los|para|usted|su|nos|que|het|een|niet|uw|voor|wij|não|você|sua|per|non|che|della)\b/gi;

/** Words of one-line results that Chinese writes otherwise. */
const JAPANESE_WITHOUT_KANA = /不採用|不合格|見送|選考|応募|採用/;

/** The language a text is mostly written in: kana decide for Japanese, common small words for English. */
export function guessLanguage(text: string): MessageLanguage {
  const sample = text.slice(0, SAMPLE);
  const count = (pattern: RegExp) => (sample.match(pattern) ?? []).length;
  const kana = count(/[\u3041-\u30fa\u30fc-\u30fe\uff66-\uff9f]/g);
  const han = count(/[\u4e00-\u9fff]/g);
  const hangul = count(/[\uac00-\ud7a3]/g);
  const latin = count(/[a-zA-Z\uff21-\uff5a]/g);
  if (hangul > kana && hangul * 4 > latin) return 'other';
  // A Japanese character says about what three letters say.
  if (kana >= 4 && (kana + han) * 3 > latin) return 'ja';
  if (kana > 0 && han > 0 && latin < kana + han) return 'ja';
  if (kana === 0 && han > 0 && han < 40 && JAPANESE_WITHOUT_KANA.test(sample)) return 'ja';
  if (han > 6 && kana === 0 && han * 3 > latin) return 'other';
  if (latin === 0) return kana > 0 ? 'ja' : 'other';
  const english = count(ENGLISH);
  const other = count(OTHER);
  return english > other || (english === 0 && other === 0) ? 'en' : 'other';
}
