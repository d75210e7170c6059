import { correctRegistration, lockRegistration } from '../../stores/registrations.ts';
import type { ServiceContext } from '../context.ts';
import { mayGetCode, replaceCode } from './verification.ts';

export type CorrectionResult = 'corrected' | 'too_many' | 'unknown' | 'verified';

/** Sends the code of an unverified registration to another address; consents and the rest of the form stay. */
export async function correctAddress(
  context: ServiceContext,
  employerId: string,
  pageKey: string,
  mail: string,
): Promise<CorrectionResult> {
  return context.database.transaction<CorrectionResult>(async (db) => {
    const before = await lockRegistration(db, employerId, { pageKey });
    if (!before) return 'unknown';
    if (before.verified_at) return 'verified';
    if (before.mail === mail) return 'corrected';
    // Asked before anything is written: without a code to prove it, the address stays what it was.
    if (!(await mayGetCode(context, db, mail))) return 'too_many';
    if (!(await correctRegistration(db, employerId, before.registration_id, { mail }))) return 'verified';
    return (await replaceCode(context, db, { ...before, mail })) ? 'corrected' : 'too_many';
  });
}
