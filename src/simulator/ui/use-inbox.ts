import { useEffect, useState } from 'react';

/** A mail as the inbox's server tells it. */
export interface Mail {
  readonly id: number;
  readonly from: { readonly name: string; readonly address: string };
  /** Addresses in small letters. */
  readonly deliveredTo: readonly string[];
  readonly subject: string;
  readonly html: string | null;
  readonly text: string;
  readonly receivedAt: string;
  /** A mail scanner has opened its links. */
  readonly scanned: boolean;
}

/** Everybody's mails, newest first, kept up to date by the server's announcements. */
export function useInbox(): readonly Mail[] {
  const [mails, setMails] = useState<readonly Mail[]>([]);

  useEffect(() => {
    const events = new EventSource('/simulator/inbox/events');
    let current = true;
    const load = async () => {
      const response = await fetch('/simulator/inbox');
      const reply = (await response.json()) as { mails: readonly Mail[] };
      if (current) setMails(reply.mails);
    };
    for (const name of ['open', 'mail', 'scan']) events.addEventListener(name, () => void load());
    return () => {
      current = false;
      events.close();
    };
  }, []);

  return mails;
}
