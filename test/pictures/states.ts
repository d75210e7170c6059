import type { ReportReply } from '../../src/contract/report.ts';
import type { SlotRequest, SlotsReply } from '../../src/contract/slots.ts';
import {
  BOOKED,
  detected,
  detectedInEnglish,
  inserted,
  invited,
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
  TANAKA_EN,
  TOTALS,
  unconfirmed,
} from '../addin/pane/support/fixtures.ts';
import { fault, ok, POOL, proposal, REPORT, SLOTS, SLOTS_EN } from '../addin/pane/support/tab-fixtures.ts';
import { HOME_VARIANTS, insertable } from './home-variants.ts';
import type { Picture, PictureLanguage, PictureTheme } from './picture.ts';

const everywhere: readonly PictureTheme[] = ['light', 'dark', 'highContrast'];
const lightAndDark: readonly PictureTheme[] = ['light', 'dark'];

const sato = (language: PictureLanguage) => (language === 'ja' ? SATO : SATO_EN);
const preview = (language: PictureLanguage) => (language === 'ja' ? PREVIEW : PREVIEW_EN);
const seen = (language: PictureLanguage) => ({ person: sato(language), preview: preview(language) });
const rejection = (language: PictureLanguage) => (language === 'ja' ? detected() : detectedInEnglish());
const slotsIn = (language: PictureLanguage) => (language === 'ja' ? SLOTS : SLOTS_EN);
const slotsWith = (change: (slots: SlotsReply) => Partial<SlotsReply>) => (language: PictureLanguage) => {
  const slots = slotsIn(language);
  return { 'GET /v1/slots': ok({ ...slots, ...change(slots) }) };
};
const firstRequest = ({ requests }: SlotsReply, change: Partial<SlotRequest>): SlotRequest[] =>
  requests.slice(0, 1).map((request) => ({ ...request, ...change }));

const HOME: readonly Picture[] = [
  { id: 'A01-home-checking', state: () => ({ kind: 'checking' }) },
  { id: 'A02-home-neutral', state: (language) => neutral({ insertable: { ...insertable(language) } }) },
  { id: 'A03-home-detected', themes: everywhere, state: rejection },
  { id: 'A03b-home-inserting', state: rejection, view: { busy: 'inserting' } },
  {
    id: 'A04-home-inserted',
    themes: lightAndDark,
    state: (language) => inserted(seen(language)),
    totals: { ...TOTALS, draft: true },
  },
  {
    id: 'A04b-home-inserted-offer',
    state: (language) => inserted({ ...seen(language), offerReminder: true }),
    totals: { ...TOTALS, draft: true },
  },
  {
    id: 'A05-home-mismatch',
    themes: everywhere,
    state: (language) =>
      language === 'ja' ? MISMATCH : { kind: 'mismatch', owner: SATO_EN, person: TANAKA_EN, failed: null },
  },
  {
    id: 'A05b-home-mismatch-shared',
    state: (language) => ({
      kind: 'mismatch',
      owner: seen(language).person,
      person: null,
      shared: true,
      failed: null,
    }),
  },
  {
    id: 'A06-home-several',
    state: (language) =>
      language === 'ja'
        ? several()
        : several({
            candidates: [
              { ...SATO_EN, field: 'to' as const, invited: false },
              { ...TANAKA_EN, field: 'to' as const, invited: true },
            ],
            colleagues: [{ name: 'Naoki Takahashi', address: 'takahashi@aoba.example', field: 'cc' }],
          }),
  },
  {
    id: 'A07-home-no-recipient',
    state: (language) => noRecipient(language === 'ja' ? {} : { reasons: REASONS_EN.slice(0, 1) }),
  },
  { id: 'A09-home-already-invited', state: (language) => invited(seen(language)) },
  {
    id: 'A10-home-offline',
    state: rejection,
    view: { online: false },
    totals: { ...TOTALS, freshness: 'offline' },
  },
  { id: 'A11-home-connect', state: () => notConnected(), totals: null, connectedBy: null },
  {
    id: 'A11b-home-connect-code',
    state: () => notConnected({ entry: 'code' }),
    totals: null,
    connectedBy: null,
  },
  {
    id: 'A12-home-not-onboarded',
    state: (language) => (language === 'ja' ? NOT_ONBOARDED : { ...NOT_ONBOARDED, company: 'Aoba Systems' }),
    totals: null,
  },
  { id: 'A12b-home-booked', state: () => BOOKED, totals: null },
  {
    id: 'A13-home-plaintext',
    state: (language) => ({ ...rejection(language), bodyType: 'text' }),
  },
  {
    id: 'A14-home-readonly',
    state: (language) => ({
      ...READ_ONLY,
      ...(language === 'ja' ? {} : { mailbox: 'Hiring', preview: PREVIEW_EN }),
    }),
  },
  { id: 'A16-home-not-confirmed', state: (language) => unconfirmed('notFound', sato(language)) },
  {
    id: 'A17-details-last-request',
    state: () => neutral(),
    steps: [{ press: 'footer.details', opens: 'dialog' }],
    height: 720,
  },
];

