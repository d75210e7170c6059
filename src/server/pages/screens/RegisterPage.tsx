import type { EmployerProfile } from '../../services/employer-directory.ts';
import type { FormField, RegistrationInput } from '../../services/registration-form.ts';
import type { CandidatePaths } from '../candidate-paths.ts';
import { AREAS, JOBS, optionsOf } from '../choices.ts';
import type { PageText } from '../page-text.tsx';
import { Document } from '../parts/Document.tsx';
import { Fault, faultOf, Label, SelectField, TextField } from '../parts/Field.tsx';
import { FaultSummary } from '../parts/FaultSummary.tsx';
import { Consents } from '../parts/Consents.tsx';

interface Props {
  readonly text: PageText;
  readonly profile: EmployerProfile;
  readonly paths: CandidatePaths;
  readonly submissionId: string;
  readonly input: RegistrationInput;
  /** What is wrong, as sentences, in the order of the form. */
  readonly faults?: Partial<Record<FormField, string>>;
}

/** Six fields, three of them required, and three consents that begin unticked (ux H02, H02b). */
export function RegisterPage({ text, profile, paths, submissionId, input, faults = {} }: Props) {
  const { language } = text;
  const optional = text('c.opt');
  return (
    <Document text={text} otherLanguage={paths.register(language === 'ja' ? 'en' : 'ja')}>
      {/* Where there are faults, the answer opens at their summary, which needs no script. */}
      <form className="fill" method="post" action={`${paths.register(language)}#faults`} noValidate>
        <input type="hidden" name="submission" value={submissionId} />
        <section className="form-head">
          <h1>{text('c.reg.title')}</h1>
          <p>{text('c.reg.sub')}</p>
          <FaultSummary text={text} faults={faults} />
          <TextField
            name="name"
            label={text('c.reg.name')}
            value={input.name}
            fault={faults.name}
            autoComplete="name"
            required
          />
          <TextField
            name="mail"
            type="email"
            label={text('c.reg.mail')}
            value={input.mail}
            fault={faults.mail}
            autoComplete="email"
            required
          />
          <SelectField
            name="job"
            label={text('c.reg.job')}
            value={input.job}
            fault={faults.job}
            empty={text('c.reg.choose')}
            options={optionsOf(JOBS, language)}
            required
          />
          <SelectField
            name="area"
            label={text('c.reg.place')}
            value={input.area}
            fault={faults.area}
            empty={text('c.reg.choose')}
            options={optionsOf(AREAS, language)}
            optional={optional}
          />
          <ContactField text={text} input={input} fault={faults.phone} />
          <div className="field">
            <Label id="hide" optional={optional}>
              {text('c.reg.hide')}
            </Label>
            <textarea
              className="input"
              id="hide"
              name="hide"
              rows={1}
              dir="auto"
              autoComplete="off"
              placeholder={text('c.reg.hide.hint')}
              defaultValue={input.hide}
              {...faultOf('hide', faults.hide)}
            />
            {faults.hide && <Fault id="hide-fault">{faults.hide}</Fault>}
          </div>
        </section>
        <Consents text={text} profile={profile} paths={paths} input={input} fault={faults.handoff} />
        <div className="cta">
          <button className="button" type="submit">
            {text('c.reg.submit')}
          </button>
          <span className="note">
            {text.rich(text.raw('c.reg.privacy'), {
              a: (children) => (
                <a href={paths.privacy(language)} target="_blank" rel="noopener">
                  {children}
                </a>
              ),
            })}
          </span>
        </div>
      </form>
    </Document>
  );
}

function ContactField(props: {
  readonly text: PageText;
  readonly input: RegistrationInput;
  readonly fault: string | undefined;
}) {
  const { text, input, fault } = props;
  const byPhone = input.contact === 'phone';
  return (
    <fieldset className="field reach">
      <legend className="label">
        {text('c.reg.contact')}
        <i>{text('c.opt')}</i>
      </legend>
      <div className="two">
        <label>
          <input type="radio" name="contact" value="mail" defaultChecked={!byPhone} />
          {text('c.reg.contact.mail')}
        </label>
        <label>
          <input type="radio" name="contact" value="phone" defaultChecked={byPhone} />
          {text('c.reg.contact.phone')}
        </label>
      </div>
      <div className="phone">
        <TextField
          name="phone"
          label={text('c.reg.contact.phone.line')}
          value={input.phone}
          fault={fault}
          autoComplete="tel"
        />
      </div>
    </fieldset>
  );
}
