import { parseLinkCode } from '../../core/link/index.ts';
import type { ServiceContext } from '../services/context.ts';
import { findEmployer, findEmployerByCode } from '../stores/employers.ts';
import { UsageError } from './command.ts';

/** An employer by its id or its code. */
export async function employerId(context: ServiceContext, typed: string): Promise<string> {
  const db = context.database.kysely;
  const parsed = parseLinkCode(typed);
  const employer =
    (await findEmployer(db, typed)) ??
    (parsed.kind === 'employer' ? await findEmployerByCode(db, parsed.code) : undefined);
  if (!employer) throw new UsageError(`There is no employer “${typed}”.`);
  return employer.employer_id;
}
