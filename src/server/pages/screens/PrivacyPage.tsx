import type { Operator } from '../../identity/operator.ts';
import type { EmployerProfile } from '../../services/employer/directory.ts';
import type { CandidatePaths } from '../candidate-paths.ts';
import { employerNames } from '../employer-names.ts';
import type { PageText } from '../page-text.tsx';
import { Agencies } from '../parts/Agencies.tsx';
import { Contact } from '../parts/Contact.tsx';
import { Document } from '../parts/Document.tsx';

interface Props {
  readonly text: PageText;
  readonly operator: Operator;
  readonly otherLanguage: string;
  /** The link the reader came by, if any: then the agencies are named. */
  readonly link?: { readonly profile: EmployerProfile; readonly paths: CandidatePaths };
}

const PARTS = ['visit', 'kept', 'shared', 'employer', 'long', 'stop'] as const;

/** What is kept, for how long, and who gets it, in plain words. */
export function PrivacyPage({ text, operator, otherLanguage, link }: Props) {
  const { language } = text;
  const short = link ? employerNames(link.profile, language).short : text('c.pri.anyEmployer');
  return (
    <Document text={text} otherLanguage={otherLanguage} title={text('c.privacy')}>
      <section className="text">
        <h1>{text('c.privacy')}</h1>
        <p>{text('c.pri.lead')}</p>
        {PARTS.map((part) => {
          const [title = '', ...lines] = text.raw(`c.pri.${part}`).split('|');
          return (
            <div key={part}>
              <h2>{text.rich(title, {}, { short })}</h2>
              <ul>
                {lines.map((line) => (
                  <li key={line}>{text.rich(line, {}, { short })}</li>
                ))}
                {part === 'kept' && operator.hostedIn && (
                  <li>{text('c.pri.hosted', { place: operator.hostedIn[language] })}</li>
                )}
              </ul>
              {part === 'shared' && link && (
                <div id="agencies">
                  <p>{text('c.ag.note')}</p>
                  <Agencies text={text} profile={link.profile} inDetail />
                </div>
              )}
            </div>
          );
        })}
        <Contact {...{ text, operator }} />
      </section>
      {link && (
        <div className="cta">
          <a className="button second" href={link.paths.landing(language)}>
            {text('c.out.back')}
          </a>
        </div>
      )}
    </Document>
  );
}
