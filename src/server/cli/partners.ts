import { correctAgency, createAgency } from '../services/operator/agencies.ts';
import { admit, dismiss } from '../services/operator/members.ts';
import { listAgencies } from '../stores/agencies.ts';
import { membersOfAgency } from '../stores/agency-members.ts';
import { listOperators } from '../stores/members.ts';
import { keysOf, SERVED_AREAS, SERVED_JOBS, type Choice } from '../text/choices.ts';
import { COMMAND_LINE, table, UsageError, type Command, type Typed } from './command.ts';

const AGENCY = {
  name: { type: 'string' },
  'name-en': { type: 'string' },
  licence: { type: 'string' },
  expires: { type: 'string' },
  area: { type: 'string', multiple: true },
  job: { type: 'string', multiple: true },
} as const;

function agencyOf(typed: Typed) {
  return {
    name: typed.required('name'),
    nameEn: typed.required('name-en'),
    licenceNo: typed.required('licence'),
    licenceExpiresOn: typed.required('expires'),
    areas: servedOf(typed, 'area', SERVED_AREAS),
    jobs: servedOf(typed, 'job', SERVED_JOBS),
  };
}

/** What was typed of what an agency can serve; "all" for everything, nothing to leave it as it is. */
function servedOf(typed: Typed, name: string, choices: readonly Choice[]): readonly string[] | undefined {
  const wanted = typed.all(name);
  if (wanted.length === 0) return undefined;
  if (wanted.includes('all')) return [];
  const known = keysOf(choices);
  const strange = wanted.find((key) => !known.includes(key));
  if (strange !== undefined)
    throw new UsageError(`There is no ${name} “${strange}”. There are: all, ${known.join(', ')}.`);
  return known.filter((key) => wanted.includes(key));
}

/** Partner agencies, and who may sign in to their console or the operator's. */
export const PARTNER_COMMANDS: readonly Command[] = [
  {
    name: 'agency list',
    usage: '',
    summary: 'partner agencies and their licences',
    run: async ({ database }) => {
      const data = await listAgencies(database.kysely);
      return {
        data,
        lines: table(data.map((one) => [one.agency_id, one.licence_no, one.licence_expires_on, one.name])),
      };
    },
  },
  {
    name: 'agency create',
    usage: '--name NAME --name-en NAME --licence 13-ユ-000001 --expires DAY [--area AREA…] [--job JOB…]',
    summary: 'add a licensed agency',
    options: AGENCY,
    run: async (context, typed) => {
      const result = await createAgency(context, COMMAND_LINE, agencyOf(typed));
      return result.ok
        ? { data: { agencyId: result.agency.agency_id }, lines: [result.agency.agency_id] }
        : result;
    },
  },
  {
    name: 'agency correct',
    usage:
      '<agency id> --name NAME --name-en NAME --licence NUMBER --expires DAY [--area AREA…] [--job JOB…]',
    summary: 'correct names, enter a renewed licence, or say what it serves',
    options: AGENCY,
    run: async (context, typed) => {
      const result = await correctAgency(context, COMMAND_LINE, typed.at(0, 'agency id'), agencyOf(typed));
      return result.ok ? { data: result.agency, lines: ['Corrected.'] } : result;
    },
  },
  {
    name: 'member list',
    usage: '[--agency ID]',
    summary: 'who may sign in to the operator’s console, or to an agency’s',
    options: { agency: { type: 'string' } },
    run: async ({ database }, typed) => {
      const agency = typed.text('agency');
      const members = await (agency
        ? membersOfAgency(database.kysely, agency)
        : listOperators(database.kysely));
      const data = members.map(({ member_id, name, mail, created_at }) => ({
        member_id,
        name,
        mail,
        created_at,
      }));
      return { data, lines: table(data.map((one) => [one.member_id, one.mail, one.name])) };
    },
  },
  {
    name: 'member add',
    usage: '--name NAME --mail ADDRESS [--agency ID]',
    summary: 'let somebody sign in with a mailed code; without --agency to the operator’s console',
    options: { name: { type: 'string' }, mail: { type: 'string' }, agency: { type: 'string' } },
    run: async (context, typed) => {
      const agencyId = typed.text('agency');
      const membership = agencyId
        ? ({ audience: 'agency', agencyId } as const)
        : ({ audience: 'operator' } as const);
      const person = { name: typed.required('name'), mail: typed.required('mail') };
      const result = await admit(context, COMMAND_LINE, membership, person);
      return result.ok ? { data: { memberId: result.memberId }, lines: [result.memberId] } : result;
    },
  },
  {
    name: 'member remove',
    usage: '<member id>',
    summary: 'end somebody’s right to sign in, and their sessions',
    run: async (context, typed) => {
      const result = await dismiss(context, COMMAND_LINE, typed.at(0, 'member id'));
      return result.ok ? { data: {}, lines: ['Removed.'] } : result;
    },
  },
];
