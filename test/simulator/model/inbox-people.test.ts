import { firstInboxPerson, inboxPeople, mailsOf } from '../../../src/simulator/model/inbox-people.ts';
import { RECRUITER, SATO, TANAKA } from '../../../src/simulator/samples/people.ts';

const OPERATOR = { address: 'operator@relay.example', name: 'operator@relay.example' };
const mail = (...deliveredTo: string[]) => ({ deliveredTo });

describe('Whose inboxes can be looked into', () => {
  it('are those of the draft’s candidates, then of everybody else who has mail, each once', () => {
    const mails = [
      mail(OPERATOR.address),
      mail(RECRUITER.address),
      mail(SATO.address),
      mail(OPERATOR.address),
    ];
    expect(inboxPeople([SATO, TANAKA], mails)).toEqual([SATO, TANAKA, OPERATOR, RECRUITER]);
  });

  it('takes an address for the same however it is written', () => {
    const typed = { ...SATO, address: 'Misaki.Sato@Example.jp' };
    expect(inboxPeople([typed], [mail(SATO.address)])).toEqual([typed]);
    expect(mailsOf(typed, [mail(SATO.address), mail(TANAKA.address)])).toEqual([mail(SATO.address)]);
  });

  it('begins with a candidate who has mail, else with whoever has the newest', () => {
    const choose = (...mails: ReturnType<typeof mail>[]) =>
      firstInboxPerson(inboxPeople([SATO, TANAKA], mails), mails);
    expect(choose()).toEqual(SATO);
    expect(choose(mail(OPERATOR.address))).toEqual(OPERATOR);
    expect(choose(mail(OPERATOR.address), mail(TANAKA.address))).toEqual(TANAKA);
    expect(firstInboxPerson([], [])).toBeUndefined();
  });
});
