import { grouped } from '../../../core/text/grouped.ts';

/** `¥1,200,000`; written the same in both languages. */
export function yen(amount: number): string {
  return `¥${grouped(amount)}`;
}

/** Reads an amount as people type it: with or without ¥, 円, commas, 万, full width. Null when empty, undefined when it is none. */
export function parseYen(text: string): number | null | undefined {
  const plain = text.normalize('NFKC').replace(/[¥\\,\s円]/g, '');
  if (plain === '') return null;
  const match = /^(\d{1,9}(?:\.\d{1,4})?)(万)?$/.exec(plain);
  if (!match) return undefined;
  const amount = Math.round(Number(match[1]) * (match[2] ? 10_000 : 1));
  return amount <= 100_000_000 ? amount : undefined;
}
