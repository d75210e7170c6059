import { screen, within } from '@testing-library/react';
import type { HomeState, HomeView } from '../../../../src/addin/compose/home-state.ts';
import {
  BOOKED,
  detected,
  inserted,
  invited,
  MISMATCH,
  neutral,
  noRecipient,
  NOT_ONBOARDED,
  notConnected,
  READ_ONLY,
  several,
  unconfirmed,
} from '../support/fixtures.ts';
import { renderPane } from '../support/render-pane.tsx';

interface Case {
  readonly name: string;
  readonly state: HomeState;
  readonly view?: Partial<HomeView>;
  /** Title and main button, in Japanese and in English. */
  readonly ja: readonly [title: string, button: string | null];
  readonly en: readonly [title: string, button: string | null];
}

const CASES: readonly Case[] = [
  {
    name: 'neutral',
    state: neutral(),
    ja: ['不採用のご連絡は見つかっていません', '手動でリンクを入れる'],
    en: ['No rejection found in this draft', 'Insert a link anyway'],
  },
  {
    name: 'detected',
    state: detected(),
    ja: ['不採用のご連絡のようです', 'リンクを入れる'],
    en: ['This looks like a rejection', 'Insert link'],
  },
  {
    name: 'inserting',
    state: detected(),
    view: { busy: 'inserting' },
    ja: ['不採用のご連絡のようです', '入れています…'],
    en: ['This looks like a rejection', 'Inserting…'],
  },
  {
    name: 'inserted',
    state: inserted(),
    ja: ['リンクを入れました', '元に戻す'],
    en: ['Link inserted', 'Undo'],
  },
  {
    name: 'mismatch',
    state: MISMATCH,
    ja: ['リンクが、宛先の方のものではありません', '田中様のリンクに替える'],
    en: ['This link is for someone else', 'Replace with 田中 健太’s link'],
  },
  {
    name: 'several',
    state: several(),
    ja: ['宛先に候補者が2名います', '1名ずつの下書きに分ける'],
    en: ['2 candidates on this message', 'Split into separate drafts'],
  },
  {
    name: 'no recipient',
    state: noRecipient(),
    ja: ['不採用のご連絡のようです', 'リンクを入れる'],
    en: ['This looks like a rejection', 'Insert link'],
  },
  {
    name: 'invited',
    state: invited({ invitedOn: `${new Date().getFullYear()}-10-30` }),
    ja: ['10月30日にご案内済みです', '同じリンクを入れる'],
    en: ['Invited on 30 October', 'Insert the same link'],
  },
  {
    name: 'not connected',
    state: notConnected(),
    ja: ['会社のアカウントで接続します', '接続する'],
    en: ['Connect with your work account', 'Connect'],
  },
  {
    name: 'code entry',
    state: notConnected({ entry: 'code' }),
    ja: ['招待コードで接続します', '接続する'],
    en: ['Connect with an invitation code', 'Connect'],
  },
  {
    name: 'not onboarded',
    state: NOT_ONBOARDED,
    ja: ['一度の面談で、始められます', 'この日時で予約する'],
    en: ['One short call to get started', 'Book this time'],
  },
  {
    name: 'booked',
    state: BOOKED,
    ja: ['11月25日(水) 10:00に予約しました', '日時を変える'],
    en: ['Booked for Wed 25 Nov, 10:00', 'Change time'],
  },
  {
    name: 'read-only',
    state: READ_ONLY,
    ja: ['このメールには書き込めません', '案内文ごとコピー'],
    en: ['You can’t edit this message', 'Copy text with link'],
  },
  {
    name: 'unconfirmed',
    state: unconfirmed(),
    ja: ['本文に入ったことを確かめられませんでした', '案内文をコピー'],
    en: ['We couldn’t confirm the link is in your message', 'Copy text'],
  },
  {
    name: 'paused',
    state: { kind: 'paused' },
    ja: ['ご契約が一時停止中のため、新しいリンクは入れられません', null],
    en: ['Your contract is paused, so new links can’t be inserted', null],
  },
  {
    name: 'unsupported',
    state: { kind: 'unsupported', canCopy: false },
    ja: ['このバージョンの Outlook では、パネルをお使いいただけません', null],
    en: ['This version of Outlook can’t run the pane', null],
  },
];

describe('Home', () => {
  describe.each(CASES)('when $name', ({ state, view = {}, ja, en }) => {
    it.each([
      ['ja', ja],
      ['en', en],
    ] as const)('shows one card with its title and button in %s', async (language, [title, button]) => {
      await renderPane(state, { language, view });
      const main = within(screen.getByRole('main'));
      expect(main.getAllByRole('heading', { level: 2 })).toHaveLength(1);
      expect(main.getByRole('heading', { level: 2, name: title })).toBeVisible();
      if (button) expect(main.getByRole('button', { name: button })).toBeVisible();
      else expect(main.queryByRole('button')).toBeNull();
    });
  });

  it('holds the place of the card while checking', async () => {
    await renderPane({ kind: 'checking' });
    expect(screen.getByText('下書きを確認しています…')).toBeVisible();
    expect(within(screen.getByRole('main')).queryByRole('button')).toBeNull();
  });

  it('waits for the first words of an empty body', async () => {
    await renderPane(neutral({ emptyBody: true, insertable: null }));
    expect(screen.getByText('本文を書き始めると、確認します。')).toBeVisible();
    expect(screen.queryByRole('button', { name: '手動でリンクを入れる' })).toBeNull();
  });

  it('offers to take back that the draft is no rejection', async () => {
    const { user, calls } = await renderPane(neutral({ dismissed: true }));
    await user.click(screen.getByRole('button', { name: '元に戻す' }));
    expect(calls()).toEqual(['restoreRejection()']);
  });
});
