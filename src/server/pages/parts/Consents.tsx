import type { ReactNode } from 'react';
import { forHires } from '../../../core/wording/index.ts';
import type { EmployerProfile } from '../../services/employer/directory.ts';
import type { RegistrationInput } from '../../services/registration/form.ts';
import type { CandidatePaths } from '../candidate-paths.ts';
import { agencyNames, employerNames, listed } from '../employer-names.ts';
import type { PageText } from '../page-text.tsx';
import { Fault } from './Field.tsx';

interface Props {
  readonly text: PageText;
  readonly profile: EmployerProfile;
  readonly paths: CandidatePaths;
  readonly input: RegistrationInput;
  readonly fault: string | undefined;
}

/** Three separate decisions; only the hand-over is needed, and none is made for anyone. */
export function Consents({ text, profile, paths, input, fault }: Props) {
  const { language } = text;
  const { short } = employerNames(profile, language);
  const [handoff = '', agencies = ''] = text.raw('c.consent.1').split('|');
  const [contact, contactDetail] = text.pair('c.consent.2', { short });
  const [news, newsDetail] = text.pair(forHires('c.consent.3', profile.employer.hires));
  return (
    <section className="consents" aria-labelledby="consents">
      <h2 id="consents">{text('c.consent.title')}</h2>
      <Consent
        name="handoff"
        checked={input.handoff}
        pill={text('c.consent.need')}
        title={handoff}
        fault={fault}
        required
      >
        {text.rich(
          agencies,
          {
            a: (children) => (
              <a href={`${paths.privacy(language)}#agencies`} target="_blank" rel="noopener">
                {children}
              </a>
            ),
          },
          { agencies: listed(agencyNames(profile, language), language) },
        )}
      </Consent>
      <Consent
        name="employerContact"
        checked={input.employerContact}
        pill={text('c.consent.opt')}
        title={contact}
      >
        {contactDetail}
      </Consent>
      <Consent name="news" checked={input.news} pill={text('c.consent.opt')} title={news}>
        {newsDetail}
      </Consent>
    </section>
  );
}

function Consent(props: {
  readonly name: string;
  readonly checked: boolean;
  readonly pill: string;
  readonly title: string;
  readonly fault?: string | undefined;
  readonly required?: boolean;
  readonly children: ReactNode;
}) {
  const { name, fault, required } = props;
  return (
    <div className="consent">
      <input
        type="checkbox"
        id={name}
        name={name}
        value="yes"
        defaultChecked={props.checked}
        required={required}
        aria-invalid={fault ? true : undefined}
        aria-describedby={fault ? `${name}-fault ${name}-detail` : `${name}-detail`}
      />
      <div>
        <span className={required ? 'pill need' : 'pill'}>{props.pill}</span>
        <label htmlFor={name}>{props.title}</label>
        <small id={`${name}-detail`}>{props.children}</small>
        {fault && <Fault id={`${name}-fault`}>{fault}</Fault>}
      </div>
    </div>
  );
}
