/** Where a hash begins. */
export const OFFSET = 0x811c9dc5;

/** FNV-1a, 32 bits; its multiplication is written as shifts because the oldest engine has no Math.imul. */
export function hashOf(text: string, from: number): number {
  let hash = from;
  for (let i = 0; i < text.length; i += 1) hash = hashCode(text.charCodeAt(i), hash);
  return hash;
}

/** The same for one more character. */
export function hashCode(code: number, from: number): number {
  const hash = from ^ code;
  return (hash + (hash << 1) + (hash << 4) + (hash << 7) + (hash << 8) + (hash << 24)) >>> 0;
}

/** Takes one word by its hash, with its place in the text (-1: in the subject); `telling` ones say another thing in a decision. */
export type AddWord = (hash: number, place: number, telling?: boolean) => void;
