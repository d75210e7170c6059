import { lazy } from 'react';
import type { HomeView } from '../../compose/home-state.ts';
import type { HomeSource, OnboardingSource } from '../pane-ports.ts';
import { CheckingCard } from './CheckingCard.tsx';
import { DetectedCard } from './DetectedCard.tsx';
import { InsertedCard } from './InsertedCard.tsx';
import { InvitedCard } from './InvitedCard.tsx';
import { MismatchCard } from './MismatchCard.tsx';
import { NeutralCard } from './NeutralCard.tsx';
import { NoRecipientCard } from './NoRecipientCard.tsx';

/** The cards of a draft under way are loaded with the pane; those few people ever see come in one piece when needed. */
const rareCards = () => import('./rare-cards.ts');
const BookedCard = lazy(async () => ({ default: (await rareCards()).BookedCard }));
const ConnectCard = lazy(async () => ({ default: (await rareCards()).ConnectCard }));
const OnboardCard = lazy(async () => ({ default: (await rareCards()).OnboardCard }));
const PausedCard = lazy(async () => ({ default: (await rareCards()).PausedCard }));
const ReadOnlyCard = lazy(async () => ({ default: (await rareCards()).ReadOnlyCard }));
const SeveralCard = lazy(async () => ({ default: (await rareCards()).SeveralCard }));
const UnconfirmedCard = lazy(async () => ({ default: (await rareCards()).UnconfirmedCard }));
const UnsupportedCard = lazy(async () => ({ default: (await rareCards()).UnsupportedCard }));

/** Exactly one state card (ux 6). */
export function Home({
  view,
  actions,
  onboarding,
  onShowDetails,
  onChangeWording,
}: {
  readonly view: HomeView;
  readonly actions: HomeSource['actions'];
  readonly onboarding: OnboardingSource;
  readonly onShowDetails: () => void;
  readonly onChangeWording: (() => void) | undefined;
}) {
  const { state } = view;
  const common = { online: view.online, busy: view.busy, actions };
  switch (state.kind) {
    case 'unsupported':
      return <UnsupportedCard />;
    case 'notConnected':
      return <ConnectCard state={state} {...common} onShowDetails={onShowDetails} />;
    case 'notOnboarded':
      return <OnboardCard state={state} onboarding={onboarding} />;
    case 'booked':
      return <BookedCard state={state} onboarding={onboarding} />;
    case 'paused':
      return <PausedCard />;
    case 'readOnly':
      return <ReadOnlyCard state={state} {...common} />;
    case 'mismatch':
      return <MismatchCard state={state} {...common} />;
    case 'inserted':
      return <InsertedCard state={state} {...common} onChangeWording={onChangeWording} />;
    case 'unconfirmed':
      return <UnconfirmedCard state={state} {...common} />;
    case 'several':
      return <SeveralCard state={state} {...common} />;
    case 'checking':
      return <CheckingCard />;
    case 'noRecipient':
      return <NoRecipientCard state={state} {...common} />;
    case 'invited':
      return <InvitedCard state={state} {...common} />;
    case 'detected':
      return <DetectedCard state={state} {...common} />;
    case 'neutral':
      return <NeutralCard state={state} {...common} />;
  }
}
