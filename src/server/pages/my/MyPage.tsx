import type {
  AgencyShare,
  ConsentRecord,
  EmployerHolding,
  MyPage,
} from '../../services/candidate/my-page.ts';
import type { Operator } from '../../identity/operator.ts';
import { calledName, isolated } from '../../text/names.ts';
import { fullDay } from '../../time/dates.ts';
import { privacyPath } from '../candidate-paths.ts';
import { interviewersOf } from './interviewers.ts';
import type { PageText } from '../page-text.tsx';
import { Document } from '../parts/Document.tsx';
import { Icon } from '../parts/Icon.tsx';
import { signOutPath } from '../../http/sign-in-paths.ts';
import { myPath } from './paths.ts';
import { nameOf, Records } from './Records.tsx';
import { Status } from './Status.tsx';
import { Switch } from './Switch.tsx';

interface Props {
  readonly text: PageText;
  readonly page: MyPage;
  readonly operator: Operator;
}

/** Everything a person decided, and can decide otherwise. */
export function MyPageScreen(props: Props) {
  const { text, page } = props;
  const other = text.language === 'ja' ? 'en' : 'ja';
  const said = page.justTurned && turnedText(text, page);
  return (
    <Document text={text} otherLanguage={myPath(other)} title={said ?? text('c.my.tab')}>
      <MyPageBody {...props} />
    </Document>
  );
}

/** The page without its frame, so that it can stand behind the question whether to delete. */
export function MyPageBody({ text, page, operator }: Props) {
  const { language } = text;
  const name = isolated(calledName(page.newest.name, language));
  return (
    <>
      <section className="my-head">
        <h1>{text('c.my.title', { family: name, given: name })}</h1>
      </section>
      <Status {...{ text, page, operator }} />
      <section className="rows">
        <h2>{text('c.my.agencies')}</h2>
        {page.agencies.length + page.given.length === 0 && (
          <p className="rows-none">{text('c.my.agencies.none')}</p>
        )}
        <ul>
          {page.agencies.map((agency) => (
            <Switch
              key={agency.agencyId}
              text={text}
              kind="agency"
              id={agency.agencyId}
              on={agency.since !== null}
              title={text.nameOf(agency.names)}
              detail={agencyDetail(text, agency)}
              undo={<TurnBack {...{ text, page }} kind="agency" id={agency.agencyId} />}
            />
          ))}
          {page.given.map((holding) => (
            <li key={`${holding.reason} ${holding.recipientId}`} className="row">
              <div>
                <b>{text.nameOf(holding.names)}</b>
                <small>{holdingDetail(text, holding)}</small>
              </div>
            </li>
          ))}
        </ul>
      </section>
      <ContactSettings text={text} page={page} />
      <Data text={text} page={page} />
      <footer className="foot">
        <form method="post" action={signOutPath('candidate')}>
          <button className="text-button" type="submit">
            {text('c.my.signout')}
          </button>
        </form>
        {text('c.brand')} {text('c.dot')} <a href={privacyPath(language)}>{text('c.privacy')}</a>{' '}
        {text('c.dot')} <a href={`mailto:${operator.contactMail}`}>{text('c.contact')}</a>
      </footer>
    </>
  );
}

/** Since when an agency has the data, and what its switch would end for good. */
function agencyDetail(text: PageText, agency: AgencyShare): string {
  const short = interviewersOf(text, [agency]);
  const since = sinceWhen(text, agency);
  return short === '' ? since : text('c.my.agency.interview', { since, short });
}

function sinceWhen(text: PageText, { since, support }: AgencyShare): string {
  if (since === null) return text('c.my.agency.off');
  const date = fullDay(since, text.language);
  if (support.advisor !== null) return text('c.my.agency.since', { date, advisor: support.advisor });
  return text(support.contactedAt === null ? 'c.my.agency.unseen' : 'c.my.agency.plain', { date });
}

/** What an employer was given, and from when until when; what stops it stands below, or is stopping the agency. */
function holdingDetail(text: PageText, { reason, from, endedOn }: EmployerHolding): string {
  const { language } = text;
  const what = text(`c.my.given.${reason}`);
  if (endedOn === null) return text('c.my.given.since', { what, date: fullDay(from, language) });
  return text('c.my.given.over', { what, from: fullDay(from, language), to: fullDay(endedOn, language) });
}

