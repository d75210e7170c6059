/** What makes a sum of money an offer to its reader, in a text that is folded (`fold.ts`). No lookbehind: old web views have none. */
const OFFERS = {
  ja: new RegExp(
    [
      // ご連絡を差し上げます gives no money.
      '(?:^|[^ヲ絡内信事話]|[^絡内信事話]ヲ)(?:差シ|サシ)(?:上|アゲ)',
      '進呈|プレゼント|贈|オ渡シ|モラエ|モラッ|貰[エッ]|受ケ?取[レッ]|オ受ケ?取リ|オ振リ?込ミ?(?:シ|イタ|致)|振リ?込ミマ|オ支払イ(?:シ|イタ|致)',
      '[円\\d](?:ノ[^。、]{1,10})?ヲオ(?:送リ|届ケ)',
      '円分|オ得|オトク|[イ今]マ?ナラ|オ祝|御祝|祝イ|(?:^|[^証債])券',
      '(?:登録|応募|紹介|入社|内定)(?:デ(?![キハス])|時|スルト|サレルト|ノ方ニ|者ニ|シタ方ニ|サレタ方ニ|イタダイタ方ニ)',
      '(?:登録|応募|紹介|入社|面談)[^。!?]*支給|支給[^。!?]*(?:登録|応募|紹介)',
    ].join('|'),
  ),
  en: new RegExp(
    [
      '\\b(?:pay|give|send|wire|transfer|hand|award|offer)s?\\s(?:to\\s)?you\\b|\\bfor you\\b|\\byours\\b|\\bcards?\\b',
      '\\b(?:paid|given|sent|wired|transferred) to you\\b',
      '\\b(?:earn|paid|pay)\\b.*\\b(?:regist|sign(?:ing)? up|refer)|\\b(?:regist|sign(?:ing)? up|refer).*\\b(?:earn|pay|paid)\\b',
    ].join('|'),
  ),
  /** Straight to the sum: who gets a mail about jobs is offered none. */
  gets: /\b(?:gets?|receives?|win|claim|collect)\b(?!.*\b(?:jobs?|roles?|positions?|openings?|e?mails?)\b)/,
} as const;

const WAGE_JA =
  '(?:[^支]給|^給|賃金|[年月]収|収入|所得|年俸|額面|手取|[年月日]額|賞与|手当|報酬|退職金|平均|資本金|売上|扶養)';
const WAGE_EN =
  '(?:salary|salaries|wages?|earnings|income|compensation|revenue|sales|capital|(?:base|basic|average|annual|monthly|hourly|starting|the) pay)\\b';

/** What somebody earns in a job, or a company has, is no gift, however much it is. */
const WAGES = {
  ja: {
    before: new RegExp(`${WAGE_JA}(?!.*${WAGE_JA})`),
    after: new RegExp(`^(?:以上|程度|前後|台)?ノ${WAGE_JA}`),
  },
  en: {
    before: new RegExp(`\\b${WAGE_EN}`),
    after: new RegExp(
      `^\\s?(?:(?:a|per|each|/)\\s?(?:year|month|hour|annum)|(?:in\\s)?(?:annual\\s)?${WAGE_EN})`,
    ),
  },
} as const;

/** Beside a wage, or whatever it is, something else is given. */
const BESIDE = {
  ja: /別ニ|別途|ホカ|他ニ|以外|加エ|プラス|カカワラズ|関ワラズ|問ワズ|アップ|決マ|登録|応募|祝/,
  en: /\b(?:besides?|aside|on top|in addition|additional|apart from|regardless|whatever|plus|as well as|extra)\b/,
  /** A wage is paid by somebody else, and not for registering. */
  ours: /\bwe\b.*\byou\b|\bregist|\bsign(?:ing)? up\b/,
  /** Nobody says so of a wage. */
  given: /^.{0,3}(?:分|差シ|サシ|贈|オ渡シ)/,
} as const;

/** Whether a sum is given to the reader, by what its sentence says before and after it. */
export function isOffered(before: string, after: string): boolean {
  const [start, end] = [
    before.split(/[。!?\n]|\.(?!\d)/).pop() ?? '',
    after.split(/[。!?\n]|\.(?!\d)/)[0] ?? '',
  ];
  const sentence = `${start}0円${end}`;
  if (!OFFERS.ja.test(sentence) && !OFFERS.en.test(sentence) && !OFFERS.gets.test(start)) return false;
  return !isWage(start, end, sentence);
}

function isWage(start: string, end: string, sentence: string): boolean {
  if (BESIDE.given.test(end)) return false;
  const wage = WAGES.ja.before.exec(start);
  if (wage) return !BESIDE.ja.test(start.slice(wage.index));
  if (WAGES.ja.after.test(end)) return true;
  if (BESIDE.en.test(sentence)) return false;
  return WAGES.en.before.test(start) || (WAGES.en.after.test(end) && !BESIDE.ours.test(sentence));
}
