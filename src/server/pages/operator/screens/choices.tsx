import type { Refused } from '../../../services/operator/refused.ts';
import { isLicensed, type Agency } from '../../../stores/agencies.ts';
import { fullDay } from '../../../time/dates.ts';
import { Bar } from '../../console/parts/Bar.tsx';
import { Tag } from '../../console/parts/Tag.tsx';
import { filledForm } from '../filled-form.ts';
import type { OperatorText } from '../operator-text.ts';
import { operatorPaths } from '../paths.ts';
import { placeField, type PostedForm, type RoutingForm } from '../posted.ts';
import { Began } from './Seen.tsx';

/**
 * Which agencies get the candidates, in the order that decides who makes first contact. Those whose licence has lapsed
 * are not offered; one that was chosen before shows that it has, and stays until it is taken off.
 */
export function AgencyChoice(props: {
  readonly text: OperatorText;
  readonly action: string;
  readonly agencies: readonly Agency[];
  readonly chosen: readonly Agency[];
  readonly today: string;
  readonly seen: number;
  /** A choice that was refused a moment ago. */
  readonly sent?: PostedForm<RoutingForm> | undefined;
  readonly refusal?: Refused | undefined;
  readonly submit: string;
}) {
  const { text, chosen, today, sent } = props;
  const standing = { form: { agency: chosen.map((agency) => agency.agency_id) }, seen: props.seen };
  const filled = filledForm(text, standing, sent, props.refusal);
  const order = filled.form.agency;
  const agencies = props.agencies.filter(
    (agency) =>
      isLicensed(agency, today) ||
      order.includes(agency.agency_id) ||
      standing.form.agency.includes(agency.agency_id),
  );
  if (agencies.length === 0)
    return (
      <p className="label row">
        <span>{text('o.on.s3.none')}</span>
        <a href={operatorPaths.newAgency}>{text('o.on.s3.add')}</a>
      </p>
    );
  const lapsed = chosen.filter((agency) => !isLicensed(agency, today)).length;
  const placeOf = ({ agency_id: id }: Agency) => (order.includes(id) ? order.indexOf(id) : order.length);
  const isFirstTime = order.length === 0 && !sent;
  return (
    <form method="post" action={props.action} className="stack form">
      <Began filled={filled} />
      {lapsed > 0 && (
        <Bar tone="warn">
          {text(lapsed === chosen.length ? 'o.on.s3.paused' : 'o.on.s3.lapsed')}
          {text.language === 'en' && ' '}
          {text('o.on.s3.renew')}
        </Bar>
      )}
      <fieldset className="choices rows" aria-describedby="place-hint">
        <legend className="hidden">{text('o.on.s3')}</legend>
        {agencies
          .toSorted((a, b) => placeOf(a) - placeOf(b))
          .map((agency, index) => (
            <AgencyRow
              key={agency.agency_id}
              text={text}
              agency={agency}
              lapsed={!isLicensed(agency, today)}
              place={isFirstTime || order.includes(agency.agency_id) ? index + 1 : undefined}
            />
          ))}
      </fieldset>
      <p className="hint" id="place-hint">
        {text('o.on.s3.place.hint')}
      </p>
      <div className="row">
        <button className="button primary" type="submit">
          {props.submit}
        </button>
      </div>
    </form>
  );
}

function AgencyRow(props: {
  readonly text: OperatorText;
  readonly agency: Agency;
  readonly lapsed: boolean;
  /** Where it stands among those chosen. */
  readonly place: number | undefined;
}) {
  const { text, agency, place } = props;
  const { agency_id: id, licence_no: licence, licence_expires_on: expires } = agency;
  const name = text.nameOf(agency);
  return (
    <div className="choice">
      <label className="row wrap grow">
        <input type="checkbox" name="agency" value={id} defaultChecked={place !== undefined} />
        {name}
        <span className="label num">
          {licence} · {fullDay(expires, text.language)}
        </span>
        {props.lapsed && <Tag tone="warn">{text('o.agency.lapsed')}</Tag>}
      </label>
      <input
        className="input place num"
        name={placeField(id)}
        inputMode="numeric"
        autoComplete="off"
        aria-label={text('o.on.s3.place', { name })}
        defaultValue={place}
      />
    </div>
  );
}
