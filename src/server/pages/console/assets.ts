import { readFileSync } from 'node:fs';
import { assetOf } from '../asset.ts';

/** In this order: what comes later may change what comes earlier. */
const PARTS = [
  'page',
  'frame',
  'surfaces',
  'table',
  'parts',
  'buttons',
  'fields',
  'choices',
  'work',
  'media',
] as const;

/** The colours first; then what all pages share, what all consoles share, and the little that only one of them has. */
export const CONSOLE_STYLESHEET = assetOf(
  'console',
  'text/css',
  [
    '../colours/shared.css',
    '../colours/console.css',
    '../styles/base.css',
    ...PARTS.map((part) => `styles/${part}.css`),
    '../operator/operator.css',
  ]
    .map(read)
    .join('\n'),
);
/** Papers to hand over and to print. */
export const PAPER_STYLESHEET = assetOf('console', 'text/css', read('../operator/documents/paper.css'));
/** Adds keys and some care to pages that work without it. */
export const CONSOLE_SCRIPT = assetOf(
  'console',
  'text/javascript',
  `${read('console.js')}\n${read('sending.js')}`,
);

function read(name: string): string {
  return readFileSync(new URL(`./${name}`, import.meta.url), 'utf8');
}
