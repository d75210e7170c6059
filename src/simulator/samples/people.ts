import type { Person } from '../model/draft.ts';
import type { Language } from '../model/settings.ts';

/** The invented employer of every sample. */
export const EMPLOYER_DOMAIN = 'aoba.example';

export const RECRUITER: Person = { name: '高橋 直樹', address: 'naoki.takahashi@aoba.example' };
/** As the recruiter signs English mails. */
const RECRUITER_EN: Person = { ...RECRUITER, name: 'Naoki Takahashi' };

/** Whose mailbox it is, by the name in which a mail of this language is sent. */
export function recruiterIn(language: Language): Person {
  return language === 'ja' ? RECRUITER : RECRUITER_EN;
}

export const SHARED_MAILBOX: Person = { name: '青葉システムズ 採用', address: 'recruit@aoba.example' };

export const SATO: Person = { name: '佐藤 美咲', address: 'misaki.sato@example.jp' };
export const TANAKA: Person = { name: '田中 健太', address: 'kenta.tanaka@example.jp' };
export const SUZUKI: Person = { name: '鈴木 彩', address: 'aya.suzuki@example.jp' };
export const WATANABE: Person = { name: '渡辺 翔', address: 'sho.watanabe@example.jp' };
export const ITO: Person = { name: '伊藤 葵', address: 'aoi.ito@example.com' };
export const WILSON: Person = { name: 'Emma Wilson', address: 'emma.wilson@example.com' };
export const CHEN: Person = { name: 'Daniel Chen', address: 'daniel.chen@example.com' };

export const YAMADA: Person = { name: '山田 玲子', address: 'reiko.yamada@aoba.example' };
export const KOBAYASHI: Person = { name: '小林 誠', address: 'makoto.kobayashi@aoba.example' };

const PEOPLE = [
  RECRUITER,
  SHARED_MAILBOX,
  SATO,
  TANAKA,
  SUZUKI,
  WATANABE,
  ITO,
  WILSON,
  CHEN,
  YAMADA,
  KOBAYASHI,
];

/** What the organisation's address book knows under an address; the typed name where it knows none. */
export function resolvedPerson(typed: Person): Person {
  return PEOPLE.find(({ address }) => address === typed.address.toLowerCase()) ?? typed;
}
