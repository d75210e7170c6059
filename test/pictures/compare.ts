import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import pixelmatch from 'pixelmatch';
import { writePalettePng } from './palette-png.ts';
import { readPng } from './read-png.ts';

const REFERENCE = path.join(__dirname, 'reference');
const OUT = path.resolve(__dirname, '../../.cache/pictures/out');

/** Colours closer than this count as the same: letters are drawn a little differently from one version to the next. */
const COLOUR_TOLERANCE = 0.05;
/** Channels of a colour that are this close are told apart by nobody, nor by pixelmatch, which would take its time to say so. */
const SAME = 4;
/** So many pixels in a thousand may differ. */
const PIXEL_TOLERANCE = 0.5;

/**
 * Compares a picture with its committed reference, or makes it the reference when UPDATE_PICTURES is `all`, or `new` and
 * there is none. Null when they agree; otherwise a sentence that says what is wrong and where to look.
 */
export function compare(name: string, taken: Buffer): string | null {
  const file = path.join(REFERENCE, `${name}.png`);
  const update = process.env['UPDATE_PICTURES'];
  if (update === 'all' || (update === 'new' && !existsSync(file))) {
    mkdirSync(REFERENCE, { recursive: true });
    writeFileSync(file, writePalettePng(readPng(taken)));
    return null;
  }
  if (!existsSync(file)) return keep(name, taken, 'there is no reference');
  const now = readPng(taken);
  const before = readPng(readFileSync(file));
  if (now.width !== before.width || now.height !== before.height)
    return keep(
      name,
      taken,
      `it is ${now.width}×${now.height} instead of ${before.width}×${before.height} pixels`,
    );
  const { width, height } = now;
  adopt(before.data, now.data);
  const difference = new Uint8Array(now.data.length);
  const pixels = pixelmatch(before.data, now.data, difference, width, height, {
    threshold: COLOUR_TOLERANCE,
  });
  if ((pixels / (width * height)) * 1000 <= PIXEL_TOLERANCE) return null;
  return keep(name, taken, `${pixels} pixels differ`, writePalettePng({ width, height, data: difference }));
}

/** Takes over the pixels of a reference that are the same to anybody's eye; the palette has moved most of them a little. */
function adopt(before: Uint8Array, now: Uint8Array): void {
  for (let at = 0; at < now.length; at += 4) {
    const red = (now[at] ?? 0) - (before[at] ?? 0);
    const green = (now[at + 1] ?? 0) - (before[at + 1] ?? 0);
    const blue = (now[at + 2] ?? 0) - (before[at + 2] ?? 0);
    const isSame =
      red <= SAME && red >= -SAME && green <= SAME && green >= -SAME && blue <= SAME && blue >= -SAME;
    if (!isSame) continue;
    now[at] = before[at] ?? 0;
    now[at + 1] = before[at + 1] ?? 0;
    now[at + 2] = before[at + 2] ?? 0;
  }
}

function keep(name: string, taken: Buffer, why: string, difference?: Buffer): string {
  mkdirSync(OUT, { recursive: true });
  writeFileSync(path.join(OUT, `${name}.png`), taken);
  if (difference) writeFileSync(path.join(OUT, `${name}.difference.png`), difference);
  return `${name}: ${why} (see .cache/pictures/out)`;
}
