import { render, screen } from '@testing-library/react';
import { PlainText } from '../../../../src/addin/pane/parts/Quote.tsx';

it('The text of a plain mail is there character for character, its rules each in one line', () => {
  const rule = '-'.repeat(40);
  const text = `${rule}\nご案内\n-- \n署名\n${rule}`;
  render(<PlainText>{text}</PlainText>);
  const lines = screen.getAllByText(rule);
  expect(lines).toHaveLength(2);
  for (const line of lines) expect(line).toHaveStyle({ whiteSpace: 'pre', overflow: 'hidden' });
  expect(lines[0]?.closest('pre')?.textContent).toBe(text);
});
