import type { ApiFault, ApiResult } from '../../../../src/addin/api/api-client.ts';
import type { ConnectionView } from '../../../../src/addin/api/connection.ts';
import type { DraftOpening, NewDraft } from '../../../../src/addin/host/mail-host.ts';
import { Observed } from '../../../../src/addin/observed.ts';
import { Pool } from '../../../../src/addin/relay/pool.ts';
import { Report } from '../../../../src/addin/relay/report.ts';
import { Slots } from '../../../../src/addin/relay/slots.ts';
import type { PoolPerson, PoolReply } from '../../../../src/contract/pool.ts';
import type { ReportReply } from '../../../../src/contract/report.ts';
import type { Proposal, SlotRequest, SlotsReply } from '../../../../src/contract/slots.ts';
import type { WordingReply } from '../../../../src/contract/wording.ts';
import { me, progress } from '../../../support/sample-company.ts';

/** The morning of the day that every picture of the design shows, wherever the test runs. */
export const NOW = new Date('2026-11-23T10:42:00');

const at = (day: string) => `${day}T06:00:00`;

export const REQUEST: SlotRequest = {
  requestId: 'request-backend',
  slotId: 'slot-1',
  position: 'バックエンドエンジニア',
  who: 'GoかJavaでサービスを育ててきた方。',
  employment: 'permanent',
  place: '東京',
  salary: '600〜800万円',
  interviewsFrom: '11月中旬',
  state: 'interview',
  requestedAt: at('2026-11-02'),
  proposedAt: at('2026-11-09'),
  acceptedAt: at('2026-11-16'),
  interviewOn: '2026-11-26',
  closedAt: null,
  returnReason: null,
  proposals: [
    proposal({ proposalId: 'p1', state: 'accepted', candidateName: '森 一郎' }),
    proposal({ proposalId: 'p2', state: 'declined' }),
  ],
};

export const RETURNED: SlotRequest = {
  ...REQUEST,
  requestId: 'request-ui',
  slotId: 'slot-2',
  position: 'UIデザイナー',
  state: 'returned',
  acceptedAt: null,
  interviewOn: null,
  closedAt: at('2026-10-21'),
  returnReason: 'candidate_withdrew',
  proposals: [],
};

export function proposal(change: Partial<Proposal> = {}): Proposal {
  return {
    proposalId: 'p1',
    agencyName: 'ミナトキャリア',
    agencyNameEn: 'Minato Career',
    state: 'offered',
    proposedAt: at('2026-11-09'),
    summary: 'カスタマーサクセス 5年・SQL・Tableau',
    reason: '小売の在庫分析で、現場と一緒に指標を作り直した経験が、ご要望に近いと考えています。',
    candidateName: null,
    ...change,
  };
}

export const SLOTS: SlotsReply = {
  asOf: at('2026-11-23'),
  slots: [
    { slotId: 'slot-3', state: 'available', grantedAt: at('2026-09-30'), expiresOn: null },
    { slotId: 'slot-4', state: 'available', grantedAt: at('2026-11-18'), expiresOn: null },
  ],
  requests: [REQUEST, RETURNED],
  agencies: 3,
  answerDays: 5,
};

/** The list as an English-speaking company would have written it. */
export const SLOTS_EN: SlotsReply = {
  ...SLOTS,
  requests: [
    { ...REQUEST, position: 'Backend engineer', place: 'Tokyo' },
    { ...RETURNED, position: 'UI designer', place: 'Tokyo' },
  ],
};

const MONTHS = [
  ['2026-06', 6, 3],
  ['2026-07', 8, 4],
  ['2026-08', 9, 5],
  ['2026-09', 11, 7],
  ['2026-10', 15, 10],
  ['2026-11', 13, 8],
] as const;

export const REPORT: ReportReply = {
  asOf: at('2026-11-23'),
  cadence: 'daily',
  period: '6m',
  funnel: { invited: 62, opened: 48, registered: 37, counted: 35, slots: 3 },
  maskBelow: 3,
  months: MONTHS.map(([month, invited, registered]) => ({
    month,
    invited,
    opened: invited - 2,
    registered,
    counted: registered,
    slots: month === '2026-09' || month === '2026-11' ? 1 : 0,
  })),
  hires: 1,
  unusedSlots: 2,
  costPerHireYen: 1_200_000,
};

export const PEOPLE: readonly PoolPerson[] = [
  person(
    '佐藤 美咲',
    'バックエンドエンジニア',
    'Backend engineer',
    '東京',
    'Tokyo',
    '2026-11-20',
    '2027-11-20',
  ),
  person(
    '中村 遥',
    'フロントエンドエンジニア',
    'Frontend engineer',
    '東京',
    'Tokyo',
    '2026-10-12',
    '2027-10-12',
  ),
  person(
    '小林 翔',
    'インフラ・SRE',
    'Infrastructure, SRE',
    '九州・沖縄',
    'Kyushu, Okinawa',
    '2026-09-08',
    '2027-09-08',
  ),
  person(
    '山本 彩',
    'バックエンドエンジニア',
    'Backend engineer',
    '東京',
    'Tokyo',
    '2025-12-14',
    '2026-12-14',
  ),
];

