import type { Operator } from '../../identity/operator.ts';
import type { PageText } from '../page-text.tsx';

interface Props {
  readonly text: PageText;
  readonly operator: Operator;
}

/** How to reach who runs the service, under a heading of its own. */
export function Contact(props: Props) {
  return (
    <>
      <h2>{props.text('c.contact')}</h2>
      <p>
        <OperatorLines {...props} />
      </p>
    </>
  );
}

/** Who runs the service. No line ends inside the licence's number, which has hyphens. */
export function OperatorName({ text, operator }: Props) {
  return text.rich(
    text.raw('c.operator'),
    { n: (children) => <span className="whole">{children}</span> },
    { operator: text.language === 'ja' ? operator.name : operator.officeNameEn, licence: operator.licence },
  );
}

/** Who runs the service, with licence and both addresses. */
export function OperatorLines({ text, operator }: Props) {
  return (
    <>
      <OperatorName {...{ text, operator }} />
      <br />
      {operator.address[text.language]}
      <br />
      <a href={`mailto:${operator.contactMail}`}>{operator.contactMail}</a>
    </>
  );
}
