import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { Language } from '../../contract/ids.ts';
import { CostPerHireBody, ReportPeriod, ReportQuery, ReportReply } from '../../contract/report.ts';
import { callerOf } from '../http/access.ts';
import type { AppDependencies } from '../http/app-dependencies.ts';
import { reportCsv } from '../services/figures/report-csv.ts';
import { readReport, saveCostPerHire } from '../services/figures/report.ts';
import { REFUSALS } from './refusals.ts';

const CsvQuery = Type.Object({ period: ReportPeriod, language: Language }, { additionalProperties: false });

/** The employer's figures by month, and its own estimate of what a hire costs (contract/report.ts). */
export function reportRoutes({ context }: AppDependencies): FastifyPluginAsyncTypebox {
  return async (app) => {
    app.get(
      '/report',
      {
        config: { access: 'connection' },
        schema: {
          summary: 'The employer’s totals by month as of the last closing, small numbers masked',
          querystring: ReportQuery,
          response: { 200: ReportReply, ...REFUSALS },
        },
      },
      (request) => readReport(context, callerOf(request, 'connection').employerId, request.query.period),
    );

    app.get(
      '/report.csv',
      {
        config: { access: 'connection' },
        schema: {
          summary: 'The same months as a table for spreadsheets',
          querystring: CsvQuery,
          response: { 200: { content: { 'text/csv': { schema: Type.String() } } }, ...REFUSALS },
        },
      },
      async (request, reply) => {
        const { period, language } = request.query;
        const report = await readReport(context, callerOf(request, 'connection').employerId, period);
        const name = `career-relay-${report.months.at(-1)?.month ?? 'report'}.csv`;
        return reply
          .header('content-type', 'text/csv; charset=utf-8')
          .header('content-disposition', `attachment; filename="${name}"`)
          .send(reportCsv(report, language));
      },
    );

    app.put(
      '/report/cost-per-hire',
      {
        config: { access: 'connection' },
        schema: {
          summary: 'Enter the company’s own figure for the cost of one hire',
          body: CostPerHireBody,
          response: { 204: Type.Null(), ...REFUSALS },
        },
      },
      async (request, reply) => {
        await saveCostPerHire(context, callerOf(request, 'connection').employerId, request.body.yen);
        return reply.code(204).send(null);
      },
    );
  };
}
