import { useCallback, useEffect, useId, useState, useSyncExternalStore } from 'react';
import type { ProgressView } from '../../compose/progress-view.ts';
import { Warning16Regular } from '../icons.ts';
import { useAnnounce } from '../announcer.tsx';
import type { SlotsSource } from '../pane-ports.ts';
import { Bar } from '../parts/Bar.tsx';
import { Card } from '../parts/Card.tsx';
import { useFocusAfter } from '../parts/focus-after.ts';
import { useFocusSwap } from '../parts/focus.ts';
import { Label } from '../parts/layout.tsx';
import { Bone } from '../parts/Skeleton.tsx';
import { FaultBar, SectionHead, TabPage } from '../parts/TabPage.tsx';
import { CheckmarkCircle16Regular } from '../tab-icons.ts';
import { useTexts } from '../texts.tsx';
import { HowSlotsWork, NoSlotsYet } from './HowSlotsWork.tsx';
import { PastRequest } from './PastRequest.tsx';
import { RequestCard } from './RequestCard.tsx';
import { RequestForm } from './RequestForm.tsx';
import { isAvailable, SlotCard, slotDates } from './SlotCard.tsx';
import { useSlotActions } from './use-slot-actions.ts';

/** Free introductions: those to use, those under way, those of before (B01 to B03). */
export function SlotsView({
  slots,
  progress,
  now,
  onSubPage,
}: {
  readonly slots: SlotsSource;
  readonly progress: ProgressView | 'loading' | 'expired' | null;
  readonly now: () => Date;
  /** The form takes the whole pane: nothing stands above it. */
  readonly onSubPage: (open: boolean) => void;
}) {
  const texts = useTexts();
  const { t } = texts;
  const announce = useAnnounce();
  const [sent, setSent] = useState('');
  const [note, setNote] = useState('');
  const { list, formFor, draft, busy, paused } = useSyncExternalStore(slots.subscribe, slots.view);
  const id = useId();
  const focusAfter = useFocusAfter();
  const headingOf = useCallback((requestId: string) => `${id}-${requestId}`, [id]);
  const inProgressId = headingOf('in-progress');
  const actions = useSlotActions(
    slots,
    now,
    useCallback((requestId) => focusAfter(headingOf(requestId)), [focusAfter, headingOf]),
    setNote,
  );
  const { load, open: read } = slots;
  useEffect(() => read(), [read]);
  const [asked, setAsked] = useState('');
  const formOpen = formFor !== null && list.value !== null;
  const askedSlot = useFocusSwap<HTMLDivElement>(formOpen);
  useEffect(() => {
    onSubPage(formOpen);
    return () => onSubPage(false);
  }, [formOpen, onSubPage]);

  const { value } = list;
  const today = now();
  if (value === null)
    return (
      <TabPage busy={list.loading}>
        <FaultBar remote={list} onRetry={() => void load()} />
        {list.fault === null && <SlotsSkeleton />}
      </TabPage>
    );
  if (formFor !== null)
    return (
      <RequestForm
        slots={slots}
        draft={draft}
        busy={busy.includes(formFor)}
        paused={paused}
        agencies={value.agencies}
        answerDays={value.answerDays}
        onSubmit={() => focusAfter(inProgressId)}
        onSent={(text) => {
          setSent(text);
          announce(text);
        }}
        onSlotGone={setNote}
      />
    );

  const available = value.slots.filter((slot) => isAvailable(slot, today));
  const expired = value.slots.filter((slot) => !isAvailable(slot, today));
  const open = value.requests.filter(({ closedAt }) => closedAt === null);
  const closed = value.requests.filter(({ closedAt }) => closedAt !== null);
  const none = available.length === 0;
  const totals = typeof progress === 'string' ? null : progress;
  const request = (slotId: string) => {
    setSent('');
    setNote('');
    setAsked(slotId);
    slots.openForm(slotId);
  };
  return (
    <TabPage>
      <FaultBar remote={list} onRetry={() => void load()} />
      {note !== '' && (
        <Bar look="warn" icon={<Warning16Regular />}>
          {note}
        </Bar>
      )}
      {none && open.length === 0 && totals && (
        <NoSlotsYet
          first={closed.length + expired.length === 0}
          remaining={totals.remaining}
          total={totals.total}
          interviewed={totals.countingStage === 'interviewed'}
        />
      )}
      {!none && <SectionHead title={t('slots.ready')} aside={t('slots.count', { n: available.length })} />}
      {!none && paused && (
        <Bar look="warn" icon={<Warning16Regular />}>
          {t('slots.form.paused')}
        </Bar>
      )}
      {available.map((slot, index) => (
        <div key={slot.slotId} ref={slot.slotId === asked ? askedSlot : undefined}>
          <SlotCard
            slot={slot}
            first={index === 0}
            now={today}
            onRequest={paused ? null : () => request(slot.slotId)}
          />
        </div>
      ))}
      {sent !== '' && (
        <Bar look="ok" icon={<CheckmarkCircle16Regular />}>
          {sent}
        </Bar>
      )}
      {open.length > 0 && (
        <SectionHead
          later
          id={inProgressId}
          title={t('slots.inProgress')}
          aside={t('slots.items', { n: open.length })}
        />
      )}
      {open.map((request) => (
        <RequestCard
          key={request.requestId}
          request={request}
          now={today}
          headingId={headingOf(request.requestId)}
          busy={busy.includes(request.requestId)}
          actions={actions}
        />
      ))}
      {closed.length + expired.length > 0 && <SectionHead later title={t('slots.past')} />}
      {closed.map((request) => (
        <PastRequest
          key={request.requestId}
          request={request}
          now={today}
          headingId={headingOf(request.requestId)}
        />
      ))}
      {expired.map((slot) => (
        <Card key={slot.slotId} look="flat">
          <Label>{t('slots.expired')}</Label>
          <Label>{slotDates(slot, today, texts)}</Label>
        </Card>
      ))}
      {none && totals && <HowSlotsWork contract={[contractSentence(totals, t)]} />}
    </TabPage>
  );
}

function contractSentence(
  { total, countingStage }: ProgressView,
  t: ReturnType<typeof useTexts>['t'],
): string {
  return t(countingStage === 'interviewed' ? 'slots.policy.interviewed' : 'slots.policy', { total });
}

/** As high as what comes in its place: a heading and the cards of two slots. */
function SlotsSkeleton() {
  return (
    <>
      <span style={{ padding: '4px 4px 0' }}>
        <Bone width="30%" height={20} />
      </span>
      {[0, 1].map((key) => (
        <Card key={key}>
          <Bone width="50%" height={20} />
          <Bone width="70%" />
          <Bone height={32} />
        </Card>
      ))}
    </>
  );
}
