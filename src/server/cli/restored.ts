import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { Value } from 'typebox/value';
import { TakenBack } from '../identity/taken-back.ts';
import { repeatTakenBack } from '../services/candidate/repeat-taken-back.ts';
import { noteRepeated } from '../stores/restored.ts';
import { requireOperator, UsageError, type Command } from './command.ts';

/** What a restored backup lacks before the service may start on it. */
export const RESTORED_COMMANDS: readonly Command[] = [
  {
    name: 'restored repeat',
    usage: '--log FILE… | --nothing',
    summary: 'after a restore: do again what people took back since the backup, by the service’s logs',
    options: { log: { type: 'string', multiple: true }, nothing: { type: 'boolean' } },
    run: async (context, typed) => {
      const files = typed.all('log');
      if (files.length > 0 === typed.flag('nothing'))
        throw new UsageError('Say each log by --log, or --nothing where nobody took anything back.');
      // Agencies are told once more.
      if (files.length > 0) requireOperator(context);
      const logs = await Promise.all(files.map(readLog));
      const wishes = logs.flatMap(({ found }) => found);
      // Rather another file than a quiet time. Beside other processes one may have had none to write down.
      const wrong =
        wishes.length === 0 ? logs[0] : logs.find(({ found, isOurs }) => found.length === 0 && !isOurs);
      if (wrong)
        throw new UsageError(
          `“${wrong.file}” names nothing that was taken back. Where nothing was, leave it out.`,
        );
      const done = await repeatTakenBack(context, wishes);
      await noteRepeated(context.database.kysely);
      const [found, repeated] = [wishes.length, done];
      return {
        data: { found, repeated },
        lines: [`Found in the logs: ${found}. Done again: ${repeated}. The service may start.`],
      };
    },
  },
];

interface ReadLog {
  readonly file: string;
  readonly found: readonly TakenBack[];
  /** Whether the service wrote it, whatever it says. */
  readonly isOurs: boolean;
}

/** How each line of the service's begins. */
const OURS = /\{"level":\d+,"time":\d+,"pid":\d+,"hostname":/;

/** Lines may have something in front, as collectors of logs put there; all but ours are passed over. */
async function readLog(file: string): Promise<ReadLog> {
  const found: TakenBack[] = [];
  let isOurs = false;
  let number = 0;
  try {
    for await (const line of createInterface({ input: createReadStream(file), crlfDelay: Infinity })) {
      number += 1;
      isOurs ||= OURS.test(line);
      if (line.includes('"takenBack"')) found.push(parse(line.slice(line.indexOf('{'))));
    }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new UsageError(`“${file}” cannot be read, line ${number}: ${reason}. Nothing was done.`);
  }
  return { file, found, isOurs };
}

function parse(json: string): TakenBack {
  const { takenBack } = JSON.parse(json) as { readonly takenBack?: unknown };
  return Value.Parse(TakenBack, takenBack);
}
