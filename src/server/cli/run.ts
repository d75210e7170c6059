import { parseArgs } from 'node:util';
import { faultText, operatorText } from '../pages/operator/operator-text.ts';
import type { ServiceContext } from '../services/context.ts';
import type { Refused } from '../services/operator/refused.ts';
import { UsageError, type Command, type Typed } from './command.ts';
import { EMPLOYER_COMMANDS } from './employers.ts';
import { MAIL_COMMANDS } from './mails.ts';
import { MEETING_COMMANDS } from './meeting.ts';
import { NEWS_COMMANDS } from './news.ts';
import { PARTNER_COMMANDS } from './partners.ts';
import { PEOPLE_COMMANDS } from './people.ts';
import { RECORD_COMMANDS } from './records.ts';
import { RESTORED_COMMANDS } from './restored.ts';
import { WEBHOOK_COMMANDS } from './webhooks.ts';
import { WORDING_COMMANDS } from './wording.ts';

export const COMMANDS: readonly Command[] = [
  ...EMPLOYER_COMMANDS,
  ...MEETING_COMMANDS,
  ...WORDING_COMMANDS,
  ...WEBHOOK_COMMANDS,
  ...NEWS_COMMANDS,
  ...MAIL_COMMANDS,
  ...PEOPLE_COMMANDS,
  ...PARTNER_COMMANDS,
  ...RECORD_COMMANDS,
  ...RESTORED_COMMANDS,
];

/** What a run leaves behind: text for the two streams and the status scripts look at. */
export interface RunResult {
  /** 0 done · 1 refused · 2 typed wrong · 3 looked at, and not as it should be. */
  readonly status: 0 | 1 | 2 | 3;
  readonly out: string;
  readonly err: string;
}

/** Runs one command line. `open` is called only once it is clear what is to be done. */
export async function run(
  args: readonly string[],
  open: () => Promise<{ readonly context: ServiceContext; readonly close: () => Promise<void> }>,
): Promise<RunResult> {
  if (args.length === 0 || args[0] === 'help' || args[0] === '--help')
    return { status: args.length === 0 ? 2 : 0, out: help(), err: '' };
  const command = COMMANDS.toSorted((a, b) => b.name.length - a.name.length).find(
    ({ name }) => args.slice(0, name.split(' ').length).join(' ') === name,
  );
  if (!command)
    return wrong(`There is no command “${args.slice(0, 2).join(' ')}”. See: npm run relay -- help`);
  try {
    const { typed, json } = read(command, args.slice(command.name.split(' ').length));
    const { context, close } = await open();
    try {
      const result = await command.run(context, typed);
      if ('fault' in result) {
        const said = [result, ...(result.others ?? [])].map((one) => {
          const { fault, field } = one;
          return { fault, field, message: messageOf(one) };
        });
        if (json) return { status: 1, out: `${JSON.stringify({ error: said[0] })}\n`, err: '' };
        const lines = said.map(({ field, message }) => `${field ? `${field}: ` : ''}${message}\n`);
        return { status: 1, out: '', err: lines.join('') };
      }
      const out = json ? JSON.stringify(result.data) : result.lines.join('\n') || 'Nothing was found.';
      return { status: isAsItShould(command, result.data) ? 0 : 3, out: `${out}\n`, err: '' };
    } finally {
      await close();
    }
  } catch (error) {
    if (error instanceof UsageError) return wrong(`${error.message}\nUsage: ${usage(command)}`);
    throw error;
  }
}

/** As the console says it, but for the page to open again. */
function messageOf(refused: Refused): string {
  return refused.fault === 'not_found'
    ? 'Not found: check what was typed.'
    : faultText(operatorText('en'), refused);
}

function read(command: Command, args: readonly string[]): { readonly typed: Typed; readonly json: boolean } {
  const options = { ...command.options, json: { type: 'boolean' as const } };
  let parsed;
  try {
    parsed = parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
  const values: Readonly<Record<string, unknown>> = parsed.values;
  const text = (name: string) => {
    const value = values[name];
    return typeof value === 'string' ? value : undefined;
  };
  const expected = (command.usage.match(/(?:^| )<[^>]+>/g) ?? []).length;
  if (parsed.positionals.length > expected)
    throw new UsageError(`“${parsed.positionals[expected]}” is too much.`);
  return {
    json: values['json'] === true,
    typed: {
      text,
      required: (name) => {
        const value = text(name);
        if (value === undefined) throw new UsageError(`--${name} is missing.`);
        return value;
      },
      all: (name) => [values[name] ?? []].flat().filter((one): one is string => typeof one === 'string'),
      flag: (name) => values[name] === true,
      number: (name) => {
        const value = text(name);
        if (value === undefined) return undefined;
        if (!/^\d{1,9}$/.test(value)) throw new UsageError(`--${name} is a whole number.`);
        return Number(value);
      },
      at: (index, what) => {
        const value = parsed.positionals[index];
        if (value === undefined) throw new UsageError(`<${what}> is missing.`);
        return value;
      },
    },
  };
}

/** Two commands look at something: their status says whether it is well. */
function isAsItShould(command: Command, data: unknown): boolean {
  if (typeof data !== 'object' || data === null) return true;
  if (command.name === 'onboarding show') return 'ready' in data && data.ready === true;
  if (command.name === 'ledger check')
    return 'differences' in data && Array.isArray(data.differences) && data.differences.length === 0;
  return true;
}

function usage(command: Command): string {
  return `npm run relay -- ${command.name} ${command.usage}`.trimEnd();
}

function help(): string {
  return [
    'The operator’s work, for scripts: npm run relay -- <command> [--json]',
    '',
    ...COMMANDS.flatMap((command) => [
      `  ${command.name} ${command.usage}`.trimEnd(),
      `      ${command.summary}`,
    ]),
    '',
    'Works on the database of DATABASE_URL, or of the folder DATA_DIR (.data), also while the service runs.',
    'Status: 0 done, 1 refused, 2 typed wrong, 3 looked at and not as it should be.',
    '',
  ].join('\n');
}

function wrong(message: string): RunResult {
  return { status: 2, out: '', err: `${message}\n` };
}
