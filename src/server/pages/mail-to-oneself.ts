import type { PageText } from './page-text.tsx';

/**
 * Opens the reader's own mail program with the link in it, so that they can go on at a computer. The mail is theirs: we
 * write to nobody who has not registered, and learn nothing of it.
 */
export function mailToOneself(text: PageText, link: string): string {
  const subject = encodeURIComponent(text('c.pc.subject'));
  return `mailto:?subject=${subject}&body=${encodeURIComponent(`${link}\r\n`)}`;
}
