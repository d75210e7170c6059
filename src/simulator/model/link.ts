/** A personal link in a body or mail: `https://<host>/r/<code>`, in English mails with `/en` behind it. */
const LINK = /https?:\/\/[^\s"'<>]+\/r\/([0-9A-Za-z]{5}-[0-9A-Za-z-]+)(?:\/en\b)?/;
const CODE = /(?:^|\D)(\d{3}) ?(\d{3})(?!\d)/;

export interface PersonalLink {
  readonly url: string;
  readonly code: string;
}

/** The first in a text; an employer's common link is not one. */
export function findPersonalLink(content: string): PersonalLink | null {
  const found = LINK.exec(content);
  return found?.[1] ? { url: found[0], code: found[1] } : null;
}

/** The six digits of a code mail, without a space: its subject has them. Other digits may stand in a text, e.g. of a licence. */
export function findCode({ subject }: { readonly subject: string }): string | null {
  const found = CODE.exec(subject);
  return found ? `${found[1]}${found[2]}` : null;
}
