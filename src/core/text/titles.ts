/** What stands with a name in Latin letters and is none, as alternatives of a pattern in small letters. */
export const TITLES = 'mr|mrs|ms|miss|mx|dr|prof|jr|sr|esq|ph\\.?d';
