import { eachLine } from './lines.ts';
import type { Line } from './lines.ts';
import type { Cut } from './quoted-history.ts';

/** Our personal link: `https://host/r/` with hyphened groups, or the employer's common link. */
const LINK = /https?:\/\/[^\s/"<>]{1,80}\/r\/[0-9A-Za-z]{4,8}(?:-[0-9A-Za-z]{4,8}){0,3}/i;
const TITLE = /(?:無料サポートのご案内|Free help with your job search)/i;
const LAST =
  /(?:今後の選考に影響いたしません|影響いたしません。|お渡しすることはございません。|future application to us\.?|(?:^|\s)application to us\.)/i;
/** The rule of hyphens above and below the block in plain text. */
export const FRAME_LINE = /^[ \t]*-{20,}[ \t]*$/;
const OPERATOR = /^\s*(?:運営\s?:|Run by\s)/;

/**
 * The block this product inserted, so that its own words (application, job search) never count as the author's.
 * It is known by its link together with its title or operator line, since clients strip ids and classes.
 */
export function findOwnBlocks(text: string): Cut[] {
  const cuts: Cut[] = [];
  if (!LINK.test(text.length > 200000 ? text.slice(0, 200000) : text)) return cuts;
  const lines = eachLine(text);
  for (let i = 0; i < lines.length; i += 1) {
    if (!LINK.test((lines[i] as Line).head)) continue;
    const first = search(lines, i, -1, TITLE, 8);
    const last = search(lines, i, 1, LAST, 9);
    const operator = search(lines, i, 1, OPERATOR, 4);
    if (first === -1 && operator === -1) continue;
    const title = first === -1 ? i : first;
    const top = withFrame(lines, title, -1);
    const bottom = Math.max(i, last, operator);
    // In HTML there is no frame, and the ruler below is the signature's.
    const end = top === title ? bottom : withFrame(lines, bottom, 1);
    cuts.push({ start: (lines[top] as Line).start, end: (lines[end] as Line).next });
    i = end;
  }
  return cuts;
}

/** Left behind, a frame line would be taken for the ruler of a signature. */
function withFrame(lines: readonly Line[], at: number, step: 1 | -1): number {
  const next = lines[at + step];
  return next && FRAME_LINE.test(next.head) ? at + step : at;
}

function search(lines: readonly Line[], from: number, step: 1 | -1, pattern: RegExp, reach: number): number {
  let found = -1;
  for (let n = 0; n <= reach; n += 1) {
    const line = lines[from + n * step];
    if (!line) break;
    if (pattern.test(line.head)) {
      found = from + n * step;
      if (step === -1) break;
    }
  }
  return found;
}
