import { signInPath } from '../../http/sign-in-paths.ts';
import type { Operator } from '../../identity/operator.ts';
import type { MyPage } from '../../services/candidate/my-page.ts';
import { listed } from '../employer-names.ts';
import type { PageText } from '../page-text.tsx';
import { Document, LanguageLink } from '../parts/Document.tsx';
import { Icon } from '../parts/Icon.tsx';
import { Message } from '../parts/Message.tsx';
import { interviewersOf } from './interviewers.ts';
import { MyPageBody } from './MyPage.tsx';
import { myPath, SIGNED_OUT } from './paths.ts';

interface Props {
  readonly text: PageText;
  readonly page: MyPage;
  readonly operator: Operator;
}

/**
 * Asks once, and says honestly what stays. A page of its own, so that the sheet needs no script; all there is to
 * reach is in the sheet.
 */
export function DeletePage(props: Props) {
  const { text, page } = props;
  const { language } = text;
  const other = language === 'ja' ? 'en' : 'ja';
  const short = listed(
    page.employers.map(({ employer }) => (language === 'ja' ? employer.short_name : employer.short_name_en)),
    language,
  );
  const interviewers = interviewersOf(text, page.agencies);
  const promises = [
    text('c.del.1'),
    ...(page.agenciesToAsk > 0 ? [text('c.del.2', { n: page.agenciesToAsk })] : []),
    ...(interviewers === '' ? [] : [text('c.del.interview', { short: interviewers })]),
    text('c.del.3', { short }),
  ];
  return (
    <Document text={text} title={text('c.del.title')}>
      <div className="behind" aria-hidden="true" {...{ inert: '' }}>
        <MyPageBody {...props} />
      </div>
      <div className="veil">
        <div className="sheet" id="sheet" role="dialog" aria-modal="true" aria-labelledby="ask" tabIndex={-1}>
          <h1 id="ask">{text('c.del.title')}</h1>
          <p>{text('c.del.body')}</p>
          <ul>
            {promises.map((promise) => (
              <li key={promise}>
                <Icon name="check" />
                <span>{promise}</span>
              </li>
            ))}
          </ul>
          <form method="post" action={myPath(language, 'delete')}>
            <button className="button danger" type="submit">
              {text('c.del.go')}
            </button>
          </form>
          <a className="button quiet center" href={`${myPath(language)}#data`}>
            {text('c.del.no')}
          </a>
          <LanguageLink text={text} href={`${myPath(other, 'delete')}#sheet`} />
        </div>
      </div>
    </Document>
  );
}

/** The last page a person sees of us. */
export function DeletedPage({ text }: { text: PageText }) {
  const other = text.language === 'ja' ? 'en' : 'ja';
  return (
    <Document text={text} otherLanguage={myPath(other, 'deleted')} title={text('c.del.done.title')}>
      <Message icon="done" title={text('c.del.done.title')} mute>
        {text('c.del.done.body')}
      </Message>
    </Document>
  );
}

/**
 * Answers a press of the button without a session: whoever has none any more cannot be told from whoever was erased a moment
 * ago, so the page says what shows them which of the two it is.
 */
export function DeletedOrSignedOutPage({ text }: { text: PageText }) {
  const { language } = text;
  const other = language === 'ja' ? 'en' : 'ja';
  const ask = myPath(language, 'delete');
  return (
    <Document
      text={text}
      otherLanguage={`${myPath(other, 'delete')}/${SIGNED_OUT}`}
      title={text('c.del.ended.title')}
    >
      <Message icon="mailOpen" title={text('c.del.ended.title')} mute>
        {text('c.del.ended.body')}
      </Message>
      <div className="cta">
        <a className="button quiet center" href={signInPath('candidate', ask, language)}>
          {text('c.del.ended.signIn')}
        </a>
      </div>
    </Document>
  );
}
