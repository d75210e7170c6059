import { readFileSync } from 'node:fs';
import { RESEND_AFTER_SECONDS } from '../services/registration/verification.ts';
import { assetOf } from './asset.ts';

/** In this order: what comes later may change what comes earlier. */
const PARTS = [
  'base',
  'page',
  'landing',
  'buttons',
  'forms',
  'message',
  'code',
  'my-page',
  'question',
  'choices',
  'text',
  'media',
] as const;

/** The one stylesheet of the candidate pages, its colours first. */
export const STYLESHEET = assetOf(
  'pages',
  'text/css',
  ['colours/shared.css', 'colours/candidate.css', ...PARTS.map((part) => `styles/${part}.css`)]
    .map(read)
    .join('\n') + waits(),
);

function read(name: string): string {
  return readFileSync(new URL(`./${name}`, import.meta.url), 'utf8');
}

/** The pages may carry neither script nor inline styles; so the seconds a count starts from are class names. */
function waits(): string {
  const seconds = Array.from({ length: RESEND_AFTER_SECONDS }, (_, n) => n + 1);
  return seconds.map((n) => `.wait-${n},.wait-${n}+.text-button{--from:${n}}`).join('\n');
}
