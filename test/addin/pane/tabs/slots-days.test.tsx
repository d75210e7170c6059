import { screen } from '@testing-library/react';
import { openSlots, PROPOSED } from '../support/open-slots.ts';
import { FakeService, ok, REQUEST, SLOTS } from '../support/tab-fixtures.ts';

const CREATE = 'POST /v1/slots/requests';
const step = (name: string) => `${CREATE}/request-backend/${name}`;

function serviceWith(list: Partial<Record<keyof typeof SLOTS, readonly unknown[]>>) {
  const service = new FakeService();
  service.answers['GET /v1/slots'] = ok({ ...SLOTS, ...list });
  return service;
}

describe('The slots tab, on the day it is looked at', () => {
  it.each(['2020-01-02', '2026-11-22', '2027-11-24', '2126-11-26'])(
    'does not use a slot for an interview on a day that must be a slip: %s',
    async (day) => {
      const { user, service } = await openSlots(serviceWith({ requests: [PROPOSED] }));
      await user.click(await screen.findByRole('button', { name: '面接に進む' }));
      const field = screen.getByLabelText('面接の日(決まっていれば)');
      expect(field).toHaveAttribute('min', '2026-11-23');
      expect(field).toHaveAttribute('max', '2027-11-23');
      await user.type(field, day);
      await user.click(screen.getByRole('button', { name: '面接に進む' }));
      expect(field).toHaveFocus();
      expect(field).toHaveAccessibleDescription('2026年11月23日から2027年11月23日までの日を入れてください');
      expect(service.bodies).toEqual([]);
      await user.clear(field);
      await user.type(field, '2026-11-23');
      expect(field).not.toHaveAccessibleDescription();
      service.answers[step('proposals/p1/accept')] = ok(REQUEST);
      await user.click(screen.getByRole('button', { name: '面接に進む' }));
      expect(service.bodies).toEqual([{ interviewOn: '2026-11-23' }]);
    },
  );

  it('takes a day that is past but not before the acceptance as the day of an interview', async () => {
    const service = serviceWith({ requests: [{ ...REQUEST, interviewOn: null }] });
    const { user } = await openSlots(service);
    const field = await screen.findByLabelText('面接の日');
    await user.type(field, '2026-11-15');
    await user.click(screen.getByRole('button', { name: '面接の日を入れる' }));
    expect(field).toHaveAccessibleDescription(/^2026年11月16日から/);
    expect(service.bodies).toEqual([]);
    await user.clear(field);
    await user.type(field, '2026-11-16');
    await user.click(screen.getByRole('button', { name: '面接の日を入れる' }));
    expect(service.bodies).toEqual([{ interviewOn: '2026-11-16' }]);
  });
});
