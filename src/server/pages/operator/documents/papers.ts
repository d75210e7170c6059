import { readFileSync } from 'node:fs';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { japanDay } from '../../../time/calendar.ts';
import { moment } from '../../../time/clock.ts';
import type { ServiceContext } from '../../../services/context.ts';
import { monthlyTexts, type MonthlyPage } from '../../../mail/templates/monthly-texts.ts';
import { findEmployer, policyAt } from '../../../stores/employers.ts';
import { findOnboarding } from '../../../stores/onboardings.ts';
import type { PageLanguage } from '../../strings/index.ts';
import { applicantNotice } from './applicant-notice.ts';
import { deployment } from './deployment.ts';
import { list, type DocumentFacts, type PaperContent, type PaperName, type WritePaper } from './document.ts';
import { itSheet } from './it-sheet.ts';
import { Paper } from './Paper.tsx';

const WRITERS: Readonly<Record<PaperName, WritePaper>> = {
  'it-sheet': itSheet,
  'applicant-notice': applicantNotice,
  deployment,
};

export const PAPER_STYLE = readFileSync(new URL('./paper.css', import.meta.url), 'utf8');

/** What an employer's papers are made of; undefined where there is no such employer. */
export async function documentFacts(
  context: ServiceContext,
  employerId: string,
): Promise<DocumentFacts | undefined> {
  const db = context.database.kysely;
  const employer = await findEmployer(db, employerId);
  if (!employer) return undefined;
  const onboarding = await findOnboarding(db, employerId);
  const { countingStage } = await policyAt(db, employerId, moment(context.clock()));
  return {
    employer: { name: employer.name, nameEn: employer.name_en, code: employer.code },
    countingStage,
    operator: context.operator,
    relayOrigin: context.relayOrigin,
    request: onboarding?.request ?? null,
    day: japanDay(context.clock()),
  };
}

export function paperContent(name: PaperName, facts: DocumentFacts, language: PageLanguage): PaperContent {
  return WRITERS[name](facts, language);
}

/** A finished month of an employer, set as a paper. */
export function monthlyContent(page: MonthlyPage, language: PageLanguage): PaperContent {
  const { title, lead, month, soFarTitle, soFar, notes } = monthlyTexts(page, language);
  return {
    title,
    lead,
    sections: [
      { title: '', blocks: [{ kind: 'figures', items: month }] },
      { title: soFarTitle, blocks: [{ kind: 'figures', items: soFar }, list(...notes)] },
    ],
  };
}

/** A paper as one file that needs nothing else. */
export function paperFile(name: PaperName, facts: DocumentFacts, language: PageLanguage): string {
  const content = paperContent(name, facts, language);
  const page = createElement(Paper, { language, facts, content, style: { inline: PAPER_STYLE } });
  return `<!doctype html>\n${renderToStaticMarkup(page)}\n`;
}

const MANIFEST = new URL('../../../../../manifest.xml', import.meta.url);
/** The hosts of a local run, as they stand in the manifest of the repository. */
const TEMPLATE_ORIGIN = 'https://localhost:3000';

/**
 * The manifest for this installation: what an administrator uploads, without the comment for whoever works on it here. The
 * add-in is served beside the API.
 */
export function manifestFile(addInOrigin: string): string {
  return readFileSync(MANIFEST, 'utf8')
    .replace(/<!--.*-->\n/, '')
    .replaceAll(TEMPLATE_ORIGIN, addInOrigin);
}
