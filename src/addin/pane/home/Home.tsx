import { lazy } from 'react';
import type { HomeView } from '../../compose/home-state.ts';
import type { HomeSource, OnboardingSource } from '../pane-ports.ts';
import { useTexts } from '../texts.tsx';
import { CheckingCard } from './CheckingCard.tsx';
import { DetectedCard } from './DetectedCard.tsx';
import { InsertedCard } from './InsertedCard.tsx';
import { InvitedCard } from './InvitedCard.tsx';
import { MismatchCard } from './MismatchCard.tsx';
import { NeutralCard } from './NeutralCard.tsx';
import { NoRecipientCard } from './NoRecipientCard.tsx';
import { OfferCard } from './OfferCard.tsx';

/** The cards of a draft under way are loaded with the pane; those few people ever see come in one piece when needed. */
const rareCards = () => import('./rare-cards.ts');
const BookedCard = lazy(async () => ({ default: (await rareCards()).BookedCard }));
const ConnectCard = lazy(async () => ({ default: (await rareCards()).ConnectCard }));
const OnboardCard = lazy(async () => ({ default: (await rareCards()).OnboardCard }));
const NoItemCard = lazy(async () => ({ default: (await rareCards()).NoItemCard }));
const PausedCard = lazy(async () => ({ default: (await rareCards()).PausedCard }));
const ReadOnlyCard = lazy(async () => ({ default: (await rareCards()).ReadOnlyCard }));
const SeveralCard = lazy(async () => ({ default: (await rareCards()).SeveralCard }));
const UnconfirmedCard = lazy(async () => ({ default: (await rareCards()).UnconfirmedCard }));
const UnreadableCard = lazy(async () => ({ default: (await rareCards()).UnreadableCard }));
const UnsupportedCard = lazy(async () => ({ default: (await rareCards()).UnsupportedCard }));

interface HomeProps {
  readonly view: HomeView;
  readonly actions: HomeSource['actions'];
  readonly onboarding: OnboardingSource;
  readonly onShowDetails: () => void;
  readonly onChangeWording: (() => void) | undefined;
}

/** Exactly one state card (ux 6), and at most one question below it. */
export function Home(props: HomeProps) {
  const { t } = useTexts();
  const { view, actions } = props;
  return (
    <>
      <StateCard {...props} />
      {view.asksToStop && (
        <OfferCard
          title={t('home.stop.title')}
          yes={{ text: t('home.stop.no'), onPress: () => actions.keepReminder() }}
          no={{ text: t('home.stop.yes'), onPress: () => actions.stopReminder() }}
        />
      )}
    </>
  );
}

function StateCard({ view, actions, onboarding, onShowDetails, onChangeWording }: HomeProps) {
  const { state } = view;
  const common = { online: view.online, busy: view.busy, actions };
  switch (state.kind) {
    case 'unsupported':
      return <UnsupportedCard state={state} {...common} />;
    case 'notConnected':
      return <ConnectCard state={state} {...common} onShowDetails={onShowDetails} />;
    case 'notOnboarded':
      return <OnboardCard state={state} onboarding={onboarding} />;
    case 'booked':
      return <BookedCard state={state} onboarding={onboarding} />;
    case 'paused':
      return <PausedCard />;
    case 'noItem':
      return <NoItemCard />;
    case 'unreadable':
      return <UnreadableCard state={state} {...common} />;
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
