import fc from 'fast-check';
import { SYMBOLS } from '../../../src/core/link/base32.ts';
import { linkUrl, mintLink, parseLinkCode } from '../../../src/core/link/index.ts';

const RELAY = 'https://relay.example';
const bytes = fc.uint8Array({ minLength: 9, maxLength: 9 });

function mint(random: ArrayLike<number>) {
  return mintLink({ relayOrigin: RELAY, employerCode: 'K7Q2M', randomBytes: () => random });
}

describe('mintLink', () => {
  it('gives a short https address without a query, in three groups of five', () => {
    fc.assert(
      fc.property(bytes, (random) => {
        const link = mint(random);
        expect(link.code).toMatch(/^K7Q2M-[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}$/);
        expect(link.url).toBe(linkUrl(RELAY, link.code));
        expect(link.url.length).toBeLessThanOrEqual(60);
      }),
    );
  });

  it('uses five bits of each random byte, so that 45 bits tell two links apart', () => {
    fc.assert(
      fc.property(bytes, bytes, (a, b) => {
        const alike = a.every((value, i) => (value & 31) === ((b[i] ?? 0) & 31));
        expect(mint(a).code === mint(b).code).toBe(alike);
      }),
    );
    const { code } = mint(new Uint8Array(9));
    for (let place = 0; place < 9; place += 1)
      for (let bit = 0; bit < 8; bit += 1) {
        const other = mint(Uint8Array.from({ length: 9 }, (_, i) => (i === place ? 1 << bit : 0)));
        expect(other.code === code).toBe(bit > 4);
      }
  });
});

describe('the longest address that no mail program wraps', () => {
  const minted = (letters: number) =>
    mintLink({
      relayOrigin: `https://${'a'.repeat(letters)}`,
      employerCode: 'K7Q2M',
      randomBytes: () => new Uint8Array(9),
    });
  it('has sixty characters, and one more is refused', () => {
    expect(minted(32).url).toHaveLength(60);
    expect(() => minted(33)).toThrow(RangeError);
  });
});

describe('mintLink with what it cannot use', () => {
  const random = () => new Uint8Array(9);
  it.each([
    ['an employer code that is none', { relayOrigin: RELAY, employerCode: 'K7Q2', randomBytes: random }],
    ['a personal code', { relayOrigin: RELAY, employerCode: 'K7Q2M-9XD4T-HV83C', randomBytes: random }],
    [
      'too few random bytes',
      { relayOrigin: RELAY, employerCode: 'K7Q2M', randomBytes: () => new Uint8Array(8) },
    ],
    [
      'an origin that makes the address too long',
      { relayOrigin: `https://${'a'.repeat(40)}.example`, employerCode: 'K7Q2M', randomBytes: random },
    ],
  ])('refuses %s', (_name, options) => {
    expect(() => mintLink(options)).toThrow(RangeError);
  });
});

describe('linkUrl', () => {
  it('names the language of an English mail, as long as no mail program would wrap it', () => {
    expect(linkUrl(RELAY, 'K7Q2M-9XD4T-HV83C', 'en')).toBe(`${RELAY}/r/K7Q2M-9XD4T-HV83C/en`);
    expect(linkUrl(RELAY, 'K7Q2M-9XD4T-HV83C', 'ja')).toBe(`${RELAY}/r/K7Q2M-9XD4T-HV83C`);
    const long = `https://${'a'.repeat(32)}`;
    expect(linkUrl(long, 'K7Q2M-9XD4T-HV83C', 'en')).toBe(`${long}/r/K7Q2M-9XD4T-HV83C`);
    expect(linkUrl(long, 'K7Q2M-9XD4T-HV83C', 'en')).toHaveLength(60);
    const shorter = `https://${'a'.repeat(29)}`;
    expect(linkUrl(shorter, 'K7Q2M-9XD4T-HV83C', 'en')).toBe(`${shorter}/r/K7Q2M-9XD4T-HV83C/en`);
    expect(linkUrl(shorter, 'K7Q2M-9XD4T-HV83C', 'en')).toHaveLength(60);
  });

  it('takes an origin with or without its slash', () => {
    expect(linkUrl(`${RELAY}/`, 'K7Q2M')).toBe(linkUrl(RELAY, 'K7Q2M'));
  });
});

describe('parseLinkCode', () => {
  it.each([
    'K7Q2M-9XD4T-HV83C',
    'k7q2m 9xd4t hv83c',
    'K7Q2M9XD4THV83C',
    'K7Q2M‐9XD4T‐HV83C\n',
    'K7Q2M－9XD4T－HV83C',
  ])('reads %p as the link of our documents', (typed) => {
    expect(parseLinkCode(typed)).toEqual({
      kind: 'personal',
      employerCode: 'K7Q2M',
      code: 'K7Q2M-9XD4T-HV83C',
    });
  });

  it('reads what was minted, however it was typed', () => {
    fc.assert(
      fc.property(bytes, fc.boolean(), fc.boolean(), (random, lower, bare) => {
        const { code } = mint(random);
        let typed = lower ? code.toLowerCase() : code.replaceAll('0', 'O').replaceAll('1', 'l');
        if (bare) typed = typed.replaceAll('-', '');
        expect(parseLinkCode(typed)).toEqual({ kind: 'personal', employerCode: 'K7Q2M', code });
      }),
    );
  });

  it('reads O as 0, I and L as 1, in either case', () => {
    const { code } = mint([0, 1, 0, 1, 0, 1, 0, 1, 0]);
    for (const one of ['I', 'i', 'L', 'l'])
      expect(parseLinkCode(code.replaceAll('1', one).replaceAll('0', one < 'a' ? 'O' : 'o'))).toMatchObject({
        kind: 'personal',
        code,
      });
  });

  it('reads the employer’s common link', () => {
    expect(parseLinkCode('k7q2m')).toEqual({ kind: 'employer', employerCode: 'K7Q2M', code: 'K7Q2M' });
  });

  it('notices every single wrong symbol', () => {
    fc.assert(
      fc.property(bytes, fc.nat(14), fc.integer({ min: 1, max: 31 }), (random, position, shift) => {
        const symbols = mint(random).code.replaceAll('-', '');
        const wrong = SYMBOLS.charAt((SYMBOLS.indexOf(symbols.charAt(position)) + shift) % 32);
        const typed = symbols.slice(0, position) + wrong + symbols.slice(position + 1);
        expect(parseLinkCode(typed).kind).toBe('mistyped');
      }),
    );
  });

  it('notices any two symbols swapped', () => {
    fc.assert(
      fc.property(bytes, fc.nat(14), fc.nat(14), (random, i, j) => {
        const symbols = [...mint(random).code.replaceAll('-', '')];
        const a = symbols[i] ?? '';
        const b = symbols[j] ?? '';
        fc.pre(a !== b);
        symbols[i] = b;
        symbols[j] = a;
        expect(parseLinkCode(symbols.join('')).kind).toBe('mistyped');
      }),
    );
  });

  it.each([
    '',
    'K7Q2',
    'K7Q2\ufb06',
    'K7Q2M-9XD4T',
    'K7Q2M-9XD4T-HV83C0',
    'K7Q2M-9XD4T-HV83U',
    '佐藤',
    'K7Q2M/../admin',
    // A sign that belongs to no link is refused, not passed over.
    'K7Q2M-9XD4T-HV83C。',
    'K7Q2M-9XD4U-THV83C',
    'K7Q2M?',
    'K7Q2M'.repeat(50),
  ])('calls %p malformed', (text) => {
    expect(parseLinkCode(text)).toEqual({ kind: 'malformed' });
  });
});
