import type { ReactNode } from 'react';
import type { PageText } from '../page-text.tsx';
import { Document } from '../parts/Document.tsx';
import { ContactField, HideField } from '../parts/wish-fields.tsx';
import { myPath } from './paths.ts';

interface Props {
  readonly text: PageText;
  readonly fault?: string | undefined;
}

/** How the person wants to be reached. */
export function ContactPage({
  text,
  fault,
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
    >
      <ContactField text={text} byPhone={byPhone} phone={phone} fault={fault} />
    </WishPage>
  );
}

/** Who must not learn of the person. */
export function HidePage({ text, fault, value }: Props & { readonly value: string }) {
  return (
    <WishPage
      text={text}
      part="hide"
      field="hide"
      title={text('c.my.contact.hide')}
      refused={fault !== undefined}
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
  readonly children: ReactNode;
}) {
  const { text, part, field, title, refused } = props;
  const { language } = text;
  return (
    <Document
      text={text}
      otherLanguage={myPath(language === 'ja' ? 'en' : 'ja', part)}
      title={title}
      refused={refused}
    >
      <form className="fill" method="post" action={`${myPath(language, part)}#${field}`} noValidate>
        <section className="form-head">
          <h1>{title}</h1>
          <p>{text('c.my.contact.note')}</p>
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