function person(
  name: string,
  job: string,
  jobEn: string,
  area: string,
  areaEn: string,
  agreedOn: string,
  consentUntil: string,
): PoolPerson {
  const mail = `${Array.from(name, (letter) => letter.codePointAt(0)?.toString(36)).join('')}@example.jp`;
  return { personId: mail, name, mail, job, jobEn, area, areaEn, agreedOn, consentUntil };
}

export const POOL: PoolReply = { asOf: at('2026-11-23'), people: [...PEOPLE], next: null };

export const COMPANY_WORDING: WordingReply = {
  version: 1,
  texts: [],
  closing: {
    ja: '弊社から{{name}}様のお名前・ご連絡先・応募内容をお渡しすることはございません。ご登録の有無は、今後の選考に影響いたしません。',
    en: 'We don’t share your name, contact details or application with them. Whether or not you register has no effect on any future application to us.',
  },
  ownTexts: true,
  managed: { tone: null, placement: null, checkOwner: null, remindMissing: null },
};

const CONNECTED: ConnectionView = {
  me,
  progress,
  expired: false,
  online: true,
  loading: false,
  by: 'account',
  accountOffered: true,
};

type Answer = ApiResult<unknown> | Promise<ApiResult<unknown>>;

/** The service as a table of answers; everything asked of it is in `calls`. */
export class FakeService {
  readonly calls: string[] = [];
  readonly bodies: unknown[] = [];
  /** What is known of the company and its totals; a test changes it as a refresh does. */
  readonly connection = new Observed<ConnectionView>(CONNECTED);
  readonly answers: Record<string, Answer | (() => Answer)> = {
    'GET /v1/slots': ok(SLOTS),
    'GET /v1/report': ok(REPORT),
    'GET /v1/report.csv': ok('\u6708,\u3054\u6848\u5185\r\n2026-11,13\r\n'),
    'PUT /v1/report/cost-per-hire': ok(undefined),
    'GET /v1/pool': ok(POOL),
    'GET /v1/wording': ok(COMPANY_WORDING),
    ...Object.fromEntries(
      PEOPLE.map((each) => [`GET /v1/pool/${encodeURIComponent(each.personId)}`, ok(each)]),
    ),
  };

  get = <T>(path: string) => this.answer<T>('GET', path);
  text = (path: string) => this.answer<string>('GET', path);
  post = <T>(path: string, body: object) => this.answer<T>('POST', path, body);
  put = <T>(path: string, body: object) => this.answer<T>('PUT', path, body);

  private async answer<T>(method: string, path: string, body?: object): Promise<ApiResult<T>> {
    this.calls.push(`${method} ${path}`);
    if (body) this.bodies.push(body);
    const answer = this.answers[`${method} ${path.split('?')[0] ?? ''}`];
    const result = await (typeof answer === 'function' ? answer() : answer);
    return (result ?? { ok: false, code: 'not_found' }) as ApiResult<T>;
  }
}

export function ok(value: unknown): ApiResult<unknown> {
  return { ok: true, value };
}

export function fault(code: ApiFault): ApiResult<never> {
  return { ok: false, code };
}

/**
 * The sources of the tabs over that service. New messages that were opened are in `drafts`; with `opens` null none is, and
 * nothing can be copied.
 */
export function tabSources(
  service: FakeService,
  language: 'ja' | 'en',
  opens: DraftOpening | null = 'opened',
) {
  const drafts: NewDraft[] = [];
  const copied: string[] = [];
  let ids = 0;
  const { connection } = service;
  return {
    drafts,
    copied,
    sources: {
      slots: new Slots({
        api: service,
        connection,
        newId: () => `client-made-id-${(ids += 1)}`,
        language: () => language,
        ownAddress: () => 'recruiter@aoba.example',
        onChanged: () => service.calls.push('totals'),
      }),
      report: new Report({ api: service, connection, language: () => language }),
      pool: new Pool({
        api: service,
        connection,
        host: {
          openDraft: (draft) => {
            if (opens === null) return Promise.resolve({ ok: false, fault: { code: 'failed', detail: '' } });
            drafts.push(draft);
            return Promise.resolve({ ok: true, value: opens });
          },
        },
        copy: (text) => {
          copied.push(text);
          return Promise.resolve(opens !== null);
        },
        letter: ({ name }) => ({ subject: '', body: { type: 'text', content: name } }),
      }),
    },
  };
}
