import type { Refused } from '../../../services/operator/refused.ts';
import type { Member } from '../../../stores/members.ts';
import { Bar } from '../../console/parts/Bar.tsx';
import { ConsolePage } from '../../console/parts/ConsolePage.tsx';
import type { OperatorPage } from '../operator-page.ts';
import { faultText } from '../operator-text.ts';
import { operatorPaths } from '../paths.ts';
import { Section } from './Section.tsx';
import { Members, type TypedMember } from './Members.tsx';
import { RefusalBar } from './RefusalBar.tsx';

export interface SettingsPageProps {
  readonly page: OperatorPage;
  readonly members: readonly Member[];
  readonly saved?: boolean;
  readonly refusal?: Refused | undefined;
  readonly typed?: TypedMember | undefined;
}

/** Who may use this console. */
export function SettingsPage(props: SettingsPageProps) {
  const { page, refusal } = props;
  const { text, frame } = page;
  const fault = (field: string) => (refusal?.field === field ? faultText(text, refusal) : undefined);
  return (
    <ConsolePage frame={frame} title={text('o.set.title')} refused={refusal !== undefined}>
      <RefusalBar page={page} refusal={refusal?.field ? undefined : refusal} />
      {props.saved && (
        <Bar tone="ok" announce>
          {text('o.emp.saved')}
        </Bar>
      )}
      <div className="narrow">
        <Section title={text('o.set.members')}>
          <p className="label">{text('o.set.members.note')}</p>
          <Members
            text={text}
            members={props.members}
            add={`${operatorPaths.settings}/members`}
            remove={`${operatorPaths.settings}/members/remove`}
            fault={fault}
            typed={props.typed}
          />
        </Section>
      </div>
    </ConsolePage>
  );
}
