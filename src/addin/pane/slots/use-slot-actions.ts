import { useMemo } from 'react';
import type { SlotsOutcome } from '../../relay/slots.ts';
import type { MessageKey } from '../../strings/index.ts';
import { useAnnounce } from '../announcer.tsx';
import type { SlotsSource } from '../pane-ports.ts';
import { useTexts } from '../texts.tsx';

export interface SlotActions {
  readonly cancel: (requestId: string) => void;
  readonly accept: (requestId: string, proposalId: string, interviewOn: string | null) => void;
  readonly decline: (requestId: string, proposalId: string) => void;
  readonly setInterview: (requestId: string, day: string) => void;
  readonly reportResult: (requestId: string, result: 'hired' | 'not_hired') => void;
}

/** The actions of the slots tab, each with a word about what came of it. */
export function useSlotActions(slots: SlotsSource, onNote: (note: string) => void): SlotActions {
  const announce = useAnnounce();
  const { t } = useTexts();
  return useMemo(() => {
    const tell = async (action: Promise<SlotsOutcome>, done: MessageKey) => {
      const outcome = await action;
      const text = t(outcome === 'done' ? done : outcome === 'changed' ? 'slots.changed' : 'common.error');
      onNote(outcome === 'done' ? '' : text);
      announce(text);
    };
    return {
      cancel: (requestId) => void tell(slots.cancel(requestId), 'slots.cancelled'),
      accept: (requestId, proposalId, day) =>
        void tell(slots.accept(requestId, proposalId, day), 'slots.accepted'),
      decline: (requestId, proposalId) => void tell(slots.decline(requestId, proposalId), 'slots.declined'),
      setInterview: (requestId, day) => void tell(slots.setInterview(requestId, day), 'common.saved'),
      reportResult: (requestId, result) =>
        void tell(slots.reportResult(requestId, result), 'slots.result.saved'),
    };
  }, [slots, onNote, announce, t]);
}