const SLOT_PAGES: readonly Picture[] = [
  {
    id: 'B01-slots',
    themes: lightAndDark,
    answers: (language) => ({ 'GET /v1/slots': ok(slotsIn(language)) }),
    steps: [{ tab: 'slots' }],
  },
  {
    id: 'B01b-slots-proposed',
    answers: slotsWith((slots) => ({
      slots: [{ slotId: 's', state: 'available', grantedAt: '2026-09-30T06:00:00', expiresOn: '2026-12-23' }],
      requests: firstRequest(slots, {
        state: 'proposed',
        acceptedAt: null,
        interviewOn: null,
        proposals: [proposal()],
      }),
    })),
    steps: [{ tab: 'slots' }, { press: 'slots.accept' }],
  },
  {
    id: 'B01c-slots-long-positions',
    answers: slotsWith((slots) => ({
      slots: [],
      requests: slots.requests.map((request, index) => ({
        ...request,
        ...(index === 0 ? { state: 'hired', closedAt: '2026-11-20T06:00:00' } : {}),
        position: `${request.position}(決済基盤・Go/Kotlin・フルリモート可・マネージャー候補)`,
      })),
    })),
    steps: [{ tab: 'slots' }],
  },
  {
    id: 'B02-slots-empty',
    totals: { ...TOTALS, filled: 3, remaining: 7, pending: 4, slots: 0 },
    answers: slotsWith(() => ({ slots: [], requests: [] })),
    steps: [{ tab: 'slots' }],
  },
  {
    id: 'B03-slots-request',
    steps: [
      { tab: 'slots' },
      { press: 'slots.request' },
      { fill: 'slots.form.position', text: { ja: 'データアナリスト', en: 'Data analyst' } },
      { fill: 'slots.form.place', text: { ja: '東京(週2日出社)', en: 'Tokyo, hybrid' } },
      {
        fill: 'slots.form.who',
        text: {
          ja: '事業部と話しながら、SQLとBIで課題を形にしてきた方。業界は問いません。',
          en: 'Someone who turns questions of the business into SQL and dashboards. Any industry.',
        },
      },
      { fill: 'slots.form.salary', text: { ja: '500〜700万円', en: '¥5–7 million' } },
      { fill: 'slots.form.when', text: { ja: '12月上旬', en: 'Early Dec' } },
    ],
  },
  {
    id: 'B03b-slots-request-errors',
    themes: lightAndDark,
    steps: [{ tab: 'slots' }, { press: 'slots.request' }, { press: 'slots.form.submit' }],
  },
  { id: 'B04-slots-breakdown', state: rejection, steps: [{ press: 'progress.details' }] },
  {
    id: 'B05-slots-offline',
    answers: () => ({ 'GET /v1/slots': fault('offline') }),
    totals: { ...TOTALS, freshness: 'offline' },
    steps: [{ tab: 'slots' }],
  },
];

/** So many months that end with this one; few of the invited registered. */
function monthsUntil(year: number, month: number, count: number): ReportReply['months'] {
  return Array.from({ length: count }, (_, index) => ({
    month: new Date(Date.UTC(year, month - count + index, 1)).toISOString().slice(0, 7),
    invited: 10 + index,
    opened: 8,
    registered: 3,
    counted: 3,
    slots: 0,
  }));
}

