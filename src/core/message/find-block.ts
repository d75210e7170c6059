import { authorText } from './author-text.ts';
import { extentInHtml } from './extent-html.ts';
import { extentInText } from './extent-text.ts';
import { findRelayLinks } from './find-links.ts';
import { htmlToText } from './html-text.ts';
import type { Body } from './place-block.ts';

/** Our block as it stands in a body now, whatever the mail program made of it. */
export interface FoundBlock {
  /** The code of the link in it. */
  readonly code: string;
  readonly start: number;
  /** Exclusive. */
  readonly end: number;
  /** What a reader sees of it. */
  readonly text: string;
}

/** Finds our block in the author's part of a body by its link; null when there is none. Links in quoted history are ignored. */
export function findBlock(body: Body, relayOrigin: string): FoundBlock | null {
  const link = findRelayLinks({ body: body.content, bodyType: body.type }, relayOrigin)[0];
  if (!link) return null;
  const extent = body.type === 'html' ? extentInHtml : extentInText;
  const { start, end } = extent(body.content, link.start, link.end);
  const piece = body.content.slice(start, end);
  return {
    code: link.code,
    start,
    end,
    text: (body.type === 'html' ? htmlToText(piece).text : piece.replace(/\r\n?/g, '\n')).trim(),
  };
}

/** Whether the block stands above the author's signature, as promised; true as well where there is no signature. */
export function isAboveSignature(body: Body, found: FoundBlock): boolean {
  const signature = authorText({ body: body.content, bodyType: body.type }).bodySignatureStart;
  return signature === null || found.start <= signature;
}
