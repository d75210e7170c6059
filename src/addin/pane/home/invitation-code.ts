/** Characters of a code between two hyphens, as on `K7Q2M-W4T9E`. */
const GROUP = 5;

/** An invitation code as it is printed, from whatever was typed or pasted: upper case, in groups. */
export function formatInvitationCode(typed: string): string {
  const characters = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .slice(0, 4 * GROUP);
  return characters.match(new RegExp(`.{1,${GROUP}}`, 'g'))?.join('-') ?? '';
}

/** Shown when a code has the wrong form. */
export const EXAMPLE_CODE = 'K7Q2M-W4T9E';
