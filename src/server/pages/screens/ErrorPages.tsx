import { ERRORS, type ErrorCode } from '../../../contract/errors.ts';
import type { Operator } from '../../operator.ts';
import type { PageText } from '../page-text.tsx';
import { Document } from '../parts/Document.tsx';
import { Message } from '../parts/Message.tsx';

/** A link that was cut off or mistyped: shows the shape of a whole one (ux H06b). */
export function InvalidLinkPage(props: {
  readonly text: PageText;
  readonly host: string;
  readonly operator: Operator;
  readonly otherLanguage: string;
}) {
  const { text, host, operator } = props;
  const [before, after] = text.pair('c.inv.shape');
  return (
    <Document text={text} otherLanguage={props.otherLanguage}>
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

/** Any other refusal, in words. */
export function ErrorPage({ text, code }: { text: PageText; code: ErrorCode }) {
  const lost = code === 'not_found';
  return (
    <Document text={text}>
      <Message
        icon={lost ? 'linkOff' : 'warning'}
        title={text(lost ? 'c.notfound.title' : 'c.error.title')}
        mute
      >
        {lost ? text('c.notfound.body') : ERRORS[code][text.language]}
      </Message>
    </Document>
  );
}
