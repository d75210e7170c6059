import type { ReactNode } from 'react';
import { signInPath } from '../../http/sign-in-paths.ts';
import type { PageText } from '../page-text.tsx';
import { Document } from '../parts/Document.tsx';
import { Icon } from '../parts/Icon.tsx';
import { ContactField, HideField } from '../parts/wish-fields.tsx';
import { myPath, SIGNED_OUT } from './paths.ts';

interface Props {
  readonly text: PageText;
  readonly fault?: string | undefined;
  /** The session ended before the form was sent: what was typed is given back to whoever typed it. */
  readonly signedOut?: boolean;
}

/** How the person wants to be reached. */
export function ContactPage({
  text,
  fault,
  signedOut = false,
  byPhone,
  phone,
}: Props & { readonly byPhone: boolean; readonly phone: string }) {
  return (
    <WishPage
      text={text}
      part="contact"
      field="phone"
      title={text('c.my.contact.how')}
      refused={fault !== undefined}
      signedOut={signedOut}
    >
      <ContactField text={text} byPhone={byPhone} phone={phone} fault={fault} />
    </WishPage>
  );
}

/** Who must not learn of the person. */
export function HidePage({ text, fault, signedOut = false, value }: Props & { readonly value: string }) {
  return (
    <WishPage
      text={text}
      part="hide"
      field="hide"
      title={text('c.my.contact.hide')}
      refused={fault !== undefined}
      signedOut={signedOut}
    >
      <HideField text={text} value={value} fault={fault} />
    </WishPage>
  );
}

function WishPage(props: {
  readonly text: PageText;
  readonly part: 'contact' | 'hide';
  /** What can be wrong with the form, and where the page then opens. */
  readonly field: 'phone' | 'hide';
  readonly title: string;
  readonly refused: boolean;
  readonly signedOut: boolean;
  readonly children: ReactNode;
}) {
  const { text, part, field, title, refused, signedOut } = props;
  const { language } = text;
  return (
    <Document
      text={text}
      // Where it is given back the other language would have nothing of it.
      otherLanguage={signedOut ? undefined : myPath(language === 'ja' ? 'en' : 'ja', part)}
      title={title}
      refused={refused || signedOut}
    >
      <form className="fill" method="post" action={`${myPath(language, part)}#${field}`} noValidate>
        <section className="form-head">
          <h1>{title}</h1>
          <p>{text('c.my.contact.note')}</p>
          {signedOut && <SignedOut text={text} />}
          {props.children}
        </section>
        <div className="cta">
          <button className="button" type="submit">
            {text('c.my.save')}
          </button>
          <span className="note">
            <a href={myPath(language)}>{text('c.my.back')}</a>
          </span>
        </div>
      </form>
    </Document>
  );
}

/** The other window signs this one in as well, so that pressing again is all that is left to do. */
function SignedOut({ text }: { readonly text: PageText }) {
  return (
    <div className="summary" id={SIGNED_OUT} role="alert" tabIndex={-1}>
      <Icon name="warning" />
      <div>
        {text('c.my.signedOut')}
        <br />
        <a href={signInPath('candidate', undefined, text.language)} target="_blank" rel="noopener">
          {text('c.my.signedOut.signIn')}
        </a>
      </div>
    </div>
  );
}
