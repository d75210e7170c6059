import type { ListPlace } from '../console/list-page.ts';

/** Which part of what waits a page shows. */
export type HeldAddress = Partial<ListPlace> & { readonly kind?: string | undefined };

/** Addresses of the operator's console. */
export const operatorPaths = {
  home: '/operator',
  signOut: '/operator/sign-out',
  attended: '/operator/attended',
  onboardings: '/operator/onboarding',
  newEmployer: '/operator/onboarding/new',
  checklist: (employerId: string) => `/operator/onboarding/${employerId}`,
  step: (employerId: string, step: string) => `/operator/onboarding/${employerId}/${step}`,
  document: (employerId: string, name: string) => `/operator/employers/${employerId}/documents/${name}`,
  report: (employerId: string, month: string) => `/operator/employers/${employerId}/reports/${month}`,
  employers: '/operator/employers',
  employersOf: (part: Readonly<Record<string, string>>) => withFields('/operator/employers', part),
  employer: (employerId: string) => `/operator/employers/${employerId}`,
  employerAction: (employerId: string, action: string) => `/operator/employers/${employerId}/${action}`,
  agencies: '/operator/agencies',
  newAgency: '/operator/agencies/new',
  agency: (agencyId: string) => `/operator/agencies/${agencyId}`,
  agencyAction: (agencyId: string, action: string) => `/operator/agencies/${agencyId}/${action}`,
  held: '/operator/held',
  heldOf: (part: HeldAddress & { readonly employer?: string; readonly decided?: string } = {}) =>
    withFields('/operator/held', { ...part }),
  heldItem: (employer: string, registration: string, part: HeldAddress = {}) =>
    `${withFields('/operator/held', { employer, registration, ...part })}#detail`,
  audit: '/operator/audit',
  settings: '/operator/settings',
  search: '/operator/search',
  correct: '/operator/search/correct',
  searchFor: (words: string) => `/operator/search?${new URLSearchParams({ q: words }).toString()}`,
} as const;

/** The same part as a form sends it, to lead back there. */
export function heldFields({
  kind = '',
  after = '',
  before = '',
}: HeldAddress): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries({ kind, after, before }).filter(([, value]) => value !== ''));
}

function withFields(path: string, fields: Readonly<Record<string, string | undefined>>): string {
  const given = Object.entries(fields).flatMap(([name, value]) => (value ? [[name, value]] : []));
  return given.length === 0 ? path : `${path}?${new URLSearchParams(given).toString()}`;
}
