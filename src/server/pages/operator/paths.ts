/** Addresses of the operator's console. */
export const operatorPaths = {
  home: '/operator',
  signOut: '/operator/sign-out',
  onboardings: '/operator/onboarding',
  newEmployer: '/operator/onboarding/new',
  checklist: (employerId: string) => `/operator/onboarding/${employerId}`,
  step: (employerId: string, step: string) => `/operator/onboarding/${employerId}/${step}`,
  document: (employerId: string, name: string) => `/operator/employers/${employerId}/documents/${name}`,
  report: (employerId: string, month: string) => `/operator/employers/${employerId}/reports/${month}`,
  employers: '/operator/employers',
  employersOf: (part: Readonly<Record<string, string>>) =>
    `/operator/employers?${new URLSearchParams(Object.entries(part).filter(([, value]) => value !== '')).toString()}`,
  employer: (employerId: string) => `/operator/employers/${employerId}`,
  employerAction: (employerId: string, action: string) => `/operator/employers/${employerId}/${action}`,
  agencies: '/operator/agencies',
  newAgency: '/operator/agencies/new',
  agency: (agencyId: string) => `/operator/agencies/${agencyId}`,
  agencyAction: (agencyId: string, action: string) => `/operator/agencies/${agencyId}/${action}`,
  held: '/operator/held',
  heldOf: (kind?: string) => (kind ? `/operator/held?kind=${kind}` : '/operator/held'),
  heldItem: (employerId: string, registrationId: string, kind?: string) =>
    `/operator/held?employer=${employerId}&registration=${registrationId}${kind ? `&kind=${kind}` : ''}#detail`,
  audit: '/operator/audit',
  settings: '/operator/settings',
  search: '/operator/search',
  searchFor: (words: string) => `/operator/search?${new URLSearchParams({ q: words }).toString()}`,
} as const;
