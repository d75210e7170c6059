import { SAMPLE_OPERATOR } from '../../../src/server/identity/operator.ts';
import { monthlyMail } from '../../../src/server/mail/templates/monthly.ts';
import { monthlyTexts, type MonthlyPage } from '../../../src/server/mail/templates/monthly-texts.ts';

describe('A monthly page', () => {
  const page = {
    employer: { short_name: '青葉', short_name_en: 'Aoba Systems Inc.' },
    month: { month: '2026-10', invited: 5, opened: 4, registered: 'few', counted: 'few', slots: 0 },
    maskBelow: 3,
    soFar: { registered: 2, counted: 2, remaining: 8, available: 0, hires: 0, savedYen: null },
  } as unknown as MonthlyPage;

  it.each([
    [
      'ja',
      '1〜2名',
      '2名',
      'ご案内を除き、1名から2名までの人数は、「1〜2名」とまとめて表示します。「これまで」は、合計そのままの数です。',
    ],
    [
      'en',
      '1–2',
      '2',
      'Apart from invitations, 1 to 2 people in the month are shown as “1–2”. The totals under “So far” are exact.',
    ],
  ] as const)('promises no more than it does, in %s', (language, few, exact, note) => {
    const { month, soFar, notes } = monthlyTexts(page, language);
    expect(month[2]?.[1]).toBe(few);
    expect(soFar[0]?.[1]).toBe(exact);
    expect(notes).toContain(note);
    expect(notes.join('')).not.toMatch(/特定|singled out/);
  });

  it.each([
    ['ja', '1,300名', '15,700名'],
    ['en', '1,300', '15,700'],
  ] as const)('groups the digits of large numbers, in %s', (language, invited, registered) => {
    const large = {
      ...page,
      month: { ...page.month, invited: 1300 },
      soFar: { ...page.soFar, registered: 15_700 },
    };
    const { month, soFar } = monthlyTexts(large, language);
    expect([month[0]?.[1], soFar[0]?.[1]]).toEqual([invited, registered]);
  });

  it('ends no sentence with a company’s name', () => {
    expect(monthlyTexts(page, 'en').lead).toBe('Aoba Systems Inc.: your month with Career Relay.');
  });

  it('draws lines that do not glare on a dark screen', () => {
    const { html } = monthlyMail({ to: 'hr@aoba.example', language: 'ja', page, operator: SAMPLE_OPERATOR });
    expect(/@media \(prefers-color-scheme:dark\)\{.*\.line\{border-color:/.test(html)).toBe(true);
    for (const [cell] of html.matchAll(/<td[^>]*border-bottom[^>]*>/g))
      expect(cell).toContain('class="line"');
  });
});
