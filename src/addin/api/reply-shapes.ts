import type { CountReport } from '../../contract/counts.ts';
import type { CountingStage, MeReply } from '../../contract/me.ts';
import type { BookingReply, TimesReply } from '../../contract/onboarding.ts';
import type { ProgressReply } from '../../contract/progress.ts';
import type { CompanyWording, WordingReply } from '../../contract/wording.ts';
import { isFlag, isMoment, isNumber, isText, listOf, object, oneOf, orMissing, orNull } from './shape.ts';

/** What the pane needs before any tab is open, or keeps in the mailbox: there one of another shape would stay. */

const isLanguage = oneOf('ja', 'en');
const isStage = oneOf('document', 'first', 'final');
const isTone = oneOf('formal', 'warm', 'brief');

export const isMeReply = object<MeReply>({
  employer: object<MeReply['employer']>({
    name: isText,
    shortName: isText,
    shortNameEn: isText,
    code: isText,
    hires: oneOf('experienced', 'newgrad'),
    status: oneOf('active', 'paused', 'onboarding'),
    domains: listOf(isText),
    demo: isFlag,
  }),
  relayOrigin: isText,
  operatorName: isText,
  operatorNameEn: isText,
  policy: object<MeReply['policy']>({
    threshold: isNumber,
    countingStage: oneOf<CountingStage>('registered', 'interviewed'),
    slotValidDays: orNull(isNumber),
    pendingDays: isNumber,
  }),
  booking: orNull(
    object<BookingReply>({ bookingId: isText, startsAt: isMoment, minutes: isNumber, mail: isText }),
  ),
  wordingVersion: orMissing(isNumber),
});

export const isProgressReply = object<ProgressReply>({
  asOf: isMoment,
  cadence: oneOf('daily', 'at_once'),
  registered: isNumber,
  counted: isNumber,
  filled: isNumber,
  threshold: isNumber,
  remaining: isNumber,
  pending: isNumber,
  notCounted: object<ProgressReply['notCounted']>({
    duplicate: isNumber,
    review: isNumber,
    ownDomain: isNumber,
    disposable: isNumber,
    other: isNumber,
  }),
  slots: object<ProgressReply['slots']>({
    granted: isNumber,
    reserved: isNumber,
    used: isNumber,
    expired: isNumber,
    available: isNumber,
  }),
});

export const isWordingReply = object<WordingReply>({
  version: isNumber,
  texts: listOf(object<CompanyWording>({ language: isLanguage, stage: isStage, tone: isTone, text: isText })),
  closing: object<WordingReply['closing']>({ ja: orNull(isText), en: orNull(isText) }),
  ownTexts: isFlag,
  managed: object<WordingReply['managed']>({
    tone: orNull(isTone),
    placement: orNull(oneOf('signature', 'cursor')),
    checkOwner: orNull(isFlag),
    remindMissing: orNull(isFlag),
  }),
});

export const isTimesReply = object<TimesReply>({
  minutes: isNumber,
  times: listOf(object<TimesReply['times'][number]>({ startsAt: isMoment })),
});

export const isCountReport = object<CountReport>({
  reportId: isText,
  day: isText,
  stage: isStage,
  language: isLanguage,
  inserted: isNumber,
  sent: isNumber,
});
