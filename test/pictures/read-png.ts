import { inflateSync } from 'node:zlib';

/** Pixels as pixelmatch takes them: four bytes each, row by row. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

const HEADER = 8;
/** A name of the module: jest looks up a global one anew each time, which is slow a million times over. */
const { abs } = Math;
/** Bytes of a pixel by colour type: RGB, palette, RGB with transparency. */
const CHANNELS: Readonly<Record<number, number>> = { 2: 3, 3: 1, 6: 4 };

/**
 * Reads the PNG files this suite meets: eight bits, not interlaced, as Chromium and palette-png.ts write them. A PNG
 * library in plain script takes half a second for each under jest, which was half of the suite's time.
 */
export function readPng(file: Buffer): Pixels {
  let width = 0;
  let height = 0;
  let channels = 0;
  let palette: Buffer | null = null;
  const packed: Buffer[] = [];
  for (let at = HEADER; at < file.length;) {
    const length = file.readUInt32BE(at);
    const type = file.toString('latin1', at + 4, at + 8);
    const content = file.subarray(at + 8, at + 8 + length);
    at += length + 12;
    if (type === 'PLTE') palette = content;
    if (type === 'IDAT') packed.push(content);
    if (type !== 'IHDR') continue;
    width = content.readUInt32BE(0);
    height = content.readUInt32BE(4);
    channels = CHANNELS[content[9] ?? -1] ?? 0;
    if (content[8] !== 8 || !channels || content[12] !== 0) throw new Error('A PNG of another kind.');
  }
  const rows = unfiltered(inflateSync(Buffer.concat(packed)), width * channels, height, channels);
  const data = new Uint8Array(width * height * 4).fill(255);
  for (let pixel = 0; pixel < width * height; pixel += 1) {
    const from = pixel * channels;
    const source = palette ?? rows;
    const colour = palette ? (rows[from] ?? 0) * 3 : from;
    for (let channel = 0; channel < (channels === 4 ? 4 : 3); channel += 1)
      data[pixel * 4 + channel] = source[colour + channel] ?? 0;
  }
  return { width, height, data };
}

/** Takes back what each row was told as a difference from (PNG specification 9.2). */
function unfiltered(raw: Uint8Array, stride: number, height: number, channels: number): Uint8Array {
  const rows = new Uint8Array(stride * height);
  for (let y = 0; y < height; y += 1) {
    const from = y * (stride + 1);
    const filter = raw[from];
    const row = y * stride;
    for (let x = 0; x < stride; x += 1) {
      const left = x < channels ? 0 : (rows[row + x - channels] ?? 0);
      const up = y === 0 ? 0 : (rows[row + x - stride] ?? 0);
      let expected = 0;
      if (filter === 1) expected = left;
      else if (filter === 2) expected = up;
      else if (filter === 3) expected = (left + up) >> 1;
      else if (filter === 4) {
        const corner = x < channels || y === 0 ? 0 : (rows[row + x - stride - channels] ?? 0);
        const byLeft = abs(up - corner);
        const byUp = abs(left - corner);
        const byCorner = abs(left + up - 2 * corner);
        expected = byLeft <= byUp && byLeft <= byCorner ? left : byUp <= byCorner ? up : corner;
      }
      rows[row + x] = (raw[from + 1 + x] ?? 0) + expected;
    }
  }
  return rows;
}
