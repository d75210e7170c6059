import { findBlock, insertBlock, removeBlock, type Block } from '../../core/message/index.ts';
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
    html: insertBlock({ type: 'html', content: withSalutation(html, person, everybody) }, block).content,
  };
}

/** Speaks to one person where the mail speaks to some or all of them by name; otherwise as it was. */
export function withSalutation(html: string, person: Person, everybody: readonly Person[]): string {
  if (person.name === '') return html;
  const names = everybody.flatMap(({ name }) =>
    name === '' ? [] : [name, nameParts(name).family, nameParts(name).given],
  );
  if (names.length === 0) return html;
  const anyName = [...new Set(names)]
    .sort((one, other) => other.length - one.length)
    .map((name) =>
      name
        .split(/[\s\u3000]+/)
        .map(escapePattern)
        .join('[\\s\\u3000]*'),
    )
    .join('|');
  const japanese = new RegExp(`(?:(?:${anyName})[\\s\\u3000]*様[\\s\\u3000]*[、,・/]?[\\s\\u3000]*)+`);
  const english = new RegExp(`\\b(Dear|Hi|Hello) (?:${anyName})(?:(?:, | and | & |, and )(?:${anyName}))*`);
  if (japanese.test(html)) return html.replace(japanese, () => `${escapeHtml(person.name)} 様`);
  return html.replace(
    english,
    (_, greeting: string) => `${greeting} ${escapeHtml(nameParts(person.name).given)}`,
  );
}

function textAsHtml(text: string): string {
  return `<div>${escapeHtml(text).replace(/\r\n|\r|\n/g, '<br>')}</div>`;
}

function escapeHtml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}

function escapePattern(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
}
