import '../process/node-version.ts';
import { runCommand } from './command.ts';

const { exitCode, lines } = await runCommand(process.argv.slice(2), process.env);
(exitCode === 0 ? process.stdout : process.stderr).write(`${lines.join('\n')}\n`);
process.exitCode = exitCode;
