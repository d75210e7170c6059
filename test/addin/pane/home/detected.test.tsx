import { screen, within } from '@testing-library/react';
import { detected } from '../support/fixtures.ts';
import { renderPane } from '../support/render-pane.tsx';

const THREE_REASONS = [
  { quote: '採用を見送らせていただく', language: 'ja' },
  { quote: 'ご活躍をお祈り', language: 'ja' },
  { quote: 'not be moving forward', language: 'en' },
] as const;

describe('The card of a detected rejection', () => {
  it('inserts once, however fast the button is pressed', async () => {
    const { user, calls } = await renderPane(detected());
    await user.dblClick(screen.getByRole('button', { name: 'リンクを入れる' }));
    expect(calls()).toEqual(['insert()']);
  });

  it('ignores presses while it inserts', async () => {
    const { user, calls } = await renderPane(detected(), { view: { busy: 'inserting' } });
    const button = screen.getByRole('button', { name: '入れています…' });
    expect(button).toHaveAttribute('aria-busy', 'true');
    await user.click(button);
    expect(calls()).toEqual([]);
  });

  it('inserts by keyboard', async () => {
    const { user, calls } = await renderPane(detected());
    screen.getByRole('button', { name: 'リンクを入れる' }).focus();
    await user.keyboard('{Enter}');
    expect(calls()).toEqual(['insert()']);
  });

  it('quotes two reasons in their own language and the others on demand', async () => {
    const { user } = await renderPane(detected({ reasons: THREE_REASONS }));
    const reasons = screen.getByRole('list', { name: '見つけた表現' });
    expect(within(reasons).getByText('「採用を見送らせていただく」')).toHaveAttribute('lang', 'ja');
    expect(within(reasons).queryByText('「not be moving forward」')).toBeNull();
    await user.click(within(reasons).getByRole('button', { name: 'ほか1件' }));
    expect(within(reasons).getByText('「not be moving forward」')).toHaveAttribute('lang', 'en');
  });

  it('changes the stage of the wording', async () => {
    const { user, calls } = await renderPane(detected());
    const picker = screen.getByRole('combobox', { name: '選考段階(一次面接後)。文面が変わります' });
    await user.selectOptions(picker, '最終面接後');
    expect(calls()).toEqual(['chooseStage(final)']);
  });

  it('opens the preview in place and closes it with Escape', async () => {
    const { user } = await renderPane(detected());
    const toggle = screen.getByRole('button', { name: '文面を見る' });
    expect(toggle).toHaveAttribute('aria-expanded', 'false');
    await user.click(toggle);
    expect(toggle).toHaveAttribute('aria-expanded', 'true');
    expect(screen.getByText(/^お時間をいただいたお礼/)).toHaveAttribute('lang', 'ja');
    await user.keyboard('{Escape}');
    expect(screen.queryByText(/^お時間をいただいたお礼/)).toBeNull();
  });

  it('takes the correction that this is no rejection', async () => {
    const { user, calls } = await renderPane(detected());
    await user.click(screen.getByRole('button', { name: '不採用のご連絡ではありません' }));
    expect(calls()).toEqual(['dismissRejection()']);
  });

  it('shows the first lines of a plain-text block, and all of them on demand', async () => {
    const { user } = await renderPane(detected({ bodyType: 'text' }));
    expect(screen.getByText('テキスト形式のメールです。装飾なしの文面で入れます。')).toBeVisible();
    expect(screen.queryByText(/K7Q2M/)).toBeNull();
    await user.click(screen.getByRole('button', { name: 'すべて見る' }));
    expect(screen.getByText(/K7Q2M/)).toBeVisible();
  });

  it('stays able to insert while offline, and says so', async () => {
    const { user, calls } = await renderPane(detected(), { view: { online: false } });
    expect(screen.getByText(/^オフラインです。/)).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'リンクを入れる' }));
    expect(calls()).toEqual(['insert()']);
  });

  it('never guesses 様 on a bare address', async () => {
    await renderPane(detected({ person: { name: '', address: 'someone@example.jp' } }));
    expect(screen.getByText('someone@example.jp')).toBeVisible();
    expect(screen.queryByText(/様$/)).toBeNull();
  });
});
