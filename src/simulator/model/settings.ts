import type { OfficeThemeColors } from '../protocol/startup.ts';
import { defaultDefects, type Client, type Defect, type DefectSwitches } from './client-profiles.ts';

export const RIGHTS = ['write', 'readOnly', 'draftOnly'] as const;
/** What the mailbox lets the user do. `draftOnly`: may write the draft of another mailbox, but not send for it. */
export type Rights = (typeof RIGHTS)[number];

export const LATENCIES = ['none', 'short', 'long', 'noReply'] as const;
export type Latency = (typeof LATENCIES)[number];

export const DEPLOYMENTS = ['administrator', 'user'] as const;
/** Launch events, and so the send check, run only for an add-in deployed by an administrator. */
export type Deployment = (typeof DEPLOYMENTS)[number];

export const THEMES = ['light', 'dark', 'highContrast'] as const;
export type Theme = (typeof THEMES)[number];

export const LANGUAGES = ['ja', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

export interface Settings {
  readonly client: Client;
  readonly defects: DefectSwitches;
  readonly rights: Rights;
  readonly latency: Latency;
  readonly offline: boolean;
  readonly deployment: Deployment;
  readonly theme: Theme;
  readonly language: Language;
}

/** Milliseconds before a host call is answered; null when it never is. */
export const LATENCY_MS: Readonly<Record<Latency, number | null>> = {
  none: 0,
  short: 800,
  long: 3000,
  noReply: null,
};

export const LOCALES: Readonly<Record<Language, string>> = { ja: 'ja-JP', en: 'en-US' };

export const OFFICE_THEMES: Readonly<Record<Theme, OfficeThemeColors>> = {
  light: theme('#ffffff', '#242424', '#f5f5f5', '#242424'),
  dark: theme('#1f1f1f', '#ffffff', '#292929', '#ffffff'),
  highContrast: theme('#000000', '#ffffff', '#000000', '#ffffff'),
};

/** Outlook on the web with its own defects, the add-in deployed by an administrator; `given` overrides. */
export function initialSettings(language: Language, given: Partial<Settings> = {}): Settings {
  return {
    client: 'web',
    defects: defaultDefects(),
    rights: 'write',
    latency: 'none',
    offline: false,
    deployment: 'administrator',
    theme: 'light',
    language,
    ...given,
  };
}

/** Of the client that is chosen; what is switched on for others does not count. */
export function hasDefect(settings: Settings, defect: Defect): boolean {
  return settings.defects[settings.client].includes(defect);
}

/** The colours as the theme event carries them: numbers. */
export function themeEventColors(colors: OfficeThemeColors): Record<string, number> {
  return Object.fromEntries(
    Object.entries(colors).map(([name, value]) => [name, parseInt((value as string).slice(1), 16)]),
  );
}

function theme(
  bodyBackgroundColor: string,
  bodyForegroundColor: string,
  controlBackgroundColor: string,
  controlForegroundColor: string,
): OfficeThemeColors {
  return { bodyBackgroundColor, bodyForegroundColor, controlBackgroundColor, controlForegroundColor };
}
