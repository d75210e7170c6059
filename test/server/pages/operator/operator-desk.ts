import { JSDOM } from 'jsdom';
import type { ServiceApp } from '../../../support/service-app.ts';
import { signedIn } from '../../../support/signed-in.ts';

/** A form as a browser would send it: what the page filled in, and what is changed by name. */
export type Filled = Readonly<Record<string, string | readonly string[]>>;

/** One operator at a browser of their own, reading in English. */
export async function operatorDesk(site: ServiceApp, mail = 'operator@relay.example') {
  const headers = { ...(await signedIn(site.context, { kind: 'operator', mail })), 'accept-language': 'en' };
  const open = async (url: string): Promise<Document> =>
    documentOf((await site.app.inject({ url, headers })).body);
  return {
    headers,
    open,
    /** Posts a page's form, as it stood when the page was opened. */
    send: async (page: Document, action: string, changes: Filled = {}) => {
      const reply = await site.app.inject({
        method: 'POST',
        url: action,
        headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded' },
        payload: new URLSearchParams(fieldsOf(page, action, changes)).toString(),
      });
      return {
        status: reply.statusCode,
        page: documentOf(reply.body),
        location: String(reply.headers.location ?? ''),
      };
    },
  };
}

export type OperatorDesk = Awaited<ReturnType<typeof operatorDesk>>;

function documentOf(body: string): Document {
  return new JSDOM(body).window.document;
}

function fieldsOf(page: Document, action: string, changes: Filled): string[][] {
  const form = page.querySelector(`form[action="${action}"]`);
  const view = page.defaultView;
  if (!form || !view) throw new Error(`The page has no form for ${action}.`);
  const filled = [...new view.FormData(form as HTMLFormElement)].filter(([name]) => !(name in changes));
  const typed = Object.entries(changes).flatMap(([name, values]) =>
    [values].flat().map((value) => [name, value]),
  );
  return [...filled.map(([name, value]) => [name, typeof value === 'string' ? value : '']), ...typed];
}
