/** Tables of the operator's work: what was done by whom, employers on their way in, and what employers set for themselves. */
export interface OperatorSchema {
  audit_entries: AuditEntriesTable;
  onboardings: OnboardingsTable;
  employer_contacts: EmployerContactsTable;
  employer_figures: EmployerFiguresTable;
  employer_wordings: EmployerWordingsTable;
}

/**
 * Global: the operator's own diary, across employers. Append-only, by database rule too. Holds ids, codes, terms and
 * counts; never a candidate's name, address or text.
 */
export interface AuditEntriesTable {
  audit_id: string;
  at: string;
  /** `operator <member id>`, or `command line`. */
  actor: string;
  action: string;
  employer_id: string | null;
  /** The record that was touched, by id. */
  subject: string | null;
  before: string | null;
  after: string | null;
}

/** The one meeting that gets an employer going: what was confirmed by a person and what the trial brought. */
export interface OnboardingsTable {
  employer_id: string;
  started_at: string;
  policy_confirmed_at: string | null;
  agencies_confirmed_at: string | null;
  invited_at: string | null;
  /** Readable while the meeting lasts, because it has to be read out; masked when the trial's data are removed. */
  invitation_code: string | null;
  trial_opened_at: string | null;
  /** A forgotten trial must not swallow real people: from here on everybody is real again. */
  trial_closes_at: string | null;
  inserted_at: string | null;
  insertions: number;
  /** The literal body of the trial's first report. */
  request: string | null;
  registered_at: string | null;
  removed_at: string | null;
  removed_registrations: number;
  removed_insertions: number;
}

/** The employer's own people who get its monthly page. */
export interface EmployerContactsTable {
  employer_id: string;
  mail: string;
  language: 'ja' | 'en';
  created_at: string;
}

/** Figures only the employer knows. */
export interface EmployerFiguresTable {
  employer_id: string;
  /** Yen per hire, the employer's own estimate. */
  cost_per_hire: number | null;
  updated_at: string;
}

/** Texts the employer fixed for all of its recruiters. */
export interface EmployerWordingsTable {
  employer_id: string;
  /** Grows with every change. */
  version: number;
  content: string;
  updated_at: string;
}
