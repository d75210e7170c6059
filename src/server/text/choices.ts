import type { Language } from './language.ts';

/** What a form offers: stored by its key, shown in the reader's language. */
export interface Choice {
  readonly key: string;
  readonly ja: string;
  readonly en: string;
}

export const JOBS: readonly Choice[] = [
  { key: 'backend', ja: 'バックエンドエンジニア', en: 'Backend engineer' },
  { key: 'frontend', ja: 'フロントエンドエンジニア', en: 'Frontend engineer' },
  { key: 'infrastructure', ja: 'インフラ・SRE', en: 'Infrastructure, SRE' },
  { key: 'data', ja: 'データ・AI', en: 'Data, AI' },
  { key: 'other_engineer', ja: 'そのほかのエンジニア', en: 'Other engineering' },
  { key: 'product', ja: '企画・プロダクト', en: 'Product, planning' },
  { key: 'design', ja: 'デザイン', en: 'Design' },
  { key: 'sales', ja: '営業', en: 'Sales' },
  { key: 'marketing', ja: 'マーケティング・広報', en: 'Marketing, communications' },
  { key: 'support', ja: 'カスタマーサポート', en: 'Customer support' },
  { key: 'people', ja: '人事・総務', en: 'People, general affairs' },
  { key: 'finance', ja: '経理・財務', en: 'Accounting, finance' },
  { key: 'legal', ja: '法務', en: 'Legal' },
  { key: 'manufacturing', ja: '製造・品質', en: 'Manufacturing, quality' },
  { key: 'logistics', ja: '物流・購買', en: 'Logistics, purchasing' },
  { key: 'service', ja: '販売・サービス', en: 'Retail, services' },
  { key: 'care', ja: '医療・福祉', en: 'Health, care' },
  { key: 'other', ja: 'そのほか・相談して決めたい', en: 'Something else, or undecided' },
];

export const AREAS: readonly Choice[] = [
  { key: 'tokyo', ja: '東京', en: 'Tokyo' },
  { key: 'kanto', ja: '関東(東京のほか)', en: 'Kanto outside Tokyo' },
  { key: 'hokkaido', ja: '北海道', en: 'Hokkaido' },
  { key: 'tohoku', ja: '東北', en: 'Tohoku' },
  { key: 'chubu', ja: '中部・北陸', en: 'Chubu, Hokuriku' },
  { key: 'kansai', ja: '関西', en: 'Kansai' },
  { key: 'chugoku', ja: '中国', en: 'Chugoku' },
  { key: 'shikoku', ja: '四国', en: 'Shikoku' },
  { key: 'kyushu', ja: '九州・沖縄', en: 'Kyushu, Okinawa' },
  { key: 'remote', ja: 'リモート', en: 'Remote' },
  { key: 'abroad', ja: '海外', en: 'Abroad' },
  { key: 'anywhere', ja: 'どこでもよい', en: 'Anywhere' },
];

/** Choices that name nothing in particular, so that any agency serves them. */
export const ANY_AREA: ReadonlySet<string> = new Set(['anywhere', 'remote']);
export const ANY_JOB: ReadonlySet<string> = new Set(['other']);

/** What an agency can say it serves: areas and work that name something in particular. */
export const SERVED_AREAS = AREAS.filter(({ key }) => !ANY_AREA.has(key));
export const SERVED_JOBS = JOBS.filter(({ key }) => !ANY_JOB.has(key));

export function optionsOf(choices: readonly Choice[], language: Language) {
  return choices.map((choice) => ({ value: choice.key, label: choice[language] }));
}

export function keysOf(choices: readonly Choice[]): readonly string[] {
  return choices.map(({ key }) => key);
}

/** A stored choice in the reader's language; one that is offered no more shows as it was stored. */
export function labelOf(choices: readonly Choice[], key: string, language: Language): string {
  return choices.find((choice) => choice.key === key)?.[language] ?? key;
}
