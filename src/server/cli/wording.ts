import { Value } from 'typebox/value';
import { WordingReply } from '../../contract/wording.ts';
import { readWording, type CompanyWordingContent } from '../services/employer/wording.ts';
import { setWording } from '../services/operator/wording.ts';
import { COMMAND_LINE, UsageError, type Command } from './command.ts';
import { employerId } from './find.ts';
import { textIn } from './text-file.ts';

/** What a company decides for its recruiters, as one file that is shown, changed and set again. */
export const WORDING_COMMANDS: readonly Command[] = [
  {
    name: 'wording show',
    usage: '<employer>',
    summary: 'texts, last sentences and choices a company has set, as wording set takes them',
    run: async (context, typed) => {
      const id = await employerId(context, typed.at(0, 'employer'));
      const data = contentOf(await readWording(context, id));
      return { data, lines: [JSON.stringify(data, null, 2)] };
    },
  },
  {
    name: 'wording set',
    usage: '<employer> --file FILE',
    summary: 'set all of it, as wording show shows it; recruiters get it when they next open the pane',
    options: { file: { type: 'string' } },
    run: async (context, typed) => {
      const id = await employerId(context, typed.at(0, 'employer'));
      const content = readContent(typed.required('file'));
      const result = await setWording(context, COMMAND_LINE, id, () => content);
      return result.ok ? { data: { version: result.version }, lines: [`version ${result.version}`] } : result;
    },
  },
];

function contentOf({ texts, closing, ownTexts, managed }: CompanyWordingContent): CompanyWordingContent {
  return { texts, closing, ownTexts, managed };
}

function readContent(file: string): CompanyWordingContent {
  let content: unknown;
  try {
    content = JSON.parse(textIn(file));
  } catch (error) {
    if (error instanceof SyntaxError) throw new UsageError(`“${file}” is no JSON: ${error.message}`);
    throw error;
  }
  const wording = { version: 0, ...Object(content) } as unknown;
  if (!Value.Check(WordingReply, wording)) {
    const [first] = Value.Errors(WordingReply, wording);
    throw new UsageError(`“${file}” does not fit: ${first?.instancePath ?? ''} ${first?.message ?? ''}`);
  }
  const kinds = wording.texts.map(({ language, stage, tone }) => `${language} ${stage} ${tone}`);
  const twice = kinds.find((kind, index) => kinds.indexOf(kind) !== index);
  if (twice !== undefined) throw new UsageError(`“${file}” has two texts for ${twice}.`);
  return contentOf(wording);
}
