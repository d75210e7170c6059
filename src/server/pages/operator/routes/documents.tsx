import type { FastifyPluginAsync, FastifyRequest } from 'fastify';
import type { AppDependencies } from '../../../http/app-dependencies.ts';
import { Refusal } from '../../../http/errors.ts';
import { readMonthlyPage } from '../../../services/figures/monthly-page.ts';
import { PAPER_STYLESHEET } from '../../console/assets.ts';
import { consoleLanguage } from '../../console/language.ts';
import { sendPage } from '../../send-page.ts';
import type { PageLanguage } from '../../strings/index.ts';
import { manifestName } from '../documents/deployment.ts';
import { PAPERS, type PaperName } from '../documents/document.ts';
import { Paper } from '../documents/Paper.tsx';
import { documentFacts, manifestFile, monthlyContent, paperContent, paperFile } from '../documents/papers.ts';
import { operatorPaths } from '../paths.ts';

interface OfPaper {
  Params: { readonly employerId: string; readonly name: PaperName };
  Querystring: { readonly language?: string; readonly file?: string };
}

interface OfMonth {
  Params: { readonly employerId: string; readonly month: string };
  Querystring: { readonly language?: string };
}

/** What an employer takes home: papers in both languages, to read, to print and to save, and its manifest. */
export function documentRoutes({ context }: AppDependencies): FastifyPluginAsync {
  return async (app) => {
    const config = { access: 'operator', page: true } as const;

    app.get<OfPaper>(
      operatorPaths.document(':employerId', `:name(${PAPERS.join('|')})`),
      { config },
      async (request, reply) => {
        const { employerId, name } = request.params;
        const facts = await documentFacts(context, employerId);
        if (!facts) throw new Refusal('not_found');
        const language = languageOf(request);
        if (request.query.file !== undefined)
          return reply
            .header('content-type', 'text/html; charset=utf-8')
            .header(
              'content-disposition',
              `attachment; filename="${name}-${facts.employer.code}-${language}.html"`,
            )
            .send(paperFile(name, facts, language));
        const ja = language === 'ja';
        const links = [
          ...commonLinks(employerId, language),
          { href: `?language=${language}&file`, label: ja ? 'ファイルに保存' : 'Save as a file' },
          ...(name === 'deployment'
            ? [{ href: 'manifest', label: ja ? 'マニフェストを保存' : 'Download the manifest' }]
            : []),
        ];
        const style = { href: PAPER_STYLESHEET.path };
        const content = paperContent(name, facts, language);
        return sendPage(reply, <Paper {...{ language, facts, content, style, links }} />);
      },
    );

    app.get<OfPaper>(
      operatorPaths.document(':employerId', 'manifest'),
      { config },
      async (request, reply) => {
        const facts = await documentFacts(context, request.params.employerId);
        if (!facts) throw new Refusal('not_found');
        return reply
          .header('content-type', 'application/xml; charset=utf-8')
          .header('content-disposition', `attachment; filename="${manifestName(facts.employer.code)}"`)
          .send(manifestFile(context.relayOrigin));
      },
    );
    app.get<OfMonth>(
      operatorPaths.report(':employerId', ':month(^\\d{4}-\\d{2}$)'),
      { config },
      async (request, reply) => {
        const { employerId, month } = request.params;
        const [facts, page] = await Promise.all([
          documentFacts(context, employerId),
          readMonthlyPage(context, employerId, month),
        ]);
        if (!facts || !page) throw new Refusal('not_found');
        const language = languageOf(request);
        const style = { href: PAPER_STYLESHEET.path };
        const content = monthlyContent(page, language);
        const links = commonLinks(employerId, language);
        return sendPage(reply, <Paper {...{ language, facts, content, style, links }} />);
      },
    );
  };
}

function languageOf(request: FastifyRequest<{ Querystring: { readonly language?: string } }>): PageLanguage {
  const wished = request.query.language;
  return wished === 'ja' || wished === 'en' ? wished : consoleLanguage(request);
}

function commonLinks(employerId: string, language: PageLanguage) {
  const ja = language === 'ja';
  return [
    { href: operatorPaths.employer(employerId), label: ja ? '← 戻る' : '← Back' },
    { href: `?language=${ja ? 'en' : 'ja'}`, label: ja ? 'English' : '日本語' },
  ];
}
