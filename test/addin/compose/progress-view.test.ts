import { progressView } from '../../../src/addin/compose/progress-view.ts';
import { me, progress } from '../../support/sample-company.ts';

const LIVE = { me, progress, online: true, expired: false, loading: false };
const HERE = { thisDraftInserted: false, locallySent: 0, newSlots: 0 };

describe('the progress strip', () => {
  it('shows the totals as they stood', () => {
    expect(progressView(LIVE, HERE)).toMatchObject({
      filled: 7,
      total: 10,
      remaining: 3,
      pending: 25,
      slots: 2,
      draft: false,
      asOf: progress.asOf,
      freshness: 'fresh',
      demo: false,
    });
  });

  it('adds what this device has sent since, and never falls below nothing', () => {
    expect(progressView(LIVE, { ...HERE, locallySent: 2 })).toMatchObject({ pending: 27 });
    const none = { ...progress, pending: 0 };
    expect(progressView({ ...LIVE, progress: none }, { ...HERE, locallySent: -1 })).toMatchObject({
      pending: 0,
    });
  });

  it('says when the totals are old', () => {
    expect(progressView({ ...LIVE, online: false }, HERE)).toMatchObject({ freshness: 'offline' });
    expect(progressView({ ...LIVE, expired: true }, HERE)).toMatchObject({ freshness: 'expired' });
    // Nothing more comes with the network alone.
    expect(progressView({ ...LIVE, online: false, expired: true }, HERE)).toMatchObject({
      freshness: 'expired',
    });
  });

  it('is hidden before there is a company, and waits for first totals', () => {
    const waiting = { ...me, employer: { ...me.employer, status: 'onboarding' as const } };
    expect(progressView({ ...LIVE, me: null }, HERE)).toBeNull();
    expect(progressView({ ...LIVE, me: waiting }, HERE)).toBeNull();
    expect(progressView({ ...LIVE, progress: null }, HERE)).toBe('loading');
    expect(progressView({ ...LIVE, progress: null, expired: true }, HERE)).toBe('expired');
  });
});
