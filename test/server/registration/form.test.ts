import { checkForm, cleanLine, inputOf } from '../../../src/server/services/registration/form.ts';

describe('A line as it is kept', () => {
  it.each([
    ['nothing where nothing is seen', '\u200b\u2060\ufeff\u00ad', ''],
    ['nothing where a letter looks like none', '\u3164 \u2800', ''],
    ['nothing where a joiner joins nothing', '\u200d\u200c', ''],
    ['the words without what turns them around', '\u202e佐藤\u202c 美咲\u200f', '佐藤 美咲'],
    ['a composed letter where something unseen parted it', 'e\u200b\u0301', 'é'],
    ['one line', ' 佐藤\r\n美咲\u2028\u2029', '佐藤 美咲'],
    ['the form a kanji was given', '葛\u{e0100}城', '葛\u{e0100}城'],
    ['a joiner between letters', 'علی\u200cرضا न्\u200dयू', 'علی\u200cرضا न्\u200dयू'],
    ['a picture of several', '👨🏽\u200d👩\u200d👧 ❤\ufe0f\u200d🔥', '👨🏽\u200d👩\u200d👧 ❤\ufe0f\u200d🔥'],
  ])('is %s', (_what, typed, kept) => {
    expect(cleanLine(typed)).toBe(kept);
    expect(cleanLine(kept)).toBe(kept);
  });
});

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
