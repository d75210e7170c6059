/** What is asked of large tables costs what is found, and not what is there. Both engines. */
import type { ServiceContext } from '../../src/server/services/context.ts';
import { employersOfPeople } from '../../src/server/stores/agency-cases.ts';
import { addCompany, BEGINNING, register } from '../support/counting.ts';
import { describeOnBothEngines, type TestDatabase } from '../support/databases.ts';
import { createTestContext } from '../support/service-context.ts';

describeOnBothEngines('Growth', (create) => {
  let home: TestDatabase;
  let context: ServiceContext;
  let now: number;

  beforeEach(async () => {
    now = Date.parse(BEGINNING);
    home = await create();
    context = await createTestContext(home, () => new Date(now));
    await addCompany(context);
    await register(context, { mail: 'person@example.jp' });
  });

  afterEach(() => home.remove());

  const db = () => context.database.kysely;

  it('asks about more people than one statement may name', async () => {
    const { person_key: person } = await db()
      .selectFrom('registrations')
      .select('person_key')
      .executeTakeFirstOrThrow();
    const strangers = Array.from({ length: 70_000 }, (_, index) => `stranger ${index}`);
    const found = await employersOfPeople(db(), [...strangers, person ?? '']);
    expect(found).toEqual(new Map([[person, new Set(['emp_one'])]]));
  });
});