const REPORT_PAGES: readonly Picture[] = [
  { id: 'C01-report', themes: everywhere, steps: [{ tab: 'report' }] },
  { id: 'C01b-report-table', steps: [{ tab: 'report' }, { press: 'report.asTable' }] },
  {
    id: 'C01c-report-small-numbers',
    answers: () => ({
      'GET /v1/report': ok({
        ...REPORT,
        costPerHireYen: null,
        months: REPORT.months.map((month, index) =>
          index < 2 ? { ...month, registered: 'few', counted: 'few' } : month,
        ),
      }),
    }),
    steps: [{ tab: 'report' }],
  },
  {
    id: 'C01d-report-thousands',
    answers: () => ({
      'GET /v1/report': ok({
        ...REPORT,
        months: REPORT.months.map((month) => ({
          ...month,
          invited: month.invited * 111,
          registered: Number(month.registered) * 111,
        })),
      }),
    }),
    steps: [{ tab: 'report' }],
  },
  {
    id: 'C01e-report-years',
    themes: lightAndDark,
    answers: () => ({
      'GET /v1/report': ok({ ...REPORT, period: 'all', months: monthsUntil(2026, 11, 30) }),
    }),
    steps: [{ tab: 'report' }],
  },
  { id: 'C01f-report-wide', steps: [{ tab: 'report' }], width: 420 },
  { id: 'C01g-report-table-300', steps: [{ tab: 'report' }, { press: 'report.asTable' }], width: 300 },
  {
    id: 'C02-report-empty',
    answers: () => ({
      'GET /v1/report': ok({
        ...REPORT,
        period: 'all',
        funnel: { invited: 0, opened: 0, registered: 0, counted: 0, slots: 0 },
      }),
    }),
    steps: [{ tab: 'report' }],
  },
];

const POOL_BEGINS = ok({ ...POOL, next: 'the second page' });

/** A different answer each time it is asked. */
function inTurn(...answers: readonly unknown[]): () => unknown {
  let times = 0;
  return () => answers[times++];
}

const POOL_PAGES: readonly Picture[] = [
  {
    id: 'D01-pool',
    steps: [{ tab: 'pool' }, { choose: 'pool.f.place', option: { ja: '東京', en: 'Tokyo' } }],
  },
  {
    id: 'D01b-pool-reading',
    answers: () => ({ 'GET /v1/pool': inTurn(POOL_BEGINS, new Promise(() => undefined)) }),
    steps: [{ tab: 'pool' }],
  },
  {
    id: 'D01c-pool-cut-off',
    answers: () => ({ 'GET /v1/pool': inTurn(POOL_BEGINS, fault('offline')) }),
    steps: [{ tab: 'pool' }],
  },
  {
    id: 'D02-pool-empty',
    answers: () => ({ 'GET /v1/pool': ok({ ...POOL, people: [] }) }),
    steps: [{ tab: 'pool' }],
  },
];

const SETTINGS_PAGES: readonly Picture[] = [
  {
    id: 'E01-settings',
    themes: lightAndDark,
    sendCheck: { active: true, startedAt: '2026-11-23T10:42:00' },
    steps: [{ tab: 'settings' }],
  },
  {
    id: 'E01b-settings-long-address',
    mailbox: 'midcareer-recruiting@hr.aoba-systems.example',
    steps: [{ tab: 'settings' }],
  },
  {
    id: 'E02-settings-editor-lint',
    steps: [
      { tab: 'settings' },
      { press: 'set.edit' },
      {
        write: {
          ja: 'ご登録の方にはギフト券もご用意しました。',
          en: 'Everyone who registers gets a gift card. ',
        },
      },
    ],
  },
  {
    id: 'E03-settings-check-off',
    sendCheck: { active: false, why: 'self' },
    connectedBy: 'code',
    steps: [{ tab: 'settings' }],
  },
];

/** Other widths: 320 beside a scroll bar, wide, wider than the column, and 320 at 200 % zoom. */
const WIDTHS: readonly Picture[] = [
  { id: 'W00-home-300', state: rejection, width: 300 },
  { id: 'W01-home-420', state: rejection, width: 420 },
  { id: 'W01b-home-wider', themes: lightAndDark, state: rejection, width: 480 },
  { id: 'W02-home-zoomed', state: rejection, width: 160 },
  {
    id: 'W03-slots-zoomed',
    answers: (language) => ({ 'GET /v1/slots': ok(slotsIn(language)) }),
    steps: [{ tab: 'slots' }],
    width: 160,
  },
  { id: 'W04-report-zoomed', steps: [{ tab: 'report' }], width: 160 },
];

export const PANE_PICTURES: readonly Picture[] = [
  ...HOME,
  ...HOME_VARIANTS,
  ...SLOT_PAGES,
  ...REPORT_PAGES,
  ...POOL_PAGES,
  ...SETTINGS_PAGES,
  ...WIDTHS,
];
