import { signInPath, type Lost } from '../../http/sign-in-paths.ts';
import type { SessionKind } from '../../identity/principals.ts';
import type { PageText } from '../page-text.tsx';
import { Document } from '../parts/Document.tsx';
import { TextField } from '../parts/Field.tsx';
import { Icon } from '../parts/Icon.tsx';
import { Message } from '../parts/Message.tsx';

interface Props {
  readonly text: PageText;
  readonly kind: SessionKind;
  readonly returnTo: string;
  readonly mail: string;
  /** Where somebody without an account asks for one. */
  readonly contactMail: string;
  /** Why the person is asked once more. */
  readonly lost?: Lost | undefined;
  readonly fault?: string | undefined;
}

/** Asks for the address a code goes to. No password, and no link in a mail. */
export function SignInPage({ text, kind, returnTo, mail, contactMail, lost, fault }: Props) {
  const { language } = text;
  const other = language === 'ja' ? 'en' : 'ja';
  return (
    <Document
      text={text}
      title={text(`signin.title.${kind}`)}
      otherLanguage={signInPath(kind, returnTo, other, lost)}
      refused={lost !== undefined || fault !== undefined}
    >
      {lost && (
        <div className="inset">
          <div className="summary" role="alert">
            <Icon name="warning" />
            <div>{text(lost === 'cookies' ? 'signin.cookies' : 'signin.lost')}</div>
          </div>
        </div>
      )}
      <Message
        icon={kind === 'candidate' ? 'personDone' : 'lockLarge'}
        title={text(`signin.title.${kind}`)}
        tight
      >
        {text('signin.body')}
      </Message>
      <form
        className="fill"
        method="post"
        action={`${signInPath(kind, undefined, language)}#mail`}
        noValidate
      >
        <div className="inset">
          <input type="hidden" name="next" value={returnTo} />
          <TextField
            name="mail"
            type="email"
            autoComplete="email"
            label={text('c.reg.mail')}
            value={mail}
            fault={fault}
            required
          />
        </div>
        <div className="cta">
          <button className="button" type="submit">
            {text('signin.send')}
          </button>
          <p className="note">
            {text.rich(text.raw(`signin.note.${kind}`), {
              a: (children) => <a href={`mailto:${contactMail}`}>{children}</a>,
            })}
          </p>
        </div>
      </form>
    </Document>
  );
}
