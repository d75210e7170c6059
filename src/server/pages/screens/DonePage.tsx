import type { Operator } from '../../identity/operator.ts';
import { contactDay } from '../../services/candidate/admission.ts';
import type { Registration } from '../../stores/registrations.ts';
import { calledName, isolated } from '../../text/names.ts';
import { weekdayAndDay } from '../../time/dates.ts';
import type { CandidatePaths } from '../candidate-paths.ts';
import { myPath } from '../my/paths.ts';
import type { PageText } from '../page-text.tsx';
import { Document } from '../parts/Document.tsx';
import { Icon } from '../parts/Icon.tsx';
import { Message } from '../parts/Message.tsx';

interface Props {
  readonly text: PageText;
  readonly paths: CandidatePaths;
  readonly registration: Registration;
  readonly verifiedAt: Date;
}

/** What happens next, and by when. */
export function DonePage({ text, paths, registration, verifiedAt }: Props) {
  const { language } = text;
  const name = isolated(calledName(registration.name, language));
  const [done, doneDetail] = text.pair('c.done.step1');
  const later = [
    text.pair('c.done.step2', { date: weekdayAndDay(contactDay(verifiedAt), language) }),
    text.pair('c.done.step3'),
  ];
  return (
    <Document
      text={text}
      otherLanguage={paths.done(language === 'ja' ? 'en' : 'ja', registration.page_key)}
      title={text('c.done.title')}
    >
      <Message icon="done" title={text('c.done.title')}>
        {text('c.done.body', { family: name, given: name })}
      </Message>
      <section className="form-head">
        <ol className="steps">
          <li>
            <span className="n ok" aria-hidden="true">
              <Icon name="check" />
            </span>
            <div>
              <b>{done}</b>
              <span className="d">{doneDetail}</span>
            </div>
          </li>
          {later.map(([title, detail], index) => (
            <li key={title}>
              <span className="n" aria-hidden="true">
                {index + 2}
              </span>
              <div>
                <b>{title}</b>
                <span className="d">{detail}</span>
              </div>
            </li>
          ))}
        </ol>
      </section>
      <div className="cta">
        <a className="button" href={myPath(language)}>
          {text('c.done.cta')}
        </a>
        <span className="note">{text('c.done.note')}</span>
      </div>
    </Document>
  );
}

/** This person registered before; said only to whoever typed the code. */
export function AlreadyPage(
  props: Omit<Props, 'verifiedAt'> & {
    readonly operator: Operator;
    /** Whether an agency has them; where they shut out all, only their own page lets one in again. */
    readonly isHeld: boolean;
  },
) {
  const { text, paths, registration, operator, isHeld } = props;
  const other = text.language === 'ja' ? 'en' : 'ja';
  return (
    <Document
      text={text}
      otherLanguage={paths.done(other, registration.page_key)}
      title={text('c.already.title')}
    >
      <Message icon="personDone" title={text('c.already.title')}>
        {text(isHeld ? 'c.already.body' : 'c.already.none')}
      </Message>
      <div className="cta">
        <a className="button" href={myPath(text.language)}>
          {text('c.already.cta')}
        </a>
        <span className="note">
          {text.rich(text.raw('c.already.help'), {
            a: (children) => <a href={`mailto:${operator.contactMail}`}>{children}</a>,
          })}
        </span>
      </div>
    </Document>
  );
}
