import type { ConsoleText } from '../console-text.ts';
import { Icon } from './Icon.tsx';

export interface TimelineStep {
  readonly state: 'done' | 'now' | 'todo';
  readonly title: string;
  readonly note?: string | undefined;
  readonly when?: string | undefined;
}

/** Steps in order; each says in words where it stands, because dots cannot be heard. */
export function Timeline(props: { readonly text: ConsoleText; readonly steps: readonly TimelineStep[] }) {
  const { text, steps } = props;
  return (
    <ol className="timeline">
      {steps.map((step, index) => (
        <li key={index} className={step.state} {...(step.state === 'now' ? { 'aria-current': 'step' } : {})}>
          <span className="dot" aria-hidden="true">
            {step.state === 'done' && <Icon name="checkSmall" />}
          </span>
          <span className="grow">
            <span className="what">{step.title}</span>
            <span className="hidden"> ({text(`con.step.${step.state}`)})</span>
            {step.note && <span className="label">{step.note}</span>}
          </span>
          {step.when && <span className="when">{step.when}</span>}
        </li>
      ))}
    </ol>
  );
}
