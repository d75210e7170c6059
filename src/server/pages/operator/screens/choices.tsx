import type { CreditPolicy } from '../../../../core/credit/policy.ts';
import type { Agency } from '../../../stores/agencies.ts';
import type { OperatorText } from '../operator-text.ts';
import { operatorPaths } from '../paths.ts';
import { longDay } from '../when.ts';

/** What makes a person count. */
export function StageChoice(props: {
  readonly text: OperatorText;
  readonly chosen: CreditPolicy['countingStage'];
}) {
  const { text, chosen } = props;
  return (
    <fieldset className="choices">
      <legend className="hidden">{text('o.on.s2')}</legend>
      {(['registered', 'interviewed'] as const).map((stage) => (
        <label key={stage} className="choice">
          <input type="radio" name="countingStage" value={stage} defaultChecked={chosen === stage} />
          {text(`o.stage.${stage}`)}
        </label>
      ))}
    </fieldset>
  );
}

/** Which agencies get the candidates; those whose licence has lapsed are not offered. */
export function AgencyChoice(props: {
  readonly text: OperatorText;
  readonly action: string;
  readonly agencies: readonly Agency[];
  readonly chosen: readonly Agency[];
  readonly submit: string;
}) {
  const { text, agencies } = props;
  if (agencies.length === 0)
    return (
      <p className="label row">
        <span>{text('o.on.s3.none')}</span>
        <a href={operatorPaths.newAgency}>{text('o.on.s3.add')}</a>
      </p>
    );
  const chosen = new Set(props.chosen.map((agency) => agency.agency_id));
  return (
    <form method="post" action={props.action} className="stack form">
      <fieldset className="choices">
        <legend className="hidden">{text('o.on.s3')}</legend>
        {agencies.map((agency) => (
          <label key={agency.agency_id} className="choice">
            <input
              type="checkbox"
              name="agency"
              value={agency.agency_id}
              defaultChecked={chosen.size === 0 || chosen.has(agency.agency_id)}
            />
            {text.language === 'ja' ? agency.name : agency.name_en}
            <span className="label num">
              {agency.licence_no} · {longDay(agency.licence_expires_on, text.language)}
            </span>
          </label>
        ))}
      </fieldset>
      <div className="row">
        <button className="button primary" type="submit">
          {props.submit}
        </button>
      </div>
    </form>
  );
}
