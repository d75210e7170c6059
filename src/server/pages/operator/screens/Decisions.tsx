import type { Decision } from '../../../services/operator/search.ts';
import { recordMoment } from '../../../time/dates.ts';
import { known } from '../ledger-texts.ts';
import type { OperatorText } from '../operator-text.ts';

const KINDS = {
  count: 'o.held.count',
  refuse: 'o.held.reject',
  reopen: 'o.act.held.undone',
  reverse: 'o.act.count.reversed',
} as const satisfies Record<Decision['kind'], string>;

/** Who decided what about a registration, when, why, and what they wrote down. */
export function Decisions(props: { readonly text: OperatorText; readonly decisions: readonly Decision[] }) {
  const { text, decisions } = props;
  if (decisions.length === 0) return null;
  return (
    <ol className="whole stack near" aria-label={text('o.search.decisions')}>
      {decisions.map((one, index) => (
        <li key={index} className="label break">
          <span className="num">{recordMoment(one.at)}</span> {one.by ?? text('o.audit.commandLine')}:{' '}
          {decisionText(text, one)}
          {one.note && <p className="quote">{one.note}</p>}
        </li>
      ))}
    </ol>
  );
}

/** A decision that is taken back has no reason of its own. */
function decisionText(text: OperatorText, { kind, reason }: Decision): string {
  const what = text(KINDS[kind]);
  if (kind === 'reopen') return what;
  const why = known(text, `o.why.${reason}`, reason);
  return text.language === 'ja' ? `${what}(${why})` : `${what} (${why})`;
}
