import { resumeMailsTo } from '../services/operator/stopped-mails.ts';
import { COMMAND_LINE, type Command } from './command.ts';

/** What is done for people who write to the operator about our mails. */
export const MAIL_COMMANDS: readonly Command[] = [
  {
    name: 'mails resume',
    usage: '<address>',
    summary: 'let mails reach an address again whose owner had stopped them and writes from it',
    run: async (context, typed) => {
      const result = await resumeMailsTo(context, COMMAND_LINE, typed.at(0, 'address'));
      return result.ok ? { data: {}, lines: ['Mails reach this address again.'] } : result;
    },
  },
];
