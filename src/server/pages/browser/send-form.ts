/** Sending again is safe, because the form carries its own number; so a long silence counts as not sent. */
const LONGEST_WAIT_MS = 30_000;

/** What came of sending: another page opens, nothing arrived, or the form as the server gave it back. */
export type Answer = 'leaving' | 'not_sent' | HTMLFormElement;

/**
 * Never rejects. An answer that neither leads elsewhere nor gives this form back has the browser itself send the form
 * once more, so that it shows the server's page.
 */
export async function sendForm(form: HTMLFormElement): Promise<Answer> {
  try {
    const reply = await fetch(form.action, {
      method: 'POST',
      body: fieldsOf(form),
      signal: AbortSignal.timeout(LONGEST_WAIT_MS),
    });
    if (reply.status >= 500 || reply.status === 429) return 'not_sent';
    if (reply.redirected && reply.ok) {
      window.location.assign(reply.url);
      return 'leaving';
    }
    const page = new DOMParser().parseFromString(await reply.text(), 'text/html');
    const returned = page.querySelector<HTMLFormElement>('form[data-faults]');
    if (returned) return document.adoptNode(returned);
  } catch {
    return 'not_sent';
  }
  // Something else altogether, such as a link that ended meanwhile: the browser shows the server's page.
  form.submit();
  return 'leaving';
}

function fieldsOf(form: HTMLFormElement): URLSearchParams {
  const fields = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (typeof value === 'string') fields.append(name, value);
  return fields;
}
