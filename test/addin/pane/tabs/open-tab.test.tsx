import { act, screen, waitFor } from '@testing-library/react';
import { me, progress } from '../../../support/sample-company.ts';
import { neutral } from '../support/fixtures.ts';
import { renderPane } from '../support/render-pane.tsx';

it.each([
  ['紹介枠', '/v1/slots'],
  ['レポート', '/v1/report'],
  ['再連絡', '/v1/pool'],
])('reads the open tab again with new totals, and not once it is closed: %s', async (name, path) => {
  const { user, service } = await renderPane(neutral());
  const reads = () => service.calls.filter((call) => call.startsWith(`GET ${path}`)).length;
  const refresh = (asOf: string) =>
    act(() => service.connection.change({ me: { ...me }, progress: { ...progress, asOf } }));
  await user.click(screen.getByRole('tab', { name }));
  await waitFor(() => expect(reads()).toBe(1));
  refresh('2026-11-24T06:00:00');
  expect(reads()).toBe(2);
  await user.click(screen.getByRole('tab', { name: 'ホーム' }));
  refresh('2026-11-25T06:00:00');
  expect(reads()).toBe(2);
});
