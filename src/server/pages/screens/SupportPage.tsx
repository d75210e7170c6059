import type { Operator } from '../../identity/operator.ts';
import { privacyPath } from '../candidate-paths.ts';
import { myPath } from '../my/paths.ts';
import type { PageText } from '../page-text.tsx';
import { Contact } from '../parts/Contact.tsx';
import { Document } from '../parts/Document.tsx';

interface Props {
  readonly text: PageText;
  readonly operator: Operator;
  readonly otherLanguage: string;
}

const READERS = ['recruiter', 'admin', 'candidate'] as const;

/** Where Outlook sends whoever asks for help with the add-in (`SupportUrl` in manifest.xml). */
export function SupportPage({ text, operator, otherLanguage }: Props) {
  const { language } = text;
  return (
    <Document {...{ text, otherLanguage }} title={text('c.sup.title')}>
      <section className="text">
        <h1>{text('c.sup.title')}</h1>
        <p>{text('c.sup.lead')}</p>
        {READERS.map((reader) => {
          const [title = '', ...lines] = text.raw(`c.sup.${reader}`).split('|');
          return (
            <div key={reader}>
              <h2>{title}</h2>
              {lines.map((line) => (
                <p key={line}>{line}</p>
              ))}
            </div>
          );
        })}
        <p>
          <a href={myPath(language)}>{text('c.sup.my')}</a> {text('c.dot')}{' '}
          <a href={privacyPath(language)}>{text('c.privacy')}</a>
        </p>
        <Contact {...{ text, operator }} />
      </section>
    </Document>
  );
}
