import {
  detected,
  inserted,
  MISMATCH,
  neutral,
  noRecipient,
  NOT_ONBOARDED,
  notConnected,
  PREVIEW,
  PREVIEW_EN,
  READ_ONLY,
  REASONS_EN,
  SATO,
  SATO_EN,
  several,
  TANAKA,
  TANAKA_EN,
  TOTALS,
  unconfirmed,
} from '../addin/pane/support/fixtures.ts';
import type { HomeState } from '../../src/addin/compose/home-state.ts';
import type { Picture, PictureLanguage } from './picture.ts';

const seen = (language: PictureLanguage) =>
  language === 'ja' ? { person: SATO, preview: PREVIEW } : { person: SATO_EN, preview: PREVIEW_EN };
const greetingAnother = (language: PictureLanguage): HomeState =>
  language === 'ja'
    ? detected({ greets: '田中' })
    : detected({ ...seen(language), reasons: REASONS_EN, greets: 'Kenta' });
const forAnyone = (language: PictureLanguage) => ({
  ...seen(language).preview,
  sentence: seen(language).preview.sentence.replace('佐藤様専用の', '専用の'),
  url: 'https://relay.example/r/K7Q2M',
});
const reasons = (language: PictureLanguage) => (language === 'ja' ? {} : { reasons: REASONS_EN.slice(0, 1) });
const people = (language: PictureLanguage) =>
  language === 'ja'
    ? {}
    : {
        candidates: [
          { ...SATO_EN, field: 'to' as const, invited: false },
          { ...TANAKA_EN, field: 'to' as const, invited: true },
        ],
        colleagues: [],
      };

const NO_TIMES = { times: [], chosen: null, hasMore: false };
const notOnboarded = (language: PictureLanguage): HomeState =>
  language === 'ja' ? NOT_ONBOARDED : { ...NOT_ONBOARDED, company: 'Aoba Systems' };

/** What the design tells of Home's states in words only. */
export const HOME_VARIANTS: readonly Picture[] = [
  { id: 'A00-unsupported', state: () => ({ kind: 'unsupported', canCopy: true }) },
  { id: 'A02b-home-empty-body', state: () => neutral({ emptyBody: true, insertable: null }) },
  {
    id: 'A01b-home-first-totals',
    state: () => neutral({ emptyBody: true, insertable: null }),
    totals: 'loading',
  },
  {
    id: 'A02c-home-dismissed',
    state: (language) => neutral({ dismissed: true, insertable: insertable(language) }),
  },
  {
    id: 'A02d-home-thirty-to-a-slot',
    state: (language) => neutral({ insertable: insertable(language) }),
    totals: { ...TOTALS, total: 30, filled: 17, remaining: 13, pending: 6, draft: true },
  },
  {
    id: 'A02e-home-hundred-to-a-slot',
    state: (language) => neutral({ insertable: insertable(language) }),
    totals: { ...TOTALS, total: 100, filled: 62, remaining: 38, pending: 12, draft: true },
  },
  { id: 'A03c-home-greets-another', state: greetingAnother },
  {
    id: 'A04c-home-inserted-elsewhere',
    state: (language) => inserted({ ...seen(language), elsewhere: true }),
  },
  { id: 'A04d-home-undo-edited', state: (language) => inserted({ ...seen(language), confirmUndo: true }) },
  { id: 'A04e-home-undo-failed', state: (language) => inserted({ ...seen(language), failed: 'remove' }) },
  {
    id: 'A05b-home-mismatch-unknown',
    state: (language) => ({ ...MISMATCH, owner: null, ...(language === 'ja' ? {} : { person: TANAKA_EN }) }),
  },
  {
    id: 'A06b-home-several-no-drafts',
    state: (language) => several({ ...people(language), canOpenDrafts: false }),
  },
  {
    id: 'A06c-home-several-long-name',
    state: (language) =>
      several({
        candidates: [
          { name: '', address: 'kenta.tanaka1998@example.jp', field: 'to', invited: true },
          { ...seen(language).person, field: 'to', invited: false },
        ],
        colleagues: [],
      }),
  },
  {
    id: 'A06d-home-several-one-in-sight',
    themes: ['light', 'dark'],
    state: (language) => {
      const [first, second] = language === 'ja' ? [SATO, TANAKA] : [SATO_EN, TANAKA_EN];
      return several({
        candidates: [
          { ...first, field: 'to', invited: false },
          { ...second, field: 'bcc', invited: true },
        ],
        colleagues: [],
      });
    },
  },
  {
    id: 'A07b-home-only-colleagues',
    state: (language) => noRecipient({ ...reasons(language), cause: 'onlyColleagues', linkInBody: true }),
  },
  { id: 'A07c-home-group', state: (language) => noRecipient({ ...reasons(language), cause: 'group' }) },
  {
    id: 'A11c-home-connect-code-wrong',
    state: () => notConnected({ entry: 'code', fault: 'unknown' }),
    totals: null,
    connectedBy: null,
  },
  {
    id: 'A11d-home-connect-again',
    state: () => notConnected({ entry: 'code', canCancel: true }),
    totals: { ...TOTALS, freshness: 'expired' },
  },
  {
    id: 'A11e-home-connect-code-failed',
    themes: ['light', 'dark'],
    state: () => notConnected({ entry: 'code', fault: 'service' }),
    totals: null,
    connectedBy: null,
  },
  { id: 'A12c-home-paused', state: () => ({ kind: 'paused' }), totals: null },
  { id: 'A12d-home-no-times', state: notOnboarded, totals: null, times: NO_TIMES },
  {
    id: 'A12e-home-times-failed',
    themes: ['light', 'dark'],
    state: notOnboarded,
    totals: null,
    times: { ...NO_TIMES, fault: 'failed' },
  },
  {
    id: 'A14b-home-readonly-several',
    state: (language) => ({
      ...READ_ONLY,
      preview: forAnyone(language),
      mailbox: '',
      forAnyone: true,
    }),
  },
  {
    id: 'A16b-home-no-answer',
    state: (language) => unconfirmed('noAnswer', seen(language).person),
  },
  { id: 'A18-home-no-item', state: () => ({ kind: 'noItem' }) },
  { id: 'A19-home-unreadable', state: () => ({ kind: 'unreadable' }) },
];

/** A draft the link can go into, as it was read. */
export function insertable(language: PictureLanguage) {
  return {
    ...seen(language),
    stage: 'first' as const,
    bodyType: 'html' as const,
    placement: 'signature' as const,
    greets: null,
  };
}
