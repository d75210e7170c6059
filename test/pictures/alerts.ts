import type { SendDecision } from '../../src/addin/compose/send-check.ts';
import type { MessageKey } from '../../src/addin/strings/index.ts';
import { SATO, SATO_EN, TANAKA, TANAKA_EN } from '../addin/pane/support/fixtures.ts';
import type { PictureLanguage, PictureTheme } from './picture.ts';

/** The design's group F: what is asked before sending, by what the check has found. */
export interface AlertPicture {
  readonly id: string;
  readonly decision: (language: PictureLanguage) => SendDecision;
  /** Outlook has a button for the add-in (Mailbox 1.14). */
  readonly canAct: boolean;
  readonly themes?: readonly PictureTheme[];
}

const sato = (language: PictureLanguage) => (language === 'ja' ? SATO : SATO_EN);
const tanaka = (language: PictureLanguage) => (language === 'ja' ? TANAKA : TANAKA_EN);
const mismatch = (language: PictureLanguage): SendDecision => ({
  kind: 'mismatch',
  owner: sato(language),
  person: tanaka(language),
});

export const ALERTS: readonly AlertPicture[] = [
  {
    id: 'F01-alert-missing',
    decision: (language) => ({ kind: 'missing', person: sato(language) }),
    canAct: true,
    themes: ['light', 'dark', 'highContrast'],
  },
  { id: 'F02-alert-mismatch', decision: mismatch, canAct: true },
  { id: 'F02b-alert-mismatch-no-button', decision: mismatch, canAct: false },
  {
    id: 'F02c-alert-several',
    decision: (language) => ({ kind: 'several', owner: sato(language), count: 3 }),
    canAct: true,
  },
  {
    id: 'F02d-alert-several-unknown',
    decision: () => ({ kind: 'several', owner: null, count: 3 }),
    canAct: true,
  },
];

/** Every line the ribbon's button may leave in the message, in one picture. */
export const NOTICES_PICTURE = { id: 'F05-notices' };
export const NOTICES: readonly { readonly key: MessageKey; readonly isError: boolean }[] = [
  { key: 'notify.inserted', isError: false },
  { key: 'notify.already', isError: false },
  { key: 'notify.replaced', isError: false },
  { key: 'notify.needRecipient', isError: false },
  { key: 'notify.needChoice', isError: false },
  { key: 'notify.needConnect', isError: false },
  { key: 'notify.noItem', isError: false },
  { key: 'notify.unreadable', isError: true },
  { key: 'notify.unconfirmed', isError: true },
];
