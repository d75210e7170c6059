import { act, render, renderHook, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { RelaySources } from '../../../../src/addin/pane/pane-ports.ts';
import { onDemand } from '../../../../src/addin/pane/shell/on-demand.tsx';
import { useRelay } from '../../../../src/addin/pane/shell/use-relay.ts';
import { TextsProvider } from '../../../../src/addin/pane/texts.tsx';
import { translator } from '../../../../src/addin/strings/index.ts';

describe('A part of the pane that cannot be fetched', () => {
  const load = jest.fn();
  const reload = jest.fn();
  const retry = () => screen.getByRole('button', { name: 'Try again' });
  const reloading = () => screen.queryByRole('button', { name: 'Reload the pane' });

  const open = () =>
    act(async () => {
      const View = onDemand(load, undefined, reload);
      render(
        <TextsProvider value={translator('en')}>
          <View />
        </TextsProvider>,
      );
      await Promise.resolve();
    });

  beforeEach(() => {
    load.mockReset().mockRejectedValue(new Error('Loading chunk 238 failed'));
    reload.mockReset();
  });

  afterEach(() => jest.restoreAllMocks());

  it('offers to reload the pane when trying again was in vain, because its build may be gone', async () => {
    const user = userEvent.setup();
    await open();
    expect(reloading()).toBeNull();
    await user.click(retry());
    await user.click(await screen.findByRole('button', { name: 'Reload the pane' }));
    expect(reload).toHaveBeenCalledTimes(1);
    load.mockResolvedValue(() => <p>Slots</p>);
    await user.click(retry());
    expect(await screen.findByText('Slots')).toBeVisible();
  });

  it('leaves the focus in its tab, whose content one goes on to, also where it fails again', async () => {
    const user = userEvent.setup();
    const View = onDemand(load);
    render(
      <TextsProvider value={translator('en')}>
        <div role="tabpanel" tabIndex={-1}>
          <View />
        </div>
      </TextsProvider>,
    );
    for (let n = 0; n < 2; n += 1) {
      const again = await screen.findByRole('button', { name: 'Try again' });
      again.focus();
      await user.keyboard('{Enter}');
      expect(screen.getByRole('tabpanel')).toHaveFocus();
    }
    await user.tab();
    expect(retry()).toHaveFocus();
  });

  it('keeps the pane where a new one could not be fetched either', async () => {
    jest.spyOn(navigator, 'onLine', 'get').mockReturnValue(false);
    const user = userEvent.setup();
    await open();
    await user.click(retry());
    await user.click(retry());
    expect(load).toHaveBeenCalledTimes(3);
    expect(reloading()).toBeNull();
  });

  it('is shown with its texts only, and says so when those cannot be fetched', async () => {
    load.mockResolvedValue(() => <p>Slots</p>);
    const whole = translator('en');
    let arrived = false;
    const makeWhole = jest.fn(() => Promise.reject(new Error('Loading chunk 512 failed')));
    const View = onDemand(load);
    render(
      <TextsProvider value={{ ...whole, isWhole: () => arrived, makeWhole }}>
        <View />
      </TextsProvider>,
    );
    const again = await screen.findByRole('button', { name: 'Try again' });
    expect(screen.queryByText('Slots')).toBeNull();
    makeWhole.mockImplementation(() => {
      arrived = true;
      return Promise.resolve() as Promise<never>;
    });
    await userEvent.setup().click(again);
    expect(await screen.findByText('Slots')).toBeVisible();
  });

  it('tells the tabs’ sources that failed again from those that failed once', async () => {
    const make = () => Promise.reject<RelaySources>(new Error('Loading chunk 104 failed'));
    const { result } = renderHook(() => useRelay(make, true));
    await act(() => Promise.resolve());
    expect(result.current).toMatchObject({ failed: true, failedAgain: false });
    await act(async () => {
      result.current.retry();
      await Promise.resolve();
    });
    expect(result.current).toMatchObject({ failed: true, failedAgain: true });
  });
});
