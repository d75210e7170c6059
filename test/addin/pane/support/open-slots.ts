import { screen } from '@testing-library/react';
import { neutral } from './fixtures.ts';
import { renderPane } from './render-pane.tsx';
import { FakeService, NOW, proposal, REQUEST } from './tab-fixtures.ts';

/** The pane with the slots tab open. */
export async function openSlots(service = new FakeService(), now = NOW) {
  const pane = await renderPane(neutral(), { service, now });
  await pane.user.click(screen.getByRole('tab', { name: '紹介枠' }));
  return pane;
}

/** A request with one proposal to answer. */
export const PROPOSED = {
  ...REQUEST,
  state: 'proposed',
  acceptedAt: null,
  interviewOn: null,
  proposals: [proposal()],
} as const;
