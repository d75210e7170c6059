import { crc32, deflateSync } from 'node:zlib';
import type { Pixels } from './read-png.ts';

/** What a palette holds. */
const COLOURS = 256;
/** Steps of a colour channel, finest first, until all colours of a picture fit into one palette. */
const STEPS = [1, 2, 4, 6, 8, 12, 16, 24, 32];

/**
 * A picture of a page as a PNG with a palette, about a quarter of the size of one without. Shades may move by half a
 * step, which is far below what a comparison notices; transparency is dropped.
 */
export function writePalettePng({ width, height, data }: Pixels): Buffer {
  for (const step of STEPS) {
    const palette = new Map<number, number>();
    const rows = Buffer.alloc((width + 1) * height);
    for (let y = 0; y < height && palette.size <= COLOURS; y += 1)
      for (let x = 0; x < width; x += 1) {
        const at = (y * width + x) * 4;
        const colour =
          (shade(data[at], step) << 16) | (shade(data[at + 1], step) << 8) | shade(data[at + 2], step);
        const index = palette.get(colour) ?? palette.size;
        palette.set(colour, index);
        rows[y * (width + 1) + 1 + x] = index;
      }
    if (palette.size <= COLOURS) return encode(width, height, [...palette.keys()], rows);
  }
  throw new Error('A picture has too many colours even in coarse steps.');
}

function shade(value: number | undefined, step: number): number {
  return Math.min(255, Math.round((value ?? 0) / step) * step);
}

function encode(width: number, height: number, palette: readonly number[], rows: Buffer): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 3, 0, 0, 0], 8);
  const colours = Buffer.from(palette.flatMap((colour) => [colour >> 16, (colour >> 8) & 255, colour & 255]));
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('PLTE', colours),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, content: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), content]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(content.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}
