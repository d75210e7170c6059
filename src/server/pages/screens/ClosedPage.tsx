import type { Operator } from '../../identity/operator.ts';
import type { EmployerProfile } from '../../services/employer/directory.ts';
import type { CandidatePaths } from '../candidate-paths.ts';
import { employerNames } from '../employer-names.ts';
import type { PageText } from '../page-text.tsx';
import { Document } from '../parts/Document.tsx';
import { Message } from '../parts/Message.tsx';

/**
 * In place of the invitation and its form while no licensed agency could take anybody, and where those a sent form named
 * have all left: then the form, with the agencies there are now, is the way on.
 */
export function ClosedPage(props: {
  readonly text: PageText;
  readonly profile: EmployerProfile;
  readonly paths: CandidatePaths;
  readonly operator: Operator;
  /** The form had been sent when the last agency it named went. */
  readonly kept?: boolean;
}) {
  const { text, profile, paths, operator } = props;
  const { language } = text;
  const hasLeft = profile.agencies.length > 0;
  const [title, body] = hasLeft
    ? (['c.left.title', 'c.left.body'] as const)
    : (['c.closed.title', 'c.closed.body'] as const);
  return (
    <Document text={text} otherLanguage={paths.landing(language === 'ja' ? 'en' : 'ja')} title={text(title)}>
      <Message icon="timer" title={text(title)} mute>
        {text(body, { short: employerNames(profile, language).short })}
      </Message>
      {props.kept && <div className="box">{text('c.closed.kept')}</div>}
      <div className="cta">
        {hasLeft ? (
          <a className="button" href={paths.register(language)}>
            {text('c.left.again')}
          </a>
        ) : (
          <a className="button second" href={`mailto:${operator.contactMail}`}>
            {text('c.contact')}
          </a>
        )}
        <span className="note">
          <a href={paths.privacy(language)}>{text('c.privacy')}</a> {text('c.dot')}{' '}
          <a href={paths.stop(language)}>{text('c.optout')}</a>
        </span>
      </div>
    </Document>
  );
}
