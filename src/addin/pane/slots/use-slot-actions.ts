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
export function useSlotActions(
  slots: SlotsSource,
  onPress: (requestId: string) => void,
  onNote: (note: string) => void,
): SlotActions {
  const announce = useAnnounce();
  const { t } = useTexts();
  return useMemo(() => {
    const act = async (requestId: string, action: Promise<SlotsOutcome>, done: MessageKey) => {
      onPress(requestId);
      const outcome = await action;
      if (outcome === 'pressedAgain') return;
      const text = t(outcome === 'done' ? done : outcome === 'changed' ? 'slots.changed' : 'common.error');
      onNote(outcome === 'done' ? '' : text);
      announce(text);
    };
    return {
      cancel: (id) => void act(id, slots.cancel(id), 'slots.cancelled'),
      accept: (id, proposalId, day) => void act(id, slots.accept(id, proposalId, day), 'slots.accepted'),
      decline: (id, proposalId) => void act(id, slots.decline(id, proposalId), 'slots.declined'),
      setInterview: (id, day) => void act(id, slots.setInterview(id, day), 'common.saved'),
      reportResult: (id, result) => void act(id, slots.reportResult(id, result), 'slots.result.saved'),
    };
  }, [slots, onPress, onNote, announce, t]);
}
