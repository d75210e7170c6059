import type { Operator } from '../../identity/operator.ts';
import type { PageText } from '../page-text.tsx';

/** Who runs the service, with licence and address. */
export function Contact({ text, operator }: { readonly text: PageText; readonly operator: Operator }) {
  return (
    <>
      <h2>{text('c.contact')}</h2>
      <p>
        {text('c.operator', {
          operator: text.language === 'ja' ? operator.name : operator.officeNameEn,
          licence: operator.licence,
        })}
        <br />
        <a href={`mailto:${operator.contactMail}`}>{operator.contactMail}</a>
      </p>
    </>
  );
}
