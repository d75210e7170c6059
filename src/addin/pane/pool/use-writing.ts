import { useState } from 'react';
import type { PoolPerson } from '../../../contract/pool.ts';
import type { WriteOutcome } from '../../relay/pool.ts';
import type { MessageKey } from '../../strings/index.ts';
import { useAnnounce } from '../announcer.tsx';
import type { PoolSource } from '../pane-ports.ts';
import { pressFault } from '../parts/TabPage.tsx';
import { useTexts } from '../texts.tsx';
import type { Note } from './WriteNote.tsx';

const NOTES: Partial<Record<WriteOutcome, MessageKey>> = {
  opened: 'pool.write.opening',
  handed_over: 'pool.write.handed',
  copied: 'pool.write.copy',
  notOpened: 'pool.write.notOpened',
  ended: 'pool.ended',
};

export interface Writing {
  /** Who is being written to. */
  readonly personId: string | null;
  /** What came of the last press, where there is more to say than that the message is open. */
  readonly note: Note | null;
  /** One person at a time: a press in between does nothing. */
  readonly write: (person: PoolPerson) => Promise<void>;
}

/** Opens a message to somebody who agreed, and tells what came of it. */
export function useWriting(pool: PoolSource): Writing {
  const { t } = useTexts();
  const announce = useAnnounce();
  const [personId, setPersonId] = useState<string | null>(null);
  const [note, setNote] = useState<Note | null>(null);
  const write = async (person: PoolPerson) => {
    if (personId !== null) return;
    setPersonId(person.personId);
    const outcome = await pool.write(person);
    setPersonId(null);
    const text = t(NOTES[outcome] ?? pressFault(outcome));
    const isOpen = outcome === 'handed_over' || outcome === 'notOpened';
    const address = isOpen ? { address: person.mail } : {};
    setNote(outcome === 'opened' ? null : { personId: person.personId, text, ...address });
    announce(text);
  };
  return { personId, note, write };
}
