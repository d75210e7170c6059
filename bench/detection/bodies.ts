/** A body that tries to make the detector slow; `size` is its length in UTF-16 units. */
export interface Adversary {
  readonly name: string;
  readonly bodyType: 'html' | 'text';
  readonly body: (size: number) => string;
}

const repeat = (unit: string) => (size: number) => unit.repeat(Math.ceil(size / unit.length)).slice(0, size);

/** What a mailbox can hold at worst: long threads, text without a blank, broken HTML, halves of known phrases. */
export const ADVERSARIES: readonly Adversary[] = [
  {
    name: 'long thread',
    bodyType: 'text',
    body: repeat('> We have decided to move forward with other candidates.\n'),
  },
  {
    name: 'thread in HTML',
    bodyType: 'html',
    body: repeat('<div><b>From:</b> A<br><b>Sent:</b> Monday<br>採用を見送らせていただきます。</div>'),
  },
  { name: 'nested tags', bodyType: 'html', body: repeat('<div>') },
  { name: 'angle brackets', bodyType: 'html', body: repeat('<') },
  { name: 'entities', bodyType: 'html', body: repeat('&amp;&#12354;&nbsp') },
  { name: 'Japanese without a full stop', bodyType: 'text', body: repeat('採用を見送') },
  { name: 'one Latin letter', bodyType: 'text', body: repeat('a') },
  { name: 'negations', bodyType: 'text', body: repeat('not unable ') },
  { name: 'half a phrase', bodyType: 'text', body: repeat('we have decided to move forward with ') },
  { name: 'quote marks', bodyType: 'text', body: repeat('"「') },
  { name: 'line feeds', bodyType: 'text', body: repeat('\r\n') },
  { name: 'header lines', bodyType: 'text', body: repeat('From: a\n') },
  { name: 'open placeholders', bodyType: 'text', body: repeat('${a.b') },
  { name: 'words without a blank', bodyType: 'text', body: repeat('a.b-') },
  { name: 'announced texts', bodyType: 'text', body: repeat('以下、原文です。\nここまで\n') },
];
