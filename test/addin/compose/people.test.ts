import { LinkBook } from '../../../src/addin/compose/link-book.ts';
import {
  addressedName,
  colleagueDomains,
  familyName,
  nameParts,
  sortRecipients,
} from '../../../src/addin/compose/people.ts';
import type { Recipient, StoredValue } from '../../../src/addin/host/mail-host.ts';
import { storedLength } from '../../../src/addin/host/store-keys.ts';
import { translator } from '../../../src/addin/strings/index.ts';
import { me } from '../../support/sample-company.ts';

const to = (address: string, name = '', isGroup = false): Recipient => ({
  address,
  name,
  field: 'to',
  isGroup,
});

describe('the name of a person', () => {
  it('is spoken to as the language does', () => {
    const sato = { name: '佐藤 美咲', address: 'sato@example.jp' };
    expect(addressedName(sato, translator('ja'))).toBe('佐藤 美咲 様');
    expect(addressedName(sato, translator('en'))).toBe('佐藤 美咲');
  });
});

describe('recipients', () => {
  it('are candidates outside the company, colleagues inside, and lists', () => {
    const sorted = sortRecipients(
      [
        to('a@mail.example'),
        to('b@hr.aozora.example'),
        to('all@mail.example', '', true),
        to('A@mail.example '),
      ],
      ['aozora.example'],
    );
    expect(sorted.candidates).toEqual([{ address: 'a@mail.example', name: '', field: 'to' }]);
    expect(sorted.colleagues).toMatchObject([{ address: 'b@hr.aozora.example', field: 'to' }]);
    expect(sorted.hasGroup).toBe(true);
  });

  it('are colleagues on the company’s domains and the recruiter’s own, and nobody is while a trial runs', () => {
    const own = 'saito@group.example';
    expect(colleagueDomains(me, own)).toEqual(['aozora.example', 'group.example']);
    expect(colleagueDomains(null, own)).toEqual(['group.example']);
    const trial = { ...me, employer: { ...me.employer, domains: [] } };
    expect(sortRecipients([to(own)], colleagueDomains(trial, own)).candidates).toHaveLength(1);
  });

  it('are colleagues as well by Exchange’s own name for them, but not while a trial runs', () => {
    const exchange = '/o=ExchangeLabs/ou=Exchange Administrative Group (FYDIBOHF23SPDLT)/cn=Recipients/cn=';
    const people = [to('a@mail.example'), to(`${exchange}1c2e-tanaka`), to(`${exchange}x@y`), to('tanaka')];
    const sorted = sortRecipients(people, colleagueDomains(me, 'saito@aozora.example'));
    expect(sorted.candidates).toEqual([{ address: 'a@mail.example', name: '', field: 'to' }]);
    expect(sorted.colleagues).toHaveLength(3);
    expect(sortRecipients(people, colleagueDomains(null, '')).colleagues).toHaveLength(3);
    expect(sortRecipients(people, []).candidates).toHaveLength(4);
    expect(colleagueDomains(null, `${exchange}1c2e-saito`)).toEqual(['']);
  });

  it('are in the first of the fields that name them', () => {
    const twice = [to('sato@mail.example'), { ...to('sato@mail.example'), field: 'bcc' as const }];
    const hidden = { ...to('ito@mail.example'), field: 'bcc' as const };
    expect(sortRecipients([...twice, hidden], []).candidates).toMatchObject([
      { field: 'to' },
      { field: 'bcc' },
    ]);
  });

  it('takes a list without an address of its own for a list', () => {
    const list = { ...to('採用候補'), isGroup: true };
    expect(sortRecipients([list], ['aozora.example'])).toMatchObject({ hasGroup: true, colleagues: [] });
  });

  it('does not take a domain that only ends alike for the company’s', () => {
    expect(sortRecipients([to('a@notaozora.example')], ['aozora.example']).candidates).toHaveLength(1);
  });

  it.each([
    ['佐藤 美咲 様', '佐藤 美咲'],
    ['佐藤　美咲\u3000さま\u3000', '佐藤　美咲'],
    ['佐藤さん', '佐藤'],
    ['佐藤 殿', '佐藤'],
    ['\u202e佐藤\u200b 美咲\u202c', '佐藤 美咲'],
    ['\u200b\u2060\u200d', ''],
    ['\u061c\u3164\u115f\u1160\u180e\u2800\uffa0\ufff9\ufffa\ufffb', ''],
    ['न्\u200dयू', 'न्\u200dयू'],
    ['佐藤 美咲 <sato@mail.example>', '佐藤 美咲'],
    ['sato@mail.example', ''],
    ["'Misaki Sato'", 'Misaki Sato'],
  ])('are called by their name: %s', (name, expected) => {
    expect(sortRecipients([to('sato@mail.example', name)], []).candidates[0]?.name).toBe(expected);
  });
});

