/** Forms of a character that are found in names, each before the one that keyboards give first. */
const FORMS =
  '髙高﨑崎嵜崎邊辺邉辺齋斎齊斎斉斎濵浜濱浜澤沢嶋島嶌島冨富德徳惠恵廣広國国櫻桜眞真瀨瀬栁柳槗橋桒桑龍竜萬万彌弥條条榮栄靜静會会𠮷吉ヶケ';
const USUAL = formsOf(Array.from(FORMS));

/**
 * What is left of a name, or of words that look for one, where two writings of it count as the same: width, case, accents,
 * forms of a character and of an apostrophe. To compare by only, never to show.
 */
export function foldName(text: string): string {
  const plain = text
    .normalize('NFKD')
    // Sound marks of kana make other letters.
    .replace(/(?![\u3099\u309a])\p{M}/gu, '')
    .normalize('NFKC')
    // Not before: only now is ㏍ written in letters.
    .toLowerCase()
    .replace(/[‘’]/g, "'");
  return Array.from(plain, (character) => USUAL[character] ?? character).join('');
}

function formsOf(pairs: readonly string[]): Readonly<Record<string, string>> {
  const usual: Record<string, string> = { đ: 'd', ł: 'l', ø: 'o', ß: 'ss', æ: 'ae', œ: 'oe' };
  pairs.forEach((form, at) => {
    if (at % 2 === 0) usual[form] = pairs[at + 1] ?? form;
  });
  return usual;
}
