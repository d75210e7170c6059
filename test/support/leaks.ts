import { createHash } from 'node:crypto';

/**
 * Tells whether a request carries any of the words in any form somebody might think harmless: as they are, escaped,
 * encoded, or hashed. Nothing derived from a candidate may leave the mailbox either (DESIGN.md 2.1).
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
    [...word].map((character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`).join(''),
    Buffer.from(word).toString('hex'),
    ...base64Forms(word),
    ...['md5', 'sha1', 'sha256', 'sha512'].flatMap((algorithm) =>
      [word, normal].flatMap((text) => {
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
function base64Forms(word: string): string[] {
  return [0, 1, 2].map((shift) => {
    const encoded = Buffer.from('\0'.repeat(shift) + word)
      .toString('base64')
      .replace(/=+$/, '');
    const first = shift === 0 ? 0 : shift + 1;
    return encoded.slice(first, encoded.length - 2);
  });
}
