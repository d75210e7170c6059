import firstEn from './first/en.json' with { type: 'json' };
import firstJa from './first/ja.json' with { type: 'json' };
import laterEn from './later/en.json' with { type: 'json' };
import laterJa from './later/ja.json' with { type: 'json' };
import type { FirstKey, LaterKey, Messages } from './translator.ts';

/** All texts of a language, where the first screen's need not come before the others. */
export const JA = { ...firstJa, ...laterJa } satisfies Messages;

/** Fails to compile when English lacks a key that Japanese has, or has one more. */
export const EN = {
  ...(firstEn satisfies Record<Exclude<keyof typeof firstEn, FirstKey>, never>),
  ...(laterEn satisfies Record<Exclude<keyof typeof laterEn, LaterKey>, never>),
} satisfies Messages;
