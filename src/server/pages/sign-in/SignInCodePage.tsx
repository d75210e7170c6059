import { resendPath, signInCodePath, signInPath } from '../../http/sign-in-paths.ts';
import type { SessionKind } from '../../identity/principals.ts';
import type { SignInAttempt } from '../../services/ways-in/sign-in.ts';
import type { PageText } from '../page-text.tsx';
import { CodeInput } from '../parts/CodeInput.tsx';
import { Document } from '../parts/Document.tsx';
import { Message } from '../parts/Message.tsx';

interface Props {
  readonly text: PageText;
  readonly kind: SessionKind;
  readonly attemptKey: string;
  readonly attempt: SignInAttempt;
  /** The domain the code's mail comes from, which is to be let through. */
  readonly host: string;
  readonly digits?: string;
  readonly fault?: string | undefined;
}

/** Takes the six digits. Reads the same whether or not the address is known, so it can only say: if. */
export function SignInCodePage({ text, kind, attemptKey, attempt, host, digits = '', fault }: Props) {
  const { language } = text;
  const other = language === 'ja' ? 'en' : 'ja';
  const [help, ...advice] = text.raw('c.check.help').split('|');
  return (
    <Document
      text={text}
      title={text(`signin.title.${kind}`)}
      otherLanguage={signInCodePath(kind, attemptKey, other)}
      refused={fault !== undefined}
    >
      <Message icon="mailOpen" title={text('c.code.title')} tight>
        {text.rich(
          text.raw('signin.code.body'),
          { b: (children) => <b>{children}</b> },
          { mail: attempt.mail },
        )}
      </Message>
      <form
        id="confirm"
        className="inset"
        method="post"
        action={`${signInCodePath(kind, attemptKey, language)}#code`}
        noValidate
      >
        <CodeInput label={text('c.code.label')} digits={digits} fault={fault} />
      </form>
      <div className="box">
        <p>{text('c.code.nolink')}</p>
        <h2>{help}</h2>
        <ul>
          {[text('signin.help.address'), ...advice].map((line) => (
            <li key={line}>{text.rich(line, {}, { host })}</li>
          ))}
        </ul>
      </div>
      <div className="cta">
        <button className="button" type="submit" form="confirm">
          {text('signin.submit')}
        </button>
        <div className="note links">
          <form method="post" action={resendPath(kind, attemptKey, language)}>
            <button className="text-button" type="submit">
              {text('c.check.resend')}
            </button>
          </form>
          <span aria-hidden="true">{text('c.dot')}</span>
          <a href={signInPath(kind, attempt.returnTo, language)}>{text('c.check.fix')}</a>
        </div>
      </div>
    </Document>
  );
}
