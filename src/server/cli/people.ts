import { correctPerson } from '../services/operator/corrections.ts';
import { AREAS, JOBS, keysOf } from '../text/choices.ts';
import { COMMAND_LINE, requireOperator, UsageError, type Command } from './command.ts';

/** For an area of none in particular. */
const NONE = 'none';

/** What is done for people who write to the operator about what they registered. */
export const PEOPLE_COMMANDS: readonly Command[] = [
  {
    name: 'person correct',
    usage: `<address> [--name TEXT] [--job JOB] [--area AREA|${NONE}]`,
    summary:
      'put right what somebody registered, wherever they did, who writes from that address; their agencies are told',
    options: { name: { type: 'string' }, job: { type: 'string' }, area: { type: 'string' } },
    run: async (context, typed) => {
      // Agencies get a mail with a link.
      requireOperator(context);
      const area = typed.text('area');
      const result = await correctPerson(context, COMMAND_LINE, typed.at(0, 'address'), {
        name: typed.text('name'),
        job: oneOf(JOBS, '--job', typed.text('job')),
        area: area === NONE ? null : oneOf(AREAS, '--area', area),
      });
      return result.ok
        ? { data: { corrected: result.fields }, lines: [`Corrected: ${result.fields.join(', ')}`] }
        : result;
    },
  },
];

function oneOf(choices: typeof JOBS, name: string, typed: string | undefined): string | undefined {
  const keys = keysOf(choices);
  if (typed !== undefined && !keys.includes(typed))
    throw new UsageError(`${name} is one of ${keys.join(', ')}.`);
  return typed;
}
