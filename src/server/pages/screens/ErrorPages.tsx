import { ERRORS, type ErrorCode } from '../../../contract/errors.ts';
import type { Operator } from '../../identity/operator.ts';
import type { GivenBack } from '../../http/given-back.ts';
import { supportPath } from '../candidate-paths.ts';
import { MY_HOME } from '../my/paths.ts';
import type { PageText } from '../page-text.tsx';
import { Document } from '../parts/Document.tsx';
import { Message } from '../parts/Message.tsx';
import { AllHere, SendAgain } from '../parts/SendAgain.tsx';

/** A link that was cut off or mistyped: shows the shape of a whole one. */
export function InvalidLinkPage(props: {
  readonly text: PageText;
  readonly host: string;
  readonly operator: Operator;
  readonly otherLanguage: string;
}) {
  const { text, host, operator } = props;
  const [before, after] = text.pair('c.inv.shape');
  return (
    <Document text={text} otherLanguage={props.otherLanguage} title={text('c.inv.title')}>
      <Message icon="linkOff" title={text('c.inv.title')} mute>
        {text('c.inv.body')}
      </Message>
      <div className="box">
        <p>{before}</p>
        <p className="num">
          <b>
            {host}/r/
            <wbr />
            {SHAPE}
          </b>
        </p>
        <p>{after}</p>
      </div>
      <div className="cta">
        <a className="button second" href={`mailto:${operator.contactMail}`}>
          {text('c.inv.cta')}
        </a>
      </div>
    </Document>
  );
}

/** A link as the documents draw it; it belongs to no employer. */
const SHAPE = 'K7Q2M-9XD4T-HV83C';

/** Any other refusal, in words, and where to go from there. */
export function ErrorPage(props: {
  readonly text: PageText;
  readonly code: ErrorCode;
  /** At an address of the person's own page, to which a link in a mail leads nobody. */
  readonly isMine: boolean;
  readonly otherLanguage?: string | undefined;
  /** What was sent. */
  readonly again: GivenBack | undefined;
}) {
  const { text, code, isMine, otherLanguage, again } = props;
  const lost = code === 'not_found';
  const title = text(lost ? 'c.notfound.title' : 'c.error.title');
  const help = <a href={supportPath(text.language)}>{text('c.sup.title')}</a>;
  return (
    <Document {...{ text, otherLanguage, title }}>
      <Message icon={lost ? 'linkOff' : 'warning'} title={title} mute>
        {lost ? text(isMine ? 'c.notfound.my' : 'c.notfound.body') : ERRORS[code][text.language]}
        <AllHere form={again} language={text.language}>
          {text('c.error.kept')}
        </AllHere>
      </Message>
      <div className="cta">
        {again && <SendAgain form={again} label={text('c.check.resend')} />}
        {isMine && (
          <a className="button second" href={MY_HOME}>
            {text('c.sup.my')}
          </a>
        )}
        <span className="note">{help}</span>
      </div>
    </Document>
  );
}
