import type { ReactNode } from 'react';
import type { Operator } from '../../identity/operator.ts';
import type { StopPaths } from '../routes/stop-paths.ts';
import type { PageText } from '../page-text.tsx';
import { OperatorLines } from '../parts/Contact.tsx';
import { Document } from '../parts/Document.tsx';
import { TextField } from '../parts/Field.tsx';
import { Message } from '../parts/Message.tsx';

interface Props {
  readonly text: PageText;
  readonly paths: StopPaths;
  /** The employer, who is not told. */
  readonly short: string;
}

/** Asks which address is to be left alone; only the button acts. */
export function OptOutPage(
  props: Props & {
    readonly operator: Operator;
    readonly mail: string;
    readonly fault?: string | undefined;
  },
) {
  const { text, paths, short, operator, mail, fault } = props;
  const { language } = text;
  return (
    <Document
      text={text}
      otherLanguage={paths.stop(language === 'ja' ? 'en' : 'ja')}
      title={text('c.out.title')}
      refused={fault !== undefined}
    >
      <form className="fill" method="post" action={`${paths.stop(language)}#mail`} noValidate>
        <Message icon="mailOff" title={text('c.out.title')} mute tight>
          {text('c.out.body')}
        </Message>
        <div className="inset">
          <TextField
            name="mail"
            type="email"
            label={text('c.reg.mail')}
            value={mail}
            fault={fault}
            autoComplete="email"
            required
          />
        </div>
        <div className="box">
          <p>{text('c.out.only', { short })}</p>
          <p>{text('c.out.still')}</p>
        </div>
        <div className="cta">
          <button className="button" type="submit">
            {text('c.out.go')}
          </button>
          <BackToLanding text={text} paths={paths} />
        </div>
      </form>
      <footer className="foot">
        <OperatorLines {...{ text, operator }} />
      </footer>
    </Document>
  );
}

/** Says that it is done, and takes it back on the same page. */
export function OptOutDonePage(
  props: Props & { readonly pageKey: string; readonly mail: string; readonly mayUndo: boolean },
) {
  const { text, paths, short, pageKey, mail, mayUndo } = props;
  const { language } = text;
  const bold = (children: ReactNode) => <b>{children}</b>;
  return (
    <Document
      text={text}
      otherLanguage={paths.stopped(language === 'ja' ? 'en' : 'ja', pageKey)}
      title={text('c.out.done.title')}
    >
      <Message icon="mailOff" title={text('c.out.done.title')} mute>
        {mail ? text.rich(text.raw('c.out.done.body'), { b: bold }, { mail }) : text('c.out.done.plain')}
      </Message>
      <div className="box">
        <p>{text('c.out.done.note', { short })}</p>
        <p>{text('c.out.still')}</p>
      </div>
      {mayUndo && (
        <div className="cta">
          <form method="post" action={paths.undo(language, pageKey)}>
            <button className="button second" type="submit">
              {text('c.out.undo')}
            </button>
          </form>
        </div>
      )}
    </Document>
  );
}

/** Says that mails may come again. */
export function OptOutUndonePage({ text, paths }: Omit<Props, 'short'>) {
  const { language } = text;
  return (
    <Document
      text={text}
      otherLanguage={paths.undone(language === 'ja' ? 'en' : 'ja')}
      title={text('c.out.undone.title')}
    >
      <Message icon="mailOpen" title={text('c.out.undone.title')}>
        {text('c.out.undone.body')}
      </Message>
      <div className="cta">
        <BackToLanding text={text} paths={paths} />
      </div>
    </Document>
  );
}

function BackToLanding({ text, paths }: Omit<Props, 'short'>) {
  if (!paths.landing) return null;
  return (
    <span className="note">
      <a href={paths.landing(text.language)}>{text('c.out.back')}</a>
    </span>
  );
}
