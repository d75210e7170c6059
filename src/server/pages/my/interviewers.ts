import type { AgencyShare } from '../../services/candidate/my-page.ts';
import { listed } from '../employer-names.ts';
import type { PageText } from '../page-text.tsx';

/** Who is to interview the person through these agencies, in one sentence; empty where nobody is. */
export function interviewersOf({ language }: PageText, agencies: readonly AgencyShare[]): string {
  const names = agencies
    .flatMap(({ interviews }) => interviews)
    .map((employer) => (language === 'ja' ? employer.short_name : employer.short_name_en));
  return listed([...new Set(names)], language);
}
