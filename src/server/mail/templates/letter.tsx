import { Fragment } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { format, type MessageValues } from '../../../core/text/format.ts';
import type { Operator } from '../../identity/operator.ts';
import { valuesInOrder } from '../../text/names.ts';
import type { MailLanguage, MailMessage } from '../message.ts';
import { mailStrings, type MailStrings } from '../strings/index.ts';
import { mailHtml } from './layout.ts';

/** One part of a letter, drawn in the HTML and written in the text alike. */
export type LetterPart =
  | { readonly kind: 'text'; readonly text: string; readonly quiet?: boolean }
  | { readonly kind: 'list'; readonly title: string; readonly items: readonly string[] }
  | { readonly kind: 'button'; readonly label: string; readonly url: string; readonly note?: string }
  | { readonly kind: 'link'; readonly label: string; readonly url: string; readonly quiet?: boolean };

export interface Letter {
  readonly to: string;
  readonly language: MailLanguage;
  readonly subject: string;
  readonly parts: readonly LetterPart[];
  readonly operator: Operator;
  /** Where one POST stops mails of this kind (RFC 8058); only on mails a person subscribed to. */
  readonly unsubscribeUrl?: string;
}

/** The texts of one language, filled in. */
export type LetterText = (key: keyof MailStrings, values?: MessageValues) => string;

/** The texts of mails in one language. */
export function letterText(language: MailLanguage): LetterText {
  const strings = mailStrings(language);
  return (key, values) => format(strings[key], valuesInOrder(values));
}

/** A letter to a candidate, as plain text and as simple HTML that say the same. */
export function letter({ to, language, subject, parts, operator, unsubscribeUrl }: Letter): MailMessage {
  const text = letterText(language);
  const name = language === 'ja' ? operator.name : operator.nameEn;
  const who = text('footer', {
    operator: name,
    licence: operator.licence,
    address: operator.address[language],
    contact: operator.contactMail,
  });
  const footer = name === text('brand') ? who : `${text('brand')}\n${who}`;
  return {
    to,
    language,
    subject,
    text: `${parts.map((part) => written(part, language)).join('\n\n')}\n\n-- \n${footer}\n`,
    html: mailHtml({
      language,
      title: subject,
      body: renderToStaticMarkup(<>{parts.map((part, index) => drawn(part, index))}</>),
      footer,
    }),
    ...(unsubscribeUrl ? { unsubscribeUrl } : {}),
  };
}

function written(part: LetterPart, language: MailLanguage): string {
  switch (part.kind) {
    case 'text':
      return part.text;
    case 'list':
      return [part.title, ...part.items.map((item) => `${language === 'ja' ? '・' : '- '}${item}`)].join(
        '\n',
      );
    case 'button':
      // Alone on its line, because some programs take the words behind an address into it.
      return [`${part.label}\n${part.url}`, part.note].filter(Boolean).join('\n\n');
    case 'link':
      return `${part.label}\n${part.url}`;
  }
}

const GAP = { margin: '0 0 18px' } as const;
const QUIET = { margin: '0 0 18px', fontSize: '13px', lineHeight: '1.7', color: '#556769' } as const;

function drawn(part: LetterPart, key: number) {
  switch (part.kind) {
    case 'text':
      return (
        <p key={key} className={part.quiet ? 'quiet' : undefined} style={part.quiet ? QUIET : GAP}>
          {lines(part.text)}
        </p>
      );
    case 'list':
      return (
        <div key={key} className="card" style={CARD}>
          <p style={{ margin: 0, fontSize: '14px', fontWeight: 700 }}>{part.title}</p>
          {part.items.map((item) => (
            <p key={item} style={{ margin: '8px 0 0', fontSize: '14px', lineHeight: '1.5' }}>
              {item}
            </p>
          ))}
        </div>
      );
    case 'button':
      return (
        <div key={key} style={GAP}>
          <p style={{ margin: 0 }}>
            <a className="button" href={part.url} style={BUTTON}>
              {part.label}
            </a>
          </p>
          {part.note && (
            <p className="quiet" style={{ ...QUIET, margin: '8px 0 0', textAlign: 'center' }}>
              {part.note}
            </p>
          )}
        </div>
      );
    case 'link':
      return (
        <p key={key} style={part.quiet ? { ...GAP, fontSize: '13px' } : GAP}>
          <a className="link" href={part.url} style={{ color: '#0c6d73' }}>
            {part.label}
          </a>
        </p>
      );
  }
}

/** Breaks by element, because Outlook on Windows knows no other way. */
function lines(text: string) {
  return text.split('\n').map((line, index) => (
    <Fragment key={index}>
      {index > 0 && <br />}
      {line}
    </Fragment>
  ));
}

const CARD = {
  margin: '0 0 20px',
  padding: '14px 18px',
  borderRadius: '12px',
  background: '#f5f9f9',
  color: '#1f2a2b',
} as const;

const BUTTON = {
  display: 'block',
  padding: '13px 16px',
  borderRadius: '12px',
  background: '#0e7a80',
  color: '#ffffff',
  fontSize: '17px',
  lineHeight: '26px',
  fontWeight: 700,
  textAlign: 'center',
  textDecoration: 'none',
} as const;
