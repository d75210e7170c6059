import { sayNoAnswer } from './start-status.ts';

const LIMIT_MS = 10_000;

/*
 * The page's first script. The pane's own waits for Outlook's, which comes from Microsoft and may never arrive, neither as
 * a file nor as a failure (office-js#6249): then only this one can say so. Once the pane's has run it sees to the rest.
 */
setTimeout(() => {
  if (document.documentElement.dataset['started'] === undefined) sayNoAnswer();
}, LIMIT_MS);
