import { forHires } from '../../../core/wording/index.ts';
import type { Operator } from '../../identity/operator.ts';
import type { EmployerProfile } from '../../services/employer/directory.ts';
import type { CandidatePaths } from '../candidate-paths.ts';
import { employerNames } from '../employer-names.ts';
import type { PageText } from '../page-text.tsx';
import { mailToOneself } from '../mail-to-oneself.ts';
import { Agencies } from '../parts/Agencies.tsx';
import { OperatorName } from '../parts/Contact.tsx';
import { Document } from '../parts/Document.tsx';
import { HeroDrawing, Icon } from '../parts/Icon.tsx';

interface Props {
  readonly text: PageText;
  readonly profile: EmployerProfile;
  readonly paths: CandidatePaths;
  readonly operator: Operator;
  /** The whole address of this page, to carry to another device. */
  readonly link: string;
}

/** Who invites, why, and what becomes of one's data, before anything is asked. */
export function LandingPage({ text, profile, paths, operator, link }: Props) {
  const { language } = text;
  const names = { ...employerNames(profile, language), n: profile.policy.threshold };
  return (
    <Document text={text} otherLanguage={paths.landing(language === 'ja' ? 'en' : 'ja')}>
      <div className="hero">
        <HeroDrawing />
        <span className="from">
          <Icon name="building" />
          {text('c.from', names)}
        </span>
        <h1>{text('c.land.title')}</h1>
        <p>{text(forHires('c.land.lead', profile.employer.hires), names)}</p>
      </div>
      <Facts text={text} />
      <section>
        <h2>{text('c.steps')}</h2>
        <ol className="steps">
          {(['c.step1', 'c.step2', 'c.step3'] as const).map((key, index) => {
            const [title, detail] = text.pair(key);
            return (
              <li key={key}>
                <span className="n" aria-hidden="true">
                  {index + 1}
                </span>
                <div>
                  <b>{title}</b>
                  <span className="d">{detail}</span>
                </div>
              </li>
            );
          })}
        </ol>
      </section>
      <DataFlow text={text} short={names.short} />
      <section>
        <h2>{text('c.ag.title')}</h2>
        <Agencies text={text} profile={profile} />
      </section>
      <Questions text={text} profile={profile} values={names} />
      <footer className="foot">
        <OperatorName {...{ text, operator }} />
        <br />
        <a href={mailToOneself(text, link)}>{text('c.pc')}</a> {text('c.dot')}{' '}
        <a href={paths.privacy(language)}>{text('c.privacy')}</a> {text('c.dot')}{' '}
        <a href={paths.stop(language)}>{text('c.optout')}</a>
      </footer>
      <div className="cta sticky">
        <a className="button" href={paths.register(language)}>
          {text('c.cta')}
        </a>
        <span className="note">{text('c.cta.not')}</span>
      </div>
    </Document>
  );
}

const FACTS = [
  ['c.fact.1', 'heart'],
  ['c.fact.2', 'timer'],
  ['c.fact.3', 'lockLarge'],
] as const;

function Facts({ text }: { text: PageText }) {
  return (
    <ul className="facts">
      {FACTS.map(([key, icon]) => {
        const [title, detail] = text.pair(key);
        return (
          <li key={key}>
            <Icon name={icon} />
            <span>
              <b>{title}</b>
              {detail}
            </span>
          </li>
        );
      })}
    </ul>
  );
}

const FLOW = [
  ['c.flow1', 'people', ''],
  ['c.flow2', 'buildingLarge', ''],
  ['c.flow3', 'lock', 'plain'],
] as const;

function DataFlow({ text, short }: { text: PageText; short: string }) {
  return (
    <section>
      <h2>{text('c.flow')}</h2>
      <ul className="flow">
        {FLOW.map(([key, icon, look]) => {
          const [title, detail] = text.pair(key, { short });
          return (
            <li key={key} className={look || undefined}>
              <Icon name={icon} />
              <div>
                <b>{title}</b>
                <small>{detail}</small>
              </div>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function Questions(props: {
  readonly text: PageText;
  readonly profile: EmployerProfile;
  readonly values: { readonly short: string; readonly n: number };
}) {
  const { text, profile, values } = props;
  const benefit = profile.policy.countingStage === 'registered' ? 'c.benefit' : 'c.benefit.interviewed';
  const answers = [
    text.pair('c.free'),
    text.pair(benefit, values),
    [text('c.faq.free.q'), text('c.faq.free.a')],
    [text('c.faq.stop.q'), text('c.faq.stop.a')],
  ] as const;
  return (
    <section>
      <h2>{text('c.faq')}</h2>
      <div className="faq">
        {answers.map(([question, answer]) => (
          <details key={question} open>
            <summary>
              {question}
              <Icon name="chevronUp" />
            </summary>
            <p>{answer}</p>
          </details>
        ))}
      </div>
    </section>
  );
}
