import type { CodeState } from '../../services/registration/verification.ts';
import type { CandidatePaths } from '../candidate-paths.ts';
import type { PageText } from '../page-text.tsx';
import { CodeInput } from '../parts/CodeInput.tsx';
import { Document } from '../parts/Document.tsx';
import { Message } from '../parts/Message.tsx';

interface Props {
  readonly text: PageText;
  readonly paths: CandidatePaths;
  readonly state: CodeState;
  /** The domain the code's mail comes from, which is to be let through. */
  readonly host: string;
  readonly contactMail: string;
  readonly digits?: string;
  readonly fault?: string | undefined;
  /** Good news about the code, such as that another one was sent. */
  readonly notice?: string | undefined;
}

/** Confirms the address by six typed digits. */
export function CodePage({ text, paths, state, host, contactMail, digits = '', fault, notice }: Props) {
  const { language } = text;
  const { page_key: key, mail } = state.registration;
  const [help, ...advice] = text.raw('c.check.help').split('|');
  return (
    <Document
      text={text}
      otherLanguage={paths.code(language === 'ja' ? 'en' : 'ja', key)}
      title={text('c.code.title')}
      refused={fault !== undefined}
    >
      <Message icon="mailOpen" title={text('c.code.title')} tight>
        {state.isSent ? (
          text.rich(text.raw('c.code.body'), { b: (children) => <b>{children}</b> }, { mail })
        ) : (
          <>
            <b>{mail}</b>
            <br />
            {text('c.code.too_many')}
          </>
        )}
      </Message>
      <form
        id="confirm"
        className="inset"
        method="post"
        action={`${paths.code(language, key)}#code`}
        noValidate
      >
        <CodeInput label={text('c.code.label')} digits={digits} fault={fault} />
        {notice && state.isSent && (
          <p className="said" role="status">
            {notice}
          </p>
        )}
      </form>
      <div className="box">
        <p>{text('c.code.nolink')}</p>
        <h2>{help}</h2>
        <ul>
          {advice.map((line) => (
            <li key={line}>{text.rich(line, {}, { host })}</li>
          ))}
          <li>
            {text.rich(text.raw('c.check.stopped'), {
              a: (children) => <a href={`mailto:${contactMail}`}>{children}</a>,
            })}
          </li>
        </ul>
      </div>
      <div className="cta">
        <button className="button" type="submit" form="confirm">
          {text('c.code.submit')}
        </button>
        <div className="note links">
          <Resend text={text} action={paths.resend(language, key)} seconds={state.resendInSeconds} />
          <span aria-hidden="true">{text('c.dot')}</span>
          <a href={paths.address(language, key)}>{text('c.check.fix')}</a>
        </div>
      </div>
    </Document>
  );
}

/** The button appears when the wait is over; the stylesheet counts, and the server decides. */
function Resend({ text, action, seconds }: { text: PageText; action: string; seconds: number }) {
  return (
    <form method="post" action={action}>
      {seconds > 0 && (
        <span className={`wait wait-${seconds}`}>
          {text.rich(text.raw('c.check.wait'), { s: (children) => <s>{children}</s> }, { s: seconds })}
        </span>
      )}
      <button className="text-button" type="submit">
        {text('c.check.resend')}
      </button>
    </form>
  );
}
