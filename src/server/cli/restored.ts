import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { Value } from 'typebox/value';
import { TakenBack } from '../identity/taken-back.ts';
import { fileFault } from '../process/file-fault.ts';
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

/** Where collectors of logs keep a line as text in one of theirs: Docker's files, the journal in JSON, shippers. */
const WITHIN = ['log', 'MESSAGE', 'message'];

/** By the mark at its beginning. */
const UTF_16: Readonly<Record<string, string>> = { fffe: 'utf-16le', feff: 'utf-16be' };

/** Lines may have something in front, as collectors of logs put there, or stand in theirs; all but ours are passed over. */
async function readLog(file: string): Promise<ReadLog> {
  const found: TakenBack[] = [];
  let isOurs = false;
  let number = 0;
  try {
    for await (const whole of createInterface({
      input: Readable.from(textOf(unpacked(file))),
      crlfDelay: Infinity,
    })) {
      number += 1;
      const line = lineWithin(whole);
      isOurs ||= OURS.test(line);
      // With a backslash it stands in a line of somebody else's that could not be opened, and must not be passed over.
      if (/"takenBack\\?"/.test(line)) found.push(parse(line.slice(line.indexOf('{'))));
    }
  } catch (error) {
    const place = number > 0 ? `, line ${number}` : '';
    throw new UsageError(`“${file}” cannot be read${place}: ${fileFault(error)}. Nothing was done.`);
  }
  return { file, found, isOurs };
}

/** What logs are rotated into is packed in most cases, and says so by its name. */
function unpacked(file: string): Readable {
  const whole = createReadStream(file);
  // A fault of either ends both, and comes to whoever reads.
  return file.endsWith('.gz') ? pipeline(whole, createGunzip(), () => undefined) : whole;
}

/** In UTF-8, unless its first bytes say that it is in UTF-16, as whatever PowerShell redirects (`>`) is on Windows. */
async function* textOf(bytes: AsyncIterable<Buffer>): AsyncIterable<string> {
  let decoder: TextDecoder | undefined;
  for await (const chunk of bytes) {
    decoder ??= new TextDecoder(UTF_16[chunk.toString('hex', 0, 2)]);
    yield decoder.decode(chunk, { stream: true });
  }
}

/** The service's line that stands as text in a collector's; any other as it is. */
function lineWithin(line: string): string {
  if (!line.includes('{\\"')) return line;
  try {
    const fields = JSON.parse(line.slice(line.indexOf('{'))) as Readonly<Record<string, unknown>>;
    const text = WITHIN.map((name) => fields[name]).find((value) => typeof value === 'string');
    return text ?? line;
  } catch {
    return line;
  }
}

function parse(json: string): TakenBack {
  const { takenBack } = JSON.parse(json) as { readonly takenBack?: unknown };
  if (!Value.Check(TakenBack, takenBack)) throw new Error('it is no line of the service’s, or not all of it');
  return takenBack;
}
