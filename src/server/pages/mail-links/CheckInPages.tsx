import type { CandidateState } from '../../services/candidate/wishes.ts';
import { myPath } from '../my/paths.ts';
import type { PageText } from '../page-text.tsx';
import { Document } from '../parts/Document.tsx';
import { Fault, faultOf } from '../parts/Field.tsx';
import { Message } from '../parts/Message.tsx';
import type { PageLanguage } from '../strings/index.ts';

interface Props {
  readonly text: PageText;
  readonly mailKey: string;
}

function checkInPath(language: PageLanguage, mailKey: string): string {
  return `/check-in/${language}/${encodeURIComponent(mailKey)}`;
}

const CHOICES = ['looking', 'paused', 'found'] as const satisfies readonly CandidateState[];

/** Asks how things are going; chooses nothing for anybody. */
export function CheckInPage({ text, mailKey, fault }: Props & { readonly fault?: string }) {
  const { language } = text;
  const other = language === 'ja' ? 'en' : 'ja';
  return (
    <Document
      text={text}
      otherLanguage={checkInPath(other, mailKey)}
      title={text('c.in.title')}
      refused={fault !== undefined}
    >
      <form className="fill" method="post" action={checkInPath(language, mailKey)} noValidate>
        <section className="form-head">
          <h1>{text('c.in.title')}</h1>
          <p id="ask">{text('c.in.body')}</p>
          {fault && (
            <div role="alert">
              <Fault id="state-fault">{fault}</Fault>
            </div>
          )}
          <fieldset className="choices" aria-labelledby="ask" {...faultOf('state', fault)}>
            {CHOICES.map((state) => {
              const [title, detail] = text.pair(`c.in.${state}`);
              return (
                <div className="choice" key={state}>
                  <input
                    type="radio"
                    id={state}
                    name="state"
                    value={state}
                    aria-describedby={`${state}-detail`}
                  />
                  <div>
                    <label htmlFor={state}>{title}</label>
                    <small id={`${state}-detail`}>{detail}</small>
                  </div>
                </div>
              );
            })}
          </fieldset>
        </section>
        <div className="cta">
          <button className="button" type="submit">
            {text('c.in.go')}
          </button>
        </div>
      </form>
    </Document>
  );
}

/** Says what the answer does, and lets it be given again. */
export function CheckInDonePage({ text, mailKey, state }: Props & { readonly state: CandidateState }) {
  const { language } = text;
  const other = language === 'ja' ? 'en' : 'ja';
  return (
    <Document text={text} otherLanguage={checkInPath(other, mailKey)} title={text('c.in.done')}>
      <Message icon="done" title={text('c.in.done')}>
        {text(`c.in.done.${state}`)}
      </Message>
      <div className="cta">
        <a className="button second" href={checkInPath(language, mailKey)}>
          {text('c.in.again')}
        </a>
        <span className="note">
          <a href={myPath(language)}>{text('c.done.cta')}</a>
        </span>
      </div>
    </Document>
  );
}
