/** Where the candidate's family name goes in an own text. */
export const NAME_MARK = '{{name}}';
/** Where the link goes, on a line of its own. */
export const LINK_MARK = '{{link}}';
