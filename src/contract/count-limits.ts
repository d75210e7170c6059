/** The limits of `POST /v1/counts` (counts.ts), for pages and event code that load no schemas. */

/** Reports in one request. */
export const MOST_REPORTS = 100;
/** Links inserted, or mails sent, that one report tells of. */
export const MOST_IN_REPORT = 1000;
