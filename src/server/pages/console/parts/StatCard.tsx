import { grouped } from '../../../../core/text/grouped.ts';

/** One count with its name above and a remark beside it. */
export function StatCard(props: {
  readonly label: string;
  readonly value: number;
  readonly remark: string;
  readonly warn?: boolean;
}) {
  return (
    <div className="panel stat">
      <div className="label">{props.label}</div>
      <div className="figure">
        <b className={props.warn ? 'warn' : undefined}>{grouped(props.value)}</b>
        <span className="label">{props.remark}</span>
      </div>
    </div>
  );
}
