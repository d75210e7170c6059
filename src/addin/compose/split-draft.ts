import { authorText, findBlock, insertBlock, removeBlock, type Block } from '../../core/message/index.ts';
import { escapeHtml } from '../../core/text/escape-html.ts';
import type { MessageBody, NewDraft } from '../host/mail-host.ts';
import type { Person } from './home-state.ts';
import { nameParts } from './people.ts';

/** One candidate's own copy of a draft that several were addressed in: their salutation, their link, nobody else. */
export function draftForOne(
  source: { readonly body: MessageBody; readonly subject: string },
  person: Person,
  everybody: readonly Person[],
  block: Block,
  relayOrigin: string,
): NewDraft {
  const found = findBlock(source.body, relayOrigin);
  const content = found ? removeBlock(source.body, found) : source.body.content;
  const html = source.body.type === 'html' ? content : textAsHtml(content);
  return {
    to: [person],
    subject: source.subject,
    body: {
      type: 'html',
      content: insertBlock(
        { type: 'html', content: withSalutation(html, person, everybody, escapeHtml) },
        block,
      ).content,
    },
  };
}

/** The same as text, to be pasted into a new mail where Outlook opens none from here. */
export function mailForOne(
  body: MessageBody,
  person: Person,
  everybody: readonly Person[],
  block: Block,
  relayOrigin: string,
): string {
  const found = findBlock(body, relayOrigin);
  const content = found ? removeBlock(body, found) : body.content;
  const text = authorText({ body: content, bodyType: body.type }).text.trim();
  return insertBlock(
    { type: 'text', content: withSalutation(text, person, everybody, (name) => name) },
    block,
  ).content;
}

/** Speaks to one person where the mail speaks to some or all of them by name; otherwise as it was. */
export function withSalutation(
  content: string,
  person: Person,
  everybody: readonly Person[],
  written: (name: string) => string,
): string {
  if (person.name === '') return content;
  const names = everybody.flatMap(({ name }) =>
    name === '' ? [] : [name, nameParts(name).family, nameParts(name).given],
  );
  if (names.length === 0) return content;
  const anyName = [...new Set(names)]
    .sort((one, other) => other.length - one.length)
    .map((name) =>
      name
        .split(/[\s\u3000]+/)
        .map(escapePattern)
        .join('[\\s\\u3000]*'),
    )
    .join('|');
  const addressed = `(?:${anyName})[\\s\\u3000]*様`;
  const japanese = new RegExp(`${addressed}(?:[\\s\\u3000]*[、,・/]?[\\s\\u3000]*${addressed})*`);
  const english = new RegExp(`\\b(Dear|Hi|Hello) (?:${anyName})(?:(?:, | and | & |, and )(?:${anyName}))*`);
  if (japanese.test(content)) return content.replace(japanese, () => `${written(person.name)} 様`);
  return content.replace(
    english,
    (_, greeting: string) => `${greeting} ${written(nameParts(person.name).given)}`,
  );
}

function textAsHtml(text: string): string {
  return `<div>${escapeHtml(text).replace(/\r\n|\r|\n/g, '<br>')}</div>`;
}

function escapePattern(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
}
