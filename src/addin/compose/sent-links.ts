import type { CountReport } from '../../contract/counts.ts';
import type { CountQueue } from '../api/count-queue.ts';
import type { HostStore } from '../host/mail-host.ts';
import { MAILBOX_KEYS } from '../host/store-keys.ts';

/** What the send check leaves in the mailbox when a mail with our link goes: never which link. */
export type SentNote = Pick<CountReport, 'day' | 'stage' | 'language'>;

/** Takes over what the send check noted, so that the pane reports it with the rest. */
export async function reportSent(store: HostStore, counts: Pick<CountQueue, 'add'>): Promise<void> {
  const stored = await store.read();
  const notes = stored.ok ? stored.value[MAILBOX_KEYS.sent] : undefined;
  if (!Array.isArray(notes) || notes.length === 0) return;
  const cleared = await store.write({ [MAILBOX_KEYS.sent]: null });
  if (!cleared.ok) return;
  for (const note of notes) {
    if (isSentNote(note))
      await counts.add({ day: note.day, stage: note.stage, language: note.language }, { sent: 1 });
  }
}

function isSentNote(value: unknown): value is SentNote {
  if (typeof value !== 'object' || value === null) return false;
  const { day, stage, language } = value as Record<string, unknown>;
  const knownStage = stage === 'document' || stage === 'first' || stage === 'final';
  return typeof day === 'string' && knownStage && (language === 'ja' || language === 'en');
}
