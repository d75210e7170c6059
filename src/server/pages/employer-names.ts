import type { EmployerProfile } from '../services/employer/directory.ts';
import type { PageLanguage } from './strings/index.ts';

export interface EmployerNames {
  readonly company: string;
  readonly short: string;
}

export function employerNames({ employer }: EmployerProfile, language: PageLanguage): EmployerNames {
  return language === 'ja'
    ? { company: employer.name, short: employer.short_name }
    : { company: employer.name_en, short: employer.short_name_en };
}

/** Of the agencies that get the employer's candidates now, in the order of its routing. */
export function agencyNames({ agencies }: EmployerProfile, language: PageLanguage): readonly string[] {
  return agencies.map((agency) => (language === 'ja' ? agency.name : agency.name_en));
}

/** Names in one sentence, in the order given. */
export function listed(names: readonly string[], language: PageLanguage): string {
  if (language === 'ja') return names.join('、');
  return new Intl.ListFormat('en', { type: 'conjunction' }).format(names);
}
