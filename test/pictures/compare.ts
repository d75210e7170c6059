import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';
import { writePalettePng } from './palette-png.ts';

const REFERENCE = path.join(__dirname, 'reference');
const OUT = path.resolve(__dirname, '../../.cache/pictures/out');

/** Colours closer than this count as the same: letters are drawn a little differently from one version to the next. */
const COLOUR_TOLERANCE = 0.15;
/** So many pixels in a thousand may differ. */
const PIXEL_TOLERANCE = 0.5;

/** Is there something to compare with, or is it to be taken now? */
export function isTaken(name: string): boolean {
  return !!process.env['UPDATE_PICTURES'] || existsSync(path.join(REFERENCE, `${name}.png`));
}

/**
 * Compares a picture with its committed reference, or makes it the reference when UPDATE_PICTURES is `all`, or `new` and
 * there is none. Null when they
 * agree; otherwise a sentence that says where to look.
 */
export function compare(name: string, taken: Buffer): string | null {
  const file = path.join(REFERENCE, `${name}.png`);
  if (process.env['UPDATE_PICTURES'] === 'all' || !existsSync(file)) {
    mkdirSync(REFERENCE, { recursive: true });
    writeFileSync(file, writePalettePng(PNG.sync.read(taken)));
    return null;
  }
  const now = PNG.sync.read(taken);
  const before = PNG.sync.read(readFileSync(file));
  if (now.width !== before.width || now.height !== before.height)
    return keep(
      name,
      taken,
      `it is ${now.width}×${now.height} instead of ${before.width}×${before.height} pixels`,
    );
  const difference = new PNG({ width: now.width, height: now.height });
  const pixels = pixelmatch(before.data, now.data, difference.data, now.width, now.height, {
    threshold: COLOUR_TOLERANCE,
  });
  if ((pixels / (now.width * now.height)) * 1000 <= PIXEL_TOLERANCE) return null;
  return keep(name, taken, `${pixels} pixels differ`, PNG.sync.write(difference));
}

function keep(name: string, taken: Buffer, why: string, difference?: Buffer): string {
  mkdirSync(OUT, { recursive: true });
  writeFileSync(path.join(OUT, `${name}.png`), taken);
  if (difference) writeFileSync(path.join(OUT, `${name}.difference.png`), difference);
  return `${name}: ${why} (see .cache/pictures/out)`;
}
