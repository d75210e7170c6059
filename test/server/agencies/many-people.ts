import type { IntroductionWorld } from '../slots/introduction-world.ts';
import { HIKARI, MINATO } from '../slots/introduction-world.ts';

/**
 * Hands as many people to the agency as nobody would register one by one: named 多数 1 and so on, all at the same moment, so
 * that only their ids tell them apart. Returns the ids in their order.
 */
export async function handOver(
  { context, register }: IntroductionWorld,
  count: number,
): Promise<readonly string[]> {
  const db = context.database.kysely;
  const at = context.clock().toISOString();
  const like = await register(HIKARI);
  const one = (table: 'registrations' | 'disclosure_records' | 'agency_cases') =>
    db.selectFrom(table).selectAll().where('registration_id', '=', like);
  const registration = await one('registrations').executeTakeFirstOrThrow();
  const disclosure = await one('disclosure_records')
    .where('agency_id', '=', MINATO.agencyId)
    .executeTakeFirstOrThrow();
  const agencyCase = await one('agency_cases')
    .where('agency_id', '=', MINATO.agencyId)
    .executeTakeFirstOrThrow();
  const numbers = Array.from({ length: count }, (_, index) => index + 1);
  const idOf = (number: number) => `dis_many_${String(number).padStart(4, '0')}`;
  const ofPerson = (number: number) => ({ registration_id: `reg_many_${number}`, created_at: at });
  for (let first = 0; first < count; first += 100) {
    const some = numbers.slice(first, first + 100);
    await db
      .insertInto('registrations')
      .values(
        some.map((number) => ({
          ...registration,
          ...ofPerson(number),
          submission_id: `submission-many-${number}`,
          page_key: `page-many-${number}`,
          person_key: `person-many-${number}`,
          name: `多数 ${number}`,
        })),
      )
      .execute();
    await db
      .insertInto('disclosure_records')
      .values(
        some.map((number) => ({
          ...disclosure,
          registration_id: `reg_many_${number}`,
          disclosure_id: idOf(number),
          subject: `person-many-${number}`,
        })),
      )
      .execute();
    await db
      .insertInto('agency_cases')
      .values(some.map((number) => ({ ...agencyCase, ...ofPerson(number), disclosure_id: idOf(number) })))
      .execute();
  }
  await db.deleteFrom('agency_cases').where('registration_id', '=', like).execute();
  return numbers.map(idOf);
}
