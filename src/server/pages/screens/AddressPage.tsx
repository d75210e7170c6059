import type { CandidatePaths } from '../candidate-paths.ts';
import type { PageText } from '../page-text.tsx';
import { Document } from '../parts/Document.tsx';
import { TextField } from '../parts/Field.tsx';
import { Message } from '../parts/Message.tsx';

interface Props {
  readonly text: PageText;
  readonly paths: CandidatePaths;
  readonly pageKey: string;
  readonly mail: string;
  readonly fault?: string | undefined;
}

/** Corrects the address a code was sent to; everything else that was entered stays. */
export function AddressPage({ text, paths, pageKey, mail, fault }: Props) {
  const { language } = text;
  const here = paths.address(language, pageKey);
  return (
    <Document
      text={text}
      otherLanguage={paths.address(language === 'ja' ? 'en' : 'ja', pageKey)}
      title={text('c.check.fix')}
      refused={fault !== undefined}
    >
      <form className="fill" method="post" action={`${here}#mail`} noValidate>
        <Message icon="mailOpen" title={text('c.check.fix')} tight>
          {text('c.fix.body')}
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
        <div className="cta">
          <button className="button" type="submit">
            {text('c.reg.submit')}
          </button>
          <span className="note">
            <a href={paths.code(language, pageKey)}>{text('c.fix.back')}</a>
          </span>
        </div>
      </form>
    </Document>
  );
}
