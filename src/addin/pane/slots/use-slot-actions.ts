import { useMemo } from 'react';
import type { SlotsOutcome } from '../../relay/slots.ts';
import type { MessageKey } from '../../strings/index.ts';
import { useAnnounce } from '../announcer.tsx';
import type { SlotsSource } from '../pane-ports.ts';
import { pressFault } from '../parts/TabPage.tsx';
import { useTexts } from '../texts.tsx';
import { wrongInterviewDay } from './use-interview-day.ts';

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
  now: () => Date,
  onPress: (requestId: string) => void,
  onNote: (note: string) => void,
): SlotActions {
  const announce = useAnnounce();
  const texts = useTexts();
  return useMemo(() => {
    const { t } = texts;
    /** The service goes by its own clock: it can refuse a day that was fine here. */
    const dayRefused = (requestId: string) => {
      const request = slots.view().list.value?.requests.find((each) => each.requestId === requestId);
      const today = now();
      return wrongInterviewDay(texts, new Date(request?.acceptedAt ?? today), today);
    };
    const sentence = (outcome: SlotsOutcome, requestId: string, day: string | null) => {
      if (outcome === 'invalid_request' && day !== null) return dayRefused(requestId);
      return t(outcome === 'changed' ? 'slots.changed' : pressFault(outcome));
    };
    const act = async (
      requestId: string,
      action: Promise<SlotsOutcome>,
      done: MessageKey,
      day: string | null = null,
    ) => {
      onPress(requestId);
      const outcome = await action;
      if (outcome === 'pressedAgain') return;
      const text = outcome === 'done' ? t(done) : sentence(outcome, requestId, day);
      onNote(outcome === 'done' ? '' : text);
      announce(text);
    };
    return {
      cancel: (id) => void act(id, slots.cancel(id), 'slots.cancelled'),
      accept: (id, proposalId, day) => void act(id, slots.accept(id, proposalId, day), 'slots.accepted', day),
      decline: (id, proposalId) => void act(id, slots.decline(id, proposalId), 'slots.declined'),
      setInterview: (id, day) => void act(id, slots.setInterview(id, day), 'common.saved', day),
      reportResult: (id, result) => void act(id, slots.reportResult(id, result), 'slots.result.saved'),
    };
  }, [slots, now, onPress, onNote, announce, texts]);
}
