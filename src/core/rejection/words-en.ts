import { hashOf, OFFSET, type AddWord } from './hash.ts';
import classes from './phrases/classes.json';

const WORD = /[a-z']+/g;

/**
 * The words of a sentence, pairs of neighbours and pairs with one word between them. In pairs a word counts as its class
 * (phrases/classes.json), so that "another applicant" teaches "someone else" too.
 */
export function addEnglishWords(line: string, start: number, add: AddWord): void {
  let before = 0;
  let beforeThat = 0;
  WORD.lastIndex = 0;
  for (let match = WORD.exec(line); match; match = WORD.exec(line)) {
    const place = start === -1 ? -1 : start + match.index;
    add(hashOf(stem(match[0]), OFFSET), place, true);
    const word = classOf(match[0]);
    if (word === '') continue;
    if (before !== 0) add(hashOf(word, before), place, true);
    if (beforeThat !== 0) add(hashOf(word, hashOf('_', beforeThat)), place);
    beforeThat = before;
    before = hashOf(' ', hashOf(word, OFFSET));
  }
}

let classByWord: Readonly<Record<string, string>> | null = null;

/** What a word counts as in pairs: its class, itself without its ending, or nothing for the commonest. */
function classOf(word: string): string {
  if (!classByWord) classByWord = listClasses();
  const name = classByWord[word];
  return typeof name === 'string' ? name : stem(word);
}

function listClasses(): Record<string, string> {
  const byWord: Record<string, string> = {};
  (Object.keys(classes) as (keyof typeof classes)[]).forEach((name) =>
    classes[name].split(' ').forEach((word) => {
      byWord[word] = name && `<${name}>`;
    }),
  );
  return byWord;
}

const ENDING = /^(.{3,}?)(?:ations?|ings?|ments?|(?:ive|ing|ed)?ly|ied|ies|ers?|ed|es|s)$/;

/** Takes the commonest endings off; what is left need not be a word. */
function stem(word: string): string {
  return word.replace(/'s$/, '').replace(ENDING, '$1');
}
