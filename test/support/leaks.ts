import { createHash } from 'node:crypto';

/**
 * Tells whether a request carries any of the words in any form somebody might think harmless: as they are, escaped,
 * encoded, or hashed. Nothing derived from a candidate may leave the mailbox either (docs/decisions/0003).
 */
export function leakDetector(words: readonly string[]): (request: string) => boolean {
  const forms = words.flatMap(formsOf).map((form) => form.toLowerCase());
  return (request) => {
    const text = request.toLowerCase();
    return forms.some((form) => text.includes(form));
  };
}

function formsOf(word: string): string[] {
  const normal = word.trim().toLowerCase().normalize('NFKC');
  return [
    word,
    encodeURIComponent(word),
    encodeURIComponent(encodeURIComponent(word)),
    [...Buffer.from(word)].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join(''),
    [...word].map((character) => `&#${character.codePointAt(0)};`).join(''),
    [...word].reverse().join(''),
    [...word].map((character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`).join(''),
    Buffer.from(word).toString('hex'),
    Buffer.from(word, 'utf16le').toString('hex'),
    ...base64Forms(Buffer.from(word)),
    // Of a short word too little is left to tell it from chance.
    ...base64Forms(Buffer.from(word, 'utf16le')).filter((form) => form.length >= 8),
    ...['md5', 'sha1', 'sha256', 'sha384', 'sha512'].flatMap((algorithm) =>
      [...new Set([word, normal, word.toUpperCase(), word.replace(/[\s\u3000]/g, '')])].flatMap((text) => {
        const digest = createHash(algorithm).update(text).digest();
        return [
          digest.toString('hex'),
          digest.toString('base64').replace(/=+$/, ''),
          digest.toString('base64url'),
        ];
      }),
    ),
  ];
}

/** Base64 of a word differs by where in a longer text it begins; the middle part is the same for each of the three. */
function base64Forms(word: Buffer): string[] {
  return [0, 1, 2].flatMap((shift) => {
    const shifted = Buffer.concat([Buffer.alloc(shift), word]);
    const first = shift === 0 ? 0 : shift + 1;
    return (['base64', 'base64url'] as const).map((alphabet) => {
      const encoded = shifted.toString(alphabet).replace(/=+$/, '');
      return encoded.slice(first, encoded.length - 2);
    });
  });
}
