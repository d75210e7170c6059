import type { PageLanguage } from './strings/index.ts';

/** The addresses of one link's pages. The language is part of each, so that no page needs a cookie or a query. */
export interface CandidatePaths {
  landing(language: PageLanguage): string;
  register(language: PageLanguage): string;
  code(language: PageLanguage, pageKey: string): string;
  codeSent(language: PageLanguage, pageKey: string): string;
  resend(language: PageLanguage, pageKey: string): string;
  address(language: PageLanguage, pageKey: string): string;
  done(language: PageLanguage, pageKey: string): string;
  stop(language: PageLanguage): string;
  stopped(language: PageLanguage, pageKey: string): string;
  undo(language: PageLanguage, pageKey: string): string;
  undone(language: PageLanguage): string;
  privacy(language: PageLanguage): string;
}

/** `linkCode` may be anything an address held: it is escaped, not checked. */
export function candidatePaths(linkCode: string): CandidatePaths {
  const root = (language: PageLanguage) => `/r/${encodeURIComponent(linkCode)}/${language}`;
  const code = (language: PageLanguage, key: string) => `${root(language)}/code/${key}`;
  const stopped = (language: PageLanguage, key: string) => `${root(language)}/stop/${key}`;
  return {
    landing: root,
    register: (language) => `${root(language)}/register`,
    code,
    codeSent: (language, key) => `${code(language, key)}/sent`,
    resend: (language, key) => `${code(language, key)}/resend`,
    address: (language, key) => `${code(language, key)}/address`,
    done: (language, key) => `${root(language)}/done/${key}`,
    stop: (language) => `${root(language)}/stop`,
    stopped,
    undo: (language, key) => `${stopped(language, key)}/undo`,
    undone: (language) => `${root(language)}/stop/undone`,
    privacy: (language) => `${root(language)}/privacy`,
  };
}

/** The address of the explanation of what is kept, for whoever has no link. */
export function privacyPath(language: PageLanguage): string {
  return `/privacy/${language}`;
}

/** The address of the page Outlook opens for help with the add-in (`SupportUrl` in manifest.xml). */
export function supportPath(language: PageLanguage): string {
  return `/support/${language}`;
}
