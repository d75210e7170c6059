import type { Person } from '../../compose/home-state.ts';
import { PersonAdd16Regular } from '../icons.ts';
import { Bar } from '../parts/Bar.tsx';
import { useTexts } from '../texts.tsx';

/** The mail greets somebody else than its recipient. Seen here, told here, and nowhere else. */
export function GreetingNote({
  greets,
  person,
}: {
  readonly greets: string | null;
  readonly person: Person;
}) {
  const { t } = useTexts();
  if (greets === null) return null;
  return <Bar icon={<PersonAdd16Regular />}>{t('home.greets', { greeted: greets, name: person.name })}</Bar>;
}