function ContactSettings({ text, page }: { text: PageText; page: MyPage }) {
  const { language } = text;
  const { candidate, newest } = page;
  const byPhone = newest.contact_preference === 'phone';
  return (
    <section className="rows">
      <h2>{text('c.my.contact')}</h2>
      <ul>
        {page.mailsStopped && <StoppedMails text={text} />}
        {page.employers.map(({ employer, until }) => (
          <Switch
            key={employer.employer_id}
            text={text}
            kind="employer"
            id={employer.employer_id}
            on={until !== null}
            title={text('c.my.employer', {
              short: language === 'ja' ? employer.short_name : employer.short_name_en,
            })}
            detail={
              until === null
                ? text('c.my.employer.off')
                : text('c.my.employer.until', { date: fullDay(until, language) })
            }
            undo={<TurnBack {...{ text, page }} kind="employer" id={employer.employer_id} />}
          />
        ))}
        <Switch
          text={text}
          kind="news"
          id=""
          on={candidate.wants_news === 1}
          title={nameOf(text, page, { kind: 'news' })}
          detail={text(candidate.wants_news === 1 ? 'c.my.news.on' : 'c.my.news.off')}
          undo={<TurnBack {...{ text, page }} kind="news" id="" />}
        />
        <li className="row">
          <div>
            <b id="contact">{text('c.my.contact.how')}</b>
            <small>
              {text(byPhone ? 'c.reg.contact.phone' : 'c.reg.contact.mail')}
              {byPhone && newest.phone && (
                <>
                  {' '}
                  <bdi>{newest.phone}</bdi>
                </>
              )}
            </small>
          </div>
          <a id="contact-change" aria-labelledby="contact-change contact" href={myPath(language, 'contact')}>
            {text('c.my.change')}
          </a>
        </li>
        <li className="row">
          <div>
            <b id="hidden">{text('c.my.contact.hide')}</b>
            <small>
              <bdi>{page.hiddenCompanies ?? text('c.my.hide.none')}</bdi>
            </small>
          </div>
          <a id="hidden-change" aria-labelledby="hidden-change hidden" href={myPath(language, 'hide')}>
            {text('c.my.change')}
          </a>
        </li>
      </ul>
      <Records text={text} page={page} />
    </section>
  );
}

/** That nothing comes any more, for whoever did not do it or has thought better of it. */
function StoppedMails({ text }: { text: PageText }) {
  return (
    <li className="row" id="mails">
      <div>
        <b id="mails-title">{text('c.my.mails')}</b>
        <small>{text('c.my.mails.off')}</small>
      </div>
      <form method="post" action={myPath(text.language, 'mails')}>
        <button className="text-button" type="submit" id="mails-go" aria-labelledby="mails-go mails-title">
          {text('c.my.mails.go')}
        </button>
      </form>
    </li>
  );
}

function Data({ text, page }: { text: PageText; page: MyPage }) {
  const { language } = text;
  return (
    <section className="data" id="data">
      <h2>{text('c.my.data')}</h2>
      {page.endsOn !== null && (
        <form className="keep" method="post" action={myPath(language, 'extend')}>
          <p>{text('c.my.keep', { date: fullDay(page.endsOn, language) })}</p>
          <button className="button" type="submit">
            {text('c.my.keep.go')}
          </button>
        </form>
      )}
      <form method="post" action={myPath(language, 'data')}>
        <button className="button quiet" type="submit">
          <Icon name="download" />
          {text('c.my.download')}
        </button>
      </form>
      <a className="button quiet red" href={`${myPath(language, 'delete')}#sheet`}>
        <Icon name="trash" />
        {text('c.my.delete')}
      </a>
      <p className="data-note">{text('c.my.delete.note')}</p>
    </section>
  );
}

/** Says what was just switched, and takes it back while the person may still be looking. */
function TurnBack(props: {
  readonly text: PageText;
  readonly page: MyPage;
  readonly kind: 'agency' | 'employer' | 'news';
  readonly id: string;
}) {
  const { text, page, kind, id } = props;
  const { record, secondsLeft } = page.justTurned ?? {};
  if (!record || record.what.kind !== kind || idOf(record.what) !== id) return null;
  return (
    <form className={`toast wait-${secondsLeft}`} method="post" action={myPath(text.language, 'switch')}>
      <span role="status">{turnedText(text, page)}</span>
      <input type="hidden" name="kind" value={kind} />
      <input type="hidden" name="which" value={id} />
      <button type="submit" name="on" value={record.on ? 'no' : 'yes'}>
        {text('c.my.undo')}
      </button>
    </form>
  );
}

function idOf(what: ConsentRecord['what']): string {
  return what.kind === 'agency' ? what.agencyId : what.kind === 'employer' ? what.employerId : '';
}

function turnedText(text: PageText, page: MyPage): string | undefined {
  const record = page.justTurned?.record;
  return record && text(turnedKey(record), { what: nameOf(text, page, record.what) });
}

/** News comes by itself from then on; agencies and employers are only allowed to write. */
function turnedKey({ on, what }: ConsentRecord) {
  if (!on) return 'c.my.turned.off';
  return what.kind === 'news' ? 'c.my.turned.on.news' : 'c.my.turned.on';
}
