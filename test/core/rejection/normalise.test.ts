import { normalise } from '../../../src/core/rejection/normalise.ts';

describe('normalise', () => {
  it.each([
    ['ＮＧ　ｻｲﾖｳ ﾊﾞｲﾄ', 'ng サイヨウバイト'],
    ['御期待に添えず', 'ご期待にそえず'],
    ['ご希望に沿う形を頂けず', 'ご希望にそう形をいただけず'],
    ['願いが叶いませんでした', '願いがかないませんでした'],
    ['ご応募下さる方', 'ご応募くださる方'],
    ['誠に申し訳ございません', '誠にお詫び'],
  ])('writes Japanese one way: %s', (written, one) => {
    expect(normalise(written).text).toBe(one);
  });

  it.each([
    ['We won’t be able to', 'we will not be able to'],
    ['We can’t, I’m afraid', 'we cannot, i am afraid'],
    ['“Résumé” — unfortunatly', '"resume" - unfortunately'],
    ['un\u00adfortunately, *not* selected', 'unfortunately, not selected'],
    ['\u2066not\u2069 \u202aselected\u202c', 'not selected'],
  ])('writes English one way: %s', (written, one) => {
    expect(normalise(written).text).toBe(one);
  });

  it('has one sentence a line, whole where a mail program broke it', () => {
    expect(normalise('We regret\nto inform you. Mr. Smith left.\n\nBest').text).toBe(
      'we regret to inform you\nmr. smith left\nbest',
    );
    expect(normalise('慎重に検\n討しましたが、\n見送ります。以上').text).toBe(
      '慎重に検討しましたが、見送ります\n以上',
    );
  });

  it.each([
    ['Hi {{first_name}}, thanks', 'hi first name, thanks'],
    ['for the ${job.title} post', 'for the job title post'],
    ['joining ${opening.teamName}', 'joining team name'],
    ['Dear ${esc(candidate?.firstName || "there")}', 'dear first name'],
    ['Dear <%= user.name %>', 'dear user name'],
    ['{名前}様', '{名前}様'],
    ['{0} of {not closed', '{0} of {not closed'],
  ])('tells by its name what a template fills in: %s', (written, one) => {
    expect(normalise(written).text).toBe(one);
  });

  it('leads back to the original from behind a placeholder', () => {
    const original = 'Hi {{first_name}}, we’re sorry';
    const { text, toOriginal, toOriginalEnd } = normalise(original);
    const at = text.indexOf('we are');

    expect(original.slice(toOriginal(at), toOriginalEnd(at + 6))).toBe('we’re');
  });
});
