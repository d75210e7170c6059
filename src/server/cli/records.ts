import { Value } from 'typebox/value';
import { ReportPeriod } from '../../contract/report.ts';
import { REVIEW_REASONS } from '../../core/credit/review.ts';
import { manifestName } from '../pages/operator/documents/deployment.ts';
import { PAPERS } from '../pages/operator/documents/document.ts';
import { documentFacts, manifestFile, paperFile } from '../pages/operator/documents/papers.ts';
import { recomputeCounters } from '../services/credit/recompute-counters.ts';
import { reportCsv } from '../services/figures/report-csv.ts';
import { readReport } from '../services/figures/report.ts';
import { readAudit } from '../services/operator/audit.ts';
import { decide, readHeld, reverse, undoDecision } from '../services/operator/held.ts';
import { refused } from '../services/operator/refused.ts';
import { MOST_FOUND, search } from '../services/operator/search.ts';
import { COMMAND_LINE, requireOperator, table, UsageError, type Command, type Typed } from './command.ts';
import { employerId } from './find.ts';
import { writeText } from './text-file.ts';

/** The queue, the trail, reports and papers. */
export const RECORD_COMMANDS: readonly Command[] = [
  {
    name: 'held list',
    usage: '',
    summary: 'registrations that wait for a decision, with evidence and due day',
    run: async (context) => {
      const data = await readHeld(context);
      return {
        data,
        lines: table(
          data.map((one) => [
            one.dueOn,
            one.employerId,
            one.registrationId,
            one.kind,
            one.maskedMail,
            one.employerName,
          ]),
        ),
      };
    },
  },
  {
    name: 'held decide',
    usage: `<employer> <registration id> --verdict count|refuse --reason ${REVIEW_REASONS.join('|')} [--note TEXT]`,
    summary: 'decide whether a held registration counts',
    options: { verdict: { type: 'string' }, reason: { type: 'string' }, note: { type: 'string' } },
    run: async (context, typed) => {
      const verdict = typed.required('verdict');
      if (verdict !== 'count' && verdict !== 'refuse') throw new UsageError('--verdict is count or refuse.');
      const reason = REVIEW_REASONS.find((known) => known === typed.required('reason'));
      if (!reason) throw new UsageError(`--reason is one of ${REVIEW_REASONS.join(', ')}.`);
      const result = await decide(context, COMMAND_LINE, {
        employerId: await employerId(context, typed.at(0, 'employer')),
        registrationId: typed.at(1, 'registration id'),
        verdict,
        reason,
        note: typed.text('note') ?? '',
      });
      return result.ok ? { data: { verdict, reason }, lines: ['Decided.'] } : result;
    },
  },
  {
    name: 'held undo',
    usage: '<employer> <registration id>',
    summary: 'take a decision back, within eight seconds',
    run: async (context, typed) => {
      const result = await undoDecision(context, COMMAND_LINE, {
        employerId: await employerId(context, typed.at(0, 'employer')),
        registrationId: typed.at(1, 'registration id'),
      });
      return result.ok ? { data: {}, lines: ['Undone.'] } : result;
    },
  },
  {
    name: 'count reverse',
    usage: '<employer> <registration id> --reason TEXT',
    summary: 'take back somebody who counted, e.g. for a fraud; granted slots stay',
    options: { reason: { type: 'string' } },
    run: async (context, typed) => {
      const result = await reverse(context, COMMAND_LINE, {
        employerId: await employerId(context, typed.at(0, 'employer')),
        registrationId: typed.at(1, 'registration id'),
        reason: typed.required('reason'),
      });
      return result.ok ? { data: {}, lines: ['Reversed.'] } : result;
    },
  },
  {
    name: 'audit list',
    usage: '[--employer EMPLOYER] [--before ENTRY]',
    summary: 'who did what, newest first, fifty at a time',
    options: { employer: { type: 'string' }, before: { type: 'string' } },
    run: async (context, typed) => {
      const employer = typed.text('employer');
      const filter = {
        employerId: employer ? await employerId(context, employer) : undefined,
        before: typed.text('before'),
      };
      const { entries, next } = await readAudit(context, filter);
      const rows = entries.map((one) => [
        one.at,
        one.actor,
        one.action,
        one.employer_id,
        one.subject,
        one.after,
      ]);
      return {
        data: { entries, next },
        lines: [...table(rows), ...(next ? [`more: --before ${next}`] : [])],
      };
    },
  },
  {
    name: 'search',
    usage: '<text>',
    summary:
      'employers, agencies, registrations by number or by a whole address, and what of that person went to whom',
    run: async (context, typed) => {
      const data = await search(context, typed.at(0, 'text'));
      return {
        data,
        lines: [
          ...data.employers.map((one) => `employer      ${one.employer_id}  ${one.code}  ${one.name}`),
          ...data.agencies.map((one) => `agency        ${one.agency_id}  ${one.licence_no}  ${one.name}`),
          ...data.registrations.flatMap((one) => [
            `registration  ${one.registration_id}  ${one.employer_id}  ${one.outcome}  ${one.maskedMail}`,
            ...one.decisions.map(({ at, by, kind, reason, note }) =>
              `decision      ${at}  ${by ?? 'command line'}  ${kind}  ${reason}  ${note}`.trimEnd(),
            ),
          ]),
          ...data.given.map((one) =>
            `given         ${one.to}  ${one.names.name}  ${one.items.join(',')}  ${one.from} – ${one.until ?? ''}`.trimEnd(),
          ),
          ...(['employers', 'registrations'] as const)
            .filter((kind) => data.more[kind])
            .map((kind) => `There are more ${kind}; these are the newest ${MOST_FOUND}.`),
        ],
      };
    },
  },
  {
    name: 'ledger check',
    usage: '',
    summary: 'compare every counter with its ledger; ends with status 3 where they differ',
    run: async (context) => {
      const data = await recomputeCounters(context);
      const lines = data.map(
        (one) => `${one.employerId}  ${one.what}  counter ${one.counter}, ledger ${one.ledger}`,
      );
      return { data: { differences: data }, lines: lines.length > 0 ? lines : ['They agree.'] };
    },
  },
  {
    name: 'report show',
    usage: '<employer> [--period 6m|12m|all] [--csv] [--language ja|en]',
    summary: 'the employer’s report as it sees it, small numbers masked',
    options: { period: { type: 'string' }, csv: { type: 'boolean' }, language: { type: 'string' } },
    run: async (context, typed) => {
      const period = typed.text('period') ?? '6m';
      if (!Value.Check(ReportPeriod, period)) throw new UsageError('--period is 6m, 12m or all.');
      const report = await readReport(context, await employerId(context, typed.at(0, 'employer')), period);
      if (typed.flag('csv')) {
        const csv = reportCsv(report, languageOf(typed));
        return { data: { csv }, lines: csv.trimEnd().split('\r\n') };
      }
      const rows = report.months.map((one) => [
        one.month,
        one.invited,
        one.opened,
        one.registered,
        one.counted,
        one.slots,
      ]);
      return {
        data: report,
        lines: table([['month', 'invited', 'opened', 'registered', 'counted', 'slots'], ...rows]),
      };
    },
  },
  {
    name: 'paper write',
    usage: `<employer> --kind ${PAPERS.join('|')}|manifest [--language ja|en] [--out FILE]`,
    summary: 'a paper to hand over, or the manifest to upload; needs RELAY_ORIGIN and OPERATOR_…',
    options: { kind: { type: 'string' }, language: { type: 'string' }, out: { type: 'string' } },
    run: async (context, typed) => {
      requireOperator(context);
      const facts = await documentFacts(context, await employerId(context, typed.at(0, 'employer')));
      if (!facts) return refused('not_found');
      const wished = typed.required('kind');
      const kind = PAPERS.find((known) => known === wished);
      if (!kind && wished !== 'manifest') throw new UsageError(`--kind is ${PAPERS.join(', ')} or manifest.`);
      const content = kind ? paperFile(kind, facts, languageOf(typed)) : manifestFile(context.relayOrigin);
      const file =
        typed.text('out') ??
        (kind ? `${kind}-${facts.employer.code}.html` : manifestName(facts.employer.code));
      writeText(file, content);
      return { data: { file }, lines: [file] };
    },
  },
];

function languageOf(typed: Typed): 'ja' | 'en' {
  const language = typed.text('language') ?? 'ja';
  if (language !== 'ja' && language !== 'en') throw new UsageError('--language is ja or en.');
  return language;
}
