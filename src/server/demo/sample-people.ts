import type { CaseStage } from '../db/schema-introductions.ts';
import { HIKARI, MINAMI, type SampleCompany } from './sample-companies.ts';

/** Somebody invented, who registered some days ago, and what an agency made of it. */
export interface SamplePerson {
  readonly key: string;
  readonly company: SampleCompany;
  readonly daysAgo: number;
  readonly name: string;
  readonly job: string;
  readonly area: string | null;
  readonly hide?: string;
  readonly stage?: CaseStage;
  /** Which of the agency's people looks after them. */
  readonly owner?: 'inoue' | 'mori';
  readonly note?: string;
  /** Days from now to the next step. */
  readonly nextIn?: number;
  readonly profile?: string;
  readonly agreed?: boolean;
  readonly phone?: string;
}

const hikari = (key: string, person: Omit<SamplePerson, 'key' | 'company'>): SamplePerson => ({
  key: `hikari-${key}`,
  company: HIKARI,
  ...person,
});

/** The people of the agency's list, referred by another company than the simulator's. */
export const NAMED: readonly SamplePerson[] = [
  hikari('sato', {
    daysAgo: 0.1,
    name: '佐藤 美咲',
    job: 'backend',
    area: 'tokyo',
    hide: '株式会社みどり商事',
  }),
  hikari('kimura', {
    daysAgo: 2,
    name: '木村 蓮',
    job: 'data',
    area: 'tokyo',
    stage: 'arranging',
    owner: 'inoue',
    nextIn: 3,
    profile: 'データアナリスト 4年・東京・リモート',
    agreed: true,
    phone: '090-0000-0000 平日19時以降',
  }),
  hikari('watanabe', {
    daysAgo: 5,
    name: '渡辺 由紀',
    job: 'people',
    area: 'kansai',
    stage: 'introducing',
    owner: 'inoue',
    note: '3件ご紹介',
  }),
  hikari('ito', {
    daysAgo: 9,
    name: '伊藤 大輔',
    job: 'infrastructure',
    area: 'kyushu',
    stage: 'in_process',
    owner: 'mori',
    note: '二次',
    nextIn: 4,
  }),
  hikari('kato', {
    daysAgo: 13,
    name: '加藤 結衣',
    job: 'design',
    area: 'tokyo',
    stage: 'introducing',
    owner: 'mori',
    note: '2件ご紹介',
  }),
  hikari('yoshida', {
    daysAgo: 19,
    name: '吉田 誠',
    job: 'finance',
    area: 'chubu',
    stage: 'placed',
    owner: 'inoue',
    note: '1月入社',
  }),
  hikari('matsumoto', {
    daysAgo: 25,
    name: '松本 楓',
    job: 'support',
    area: 'tokyo',
    stage: 'interviewed',
    owner: 'inoue',
    note: '次回',
    nextIn: 6,
    profile: 'カスタマーサクセス 5年・SQL・Tableau',
  }),
  hikari('shimizu', {
    daysAgo: 32,
    name: '清水 陸',
    job: 'frontend',
    area: 'kansai',
    stage: 'paused',
    owner: 'mori',
    note: 'ご本人の希望',
  }),
];

/** People proposed to the simulator's company over the year; the earliest was hired. */
export const PROPOSED = {
  hired: hikari('ono', {
    daysAgo: 226,
    name: '小野 拓真',
    job: 'people',
    area: 'tokyo',
    stage: 'introducing',
    owner: 'inoue',
  }),
  withdrew: hikari('hara', {
    daysAgo: 98,
    name: '原 彩乃',
    job: 'design',
    area: 'tokyo',
    stage: 'introducing',
    owner: 'mori',
  }),
  chosen: hikari('nakano', {
    daysAgo: 46,
    name: '中野 遼',
    job: 'backend',
    area: 'tokyo',
    stage: 'in_process',
    owner: 'inoue',
    note: '一次',
    nextIn: 3,
  }),
  other: hikari('ueda', {
    daysAgo: 41,
    name: '上田 航',
    job: 'backend',
    area: 'tokyo',
    stage: 'introducing',
    owner: 'inoue',
  }),
} as const;

/** Enough others for a slot of their own, in work that other agencies serve. */
const SALES = ['sales', 'marketing', 'service'] as const;
export const OTHERS: readonly SamplePerson[] = [
  ...Array.from({ length: 4 }, (_, index) =>
    hikari(`other-${index}`, {
      daysAgo: 60 - index * 6,
      name: `${['平野', '小林', '坂本', '西田'][index]} 光`,
      job: SALES[index % SALES.length] ?? 'sales',
      area: 'kanto',
    }),
  ),
  ...Array.from({ length: 11 }, (_, index) => ({
    key: `minami-${index}`,
    company: MINAMI,
    daysAgo: 80 - index * 7,
    name: `${['阿部', '石井', '上野', '遠藤', '大野', '金子', '菊地', '久保', '小島', '今野', '佐野'][index]} 直`,
    job: SALES[index % SALES.length] ?? 'sales',
    area: 'kyushu',
  })),
];
