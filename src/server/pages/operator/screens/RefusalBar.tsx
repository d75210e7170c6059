import type { Refused } from '../../../services/operator/refused.ts';
import { Bar } from '../../console/parts/Bar.tsx';
import { actionText, auditChanges } from '../audit-texts.ts';
import type { OperatorPage } from '../operator-page.ts';
import { faultText } from '../operator-text.ts';

/** Why nothing was done; on a stale page also what others did meanwhile. */
export function RefusalBar(props: { readonly page: OperatorPage; readonly refusal: Refused | undefined }) {
  const { page, refusal } = props;
  if (!refusal) return null;
  return (
    <Bar tone="danger" announce focus={!isAtAField(refusal)}>
      {refusal.fault === 'stale' && page.text('con.stale', { what: whatChanged(page, refusal) })}
      {faultText(page.text, refusal)}
    </Bar>
  );
}

/** Which agencies is a list of boxes; every other field says itself what is wrong with it. */
function isAtAField({ field }: Refused): boolean {
  return field !== undefined && field !== 'agencies';
}

function whatChanged({ text, agencies }: OperatorPage, { meanwhile = [] }: Refused): string {
  const ja = text.language === 'ja';
  const told = meanwhile.map((entry) => {
    const changes = auditChanges(text, entry, agencies)
      .filter(({ values }) => values.length > 1)
      .map(({ field, values }) => `${field}: ${values.join(' → ')}`);
    const action = actionText(text, entry.action);
    if (changes.length === 0) return action;
    return ja ? `${action}(${changes.join('、')})` : `${action} (${changes.join('; ')})`;
  });
  return told.map((one) => (ja ? `${one}。` : `${one}. `)).join('');
}
