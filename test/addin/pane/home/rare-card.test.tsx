import { act, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { App } from '../../../../src/addin/pane/App.tsx';
import { RareCard } from '../../../../src/addin/pane/home/Home.tsx';
import { translator } from '../../../../src/addin/strings/index.ts';
import { homeView, neutral, paneSources, several, TOTALS } from '../support/fixtures.ts';
import { FakeService } from '../support/tab-fixtures.ts';

let mockMissing = true;

jest.mock('../../../../src/addin/pane/home/RareCard.tsx', (): unknown => {
  if (mockMissing) throw new Error('Loading chunk failed');
  return jest.requireActual('../../../../src/addin/pane/home/RareCard.tsx');
});

it('A card that cannot be fetched says so in its place, and comes when it is asked for again', async () => {
  const sources = paneSources(homeView(neutral()), TOTALS, new FakeService(), 'ja', 'opened');
  render(<App {...sources.props} texts={translator('ja')} theme="light" />);
  await act(() => RareCard.preload());
  act(() => sources.stores.home.set(homeView(several())));
  expect(await screen.findByText(/この内容は、いま読み込めませんでした/)).toBeVisible();
  expect(screen.getByRole('tab', { name: 'ホーム' })).toBeVisible();
  mockMissing = false;
  await userEvent.setup().click(screen.getByRole('button', { name: 'もう一度試す' }));
  expect(await screen.findByText('宛先に候補者が2名います')).toBeVisible();
});

it('A card fetched beforehand is there at once', () => {
  const sources = paneSources(homeView(several()), TOTALS, new FakeService(), 'ja', 'opened');
  render(<App {...sources.props} texts={translator('ja')} theme="light" />);
  expect(screen.getByText('宛先に候補者が2名います')).toBeVisible();
});
