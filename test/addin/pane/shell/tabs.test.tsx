import { fireEvent, render, screen } from '@testing-library/react';
import { useTabKey } from '../../../../src/addin/pane/shell/use-tab-key.ts';
import { Tabs } from '../../../../src/addin/pane/shell/Tabs.tsx';

const TABS = ['ホーム', '紹介枠', 'レポート', '再連絡', '設定'];

/** Five tabs of 59 pixels in a bar of this width, which keeps ten of them free at its ends. */
function showTabs(width: number) {
  jest.spyOn(HTMLElement.prototype, 'offsetWidth', 'get').mockReturnValue(59);
  jest.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(width);
  render(
    <Tabs
      tabs={TABS.map((text) => ({ id: text, text }))}
      chosen="ホーム"
      label="画面"
      moreLabel="ほかの画面"
      panelId="panel"
      onChoose={() => undefined}
    />,
  );
}

describe('The tabs', () => {
  afterEach(() => jest.restoreAllMocks());

  it('all stand side by side where they fit between the ends of the bar', () => {
    showTabs(305);
    expect(screen.queryByRole('combobox', { name: 'ほかの画面' })).toBeNull();
  });

  it('move into a list rather than out of a pane that is a few pixels too narrow', () => {
    showTabs(300);
    const rest = screen.getByRole('combobox', { name: 'ほかの画面' });
    expect(Array.from(rest.querySelectorAll('option'), ({ textContent }) => textContent)).toEqual([
      'ほかの画面',
      '再連絡',
      '設定',
    ]);
  });
});

describe('The Tab key', () => {
  it('is Office.js’s, but where that has no stop to go on from', () => {
    const heard: string[] = [];
    const hear = ({ target }: Event) => void heard.push((target as HTMLElement).textContent ?? '');
    addEventListener('keydown', hear);
    const Page = () => {
      useTabKey();
      return (
        <>
          <button>stop</button>
          <h1 tabIndex={-1}>title</h1>
        </>
      );
    };
    const { unmount } = render(<Page />);
    const press = (key: string) => {
      fireEvent.keyDown(screen.getByRole('button'), { key });
      fireEvent.keyDown(screen.getByRole('heading'), { key });
    };
    press('Tab');
    press('Enter');
    expect(heard).toEqual(['stop', 'stop', 'title']);
    unmount();
    removeEventListener('keydown', hear);
  });
});
