import { auditChanges } from '../../../../src/server/pages/operator/audit-texts.ts';
import { operatorText } from '../../../../src/server/pages/operator/operator-text.ts';

describe('what an entry of the audit trail changed', () => {
  const agencies = new Map([
    ['agy_1', 'Minato Career'],
    ['agy_2', 'Sakura HR'],
  ]);
  const changes = (before: object | null, after: object | null, language: 'ja' | 'en' = 'en') =>
    auditChanges(
      operatorText(language),
      { before: before && JSON.stringify(before), after: after && JSON.stringify(after) },
      agencies,
    ).map(({ field, values }) => `${field}: ${values.join(' → ')}`);

  it('is said in the reader’s words', () => {
    expect(changes({ verdict: 'count' }, { verdict: 'refuse', reason: 'duplicate' })).toEqual([
      'Decision: counts → does not count',
      'Reason: duplicate',
    ]);
    expect(changes({ status: 'active' }, { status: 'paused' }, 'ja')).toEqual([
      '状態: ご利用中 → 一時停止中',
    ]);
    expect(changes(null, { sample: false, agencies: ['agy_1'] }, 'ja')).toEqual([
      '見本の企業: いいえ',
      '紹介会社: Minato Career',
    ]);
  });

  it('names a company’s decisions on wording as its form does', () => {
    expect(
      changes(null, {
        texts: ['ja first formal'],
        ownTexts: true,
        tone: 'warm',
        placement: null,
        remindMissing: false,
      }),
    ).toEqual([
      'Company texts: Japanese / After 1st interview / Formal',
      'Recruiters may write own texts: yes',
      'Tone: Warm',
      'Where it goes: Recruiter’s choice',
      'Remind of a missing link: no',
    ]);
  });

  it('is not what was only ticked in another order', () => {
    expect(changes({ areas: 'kansai tokyo' }, { areas: 'tokyo kansai' })).toEqual([
      'Areas it serves: Tokyo; Kansai',
    ]);
    expect(changes({ areas: '' }, { areas: 'tokyo kansai' }, 'ja')).toEqual(['担当する地域: – → 東京、関西']);
    expect(changes({ domains: ['b.example', 'a.example'] }, { domains: ['a.example', 'b.example'] })).toEqual(
      ['Own email domains: a.example, b.example'],
    );
  });

  it('is which agency comes first, because that decides who writes first', () => {
    expect(changes({ agencies: ['agy_2', 'agy_1'] }, { agencies: ['agy_1', 'agy_2'] }, 'ja')).toEqual([
      '紹介会社: Sakura HR、Minato Career → Minato Career、Sakura HR',
    ]);
  });

  it('leaves out what stayed, beside what changed', () => {
    const before = { name: 'Aoba', short_name: 'Aoba', domains: ['a.example', 'b.example'] };

    expect(changes(before, { ...before, domains: ['a.example'] })).toEqual([
      'Own email domains: a.example, b.example → a.example',
    ]);
  });

  it('says all terms of a confirmation that changed none', () => {
    expect(
      changes({ threshold: 10, pendingDays: 14 }, { threshold: 10, pendingDays: 14, from: null }),
    ).toEqual(['People per slot: 10', 'Days a sent link stays pending: 14', 'From: –']);
  });

  it('leaves what people typed, and what another version wrote, as it stands', () => {
    expect(changes(null, { name: 'count', colour: 'blue', reason: 'unheard_of' })).toEqual([
      'Name: count',
      'colour: blue',
      'Reason: unheard_of',
    ]);
  });
});
