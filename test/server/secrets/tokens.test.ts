import { newSixDigits } from '../../../src/server/secrets/tokens.ts';

/** Gives these numbers of four bytes, one after the other. */
function drawing(...values: readonly number[]) {
  const left = [...values];
  return () => {
    const bytes = Buffer.alloc(4);
    bytes.writeUInt32BE(left.shift() ?? 0);
    return bytes;
  };
}

describe('Six digits', () => {
  it('are six, however small the number', () => {
    expect(newSixDigits(drawing(7))).toBe('000007');
    expect(newSixDigits(drawing(0))).toBe('000000');
  });

  it('are drawn again where a remainder would favour low numbers', () => {
    expect(newSixDigits(drawing(4_293_999_999))).toBe('999999');
    expect(newSixDigits(drawing(4_294_000_001, 4_294_967_295, 123_456))).toBe('123456');
  });
});
