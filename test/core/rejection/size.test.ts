import { gzipSync } from 'node:zlib';

import { buildSync } from 'esbuild';

/** The aim is 30 kB; phrases and words beyond it are paid for by rejections seen (docs/decisions/0009-detector.md). */
const MOST = 30_000;

describe('the detector with its data', () => {
  it(`stays below ${MOST} bytes, minified and gzipped: for more phrases keep fewer words (src/core/rejection/phrases/README.md)`, () => {
    const { outputFiles } = buildSync({
      entryPoints: ['src/core/rejection/index.ts'],
      bundle: true,
      minify: true,
      charset: 'utf8',
      format: 'esm',
      write: false,
      external: ['../message/*'],
    });

    expect(gzipSync(outputFiles[0]?.contents ?? '', { level: 9 }).length).toBeLessThan(MOST);
  });
});
