import type { OutlookCall } from '../protocol/dispatch-ids.ts';
import { OUTLOOK_ERROR, type BodyType, type CallParams } from '../protocol/payloads.ts';
import {
  bodyContent,
  htmlOfText,
  textOfHtml,
  withQuoteTwice,
  withSpansInLinks,
  withoutActiveContent,
  withoutClasses,
  withoutImageSources,
  withoutLineBreaks,
  wrapped,
} from '../model/html.ts';
import { findPersonalLink } from '../model/link.ts';
import { data, failure, type CallContext, type CallHandler, type CallReply } from './call.ts';

type Write = 'replaceSelection' | 'prepend' | 'write';

/** Reading and writing the body, with the defects of the client that is reproduced. */
export const BODY_CALLS: Partial<Record<OutlookCall, CallHandler>> = {
  'body.getTypeAsync': ({ draft }) => data(draft.get().bodyType, draft.get().bodyType),
  'body.getAsync': getBody,
  'body.setAsync': (context, params) => write(context, params, 'write'),
  'body.prependAsync': (context, params) => write(context, params, 'prepend'),
  'body.setSelectedDataAsync': (context, params) => write(context, params, 'replaceSelection'),
  'item.setSelectedDataAsync': (context, params) => write(context, params, 'replaceSelection'),
  'item.getSelectedDataAsync': ({ body, translate }, params) => {
    const selected = body.selection(params.coercion());
    return data(
      { data: selected, sourceProperty: 'body' },
      translate('s.note.chars', { n: selected.length }),
    );
  },
};

function getBody(context: CallContext, params: CallParams): CallReply {
  const { bodyType, composeType } = context.draft.get();
  const asked = params.coercion();
  const inQuestion = composeType === 'newMail' || !context.has('quote') || asked === 'html';
  const body = context.formerBody.read() ?? context.body.read();
  const own = inQuestion ? body : withQuoteTwice(body, bodyType);
  const content = coerced(own, bodyType, asked, context.has('lines'));
  const link = findPersonalLink(content) ? ` · ${context.translate('s.note.hasLink')}` : '';
  return data(content, context.translate('s.note.chars', { n: content.length }) + link);
}

function coerced(own: string, bodyType: BodyType, asked: BodyType, linesLost: boolean): string {
  if (asked === 'html') return bodyType === 'html' ? own : htmlOfText(own);
  if (bodyType === 'text') return own;
  const text = textOfHtml(own);
  return linesLost ? withoutLineBreaks(text) : text;
}

function write(context: CallContext, params: CallParams, how: Write): CallReply {
  const { bodyType, composeType } = context.draft.get();
  const coercion = params.coercion();
  if (coercion === 'html' && bodyType === 'text') return failure(OUTLOOK_ERROR.invalidCoercion);
  if (context.has('writeError')) return failure(OUTLOOK_ERROR.generic);

  const insertion = how === 'replaceSelection';
  const silent =
    context.has('silentWrite') || (insertion && composeType === 'newMail' && context.has('silent'));
  if (silent) return data(null, context.translate('s.note.silent'));
  if (context.has('lateBody')) context.formerBody.keep(context.body.read());

  const given = params.text('data');
  const content =
    bodyType === 'text' ? given : cleaned(context, coercion === 'html' ? given : htmlOfText(given));
  const kept = how === 'write' ? rewritten(context, bodyType, content) : content;
  if (insertion && context.has('below')) context.body.write(context.body.read() + kept);
  else context.body[insertion && context.has('top') ? 'prepend' : how](kept);
  if (context.has('callback')) return { kind: 'silence', note: context.translate('s.note.noReply') };
  return data(null, context.translate('s.note.ok'));
}

/** What replacing the whole body does to it. */
function rewritten(context: CallContext, bodyType: BodyType, content: string): string {
  const kept = context.has('images') ? withoutImageSources(content) : content;
  return context.has('wrap') && bodyType === 'html' ? wrapped(kept) : kept;
}

function cleaned(context: CallContext, html: string): string {
  const safe = withoutActiveContent(bodyContent(html));
  const named = context.has('class') ? withoutClasses(safe) : safe;
  return context.has('anchor') ? withSpansInLinks(named) : named;
}
