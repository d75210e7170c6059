import { changeCounted, type CreditAccount, type Granting } from '../../src/core/credit/account.ts';

/** One more person counts. Grants what is due. */
export function countPerson(account: CreditAccount): Granting {
  return changeCounted(account, 1);
}

/** One person counts no more (fraud, a test). Granted slots stay; the deficit is made up first. */
export function reversePerson(account: CreditAccount): CreditAccount {
  if (account.counted === 0) throw new RangeError('Nobody is counted, so nobody can be reversed.');
  return changeCounted(account, -1).account;
}
