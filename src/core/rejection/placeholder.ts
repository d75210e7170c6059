/** What a mail program fills in: {{first_name}}, ${job.title}, <%= applicant.name %>. */
const PLACEHOLDER = /^(?:\$?\{{1,3}[^{}\n]*[a-z][^{}\n]*\}{1,3}|<%=?[^%\n]*[a-z][^%\n]*%>)/i;
const LONGEST = 80;
const PATH = /\w+(?:\??\.\w+)+/;
const NAME = /[a-z]\w*/i;

/** A placeholder as words. */
export interface Placeholder {
  /** What stands there, as its name says: "job title", "first name". */
  readonly words: string;
  /** How many characters of the source it takes. */
  readonly length: number;
}

/**
 * The placeholder of a template that begins at an offset, or null. Only the last two words of its path are told:
 * `opening.teamName` is the name of a team, whatever it hangs on.
 */
export function placeholderAt(source: string, at: number): Placeholder | null {
  if ('{$<'.indexOf(source.charAt(at)) === -1) return null;
  const match = PLACEHOLDER.exec(source.slice(at, at + LONGEST));
  if (!match) return null;
  const path = PATH.exec(match[0]) || NAME.exec(match[0]);
  const words = path && path[0].replace(/([a-z])(?=[A-Z])/g, '$1 ').match(/[a-z]+/gi);
  return { words: (words || []).slice(-2).join(' ').toLowerCase(), length: match[0].length };
}
