import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { RESEND_AFTER_SECONDS } from '../services/verification.ts';

/** The one stylesheet of the candidate pages; its address changes with its content, so that browsers may keep it. */
export interface Stylesheet {
  readonly path: string;
  readonly text: string;
}

export const STYLESHEET: Stylesheet = read();

function read(): Stylesheet {
  const text = readFileSync(new URL('./candidate.css', import.meta.url), 'utf8') + waits();
  const hash = createHash('sha256').update(text).digest('hex').slice(0, 12);
  return { path: `/pages/${hash}.css`, text };
}

/** The pages may carry neither script nor inline styles; so the seconds a count starts from are class names. */
function waits(): string {
  const seconds = Array.from({ length: RESEND_AFTER_SECONDS }, (_, n) => n + 1);
  return seconds.map((n) => `.wait-${n},.wait-${n}+.text-button{--from:${n}}`).join('\n');
}
