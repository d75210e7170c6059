import { findCode } from '../../../src/simulator/model/link.ts';

describe('The code of a mail', () => {
  it.each(['確認の番号 483920', 'Your code: 483 920'])('is the digits of its subject: %s', (subject) => {
    expect(findCode({ subject })).toBe('483920');
  });

  it('is no other digits it says, as of the licence of an agency', () => {
    const mail = { subject: '登録が完了しました', text: 'ミナトキャリア 許可番号 13-ユ-000001' };
    expect(findCode(mail)).toBeNull();
  });
});
