import type { LedgerRow } from '../../stores/ledger-rows.ts';
import type { OperatorText } from './operator-text.ts';
import type { OperatorStrings } from './strings/index.ts';

/** The account an entry stands on, in words. */
export function accountText(text: OperatorText, account: LedgerRow['account']): string {
  return known(text, `o.account.${account}`, account);
}

/** What moved somebody or a slot, and why where there is a reason: `decision 2 (same_person)` in the reader's words. */
export function causeText(
  text: OperatorText,
  { cause, reason }: Pick<LedgerRow, 'cause' | 'reason'>,
): string {
  const [kind = '', n = ''] = cause.split(' ');
  const words = known(text, `o.cause.${kind}`, kind);
  const said = n === '' ? words : `${words} ${n}`;
  if (!reason) return said;
  const why = known(text, `o.why.${reason}`, reason);
  return text.language === 'ja' ? `${said}(${why})` : `${said} (${why})`;
}

/** What other versions of this program wrote is shown as it stands. */
export function known(text: OperatorText, key: string, written: string): string {
  const name = key as keyof OperatorStrings;
  return text.raw(name) === undefined ? written : text(name);
}
