import { alertFor } from '../../../src/addin/compose/send-alert.ts';

const sato = { name: '佐藤 美咲', address: 'sato@mail.example' };
const smith = { name: 'Smith, John', address: 'smith@mail.example' };
const nameless = { name: '', address: 'k@mail.example' };

const said = (owner: typeof sato, person: typeof sato, language: 'ja' | 'en', canAct = true) =>
  alertFor({ kind: 'mismatch', owner, person }, language, canAct)?.message;

describe('the alert about somebody else’s link', () => {
  it('calls a person of a directory by the family name', () => {
    expect(said(sato, smith, 'ja')).toContain('Smith様専用のリンクに替えて');
    expect(alertFor({ kind: 'missing', person: smith }, 'ja', true)?.message).toContain('Smith様専用の');
  });

  it('calls nobody in English by a part of the name that may be none', () => {
    for (const canAct of [true, false]) {
      expect(said(sato, smith, 'en', canAct)).toMatch(
        /belongs to 佐藤 美咲, but it’s addressed to Smith, John\./,
      );
      expect(said(smith, sato, 'en', canAct)).not.toMatch(/(?<!佐藤 )美咲/);
    }
  });

  it('tells two people of one name apart by their addresses', () => {
    const other = { name: '佐藤　美咲', address: 'misaki@post.example' };
    expect(said(sato, other, 'ja')).toContain(
      '本文のリンクは sato@mail.example のものですが、宛先は misaki@post.example です。',
    );
    expect(said(sato, other, 'ja')).not.toMatch(/佐藤|example ?様/);
    expect(said(sato, other, 'en', false)).toContain(
      'belongs to sato@mail.example, but it’s addressed to misaki@post.example.',
    );
  });

  it('cuts a long name between two characters', () => {
    const long = { ...smith, name: `S${'𠮷'.repeat(40)}` };
    expect(said(long, sato, 'ja')).toContain(` S${'𠮷'.repeat(29)}… 様`);
  });

  it('says 様 of names alone, with the names as they are written', () => {
    expect(said(sato, nameless, 'ja')).toContain(
      '本文のリンクは 佐藤 美咲 様のものですが、宛先は k@mail.example です。',
    );
    expect(said(nameless, sato, 'ja')).toContain('本文のリンクは k@mail.example のものですが');
    const several = alertFor({ kind: 'several', owner: nameless, count: 2 }, 'ja', true)?.message;
    expect(several).toContain('本文のリンクは k@mail.example おひとりのものですが');
  });
});
