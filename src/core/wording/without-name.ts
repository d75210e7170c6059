import { NAME_MARK } from './marks.ts';

const MARK = '\\{\\{name\\}\\}';
const BLANK = '[ \\t\\u3000]*';
const TITLED = `${MARK}${BLANK}(?:様|さま|さん|殿)${BLANK}`;
/** Particles that can go with the name; not where they begin a word that needs what stands before it, as に合う does. */
const PARTICLE =
  '(?:の|へ[のはも]?|に(?!とって|ついて|よ[っりる]|おかれ|おい|おけ|対|関|向け|合|ふさわ|ぴった)[はも]?' +
  '|は(?!じめ)|が(?!ん)|を(?!はじめ)|と(?![とものはい]|して|って)|も(?![しちど]))';
const SENTENCE = '(^|\\n|[.!?][ \\t]+)';
const GREETING =
  '(?:dear|hi|hello|hey|good (?:morning|afternoon|evening))[ \\t]+(?:(?:mr|ms|mrs|mx|dr)\\.?[ \\t]+)?';

/** What can be taken out together with the mark; what begins a sentence then, begins large. */
const RULES: readonly RegExp[] = [
  new RegExp(`${SENTENCE}${GREETING}${MARK}[ \\t]*[,:!;.]?\\s*([a-z]?)`, 'gi'),
  new RegExp(`${SENTENCE}${MARK},[ \\t]*([a-z]?)`, 'gi'),
  new RegExp(`(),[ \\t]*${MARK}()(?=[.!?:;\\n]|$)`, 'g'),
  // An address on a line of its own, or before its own full stop.
  new RegExp(`(^|\\n)${BLANK}${TITLED}へ?${BLANK}(?:[。、,:]|(?=\\n|$))\\n?()`, 'g'),
  new RegExp(
    `()${TITLED}(?:(?=専用|お|ご|御)|${PARTICLE}?${BLANK}[、,]|${PARTICLE}(?![、。,.\\n]|$))${BLANK}()`,
    'g',
  ),
  new RegExp(`()${MARK}${BLANK}(?:、|(?=専用))${BLANK}()`, 'g'),
  new RegExp(`()${MARK}${BLANK}(?:様|さま|さん|殿)[ \\t\\u3000]+()`, 'g'),
];

/** A full stop or comma that nothing precedes. */
const ORPHAN = /(?:^|[\n。、])[ \t\u3000]*[。、,.]/;

/** The text for somebody whose name is not known; null where it would not read well. */
export function withoutName(text: string): string | null {
  let rest = text;
  for (const rule of RULES)
    rest = rest.replace(rule, (_, lead: string, first: string) => lead + first.toUpperCase());
  return rest.indexOf(NAME_MARK) !== -1 || ORPHAN.test(rest) ? null : rest;
}
