/** Days for which an agency still sees that somebody took their data back, so that it can delete its own copy. */
export const GONE_DAYS = 14;
