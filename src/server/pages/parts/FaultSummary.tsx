import type { FormField } from '../../services/registration/form.ts';
import type { PageText } from '../page-text.tsx';
import { Icon } from './Icon.tsx';

const LABELS = {
  name: 'c.reg.name',
  mail: 'c.reg.mail',
  job: 'c.reg.job',
  area: 'c.reg.place',
  phone: 'c.reg.contact.phone.line',
  hide: 'c.reg.hide',
  handoff: 'c.err.consent.field',
} as const satisfies Record<FormField, string>;

/** How many fields want attention, each one a link to its field. */
export function FaultSummary(props: {
  readonly text: PageText;
  readonly faults: Partial<Record<FormField, string>>;
}) {
  const { text, faults } = props;
  const fields = (Object.keys(LABELS) as FormField[]).filter((field) => faults[field]);
  if (fields.length === 0) return null;
  return (
    <div className="summary" id="faults" role="alert" tabIndex={-1}>
      <Icon name="warning" />
      <div>
        <b>{text('c.err.summary', { n: fields.length })}</b>
        <br />
        {fields.map((field, index) => (
          <span key={field}>
            {index > 0 && (text.language === 'ja' ? '、' : ', ')}
            <a href={`#${field}`}>{text(LABELS[field])}</a>
          </span>
        ))}
      </div>
    </div>
  );
}
