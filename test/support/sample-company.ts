import type { MeReply } from '../../src/contract/me.ts';
import type { ProgressReply } from '../../src/contract/progress.ts';

/** What the service says of a company that is live. */
export const me: MeReply = {
  employer: {
    name: '株式会社青空',
    shortName: '青空',
    shortNameEn: 'Aozora',
    code: 'K7Q2M',
    hires: 'experienced',
    status: 'active',
    domains: ['aozora.example'],
    demo: false,
  },
  relayOrigin: 'https://relay.example',
  operatorName: 'キャリアリレー運営事務局',
  operatorNameEn: 'Career Relay',
  policy: { threshold: 10, countingStage: 'registered', slotValidDays: 365, pendingDays: 180 },
  booking: null,
};

export const progress: ProgressReply = {
  asOf: '2026-11-22T21:00:00.000Z',
  cadence: 'daily',
  registered: 49,
  counted: 47,
  filled: 7,
  threshold: 10,
  remaining: 3,
  pending: 25,
  notCounted: { duplicate: 1, review: 1, ownDomain: 0, disposable: 0, other: 0 },
  slots: { granted: 4, reserved: 0, used: 2, expired: 0, available: 2 },
};
