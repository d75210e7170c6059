import { agencyIdsOf, type EmployerProfile } from '../../services/employer/directory.ts';
import type { FormField, RegistrationInput } from '../../services/registration/form.ts';
import type { CandidatePaths } from '../candidate-paths.ts';
import { AREAS, JOBS, optionsOf } from '../../text/choices.ts';
import { REGISTRATION_SCRIPT } from '../browser/asset.ts';
import type { PageText } from '../page-text.tsx';
import { everyFaultText } from '../fault-texts.ts';
import { Document } from '../parts/Document.tsx';
import { ContactField, HideField } from '../parts/wish-fields.tsx';
import { Fault, SelectField, TextField } from '../parts/Field.tsx';
import { FaultSummary } from '../parts/FaultSummary.tsx';
import { mailToOneself } from '../mail-to-oneself.ts';
import { Consents } from '../parts/Consents.tsx';

interface Props {
  readonly text: PageText;
  readonly profile: EmployerProfile;
  readonly paths: CandidatePaths;
  readonly submissionId: string;
  /** The whole address of the landing page, to carry to another device. */
  readonly link: string;
  readonly input: RegistrationInput;
  /** What is wrong, as sentences, in the order of the form. */
  readonly faults?: Partial<Record<FormField, string>>;
}

/** Six fields, three of them required, and three consents that begin unticked. */
export function RegisterPage({ text, profile, paths, submissionId, link, input, faults = {} }: Props) {
  const { language } = text;
  const optional = text('c.opt');
  return (
    <Document
      text={text}
      otherLanguage={paths.register(language === 'ja' ? 'en' : 'ja')}
      title={text('c.reg.title')}
      refused={Object.keys(faults).length > 0}
      script={REGISTRATION_SCRIPT.path}
    >
      {/* Where there are faults, the answer opens at their summary, which needs no script. */}
      <form
        className="fill"
        method="post"
        action={`${paths.register(language)}#faults`}
        noValidate
        data-faults={JSON.stringify(everyFaultText(text))}
      >
        <input type="hidden" name="submission" value={submissionId} />
        {/* What the consent names below: agencies that join later were not part of it. */}
        <input type="hidden" name="agencies" value={agencyIdsOf(profile).join(' ')} />
        <section className="form-head">
          <h1>{text('c.reg.title')}</h1>
          <p>
            {text('c.reg.sub')} <a href={mailToOneself(text, link)}>{text('c.pc')}</a>
          </p>
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
          <ContactField
            text={text}
            byPhone={input.contact === 'phone'}
            phone={input.phone}
            fault={faults.phone}
            optional={optional}
          />
          <HideField text={text} value={input.hide} fault={faults.hide} optional={optional} />
        </section>
        <Consents text={text} profile={profile} paths={paths} input={input} fault={faults.handoff} />
        {/* For the script: how a fault looks, and the one that only it can see. */}
        <template id="fault-shape">
          <Fault id="">{text('c.err.send')}</Fault>
        </template>
        <div className="cta">
          <div id="send-fault" role="alert" />
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
