import type { ReactNode } from 'react';
import type { Operator } from '../../identity/operator.ts';
import { japanDay } from '../../time/calendar.ts';
import type { AgencyShare, MyPage } from '../../services/candidate/my-page.ts';
import type { SupportStage } from '../../services/candidate/support.ts';
import { fullDay, weekdayAndDay } from '../../time/dates.ts';
import type { PageText } from '../page-text.tsx';
import { myPath } from './paths.ts';

/** How many of the four steps are behind the person. */
const STEPS: Readonly<Record<SupportStage, number>> = {
  waiting: 1,
  meeting: 2,
  met: 2,
  roles: 3,
  process: 4,
  hired: 4,
  paused: 1,
};

type Kind = 'on' | 'off' | 'over';

interface Summary {
  /** Null where nothing is under way that could rest. */
  readonly kind: Kind | null;
  readonly title: string;
  readonly detail: ReactNode;
  /** 0 where no step is under way. */
  readonly step: number;
}

interface Props {
  readonly text: PageText;
  readonly page: MyPage;
  readonly operator: Operator;
}

/** Where things are, in one sentence, and what the person can say about it. */
export function Status(props: Props) {
  const { text, page } = props;
  const { kind, title, detail, step } = summaryOf(props);
  const steps = text.raw('c.my.step').split('|');
  return (
    <section className="status" aria-labelledby="status">
      <div className="status-head">
        <span id="status">{text('c.my.status')}</span>
        {kind && <span className={kind === 'on' ? 'pill need' : 'pill'}>{text(`c.my.${kind}`)}</span>}
      </div>
      <p className="status-title">{title}</p>
      {detail && <p className="status-detail">{detail}</p>}
      {step > 0 && (
        <div className="steps-bar" role="img" aria-label={stepName(text, step, steps)}>
          {steps.map((name, index) => (
            <span key={name} className={stepClass(index, step)}>
              {name}
            </span>
          ))}
        </div>
      )}
      <form className="status-actions" method="post" action={myPath(text.language, 'state')}>
        {page.candidate.state === 'looking' ? (
          <>
            <button className="text-button" type="submit" name="state" value="paused">
              {text('c.my.pause')}
            </button>
            <button className="text-button" type="submit" name="state" value="found">
              {text('c.my.found')}
            </button>
          </>
        ) : (
          <button className="text-button" type="submit" name="state" value="looking">
            {text('c.my.resume')}
          </button>
        )}
      </form>
    </section>
  );
}

function stepName(text: PageText, step: number, steps: readonly string[]): string {
  return `${text('c.my.step.of', { n: step, total: steps.length })}: ${steps[step - 1] ?? ''}`;
}

function stepClass(index: number, step: number): string | undefined {
  if (index >= step) return undefined;
  return index === step - 1 ? 'past now' : 'past';
}

function summaryOf(props: Props): Summary {
  const { text, page } = props;
  const { state } = page.candidate;
  if (state === 'found')
    return { kind: 'over', title: text('c.my.st.hired'), detail: text('c.my.now.found'), step: 0 };
  if (state === 'paused')
    return { kind: 'off', title: text('c.my.st.paused'), detail: text('c.my.now.paused'), step: 0 };
  const active = page.agencies.filter((agency) => agency.since !== null);
  const [furthest] = [...active].sort((a, b) => b.support.rank - a.support.rank);
  if (!furthest) return { kind: null, title: text('c.my.st.none'), detail: text('c.my.now.none'), step: 0 };
  const { stage } = furthest.support;
  return {
    kind: stage === 'hired' ? 'over' : stage === 'paused' ? 'off' : 'on',
    title: text(`c.my.st.${stage}`),
    detail: detailOf(props, furthest),
    step: STEPS[stage],
  };
}

function detailOf({ text, page, operator }: Props, { names, support }: AgencyShare): ReactNode {
  const { language } = text;
  if (support.contactedAt !== null) {
    const agency = text.nameOf(names);
    const date = fullDay(japanDay(new Date(support.contactedAt)), language);
    return support.advisor === null
      ? text('c.my.now.contacted.noname', { agency, date })
      : text('c.my.now.contacted', { agency, advisor: support.advisor, date });
  }
  if (support.stage !== 'waiting') return '';
  const [contactBy] = page.agencies.flatMap((agency) => agency.contactBy ?? []).sort();
  if (contactBy !== undefined) return text('c.my.now.waiting', { date: weekdayAndDay(contactBy, language) });
  return text.rich(text.raw('c.my.now.unpromised'), {
    a: (children) => <a href={`mailto:${operator.contactMail}`}>{children}</a>,
  });
}
