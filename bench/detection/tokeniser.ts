import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

interface Kuromoji {
  builder(options: { dicPath: string }): {
    build(done: (error: Error | null, tokeniser: { tokenize(text: string): unknown[] }) => void): void;
  };
}

/** kuromoji.js, the tokenising library a detector would otherwise stand on; its dictionary alone is 17 MB packed. */
export function loadTokeniser(): Promise<(text: string) => unknown[]> {
  const require = createRequire(import.meta.url);
  const kuromoji = require('kuromoji') as Kuromoji;
  const dicPath = join(dirname(require.resolve('kuromoji/package.json')), 'dict');
  return new Promise((resolve, reject) => {
    kuromoji.builder({ dicPath }).build((error, tokeniser) => {
      if (error) reject(error);
      else resolve((text) => tokeniser.tokenize(text));
    });
  });
}
