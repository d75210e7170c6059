import { termsText } from '../pages/operator/terms-text.ts';
import { operatorText } from '../pages/operator/operator-text.ts';
import { readEmployer } from '../services/operator/employer-view.ts';
import {
  correctEmployer,
  createEmployer,
  type EmployerCorrection,
  type EmployerInput,
} from '../services/operator/employers.ts';
import { setContacts } from '../services/operator/contacts.ts';
import { removeEmployer } from '../services/operator/removing.ts';
import { setPaused } from '../services/operator/pausing.ts';
import { refused } from '../services/operator/refused.ts';
import { employerLines } from '../stores/employer-list.ts';
import { COMMAND_LINE, table, UsageError, type Command, type Typed } from './command.ts';
import { employerId } from './find.ts';

const DETAILS = {
  name: { type: 'string' },
  'name-en': { type: 'string' },
  'short-name': { type: 'string' },
  'short-name-en': { type: 'string' },
  domain: { type: 'string', multiple: true },
  hires: { type: 'string' },
} as const;

function correctionOf(typed: Typed): EmployerCorrection {
  const hires = typed.text('hires');
  if (hires !== undefined && hires !== 'experienced' && hires !== 'newgrad')
    throw new UsageError('--hires is experienced or newgrad.');
  const domains = typed.all('domain');
  return {
    name: typed.text('name'),
    nameEn: typed.text('name-en'),
    shortName: typed.text('short-name'),
    shortNameEn: typed.text('short-name-en'),
    domains: domains.length > 0 ? domains.join(' ') : undefined,
    hires,
  };
}

function detailsOf(typed: Typed): EmployerInput {
  const { shortName = '', shortNameEn = '', domains = '', hires } = correctionOf(typed);
  const [name, nameEn] = [typed.required('name'), typed.required('name-en')];
  return { name, nameEn, shortName, shortNameEn, domains, hires };
}

/** Domains that another employer may have, too: whoever says so has looked. */
function sharedOf(typed: Typed, domains: string | undefined): string | undefined {
  return typed.flag('shared-domains') ? domains : undefined;
}

/** Employers and everything about them; `<employer>` is an id or a code. */
export const EMPLOYER_COMMANDS: readonly Command[] = [
  {
    name: 'employer list',
    usage: '[--query TEXT]',
    summary: 'employers with their live figures',
    options: { query: { type: 'string' } },
    run: async ({ database }, typed) => {
      const data = await employerLines(database.kysely, typed.text('query') ?? '');
      const rows = data.map((one) => [
        one.employer_id,
        one.code,
        one.status,
        one.registered,
        one.counted,
        one.available,
        one.name,
      ]);
      return {
        data,
        lines: table([['id', 'code', 'status', 'registered', 'counted', 'slots', 'name'], ...rows]),
      };
    },
  },
  {
    name: 'employer create',
    usage:
      '--name NAME --name-en NAME --domain DOMAIN… [--short-name …] [--short-name-en …] [--hires experienced|newgrad] [--code CODE] [--sample] [--shared-domains]',
    summary: 'begin to bring an employer in',
    options: {
      ...DETAILS,
      code: { type: 'string' },
      sample: { type: 'boolean' },
      'shared-domains': { type: 'boolean' },
    },
    run: async (context, typed) => {
      const details = detailsOf(typed);
      const input = {
        ...details,
        code: typed.text('code'),
        sample: typed.flag('sample'),
        sharedDomains: sharedOf(typed, details.domains),
      };
      const result = await createEmployer(context, COMMAND_LINE, input);
      if (!result.ok) return result;
      const { employer_id: id, code } = result.employer;
      return { data: { employerId: id, code }, lines: [`${id}  ${code}`] };
    },
  },
  {
    name: 'employer correct',
    usage:
      '<employer> [--name NAME] [--name-en NAME] [--domain DOMAIN…] [--short-name …] [--short-name-en …] [--hires experienced|newgrad] [--shared-domains]',
    summary: 'correct names, domains and whom it hires; what is left out stays',
    options: { ...DETAILS, 'shared-domains': { type: 'boolean' } },
    run: async (context, typed) => {
      const id = await employerId(context, typed.at(0, 'employer'));
      const correction = correctionOf(typed);
      const sharedDomains = sharedOf(typed, correction.domains);
      const result = await correctEmployer(context, COMMAND_LINE, id, { ...correction, sharedDomains });
      return result.ok ? { data: result.employer, lines: ['Corrected.'] } : result;
    },
  },
  {
    name: 'employer show',
    usage: '<employer>',
    summary: 'terms, agencies, connections and figures of one employer',
    run: async (context, typed) => {
      const view = await readEmployer(context, await employerId(context, typed.at(0, 'employer')));
      if (!view) return refused('not_found');
      const { employer, counters } = view;
      const text = operatorText('en');
      return {
        data: view,
        lines: [
          `${employer.employer_id}  ${employer.code}  ${employer.status}  ${employer.name} / ${employer.name_en}`,
          `domains      ${view.domains.join(' ')}`,
          `hires        ${employer.hires}`,
          `terms        ${termsText(text, view.policy)} (version ${view.policy.version} of ${view.policies.length})`,
          `agencies     ${view.agencies.map((one) => `${one.name} ${one.licence_no}`).join(', ')}`,
          `figures      registered ${counters.registered}, counted ${counters.counted}, granted ${counters.granted}, reserved ${counters.reserved}, used ${counters.used}`,
          `connections  ${view.connections}, codes that can be used ${view.invitations}, tenants ${view.tenants.length}`,
        ],
      };
    },
  },
  ...(['pause', 'resume'] as const).map((verb): Command => ({
    name: `employer ${verb}`,
    usage: '<employer>',
    summary: verb === 'pause' ? 'let a contract rest; links that are out keep working' : 'resume a contract',
    run: async (context, typed) => {
      const id = await employerId(context, typed.at(0, 'employer'));
      const result = await setPaused(context, COMMAND_LINE, id, verb === 'pause');
      return result.ok
        ? { data: { status: result.employer.status }, lines: [result.employer.status] }
        : result;
    },
  })),
  {
    name: 'employer remove',
    usage: '<employer>',
    summary: 'remove one that was registered by mistake and that nobody uses yet',
    run: async (context, typed) => {
      const id = await employerId(context, typed.at(0, 'employer'));
      const result = await removeEmployer(context, COMMAND_LINE, id);
      return result.ok ? { data: { employerId: id }, lines: ['Removed.'] } : result;
    },
  },
  {
    name: 'employer contacts',
    usage: '<employer> [--mail ADDRESS[:en]]…',
    summary: 'set who gets the monthly page; without --mail nobody does',
    options: { mail: { type: 'string', multiple: true } },
    run: async (context, typed) => {
      const id = await employerId(context, typed.at(0, 'employer'));
      const contacts = typed.all('mail').map((one) => ({
        mail: one.replace(/:(?:en|ja)$/, ''),
        language: one.endsWith(':en') ? ('en' as const) : ('ja' as const),
      }));
      const result = await setContacts(context, COMMAND_LINE, id, contacts);
      return result.ok
        ? { data: { contacts: contacts.length }, lines: [`recipients: ${contacts.length}`] }
        : result;
    },
  },
];