describe('a name', () => {
  it.each([
    ['佐藤 美咲', '佐藤', '美咲'],
    ['田中　健太', '田中', '健太'],
    ['佐藤美咲', '佐藤美咲', '佐藤美咲'],
    ['Misaki Sato', 'Sato', 'Misaki'],
    ['Madonna', 'Madonna', 'Madonna'],
    ['Smith, John', 'Smith', 'John'],
    ['Smith,John', 'Smith', 'John'],
    ['van der Berg, Anna Maria', 'van der Berg', 'Anna Maria'],
    ['山田, 太郎', '山田', '太郎'],
    ['山田，太郎', '山田', '太郎'],
    ['Dr. Jane Smith', 'Smith', 'Jane'],
    ['Smith, Dr. Jane', 'Smith', 'Jane'],
    ['Smith, Jr., John', 'Smith', 'John'],
    ['John Smith, Jr.', 'Smith', 'John'],
    ['Smith, John (External)', 'Smith', 'John'],
    ['佐藤 美咲（株式会社あおば）', '佐藤', '美咲'],
    ['Naosuke Ii', 'Ii', 'Naosuke'],
    ['山田 太郎, 営業部', '山田', '太郎'],
    ['John Smith, CPA', 'Smith', 'John'],
    ['John Smith, Sales', 'John Smith', 'John Smith'],
    ['Garcia Marquez, Gabriel', 'Garcia Marquez', 'Garcia Marquez'],
    ['Van Dyke, Dick', 'Van Dyke', 'Dick'],
    ['VAN DEN BERG, Peter', 'VAN DEN BERG', 'Peter'],
    ['De Souza, Ana', 'De Souza', 'Ana'],
    ['JD Vance', 'Vance', 'JD'],
    ['Jane Doe MD', 'Doe', 'Jane'],
    ['Jane Doe, M.D.', 'Doe', 'Jane'],
    ["O'Brien, Jr., John", "O'Brien", 'John'],
    ['Chinedu Mba', 'Mba', 'Chinedu'],
    ['Mba, Chinedu', 'Mba', 'Chinedu'],
    ['Aoba, Inc.', 'Aoba', 'Aoba'],
    ['Dr.', 'Dr.', 'Dr.'],
    ['(候補者)', '(候補者)', '(候補者)'],
  ])('%s', (name, family, given) => {
    expect(nameParts(name)).toEqual({ family, given });
  });

  it('is never guessed from an address', () => {
    expect(familyName({ address: 'sato@mail.example', name: '' })).toBeNull();
    for (const name of ['sato@mail.example', '<sato@mail.example>', "'sato@mail.example'"]) {
      const [person] = sortRecipients([to('sato@mail.example', name)], []).candidates;
      expect(person && familyName(person)).toBeNull();
    }
  });
});

describe('the book of links', () => {
  it('keeps the newest and stays small', () => {
    let book = new LinkBook();
    for (let i = 0; i < 300; i += 1) {
      const address = `candidate-${i}@a-rather-long-domain.example`;
      book = book.with({ address, name: '候補者 名前', code: 'K7Q2M-9XD4T-HV83C', day: '2026-11-23' });
    }
    const stored = JSON.stringify(book.toStored());
    expect(stored.length).toBeLessThanOrEqual(16_000);
    expect(stored).toContain('candidate-299@');
    expect(stored).not.toContain('candidate-0@');
  });

  it('has two hundred entries, or as many as Outlook has room for', () => {
    const bookOf = (name: string) => {
      let book = new LinkBook();
      for (let n = 0; n < 250; n += 1)
        book = book.with({ address: `a${n}@b.example`, name, code: '', day: '' });
      return book.toStored() as StoredValue[];
    };
    expect(bookOf('')).toHaveLength(200);
    const long = bookOf('候補者 名前'.repeat(5));
    expect(storedLength(long)).toBeLessThanOrEqual(16_000);
    expect(storedLength([...long, ...long.slice(0, 1)])).toBeGreaterThan(16_000);
  });

  it('has one entry for an address, however that is written', () => {
    const entry = { address: 'Sato@Mail.example', name: '佐藤', code: 'K7Q2M-1', day: '2026-11-23' };
    const written = { address: 'sato@mail.EXAMPLE' };
    const book = new LinkBook().with(entry);
    expect(book.of(written)).toEqual(entry);
    const later = { ...entry, ...written, code: 'K7Q2M-2' };
    expect(book.with(later).toStored()).toEqual([later]);
    expect(book.without(written).toStored()).toEqual([]);
  });

  it('ignores what is no entry', () => {
    expect(LinkBook.from([{ address: 1 }, null, 'x']).toStored()).toEqual([]);
  });
});
