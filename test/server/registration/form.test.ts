import { checkForm, inputOf } from '../../../src/server/services/registration/form.ts';

describe('A name', () => {
  const faultsOf = (name: string) => {
    const typed = { name, mail: 'sato@mail.example', job: 'it', handoff: 'yes' };
    const read = (field: string) => (field in typed ? typed[field as keyof typeof typed] : '');
    const checked = checkForm(inputOf(read), { jobs: ['it'], areas: [] });
    return checked.ok ? {} : checked.faults;
  };

  it.each(['\ufe0f', '\u034f', '\u180b', '\u17b4', ' \u{e0100} \u3164'])('is missing in %j', (name) => {
    expect(faultsOf(name)).toEqual({ name: 'missing' });
  });

  it.each(['葛\u{e0100}城', 'न्\u200dयू', '🔥', 'X Æ A-12'])('may be %s', (name) => {
    expect(faultsOf(name)).toEqual({});
  });
});
