import type { ListPlace } from '../console/list-page.ts';

/** What narrows the list of candidates; part of every address that shows the list, so that going back keeps it. */
export interface ListFilter extends ListPlace {
  readonly q: string;
  readonly stage: string;
  readonly owner: string;
}

export const AGENCY = {
  home: '/agency',
  candidates: (filter: Partial<ListFilter> = {}) => withFilter('/agency/candidates', filter),
  candidate: (id: string, filter: Partial<ListFilter> = {}) =>
    `${withFilter(`/agency/candidates/${id}`, filter)}#detail`,
  candidateStep: (id: string, step: 'outcome' | 'stage' | 'plan', filter: Partial<ListFilter> = {}) =>
    withFilter(`/agency/candidates/${id}/${step}`, filter),
  csv: '/agency/candidates.csv',
  requests: '/agency/requests',
  request: (askId: string, q = '') => `${withFilter(`/agency/requests/${askId}`, { q })}#detail`,
  requestStep: (askId: string, step: 'propose' | 'pass' | 'reopen' | 'draft' | 'agreed' | 'withdraw') =>
    `/agency/requests/${askId}/${step}`,
  results: '/agency/results',
  settings: '/agency/settings',
  keys: '/agency/settings/keys',
  endpoints: '/agency/settings/endpoints',
  deliveries: '/agency/settings/deliveries',
  signOut: '/agency/sign-out',
  attended: '/agency/attended',
} as const;

function withFilter(path: string, filter: Partial<ListFilter>): string {
  const given = Object.entries(filter).filter(([, value]) => value !== '');
  return given.length === 0 ? path : `${path}?${new URLSearchParams(given).toString()}`;
}
