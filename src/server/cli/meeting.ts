import { routeAgencies } from '../services/operator/agencies.ts';
import { readChecklist } from '../services/operator/checklist.ts';
import { issueInvitation, withdrawInvitations } from '../services/operator/invitations.ts';
import { setPolicy, type PolicyInput } from '../services/operator/policies.ts';
import { refused } from '../services/operator/refused.ts';
import { mapTenant, unmapTenant } from '../services/operator/tenants.ts';
import { removeTestData, reopenTrial } from '../services/operator/trial.ts';
import { COMMAND_LINE, table, UsageError, type Command, type Typed } from './command.ts';
import { employerId } from './find.ts';

/** The steps of the meeting that gets an employer going, in their order. */
export const MEETING_COMMANDS: readonly Command[] = [
  {
    name: 'policy set',
    usage:
      '<employer> [--threshold N] [--stage registered|interviewed] [--valid-days N|none] [--pending-days N] [--from DAY]',
    summary: 'confirm the terms in the meeting, or change them from a day to come',
    options: {
      threshold: { type: 'string' },
      stage: { type: 'string' },
      'valid-days': { type: 'string' },
      'pending-days': { type: 'string' },
      from: { type: 'string' },
    },
    run: async (context, typed) => {
      const id = await employerId(context, typed.at(0, 'employer'));
      const result = await setPolicy(context, COMMAND_LINE, id, policyOf(typed));
      return result.ok ? { data: { version: result.version }, lines: [`version ${result.version}`] } : result;
    },
  },
  {
    name: 'routing set',
    usage: '<employer> --agency ID…',
    summary: 'which agencies get the candidates, in this order',
    options: { agency: { type: 'string', multiple: true } },
    run: async (context, typed) => {
      const id = await employerId(context, typed.at(0, 'employer'));
      const agencies = typed.all('agency');
      const result = await routeAgencies(context, COMMAND_LINE, id, agencies);
      return result.ok ? { data: { agencies }, lines: [`agencies: ${agencies.length}`] } : result;
    },
  },
  {
    name: 'invitation create',
    usage: '<employer> [--uses N] [--days N]',
    summary: 'make an invitation code; the first one opens the trial',
    options: { uses: { type: 'string' }, days: { type: 'string' } },
    run: async (context, typed) => {
      const id = await employerId(context, typed.at(0, 'employer'));
      const wish = { uses: typed.number('uses'), days: typed.number('days') };
      const result = await issueInvitation(context, COMMAND_LINE, id, wish);
      if (!result.ok) return result;
      const { invitationId, code, trialOpened } = result;
      return { data: { invitationId, code, trialOpened }, lines: [code] };
    },
  },
  {
    name: 'invitation withdraw',
    usage: '<employer>',
    summary: 'withdraw all codes that could still be used',
    run: async (context, typed) => {
      const id = await employerId(context, typed.at(0, 'employer'));
      const result = await withdrawInvitations(context, COMMAND_LINE, id);
      return result.ok
        ? { data: { withdrawn: result.withdrawn }, lines: [`${result.withdrawn} withdrawn`] }
        : result;
    },
  },
  ...(['map', 'unmap'] as const).map((verb): Command => ({
    name: `tenant ${verb}`,
    usage: '<employer> <tenant id>',
    summary: verb === 'map' ? 'let a Microsoft 365 tenant connect without a code' : 'take that back',
    run: async (context, typed) => {
      const id = await employerId(context, typed.at(0, 'employer'));
      const tenant = typed.at(1, 'tenant id');
      const change = verb === 'map' ? mapTenant : unmapTenant;
      const result = await change(context, COMMAND_LINE, id, tenant);
      return result.ok ? { data: { tenant }, lines: ['Done.'] } : result;
    },
  })),
  {
    name: 'onboarding show',
    usage: '<employer>',
    summary: 'the checklist of the meeting; ends with status 3 while it is not green',
    run: async (context, typed) => {
      const checklist = await readChecklist(context, await employerId(context, typed.at(0, 'employer')));
      if (!checklist) return refused('not_found');
      const { steps, ready, next, minutes } = checklist;
      return {
        data: { ready, next, minutes, steps },
        lines: [
          ...table(
            steps.map(({ step, doneAt, fault }) => [doneAt ? 'x' : ' ', step, doneAt ?? '', fault ?? '']),
          ),
          ready ? 'All checked.' : `Next: ${next ?? 'see the fault above'}`,
        ],
      };
    },
  },
  {
    name: 'trial remove',
    usage: '<employer>',
    summary: 'end the trial and remove what it brought',
    run: async (context, typed) => {
      const result = await removeTestData(
        context,
        COMMAND_LINE,
        await employerId(context, typed.at(0, 'employer')),
      );
      if (!result.ok) return result;
      const { registrations, insertions } = result;
      return {
        data: { registrations, insertions },
        lines: [`registrations: ${registrations}, insertions: ${insertions}`],
      };
    },
  },
  {
    name: 'trial reopen',
    usage: '<employer>',
    summary: 'give a trial that ran out its two hours again',
    run: async (context, typed) => {
      const result = await reopenTrial(
        context,
        COMMAND_LINE,
        await employerId(context, typed.at(0, 'employer')),
      );
      return result.ok ? { data: {}, lines: ['Open for two hours.'] } : result;
    },
  },
];

function policyOf(typed: Typed): PolicyInput {
  const stage = typed.text('stage');
  if (stage !== undefined && stage !== 'registered' && stage !== 'interviewed')
    throw new UsageError('--stage is registered or interviewed.');
  return {
    threshold: typed.number('threshold'),
    countingStage: stage,
    slotValidDays: typed.text('valid-days') === 'none' ? null : typed.number('valid-days'),
    pendingDays: typed.number('pending-days'),
    from: typed.text('from'),
  };
}
