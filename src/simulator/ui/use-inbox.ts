import { useEffect, useState } from 'react';

/** A mail as the inbox's server tells it. */
export interface Mail {
  readonly id: number;
  readonly from: { readonly name: string; readonly address: string };
  readonly deliveredTo: readonly string[];
  readonly subject: string;
  readonly html: string | null;
  readonly text: string;
  readonly receivedAt: string;
}

interface InboxView {
  /** Newest first. */
  readonly mails: readonly Mail[];
  /** Mails whose links a scanner has opened. */
  readonly scanned: ReadonlySet<number>;
}

/** The mails of one address, kept up to date by the server's announcements. */
export function useInbox(address: string): InboxView {
  const [mails, setMails] = useState<readonly Mail[]>([]);
  const [scanned, setScanned] = useState<ReadonlySet<number>>(new Set());

  useEffect(() => {
    const events = new EventSource('/simulator/inbox/events');
    let current = true;
    const load = async () => {
      const response = await fetch(`/simulator/inbox?to=${encodeURIComponent(address)}`);
      const reply = (await response.json()) as { mails: readonly Mail[] };
      if (current) setMails(reply.mails);
    };
    events.addEventListener('open', () => void load());
    events.addEventListener('mail', () => void load());
    events.addEventListener('scan', (event: MessageEvent<string>) => {
      const { mailId } = JSON.parse(event.data) as { mailId: number };
      setScanned((known) => new Set(known).add(mailId));
    });
    return () => {
      current = false;
      events.close();
    };
  }, [address]);

  return { mails, scanned };
}
