import {
  isCountReport,
  isMeReply,
  isProgressReply,
  isTimesReply,
  isWordingReply,
} from '../../../src/addin/api/reply-shapes.ts';
import type { Shape } from '../../../src/addin/api/shape.ts';
import type { CountReport } from '../../../src/contract/counts.ts';
import type { TimesReply } from '../../../src/contract/onboarding.ts';
import type { WordingReply } from '../../../src/contract/wording.ts';
import { me, progress } from '../../support/sample-company.ts';

const booking = { bookingId: 'b1', startsAt: '2026-12-01T01:00:00.000Z', minutes: 30, mail: 'me@a.example' };
const wording: WordingReply = {
  version: 3,
  texts: [{ language: 'ja', stage: 'first', tone: 'warm', text: '{{link}}' }],
  closing: { ja: '会社の結び。', en: null },
  ownTexts: false,
  managed: { tone: 'warm', placement: null, checkOwner: true, remindMissing: null },
};
const times: TimesReply = { minutes: 30, times: [{ startsAt: '2026-12-01T01:00:00.000Z' }] };
const report: CountReport = {
  reportId: 'report-0000000000-1',
  day: '2026-11-23',
  stage: 'document',
  language: 'ja',
  inserted: 1,
  sent: 0,
};

/** The value with one part missing or of another kind, for each of its parts at any depth. */
function* damaged(value: unknown): Generator<unknown> {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, part] of Object.entries(value)) {
    const others = [undefined, { another: 'kind' }, ...damaged(part)];
    for (const other of others) yield Object.assign(structuredClone(value), { [key]: other });
  }
}

it.each<readonly [string, Shape<unknown>, unknown]>([
  ['terms', isMeReply, { ...me, booking }],
  ['totals', isProgressReply, progress],
  ['texts of a company', isWordingReply, wording],
  ['times', isTimesReply, times],
  ['a report', isCountReport, report],
])('takes %s for what they are, also with more in them, and nothing that lacks a part', (_, shape, value) => {
  expect(shape(value)).toBe(true);
  expect(shape(Object.assign(structuredClone(value) as object, { later: 'more' }))).toBe(true);
  expect([...damaged(value)].filter(shape)).toEqual([]);
  expect(['', 0, null, undefined, [], {}].filter(shape)).toEqual([]);
});

it('takes terms without a version of the texts, as an earlier add-in has kept them, and none with one that is no number', () => {
  expect(isMeReply({ ...me, wordingVersion: 3 })).toBe(true);
  expect(isMeReply({ ...me, wordingVersion: 'three' })).toBe(false);
});

it('takes no date for a moment that is none', () => {
  expect(isProgressReply({ ...progress, asOf: 'yesterday' })).toBe(false);
});
