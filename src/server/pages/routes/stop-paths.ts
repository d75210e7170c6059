import type { PageLanguage } from '../strings/index.ts';

/** The addresses of the pages for stopping mails, below a link or for whoever has none. */
export interface StopPaths {
  stop(language: PageLanguage): string;
  stopped(language: PageLanguage, pageKey: string): string;
  undo(language: PageLanguage, pageKey: string): string;
  undone(language: PageLanguage): string;
  /** Where the reader came from; left out where that is unknown. */
  landing?(language: PageLanguage): string;
}

/** For whoever has no link; below one it is `CandidatePaths.stop`. */
export function stopPath(language: PageLanguage): string {
  return `/stop/${language}`;
}

export const STOP_PATHS: StopPaths = {
  stop: stopPath,
  stopped: (language, key) => `${stopPath(language)}/${key}`,
  undo: (language, key) => `${stopPath(language)}/${key}/undo`,
  undone: (language) => `${stopPath(language)}/undone`,
};
