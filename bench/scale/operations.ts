import { randomBytes } from 'node:crypto';
import type { ServiceContext } from '../../src/server/services/context.ts';
import { createEmployerDirectory } from '../../src/server/services/employer/directory.ts';
import { readProgress } from '../../src/server/services/figures/progress.ts';
import { addOpenedLinks } from '../../src/server/stores/visits.ts';
import { leaseDueMails } from '../../src/server/stores/outbox.ts';
import { register } from '../../test/support/counting.ts';
import { AVERAGE, BIG } from './fill.ts';

/** Something the service does many times a day, once. */
export interface Operation {
  readonly name: string;
  run(context: ServiceContext): Promise<unknown>;
}

const codeOf = (employerId: string) => employerId.replace('emp_', 'K');

function forEmployer(employerId: string, kind: string): readonly Operation[] {
  return [
    {
      name: `register and verify, ${kind}`,
      run: (context) =>
        register(context, {
          employerId,
          code: codeOf(employerId),
          mail: `${randomBytes(9).toString('hex')}@example.jp`,
          linkCode: randomBytes(9).toString('hex'),
        }),
    },
    { name: `read progress, ${kind}`, run: (context) => readProgress(context, employerId) },
    {
      name: `remember 100 opened links, ${kind}`,
      run: (context) =>
        addOpenedLinks(
          context.database.kysely,
          Array.from({ length: 100 }, () => ({
            employer_id: employerId,
            code: randomBytes(9).toString('hex'),
            first_opened_at: context.clock().toISOString(),
          })),
        ),
    },
  ];
}

export const OPERATIONS: readonly Operation[] = [
  ...forEmployer(AVERAGE, 'average employer'),
  ...forEmployer(BIG, 'employer with a tenth of everything'),
  {
    name: 'find an employer by its link, nothing in memory',
    run: (context) => createEmployerDirectory(context).byCode(codeOf(AVERAGE)),
  },
  {
    name: 'look for mails that are due',
    run: (context) => {
      const now = context.clock().toISOString();
      return leaseDueMails(context.database.kysely, now, now, 5);
    },
  },
];
