import { findRelayLinks } from '../../../src/core/message/index.ts';

const RELAY = 'https://relay.example';
const CODE = 'K7Q2M-9XD4T-HV83C';
const URL = `${RELAY}/r/${CODE}`;
const encoded = encodeURIComponent(URL);
const proofpoint2 = `https://urldefense.proofpoint.com/v2/url?u=${URL.replace(/-/g, '-2D').replace(/:/g, '-3A').replace(/\//g, '_')}&d=DwMF&c=x`;

function inHtml(body: string) {
  return findRelayLinks({ body, bodyType: 'html' }, RELAY);
}
function inText(body: string, origin = RELAY) {
  return findRelayLinks({ body, bodyType: 'text' }, origin);
}

describe('findRelayLinks', () => {
  it.each([
    ['as we wrote it', URL],
    ['in upper case', URL.toUpperCase()],
    ['in lower case', URL.toLowerCase()],
    ['without hyphens', `${RELAY}/r/${CODE.replace(/-/g, '')}`],
    ['with something behind it', `${URL}?utm_source=mail`],
    [
      'behind Safe Links',
      `https://apc01.safelinks.protection.outlook.com/?url=${encoded}&data=05%7C01&reserved=0`,
    ],
    [
      'behind Safe Links twice',
      `https://nam02.safelinks.protection.outlook.com/?url=${encodeURIComponent(`https://x.example/?url=${encoded}`)}`,
    ],
    ['behind Proofpoint 2', proofpoint2],
    ['behind Proofpoint 3', `https://urldefense.com/v3/__${URL}__;!!abc$`],
    ['behind another gateway', `https://gateway.example/click?id=%zz&u=${encoded}`],
    ['behind a gateway that keeps it in the path', `https://secure-web.cisco.com/1abc/${encoded}`],
  ])('knows our link %s, in an anchor and as plain text', (_name, address) => {
    const anchor = `<a href="${address.replace(/&/g, '&amp;')}">こちら</a>`;
    const html = `<p>佐藤様</p><p>${anchor}</p>`;
    expect(inHtml(html)).toEqual([
      { code: CODE, url: URL, start: html.indexOf(anchor), end: html.indexOf(anchor) + anchor.length },
    ]);
    const text = `佐藤様\n\n${address}\n\n以上`;
    const start = text.indexOf(address);
    expect(inText(text)).toEqual([{ code: CODE, url: URL, start, end: start + address.length }]);
  });

  it('takes the address and the visible text of one anchor for one link', () => {
    const html = `<p><a href="${URL}" target=_blank><span lang=EN-US>https://relay.</span><b>example/r/${CODE}</b></a></p>`;
    expect(inHtml(html)).toHaveLength(1);
    expect(inHtml(html + html)).toHaveLength(2);
  });

  it('finds an address that is not an anchor, also in entities and across tags', () => {
    expect(inHtml(`<p>${URL.replace(/\//g, '&#47;').replace(':', '&#x3a;')}</p>`)).toHaveLength(1);
    expect(inHtml(`<p>https://relay.<wbr>example/r/<span>${CODE}</span></p>`)).toHaveLength(1);
  });

  it('finds an address whose anchor leads elsewhere', () => {
    expect(inHtml(`<a href="https://short.example/x">${URL}</a>`)).toHaveLength(1);
  });

  it.each(['K7Q2M-\r\n9XD4T-HV83C', 'K7Q2M\n-9XD4T-HV83C', 'K7Q2M-9XD4T-HV\n83C', 'K7Q2M-9XD4T- \n> HV83C'])(
    'puts together what a mail program broke over two lines: %j',
    (code) => {
      const text = `佐藤様\n${RELAY}/r/${code}\n以上`;
      expect(inText(text)).toEqual([{ code: CODE, url: URL, start: 4, end: text.indexOf('\n以上') }]);
    },
  );

  it.each([`K7Q2M-9XD4T-HV83C/en`, 'K7Q2M-\n9XD4T-HV83C/en', 'K7Q2M-9XD4T-HV\r\n83C/en'])(
    'finds the address of an English mail to its end: %j',
    (code) => {
      const text = `Dear Misaki,\n${RELAY}/r/${code}\nBest`;
      expect(inText(text)).toEqual([{ code: CODE, url: URL, start: 13, end: text.indexOf('\nBest') }]);
    },
  );

  it('leaves a common link alone when words follow on the next line', () => {
    expect(inText(`${RELAY}/r/K7Q2M\n9XD4T`).map((link) => link.code)).toEqual(['K7Q2M']);
  });

  it('knows a relay with a port', () => {
    const origin = 'https://localhost:3443';
    const wrapped = `https://x.safelinks.protection.outlook.com/?url=${encodeURIComponent(`${origin}/r/${CODE}`)}`;
    expect(inText(wrapped, origin)).toEqual([
      { code: CODE, url: `${origin}/r/${CODE}`, start: 0, end: wrapped.length },
    ]);
  });

  it.each([
    `https://other.example/r/${CODE}`,
    `https://notrelay.example/r/${CODE}`,
    `https://relay.example.evil.example/r/${CODE}`,
    `https://relay.example@evil.example/r/${CODE}`,
    `https://evil.example/relay.example/r/${CODE}`,
    `${RELAY}/r/K7Q2M-9XD4T-HV83D`,
    `${RELAY}/r/K7Q2M-9XD4T`,
    `${RELAY}/x/${CODE}`,
    `${URL}-ABCDE`,
  ])('does not take %s for ours', (address) => {
    expect(inText(address)).toEqual([]);
    expect(inHtml(`<a href="${address}">${address}</a>`)).toEqual([]);
  });

  it('ignores links in quoted history, also between the author’s lines', () => {
    expect(inText(`了解です。\n> ${URL}\n以上です。`)).toEqual([]);
    expect(inText(`了解です。\n\n-----Original Message-----\nFrom: x\nSent: y\n\n${URL}`)).toEqual([]);
    expect(
      inHtml(`<p>了解です。</p><blockquote type="cite"><a href="${URL}">x</a></blockquote><p>以上です。</p>`),
    ).toEqual([]);
    expect(
      inHtml(
        `<p>了解です。</p><div id="appendonsend"></div><div id="divRplyFwdMsg">From: x</div><p>${URL}</p>`,
      ),
    ).toEqual([]);
  });
});
