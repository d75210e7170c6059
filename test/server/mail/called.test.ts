import { SAMPLE_OPERATOR } from '../../../src/server/identity/operator.ts';
import {
  followUpMail,
  retentionMail,
  takeOverMail,
  welcomeMail,
} from '../../../src/server/mail/templates/candidate-letters.ts';
import type { ServiceContext } from '../../../src/server/services/context.ts';
import { addresseeOf, type Person } from '../../../src/server/services/people/person.ts';
import { calledName } from '../../../src/server/text/names.ts';

describe('What a mail calls somebody', () => {
  it.each([
    ['Anna Smith', 'Anna Smith'],
    ['Smith, Anna', 'Smith, Anna'],
    ['Dr. Anna Smith', 'Dr. Anna Smith'],
    ['van der Berg Jan', 'van der Berg Jan'],
    ['佐藤 美咲', '佐藤 美咲'],
  ])('is in English the whole name: %s', (name, called) => {
    expect(calledName(name, 'en')).toBe(called);
  });

  it.each([
    ['佐藤 美咲', '佐藤'],
    ['Anna Smith', 'Anna Smith'],
  ])('is in Japanese the family name of Japanese people: %s', (name, called) => {
    expect(calledName(name, 'ja')).toBe(called);
  });

  it('stands in English before no mark of its own', () => {
    const person = {
      to: 'anna@example.jp',
      language: 'en',
      name: 'Anna Smith Jr.',
      operator: SAMPLE_OPERATOR,
      myPage: 'https://relay.example/my/en',
    } as const;
    const agency = { name: 'Minato Career Co., Ltd.', licence: '13-ユ-000001' };
    const where = { checkIn: 'https://relay.example/check-in/en/key', stop: 'https://relay.example/stop/en' };
    const unsubscribeUrl = 'https://relay.example/unsubscribe/key';
    for (const { text } of [
      welcomeMail(person, { contactBy: '26 November', agencies: [agency] }),
      ...([30, 90, 180] as const).map((day) =>
        followUpMail({ ...person, unsubscribeUrl }, { day, ...where }),
      ),
      retentionMail(person, { eraseOn: '24 November 2027' }),
      takeOverMail(person, { agency, advisor: 'Ken Tanaka', contact: 'mail' }),
      takeOverMail(person, { agency, advisor: null, contact: 'mail' }),
    ]) {
      expect(text).toMatch(/^Hello Anna Smith Jr\.\n\n[A-Z]/);
      expect(text).not.toMatch(/\.\.|,,|Jr\.[.,]/);
    }
  });

  it.each([
    ['佐藤 美咲', '佐藤さん、ご登録'],
    ['Anna Smith', 'Anna Smithさん、ご登録'],
    ['محمد بن عبد الله', '\u2068محمد بن عبد الله\u2069さん、ご登録'],
  ])(
    'has no mark around it that old programs show as a box, unless it turns the line: %s',
    (name, opening) => {
      const context = { relayOrigin: 'https://relay.example', operator: SAMPLE_OPERATOR } as ServiceContext;
      const candidate = { language: 'ja', mail: 'a@example.jp', mail_key: 'key' };
      const person = addresseeOf(context, { candidate, newest: { name } } as Person);
      const { text, html } = welcomeMail(person, { contactBy: '11月26日(木)', agencies: [] });
      expect(text.startsWith(opening)).toBe(true);
      expect(html).toContain(opening);
    },
  );
});
